use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, string)]
    r#type: String,
    #[rule(required_if = "type=corporate", regex = r"^\d{9}$")]
    organization_id: Option<String>,
    #[rule(sometimes, required, string)]
    city: Option<String>,
    #[rule("string|max:5")]
    zip: Option<String>,
}

#[derive(Serialize, Validate)]
struct Page<'a, T> {
    #[rule(filled)]
    next: Option<&'a str>,
    #[rule(required)]
    items: Vec<T>,
}

#[derive(Serialize, Validate)]
#[serde(tag = "by")]
enum Contact {
    Phone {
        #[rule(missing)]
        number: Option<String>,
    },
}

#[derive(Serialize, Validate)]
struct Others {
    #[rule(nullable)]
    sms: Option<bool>,
    #[rule(missing_with = "sms", nullable)]
    email: Option<bool>,
}

fn main() {}
