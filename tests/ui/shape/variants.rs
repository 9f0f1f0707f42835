use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(tag = "type")]
enum Method {
    #[rule(required)]
    Card {
        #[rule(required, email)]
        number: u32,
        #[rule(required_if = "nmuber=1", nullable)]
        text: Option<String>,
        name: String,
    },
    #[serde(skip)]
    Hidden,
    #[serde(with = "somewhere")]
    With(String),
    #[serde(untagged)]
    Any(String),
}

#[derive(Serialize, Deserialize, Validate)]
enum Plain {
    #[rule(max = 5)]
    One(#[rule(required, max = 1, min = 2)] String),
}

fn main() {}
