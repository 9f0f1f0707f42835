use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Address {
    #[rule(required, string)]
    city: String,
}

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, array)]
    #[serde(flatten)]
    address: Address,
}

fn main() {}
