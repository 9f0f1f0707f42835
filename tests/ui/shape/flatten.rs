use std::collections::BTreeMap;

use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required)]
    name: String,
}

#[derive(Serialize, Deserialize, Validate)]
enum Shape {
    Circle { #[rule(required)] radius: f64 },
    Nothing,
}

#[derive(Serialize, Deserialize, Validate)]
struct Order {
    #[serde(flatten)]
    by_name: BTreeMap<String, Line>,
    #[serde(flatten)]
    shape: Shape,
    #[serde(flatten)]
    text: String,
}

fn main() {}
