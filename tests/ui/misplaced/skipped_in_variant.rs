use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
enum Method {
    Card {
        #[rule(required, string)]
        number: String,
        #[serde(skip)]
        #[rule(required)]
        seen: bool,
    },
    Invoice(#[serde(skip)] #[rule(max = 3)] u8, #[rule(required)] u8),
}

fn main() {}
