use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, string)]
    #[serde(alias = "fullName")]
    name: String,
}

fn main() {}
