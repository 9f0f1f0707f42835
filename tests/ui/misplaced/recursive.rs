use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[rule(recursive)]
struct Company {
    #[rule(recursive, recursive)]
    owner: Option<Box<Owner>>,
    #[rule(recursive)]
    #[serde(flatten)]
    more: Owner,
    #[rule(recursive = true)]
    other: Option<Box<Owner>>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Owner {
    #[rule(required)]
    share: u8,
}

fn main() {}
