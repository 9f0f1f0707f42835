//! Valid values as fields of other types.

#![allow(missing_docs, clippy::trivially_copy_pass_by_ref, clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_core::{
    CheckError, Context, FromLiteral as _, Moment, Valid, Validate, Validator, Value, payload, ruleset,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
struct Address {
    #[rule(required, string, digits = 4)]
    zip: String,
    #[rule(nullable, string, max = 5)]
    city: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Order {
    #[rule(required, array)]
    address: Valid<Address>,
    #[rule(nullable, array)]
    pickup: Option<Valid<Address>>,
    #[rule(present, array, max = 2)]
    others: Vec<Valid<Address>>,
    #[serde(default)]
    named: BTreeMap<String, Valid<Address>>,
}

fn address(zip: &str) -> Valid<Address> {
    Valid::new(Address { zip: zip.into(), city: None }).unwrap()
}

fn failures<'r>(violations: impl IntoIterator<Item = &'r frontpay_core::Violation>) -> Vec<(&'r str, &'r str)> {
    violations.into_iter().map(|violation| (violation.path(), violation.rule())).collect()
}

#[test]
fn a_valid_field_has_the_table_of_its_value() {
    #[derive(Deserialize, Validate)]
    #[allow(dead_code, reason = "only its table is used")]
    struct Plain {
        #[rule(required, array)]
        address: Address,
        #[rule(nullable, array)]
        pickup: Option<Address>,
        #[rule(present, array, max = 2)]
        others: Vec<Address>,
        #[serde(default)]
        named: BTreeMap<String, Address>,
    }
    assert_eq!(Order::RULES.to_string(), Plain::RULES.to_string());
    assert!(Order::RULES.to_string().contains("'others.*.zip' => 'required|string|digits:4'"));
}

#[test]
fn a_valid_field_is_written_and_read_as_its_value() {
    let order = Order {
        address: address("4313"),
        pickup: Some(address("0150")),
        others: vec![address("5003")],
        named: BTreeMap::from([("home".to_owned(), address("7010"))]),
    };
    let order = Valid::new(order).unwrap();
    let json = serde_json::to_value(&order).unwrap();
    let plain = |zip: &str| json!({"zip": zip, "city": null});
    assert_eq!(
        json,
        json!({
            "address": plain("4313"), "pickup": plain("0150"), "others": [plain("5003")], "named": {"home": plain("7010")},
        })
    );
    let read = Valid::<Order>::from_json(json.to_string()).unwrap();
    assert_eq!((&read.address, &read.others, &read.named), (&order.address, &order.others, &order.named));
    assert!(Valid::<Order>::from_value(json).is_ok());
}

#[test]
fn the_report_has_every_failure_of_a_valid_field_at_its_path() {
    let text = json!({
        "address": {"zip": "43", "city": "Stavanger"}, "others": [{"zip": "5003"}, {}, {"zip": 1}], "named": {"home": {}},
    });
    let refused = Valid::<Order>::from_json(text.to_string()).unwrap_err();
    assert_eq!(
        failures(refused.iter()),
        [
            ("address.zip", "digits"),
            ("address.city", "max"),
            ("others", "max"),
            ("others.1.zip", "required"),
            ("others.2.zip", "string"),
            ("others.2.zip", "digits"),
            ("named.home.zip", "required"),
        ]
    );
    assert!(serde_json::from_value::<Order>(text).is_err());
}

#[test]
fn rules_of_the_outer_type_refer_into_a_valid_field() {
    #[derive(Validate)]
    struct Parcel {
        to: Valid<Address>,
        #[rule(required_if = "to.city=Oslo", nullable, string)]
        district: Option<String>,
        #[rule(required, string, different = "to.zip")]
        from: String,
    }
    let parcel = |city: &str, from: &str| Parcel {
        to: Valid::new(Address { zip: "0150".into(), city: Some(city.into()) }).unwrap(),
        district: None,
        from: from.into(),
    };
    assert_eq!(parcel("Moss", "4313").validate(), Ok(()));
    let report = parcel("Oslo", "0150").validate().unwrap_err();
    assert_eq!(failures(&report), [("district", "required_if"), ("from", "different")]);
}

#[test]
fn a_rule_inside_a_valid_field_refers_to_the_root() {
    #[derive(Validate)]
    struct Line {
        #[rule(required, string, in_array = "$.currencies.*")]
        currency: String,
    }
    #[derive(Validate)]
    struct Sheet {
        #[rule(required, array)]
        currencies: Vec<String>,
        line: Box<Line>,
    }
    #[derive(Validate)]
    struct Binder {
        #[rule(required, array)]
        currencies: Vec<String>,
        sheet: Valid<Sheet>,
    }
    // The root of the sheet is now the binder, whose currencies are others.
    let sheet = Sheet { currencies: vec!["NOK".into()], line: Box::new(Line { currency: "NOK".into() }) };
    let binder = Binder { currencies: vec!["SEK".into()], sheet: Valid::new(sheet).unwrap() };
    assert_eq!(failures(&binder.validate().unwrap_err()), [("sheet.line.currency", "in_array")]);
}

#[test]
fn rules_about_the_time_and_checks_are_asked_again() {
    struct Limit(i64);

    fn within(amount: &i64, context: &Context<'_>) -> Result<(), CheckError> {
        let limit = context.get::<Limit>().map_or(100, |limit| limit.0);
        if *amount <= limit { Ok(()) } else { Err(CheckError::new("within")) }
    }

    #[derive(Validate)]
    #[rule(context = Limit)]
    struct Payment {
        #[rule(required, integer, custom_with = within)]
        amount: i64,
        #[rule(required, date, after = "today")]
        due: String,
    }
    #[derive(Validate)]
    #[rule(context = Limit)]
    struct Batch {
        first: Valid<Payment>,
    }
    let now = Moment::from_unix(1_767_225_600, 0); // 2026-01-01
    let payment = Payment { amount: 51, due: "2026-01-02".into() };
    let first = Validator::new().context(now).validate(payment).unwrap();
    let batch = Batch { first };
    assert_eq!(batch.validate_with(now), Ok(()));
    let later = Moment::from_unix(1_767_225_600 + 86_400, 0);
    assert_eq!(failures(&batch.validate_with(later).unwrap_err()), [("first.due", "after")]);
    let limit = Limit(50);
    let report = batch.validate_with(Context::from(now).with(&limit)).unwrap_err();
    assert_eq!(failures(&report), [("first.amount", "within")]);
}

#[test]
fn a_valid_field_with_a_rule_set_keeps_it() {
    ruleset! { Near for Address { "zip" => starts_with("43") } }

    #[derive(Debug, Deserialize, Validate)]
    struct Visit {
        #[rule(required, array)]
        at: Valid<Address, Near>,
    }
    assert!(Valid::<Visit>::from_json(r#"{"at": {"zip": "4313"}}"#).is_ok());
    let refused = Valid::<Visit>::from_json(r#"{"at": {"zip": "0150"}}"#).unwrap_err();
    assert_eq!(failures(refused.iter()), [("at", "shape")]);
    let far = Validator::new().rules::<Near>().validate(Address { zip: "0150".into(), city: None });
    assert!(far.is_err());
}

#[test]
fn a_valid_newtype_has_the_rules_of_text() {
    #[derive(Debug, Serialize, Deserialize, Validate)]
    struct Zip(#[rule(required, string, digits = 4)] String);

    #[derive(Debug, Deserialize, Validate)]
    struct Shop {
        #[rule(required, string, starts_with("43"))]
        zip: Valid<Zip>,
    }
    assert!(Valid::<Shop>::from_json(r#"{"zip": "4313"}"#).is_ok());
    let refused = Valid::<Shop>::from_json(r#"{"zip": "15"}"#).unwrap_err();
    assert_eq!(failures(refused.iter()), [("zip", "starts_with"), ("zip", "digits")]);
}

#[test]
fn a_literal_with_a_valid_field_is_written_as_its_value() {
    let order = payload!(Order {
        "address": { "zip": "4313", "city": "Moss" },
        "others": [{ "zip": "5003" }],
    });
    assert_eq!(order.address.zip, "4313");
    assert_eq!(order.others, [address("5003")]);
    assert_eq!(order.pickup, None);
}

#[test]
#[should_panic(expected = "`from_literal` was called with a value that is not valid: The zip field is required.")]
fn a_valid_value_is_not_made_of_any_literal() {
    let _ = Valid::<Address>::from_literal(Value::Null);
}
