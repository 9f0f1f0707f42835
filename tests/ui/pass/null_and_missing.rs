//! An `Option` whose rules refuse null and let a missing key pass: `None` is a missing key, and a null in a text is judged.

use frontpay_core::{Valid, Validate};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, string)]
    r#type: String,
    #[rule(required_if = "type=corporate", regex = r"^\d{9}$")]
    organization_id: Option<String>,
    #[rule(sometimes, required, string)]
    city: Option<String>,
}

#[derive(Deserialize, Validate)]
struct Order {
    #[rule(required)]
    customers: Vec<Customer>,
}

/// What serde writes of `None` is what the rules let pass.
#[derive(Serialize, Deserialize, Validate)]
struct Sent<'a, T> {
    #[rule(required)]
    items: Vec<T>,
    #[rule(filled)]
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<&'a str>,
    #[rule(missing_with = "next", nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<u8>,
    #[rule(nullable, string)]
    note: Option<String>,
}

fn failures(text: &str) -> Vec<(String, String)> {
    match Valid::<Order>::from_json(format!("{{\"customers\": [{text}]}}")) {
        Ok(_) => Vec::new(),
        Err(refused) => {
            refused.iter().map(|violation| (violation.path().to_owned(), violation.rule().to_owned())).collect()
        }
    }
}

fn main() {
    assert_eq!(failures(r#"{"type": "private"}"#), []);
    assert_eq!(failures(r#"{"type": "corporate", "organizationId": "923609016"}"#), []);
    let failed = |path: &str, rule: &str| [(format!("customers.0.{path}"), rule.to_owned())];
    assert_eq!(failures(r#"{"type": "corporate"}"#), failed("organizationId", "required_if"));
    assert_eq!(failures(r#"{"type": "private", "organizationId": "12345678"}"#), failed("organizationId", "regex"));
    // Laravel refuses null without `nullable`.
    assert_eq!(failures(r#"{"type": "private", "organizationId": null}"#), failed("organizationId", "regex"));
    assert_eq!(failures(r#"{"type": "private", "city": null}"#), failed("city", "required"));

    let sent = Valid::new(Sent { items: vec![1], next: None, last: None, note: None }).unwrap();
    let text = serde_json::to_string(&sent).unwrap();
    assert_eq!(text, r#"{"items":[1],"note":null}"#);
    assert!(serde_json::from_str::<Valid<Sent<u8>>>(&text).is_ok());

    let customer = Customer { r#type: "private".to_owned(), organization_id: None, city: None };
    assert!(customer.validate().is_ok());
}
