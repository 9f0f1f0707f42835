use frontpay_core::payload::PaymentLink;
use frontpay_core::ruleset;

ruleset! {
    pub Acme for PaymentLink {
        "referenceNumber" => "required",
        "orderSummary.grandTotals" => max(50_000),
        "products.name" => string,
        "products.*.nam" => "required|string",
        "customerDetails.address.zip.code" => required,
        "customerDetails.name" => required_if = "customerDetails.typ=corporate",
        "dueDate" => required,
    }
}

fn main() {}
