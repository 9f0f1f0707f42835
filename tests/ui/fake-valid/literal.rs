//! The way of the macro, without the macro.

use frontpay_core::__private::{Items, Literal, LiteralOutcome, Value, evaluate};
use frontpay_core::Valid;
use frontpay_core::payload::OrderSummary;

enum Empty {}

impl Literal for Empty {
    const VALUE: Value<'static> = Value::Map(Items::Full(&[]));
}

fn main() {
    let proof: LiteralOutcome<OrderSummary, ()> = evaluate::<_, _, Empty, 0>();
    let _: Valid<OrderSummary> = proof.make();
}
