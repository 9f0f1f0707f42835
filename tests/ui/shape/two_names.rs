use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all(serialize = "camelCase", deserialize = "snake_case"))]
struct Customer {
    #[rule(required)]
    #[serde(rename(serialize = "a", deserialize = "b"))]
    first_name: String,
    #[rule(nullable)]
    #[serde(skip_serializing)]
    last_name: Option<String>,
}

fn main() {}
