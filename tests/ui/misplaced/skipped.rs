use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required)]
    #[serde(skip)]
    name: String,
}

fn main() {}
