use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(array, min = 1)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    lines: Vec<String>,
    #[rule(numeric)]
    #[serde(default, skip_serializing_if = "is_zero")]
    discount: u8,
}

fn is_zero(number: &u8) -> bool {
    *number == 0
}

fn main() {}
