use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

use std::collections::BTreeMap;

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

fn main() {}
