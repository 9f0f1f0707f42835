use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, string)]
    #[serde(default)]
    name: String,
}

fn main() {}
