use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(untagged)]
enum Rate {
    Number(#[rule(required, numeric)] f64),
    Range {
        #[rule("required|numeric")]
        from: f64,
        to: f64,
    },
}

fn main() {}
