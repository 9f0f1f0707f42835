use frontpay_core::__private::{ConstRules, TypedLiteral, Items, Literal, evaluate};
use frontpay_core::{Valid, Validate, Value};

const fn even(value: Value<'_>) -> bool {
    matches!(value, Value::Int(number) if number % 2 == 0)
}

#[derive(Validate)]
struct Pair {
    #[rule(required, integer, const even)]
    shoes: i64,
}

enum Odd {}

impl Literal for Odd {
    const VALUE: Value<'static> = Value::Map(Items::Full(&[("shoes", Value::Int(3))]));
}

// The answers of a function are those that the derive has worked out, and no others.
impl<const N: usize> ConstRules<TypedLiteral<Pair, (), Odd>, N> for Pair {}

fn main() {
    let _: Valid<Pair> = evaluate::<Pair, (), Odd, 0>().make();
}
