use frontpay_core::payload::OrderSummary;
use frontpay_core::{Valid, ruleset};

ruleset! { Small for OrderSummary { "grandTotal" => max(100) } }

fn fields(summary: OrderSummary) -> Valid<OrderSummary> {
    Valid { value: summary, rules: std::marker::PhantomData }
}

fn known(summary: OrderSummary) -> Valid<OrderSummary> {
    Valid::new_unchecked(summary)
}

fn known_reference(summary: &OrderSummary) -> &Valid<OrderSummary> {
    Valid::new_unchecked_ref(summary)
}

fn from(summary: OrderSummary) -> Valid<OrderSummary> {
    Valid::from(summary)
}

fn into(summary: OrderSummary) -> Valid<OrderSummary> {
    summary.into()
}

fn default() -> Valid<String> {
    Valid::default()
}

fn stricter(summary: Valid<OrderSummary>) -> Valid<OrderSummary, Small> {
    summary
}

fn without_rules(summary: String) -> Result<Valid<String>, frontpay_core::Invalid<String>> {
    Valid::new(summary)
}

fn main() {}
