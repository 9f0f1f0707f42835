use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required)]
    name: String,
}

#[derive(Serialize, Deserialize, Validate)]
struct Order {
    #[serde(flatten)]
    line: Option<Line>,
}

fn main() {}
