//! Numbers where `serde_json` keeps all their digits and `rust_decimal` writes numbers.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use frontpay_core::payload::PaymentLink;
use frontpay_core::{Numeric, Valid, Validate, payload};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
struct Rates {
    #[rule(required, numeric, max = 100)]
    rate: Numeric,
    #[rule(nullable, numeric)]
    float: Option<f64>,
    #[rule(nullable)]
    any: Option<Value>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Total {
    #[rule(required, numeric, max = 100)]
    total: Decimal,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct TextTotal {
    #[rule(required, string)]
    total: Decimal,
}

#[test]
fn the_features_are_enabled() {
    assert_eq!(serde_json::from_str::<Value>("1.10").unwrap().to_string(), "1.10");
    assert_eq!(serde_json::to_string(&Decimal::new(55, 1)).unwrap(), "5.5");
}

#[test]
fn numerics_are_read_and_written() {
    for (text, written) in [
        ("5.5", "5.5"),
        ("5", "5"),
        ("-0.25", "-0.25"),
        ("1e2", "100.0"),
        ("12345678901234567890123", "1.2345678901234568e+22"),
        ("\"5.50\"", "\"5.50\""),
    ] {
        let numeric: Numeric = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&numeric).unwrap(), written, "{text}");
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::from_value::<Numeric>(value).unwrap(), numeric, "{text}");
    }
    for text in ["1e999", "{}", r#"{"a": "5.5"}"#, "[5.5]", "\"x\""] {
        assert!(serde_json::from_str::<Numeric>(text).is_err(), "{text}");
    }
}

#[test]
fn a_payload_is_read_from_text_and_from_a_value() {
    let text = r#"{"rate": 5.5, "float": 0.1, "any": [1.5, 123456789012345678901234567890, 1e400]}"#;
    let by_text = Valid::<Rates>::from_json(text).unwrap();
    let by_value = Valid::<Rates>::from_value(serde_json::from_str::<Value>(text).unwrap()).unwrap();
    assert_eq!((by_text.float, by_value.float), (Some(0.1), Some(0.1)));
    assert_eq!(serde_json::to_string(&by_text).unwrap(), serde_json::to_string(&by_value).unwrap());
    assert!(serde_json::from_str::<Valid<Rates>>(text).is_ok());

    let refused = Valid::<Rates>::from_json(r#"{"rate": 100.5}"#).unwrap_err();
    assert_eq!(refused.iter().map(|violation| violation.rule()).collect::<Vec<_>>(), ["max"]);
    let pretended = r#"{"rate": {"$serde_json::private::Number": "5.5"}}"#;
    assert!(Valid::<Rates>::from_json(pretended).is_err());
    let error = serde_json::from_str::<Valid<Rates>>(r#"{"rate": true}"#).unwrap_err();
    assert!(error.to_string().starts_with("rate: invalid type: boolean, expected a number"), "{error}");
}

#[test]
fn a_number_beyond_a_float_is_seen_by_the_rules() {
    let beyond: Value = serde_json::from_str("1e400").unwrap();
    let rules = frontpay_core::RuleSet::parse([("0", "numeric|max:10")]).unwrap();
    let report = rules.check(&[beyond]).unwrap_err();
    assert_eq!(report.iter().map(|violation| violation.rule()).collect::<Vec<_>>(), ["max"]);
}

#[test]
fn an_order_with_fractions_is_valid() {
    let mut order: Value = serde_json::from_str(include_str!("../../examples/payment-link.json")).unwrap();
    order["products"][0]["rate"] = serde_json::from_str("51.50").unwrap();
    order["products"][0]["tax"] = json!(25.0);
    let valid = Valid::<PaymentLink>::from_json(order.to_string()).unwrap();
    assert!(Valid::<PaymentLink>::from_value(&order).is_ok());
    let sent = serde_json::to_value(&valid).unwrap();
    assert_eq!(sent["products"][0]["rate"].as_f64(), Some(51.5));
}

#[test]
fn a_decimal_is_validated_as_the_number_that_is_sent() {
    let total = |text: &str| text.parse::<Decimal>().unwrap();
    assert!(Valid::new(Total { total: total("99.5") }).is_ok());
    assert!(Valid::new(Total { total: total("100.5") }).is_err());
    let report = TextTotal { total: total("5") }.validate().unwrap_err();
    assert_eq!(report.iter().map(|violation| violation.rule()).collect::<Vec<_>>(), ["string"]);
}

#[test]
fn a_literal_with_a_decimal_is_sent_as_a_number() {
    let valid = payload!(Total { "total": "99.50" });
    assert_eq!(serde_json::to_string(&valid).unwrap(), r#"{"total":99.5}"#);
}

#[test]
#[should_panic(expected = "the literal is not valid as it is sent: The total field must be a string.")]
fn a_literal_whose_rules_reject_the_number_is_not_made() {
    let _ = payload!(TextTotal { "total": "99.50" });
}
