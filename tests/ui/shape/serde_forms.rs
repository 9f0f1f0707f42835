use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(tag = "kind")]
struct Customer {
    #[rule(required)]
    name: String,
}

fn main() {}
