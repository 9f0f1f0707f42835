//! The attribute as the first page of the docs has it, in every form.

use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, nullable, string, in("private", "corporate", "person"))]
    r#type: String,
    #[rule(required_if = "type=corporate", nullable, regex = r"^\d{9}$")]
    organization_id: Option<String>,
    #[rule(required_if("type", "private", "person"), nullable, regex = "/^[0-9]{11}$/")]
    personal_number: Option<String>,
    #[rule("required|string|max:255")]
    name: String,
    #[rule(required)]
    #[rule(numeric, between(0, 99.5))]
    #[rule("in:0,12,15,25")]
    tax: f64,
    #[rule(required, numeric, min = -1, max = "1e3", not_in(5, -0.5))]
    balance: i64,
}

fn main() {
    let mut customer = Customer {
        r#type: "corporate".to_owned(),
        organization_id: Some("923609016".to_owned()),
        personal_number: None,
        name: "Nordlys AS".to_owned(),
        tax: 25.0,
        balance: -1,
    };
    assert!(customer.validate().is_ok());
    let lines = [
        "'type' => 'required|nullable|string|in:private,corporate,person',",
        r"'organizationId' => 'required_if:type,corporate|nullable|regex:/^\d{9}$/',",
        "'personalNumber' => 'required_if:type,private,person|nullable|regex:/^[0-9]{11}$/',",
        "'name' => 'required|string|max:255',",
        "'tax' => 'required|numeric|between:0,99.5|in:0,12,15,25',",
        "'balance' => 'required|numeric|min:-1|max:1e3|not_in:5,-0.5',",
    ];
    assert_eq!(Customer::RULES.to_string().lines().collect::<Vec<_>>(), lines);

    customer.organization_id = Some("92360901".to_owned());
    customer.balance = 5;
    let report = customer.validate().unwrap_err();
    let failures: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(failures, [("organizationId", "regex"), ("balance", "not_in")]);
    customer.organization_id = None;
    assert_eq!(customer.validate().unwrap_err().get("organizationId").count(), 1);
}
