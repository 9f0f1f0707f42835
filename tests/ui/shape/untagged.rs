use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(untagged)]
enum Rate {
    Number(f64),
    Line(Line),
    Text(String),
}

#[derive(Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required, string)]
    name: String,
}

fn main() {}
