use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
enum Kind {
    #[serde(rename = "private")]
    Private,
    #[serde(rename = "private")]
    Person,
}

fn main() {}
