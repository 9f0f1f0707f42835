use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize, Validate)]
#[serde(from = "String", into = "String")]
struct Customer {
    #[rule(required)]
    name: String,
}

impl From<String> for Customer {
    fn from(name: String) -> Self {
        Self { name }
    }
}

impl From<Customer> for String {
    fn from(customer: Customer) -> Self {
        customer.name
    }
}

#[derive(Serialize, Deserialize, Validate)]
struct Order {
    #[rule(required, integer)]
    #[serde(with = "seconds")]
    at: String,
    #[serde(serialize_with = "upper")]
    name: Option<String>,
}

fn main() {}
