use std::collections::BTreeMap;

use frontpay_core::{Context, Params, Rule, Validate, Value, payload};

const fn even(value: Value<'_>) -> bool {
    matches!(value, Value::Int(number) if number % 2 == 0)
}

const fn second_is_a(value: Value<'_>) -> bool {
    matches!(value, Value::Str(text) if text.as_bytes()[1] == b'a')
}

struct Odd;

impl Rule for Odd {
    const NAME: &'static str = "odd";

    fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        if even(value) { Err(Params::none()) } else { Ok(()) }
    }
}

// A `const fn` is asked where its rule stands, behind the rules before it.
#[derive(Validate)]
struct Line {
    #[rule(required, integer, const even)]
    count: i64,
    #[rule(bail, required, string, min = 2, const second_is_a)]
    code: String,
}

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    lines: Vec<Line>,
    #[rule(nullable, array)]
    by_name: Option<BTreeMap<String, Line>>,
    #[rule(nullable, integer, Odd)]
    odd: Option<i64>,
}

fn main() {
    let _ = payload!(Order {
        "lines": [{ "count": 2, "code": "ba" }, { "count": 3, "code": "b" }],
        "by_name": { "x": { "count": 2, "code": "ab" }, "y": { "count": 1 } },
        "odd": 3,
    });
}
