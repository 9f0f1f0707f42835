use std::collections::BTreeMap;

use frontpay_core::{Flag, Numeric, Validate, payload};
use serde::Deserialize;

// The rules are silent: it is the types that cannot hold the literals.
#[derive(Deserialize, Validate)]
struct Narrow {
    #[rule(required)]
    small: u8,
    #[rule(required)]
    whole: i64,
    #[rule(required)]
    text: String,
    #[rule(required)]
    flag: bool,
    #[rule(required)]
    loose: Flag,
    #[rule(required)]
    amount: Numeric,
    #[rule(required)]
    ratio: f64,
    #[rule(required)]
    letter: Letter,
    #[rule(required)]
    pair: [i32; 2],
    #[rule(required)]
    list: Vec<i32>,
    #[rule(required)]
    map: BTreeMap<String, bool>,
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Letter {
    Alpha,
    Beta,
}

fn main() {
    let _ = payload!(Narrow {
        "small": 256,
        "whole": 1.0,
        "text": 5,
        "flag": "1",
        "loose": "yes",
        "amount": "51,00",
        "ratio": 1e400,
        "letter": "gamma",
        "pair": [1, 2, 3],
        "list": {"0": 1},
        "map": {"a": true, "b": "no"},
    });
    let _ = payload!(Narrow {
        "small": -1,
        "whole": 9_223_372_036_854_775_808,
        "text": ["a"],
        "flag": 1,
        "loose": 2,
        "amount": {"kroner": 51},
        "ratio": "1",
        "letter": 1,
        "pair": [1, "2"],
        "list": [1, 2.5],
        "map": [true],
    });
}
