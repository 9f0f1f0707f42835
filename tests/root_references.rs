//! Rules that refer to fields outside their struct: the type, its table, and its table as Laravel's text agree.

#![allow(missing_docs, reason = "a test")]

use frontpay_core::{ContextFree, Report, RuleSet, Valid, Validate};
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Order {
    #[rule(required, string, in("a", "b"))]
    kind: String,
    #[rule(required, array)]
    lines: Vec<Line>,
    #[rule(required, array)]
    currencies: Vec<String>,
    #[rule(required, string, in_array = "currencies.*")]
    currency: String,
    #[rule(required_if = "settings.strict=true", nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[rule(required, array)]
    settings: Settings,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Settings {
    #[rule(required, boolean)]
    strict: bool,
    #[rule("required|numeric|lte:most")]
    least: i64,
    #[rule(required, numeric, gte = 2, lt("10"))]
    most: i64,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required, string, distinct)]
    sku: String,
    #[rule("required_if:$.kind,b|string|in_array:$.currencies.*")]
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<String>,
    #[rule(nullable, integer, distinct = "strict", required_with("$.lines.*.currency"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Account {
    #[rule(required, string, confirmed)]
    mail: String,
    mail_confirmation: Option<String>,
    #[rule(required, string, confirmed = "again", gt = "mail")]
    phone: String,
    again: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Party {
    #[rule(required, string, in("private", "corporate"))]
    r#type: String,
    #[rule(exclude_if = "type=private", required, string, digits = 3)]
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[rule(exclude_unless("type", "corporate"), required, array)]
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<Contact>,
    #[rule(required_with = "contact.name", nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Contact {
    #[rule(required, string, max = 3)]
    name: String,
    #[rule(exclude, string, max = 1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Such rules in generic and flattened structs.
#[derive(Debug, Serialize, Deserialize, Validate)]
struct Page<T> {
    #[rule(required, array)]
    items: Vec<T>,
    #[serde(flatten)]
    place: Place,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Place {
    #[rule(required, integer)]
    first: i64,
    #[rule(required, integer, same = "$.first")]
    last: i64,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Word {
    #[rule(required, string, distinct = "ignore_case")]
    word: String,
}

/// Rules that depend on a missing or null field.
#[derive(Debug, Serialize, Deserialize, Validate)]
struct Present {
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[rule(missing_with = "mail")]
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[rule(exclude_with = "mail", required)]
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<String>,
}

fn verdict(report: Result<(), Report>) -> Vec<(String, String)> {
    let violations = report.err().into_iter().flatten();
    violations.map(|found| (found.path().to_owned(), found.rule().to_owned())).collect()
}

fn agrees<T: ContextFree + Serialize + DeserializeOwned>(document: &Value) -> Result<(), TestCaseError> {
    let by_table = T::RULES.check(document);
    let text = RuleSet::parse(T::RULES.to_laravel()).expect("a table prints as one");
    prop_assert_eq!(verdict(text.check(document)).is_empty(), by_table.is_ok(), "the text:\n{}of {}", text, document);
    let Ok(value) = serde_json::from_value::<T>(document.clone()) else { return Ok(()) };
    prop_assert_eq!(verdict(value.validate()), verdict(by_table), "the type: {}", document);
    let bytes = document.to_string();
    prop_assert_eq!(Valid::<T>::from_json(&bytes).is_ok(), value.validate().is_ok(), "{}", bytes);
    Ok(())
}

fn candidates(values: &Value) -> impl Strategy<Value = Option<Value>> + use<> {
    let values = values.as_array().expect("a list").iter().cloned().map(Some);
    select(values.chain([None]).collect::<Vec<_>>())
}

fn document<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let there = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    there.collect::<serde_json::Map<_, _>>().into()
}

prop_compose! {
    fn line()(
        sku in candidates(&json!(["1", "1.0", "x", "X", "", "y"])),
        currency in candidates(&json!(["NOK", "SEK", ""])),
        place in candidates(&json!([1, 2, 3])),
    ) -> Value {
        document([("sku", sku), ("currency", currency), ("place", place)])
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rules_on_whole_lists(
        kind in select(vec!["a", "b"]),
        lines in prop::collection::vec(line(), 0..4),
        currencies in select(vec![json!(["NOK"]), json!(["NOK", "SEK"])]),
        currency in select(vec!["NOK", "SEK"]),
        reason in candidates(&json!(["x", ""])),
        strict in select(vec![json!(true), json!(false)]),
        least in 0..5,
        most in select(vec![1, 2, 3, 9, 10]),
    ) {
        let settings = json!({"strict": strict, "least": least, "most": most});
        let order = document([
            ("kind", Some(json!(kind))),
            ("lines", Some(json!(lines))),
            ("currencies", Some(currencies)),
            ("currency", Some(json!(currency))),
            ("reason", reason),
            ("settings", Some(settings)),
        ]);
        agrees::<Order>(&order)?;
    }

    #[test]
    fn sibling_fields(
        mail in candidates(&json!(["a", "b", ""])),
        again in candidates(&json!(["a", "b", "abc", "", null])),
        phone in candidates(&json!(["a", "abc", "5", "123"])),
        phone_again in candidates(&json!(["a", "abc", "5", "123", null])),
    ) {
        let fields = [("mail", mail), ("mail_confirmation", again), ("phone", phone), ("again", phone_again)];
        agrees::<Account>(&document(fields))?;
    }

    #[test]
    fn generics_and_flattened_fields(
        words in prop::collection::vec(candidates(&json!(["a", "A", "b", ""])), 0..4),
        first in candidates(&json!([1, 2])),
        last in candidates(&json!([1, 2])),
    ) {
        let items: Vec<_> = words.into_iter().map(|word| document([("word", word)])).collect();
        agrees::<Page<Word>>(&document([("items", Some(json!(items))), ("first", first), ("last", last)]))?;
    }

    #[test]
    fn fields_that_are_missing_or_null(
        mail in candidates(&json!(["a", "", null])),
        phone in candidates(&json!(["a", ""])),
        post in candidates(&json!(["a", ""])),
    ) {
        let document = document([("mail", mail.clone()), ("phone", phone), ("post", post)]);
        if mail == Some(Value::Null) {
            // The type cannot tell it from a missing one, so the text has the word.
            let by_text = Valid::<Present>::from_json(document.to_string());
            prop_assert!(by_text.is_err() || Present::RULES.check(&document).is_ok());
        } else {
            agrees::<Present>(&document)?;
        }
    }

    #[test]
    fn excluded_fields(
        kind in select(vec!["private", "corporate"]),
        number in candidates(&json!(["123", "12", ""])),
        name in candidates(&json!(["abc", "abcd"])),
        note in candidates(&json!(["a", "ab", ""])),
        there in any::<bool>(),
        title in candidates(&json!(["x", ""])),
    ) {
        let contact = there.then(|| document([("name", name), ("note", note)]));
        let party = document([
            ("type", Some(json!(kind))),
            ("number", number),
            ("contact", contact),
            ("title", title),
        ]);
        agrees::<Party>(&party)?;
    }
}

/// An excluded field stays in the value and is not checked; the result of `validated()` does not contain it.
#[test]
fn an_excluded_field_stays_in_the_value() {
    let text = br#"{"type": "private", "number": "no number"}"#;
    let party = Valid::<Party>::from_json(text).expect("the number is not looked at");
    assert_eq!(party.number.as_deref(), Some("no number"));
    let validated = Party::RULES.validate(&*party).expect("it is valid");
    assert_eq!(serde_json::to_string(&validated).expect("JSON"), r#"{"type":"private"}"#);
}

/// A list item is compared with the others only if it is validated as part of the list.
#[test]
fn an_item_alone_has_no_peers() {
    let line = |sku: &str| Line { sku: sku.to_owned(), currency: None, place: None };
    let settings = || Settings { strict: false, least: 1, most: 2 };
    let order = Order {
        kind: "a".to_owned(),
        lines: vec![line("x"), line("y"), line("x")],
        currencies: vec!["NOK".to_owned()],
        currency: "NOK".to_owned(),
        reason: None,
        settings: settings(),
    };
    let twice = [("lines.0.sku", "distinct"), ("lines.2.sku", "distinct")];
    let twice = twice.map(|(path, rule)| (path.to_owned(), rule.to_owned()));
    assert_eq!(verdict(order.validate()), twice);
}
