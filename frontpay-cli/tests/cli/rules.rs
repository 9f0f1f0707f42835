use snapbox::{file, str};

use crate::support::frontpay;

#[test]
fn a_table_for_reading() {
    frontpay().args(["rules", "payment-link"]).assert().success().stdout_eq(file!["snapshots/rules.txt"]);
}

#[test]
fn laravel_text() {
    let rules = frontpay().args(["rules", "payment-link", "--format", "laravel"]);
    rules.assert().success().stdout_eq(str![[r#"
'products.*.name' => 'required|string',
...
'customerDetails.organizationId' => 'required_if:customerDetails.type,corporate|nullable|string|regex:/^\d{9}$/',
...
"#]]);
}

#[test]
fn json() {
    let rules = frontpay().args(["rules", "payment-link", "--format", "json"]).output().unwrap();
    let rules: serde_json::Value = serde_json::from_slice(&rules.stdout).unwrap();
    assert_eq!(rules[0], serde_json::json!({ "path": "products.*.name", "rules": ["required", "string"] }));
}

#[test]
fn an_unknown_payload_is_named_with_those_that_are_known() {
    frontpay().args(["rules", "order"]).assert().code(2).stderr_eq(str![[r#"
error: invalid value 'order' for '<PAYLOAD>'
  [possible values: payment-link]

For more information, try '--help'.

"#]]);
}
