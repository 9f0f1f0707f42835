use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

fn read<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(from)
}

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(nullable, string)]
    #[serde(deserialize_with = "read")]
    name: Option<String>,
}

fn main() {}
