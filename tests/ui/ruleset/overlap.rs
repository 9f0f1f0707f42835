use frontpay_core::payload::PaymentLink;
use frontpay_core::ruleset;

ruleset! {
    pub Twice for PaymentLink {
        "products.*.rate" => "numeric|min:1",
        "products.0.rate" => "numeric|max:5",
    }
}

fn main() {}
