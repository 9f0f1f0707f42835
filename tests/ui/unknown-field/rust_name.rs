use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, string)]
    customer_type: String,
    #[rule(required_if = "customer_type=corporate", nullable, string)]
    organization: Option<String>,
}

fn main() {}
