use std::collections::BTreeMap;

use frontpay_core::{Validate, payload};

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    lines: Vec<Line>,
    #[rule(nullable, array)]
    rates: Option<BTreeMap<String, Line>>,
    #[rule(nullable, array)]
    address: Option<Address>,
}

#[derive(Validate)]
struct Line {
    #[rule(required, string, distinct)]
    id: String,
    #[rule(required, integer, max = 10)]
    count: i64,
}

#[derive(Validate)]
struct Address {
    #[rule(required, string, size = 4)]
    zip: String,
    #[rule(required, string)]
    city: String,
}

fn main() {
    let _ = payload!(Order {
        "lines": [{"id": "a", "count": 1}, {"id": "b"}, {"id": "a", "count": 11}, null, "line"],
        "rates": {"oslo": {"id": "a", "count": "many"}},
        "address": {"zip": "431"},
    });
    let _ = payload!(Order { "lines": [] });
    let _ = payload!(Order { "lines": {"id": "a", "count": 1}, "address": "Storgata 1" });
}
