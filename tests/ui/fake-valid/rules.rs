use frontpay_core::payload::{OrderSummary, PaymentLink};
use frontpay_core::{Valid, Validator, ruleset};

ruleset! { Small for OrderSummary { "grandTotal" => max(100) } }

// Rules for another payload are no rules for this one.
fn other(link: PaymentLink) {
    let _ = Validator::new().rules::<Small>().validate(link);
}

// What was read as another type is not valid as this one.
fn cast(summary: Valid<OrderSummary>) -> Valid<PaymentLink> {
    summary
}

fn unwrapped(summary: Valid<OrderSummary>) -> &'static OrderSummary {
    &summary
}

fn main() {}
