use frontpay_core::payload::OrderSummary;
use frontpay_core::{Numeric, Valid};

fn field(mut summary: Valid<OrderSummary>) {
    summary.grand_total = Numeric::from(0);
}

fn whole(mut summary: Valid<OrderSummary>, other: OrderSummary) {
    *summary = other;
}

fn borrow(summary: &mut Valid<OrderSummary>) -> &mut OrderSummary {
    &mut *summary
}

fn as_mut(summary: &mut Valid<OrderSummary>) -> &mut OrderSummary {
    summary.as_mut()
}

fn take(summary: &mut Valid<OrderSummary>) -> OrderSummary {
    std::mem::take(&mut **summary)
}

fn borrowed(mut summary: OrderSummary) -> bool {
    let Ok(valid) = Valid::check(&summary) else { return false };
    summary.grand_total = Numeric::from(0);
    valid.grand_total == summary.grand_total
}

fn moved(summary: Valid<OrderSummary>) -> Numeric {
    summary.grand_total
}

fn inner(summary: Valid<OrderSummary>) -> OrderSummary {
    summary.value
}

fn main() {}
