use frontpay_core::payload::PaymentLink;
use frontpay_core::ruleset;

ruleset! {
    pub Acme for PaymentLink {
        "referenceNo" => "requird|string",
        "customerReference" => [max(5), min(6)],
        "orderDate" => regex = "(",
        "orderDate" => required,
        "dueDateForPaymentLink" => max("many"),
    }
}

fn main() {}
