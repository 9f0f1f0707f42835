use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, string)]
    name: String,
    #[rule(required, string)]
    #[serde(rename = "name")]
    other: String,
}

fn main() {}
