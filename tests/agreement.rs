//! A derived type and its table answer the same: the typed path as the document path, for the value and for the text it
//! was read from.

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_core::Validate;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, nullable, string, in("private", "corporate", "1"))]
    r#type: String,
    #[rule(required_if = "type=corporate,1", nullable, string, regex = r"^\d{9}$")]
    organization_id: Option<String>,
    #[rule(required_unless("isCompany", true), nullable, numeric, between(0, 99.5))]
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    #[rule(sometimes, nullable, boolean)]
    #[serde(skip_serializing_if = "Option::is_none")]
    is_company: Option<bool>,
    #[rule("required|not_in:test|not_regex:/[<>]/|max:4")]
    name: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate)]
#[serde(rename_all = "kebab-case")]
enum Channel {
    ByMail,
    BySms,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required, string, min = 2)]
    name: String,
    #[rule(required, numeric, in(0, 12, 15, 25))]
    tax: f64,
    #[rule(required_if("name", "ab"), nullable)]
    channel: Option<Channel>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Order {
    #[rule(required, array, between(1, 2))]
    lines: Vec<Line>,
    #[serde(default)]
    by_name: BTreeMap<String, Option<Line>>,
    #[rule(nullable, array)]
    extra: Option<Line>,
    other: Option<Line>,
    first: Line,
    #[rule(required, array, in("a", "b"))]
    words: Vec<String>,
    #[rule(array, max = 1)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
    #[rule(required_if = "words=a", nullable, in("by-mail"))]
    channel: Option<Channel>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Flat {
    #[rule(required, size = 3)]
    code: String,
    #[serde(flatten)]
    inner: Inner,
    #[rule(required, array)]
    optional: Optional,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Inner {
    #[rule(nullable, email)]
    email: Option<String>,
    #[rule(required_if = "email=a@b", nullable, url)]
    url: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Optional {
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<String>,
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    two: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Account {
    #[rule(required_without_all("phone", "tags"), nullable, string)]
    mail: Option<String>,
    #[rule(same = "mail", nullable)]
    mail_again: Option<String>,
    #[rule(required_with("mail"), nullable, digits_between(1, 3))]
    phone: Option<String>,
    #[rule(nullable, array, contains("a"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    #[rule(nullable, same = "tags", different("mail", "phone"))]
    more_tags: Option<Vec<String>>,
    #[rule(prohibits("more_tags"), nullable, list)]
    order: Option<BTreeMap<u8, u8>>,
    #[rule(accepted_if("phone", "1"), nullable)]
    terms: Option<bool>,
}

/// A value of a field, or none where the key is missing.
type Candidate = Option<Value>;

fn candidates(values: Value) -> impl Strategy<Value = Candidate> {
    let Value::Array(values) = values else { unreachable!("a list of candidates") };
    let values: Vec<_> = values.into_iter().map(Some).chain([None]).collect();
    select(values)
}

fn document(fields: &[(&str, Candidate)]) -> Value {
    fields
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), value.clone()?)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn agrees<T: Validate + Serialize + DeserializeOwned>(document: &Value) -> Result<(), TestCaseError> {
    let Ok(value) = serde_json::from_value::<T>(document.clone()) else { return Ok(()) };
    let typed = value.is_valid();
    let by_value = T::RULES.check(&value);
    let by_document = T::RULES.check(document);
    let written = serde_json::to_value(&value).expect("JSON");
    let by_written = T::RULES.check(&written);
    prop_assert_eq!(typed, by_value.is_ok(), "the value's own document: {:?} of {}", by_value, document);
    prop_assert_eq!(&by_value, &by_written, "what is sent: {} of {}", written, document);
    prop_assert_eq!(typed, by_document.is_ok(), "what was read: {:?} of {}", by_document, document);
    Ok(())
}

prop_compose! {
    fn line()(
        name in candidates(json!(["ab", "a", "", " ", null, "abc"])),
        tax in candidates(json!([25, 0, 0.0, 12.5, null, "25"])),
        channel in candidates(json!(["by-mail", "by-sms", null])),
    ) -> Value {
        document(&[("name", name), ("tax", tax), ("channel", channel)])
    }
}

/// Lines that are mostly good, so that what is around them counts.
fn likely_line() -> impl Strategy<Value = Value> {
    prop_oneof![4 => Just(json!({"name": "abc", "tax": 25})), 1 => line()]
}

prop_compose! {
    fn order()(
        lines in prop::option::weighted(0.95, prop::collection::vec(likely_line(), 0..4)),
        by_name in prop::option::of(prop::collection::btree_map("[a-c0]", prop_oneof![3 => likely_line(), 1 => Just(Value::Null)], 0..3)),
        extra in prop::option::of(prop_oneof![3 => likely_line(), 1 => Just(Value::Null)]),
        other in prop::option::of(prop_oneof![3 => likely_line(), 1 => Just(Value::Null)]),
        first in prop::option::weighted(0.95, likely_line()),
        words in candidates(json!([["a"], ["a", "b"], [], ["c"], ["b", ""], null, "a"])),
        others in candidates(json!([["b"], ["a"], [], ["b", "a"], null])),
        channel in candidates(json!(["by-mail", "by-sms", null, "x"])),
    ) -> Value {
        let fields = [
            ("lines", lines.map(Value::from)),
            ("by_name", by_name.map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into())),
            ("extra", extra),
            ("other", other),
            ("first", first),
            ("words", words),
            ("others", others),
            ("channel", channel),
        ];
        document(&fields)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_struct_with_references(
        kind in candidates(json!(["private", "corporate", "1", "", " ", null, 1, "x"])),
        organization in candidates(json!(["923609016", "923609016\n", "12", "", "  ", null])),
        share in candidates(json!([0, 99.5, 99.6, -0.0, -1, 1e300, null])),
        company in candidates(json!([true, false, null, "1"])),
        name in candidates(json!(["Kari", "K", "", " ", "test", "<b>", "Ærøæ", "Ærøæø", null])),
    ) {
        let fields = [("type", kind), ("organizationId", organization), ("share", share), ("isCompany", company), ("name", name)];
        agrees::<Customer>(&document(&fields))?;
    }

    #[test]
    fn fields_that_are_compared(
        mail in candidates(json!(["a", "b", "", null])),
        mail_again in candidates(json!(["a", "b", "", null])),
        phone in candidates(json!(["1", "a", "1234", "", null])),
        tags in candidates(json!([["a"], ["b"], ["b", "a"], [], null])),
        more_tags in candidates(json!([["a"], ["b"], ["b", "a"], [], null])),
        order in candidates(json!([{"0": 1}, {"1": 1}, {}, null])),
        terms in candidates(json!([true, false, null])),
    ) {
        let compared = [("mail", mail), ("mail_again", mail_again), ("phone", phone), ("tags", tags), ("more_tags", more_tags)];
        let fields: Vec<_> = compared.into_iter().chain([("order", order), ("terms", terms)]).collect();
        agrees::<Account>(&document(&fields))?;
    }

    #[test]
    fn lists_maps_and_structs(order in order()) {
        agrees::<Order>(&order)?;
    }

    #[test]
    fn a_flattened_struct(
        code in candidates(json!(["abc", "ab", "", null, "æøå"])),
        email in candidates(json!(["a@b", "kari@example.com", "x", "", null])),
        url in candidates(json!(["http://localhost", "x", "", null])),
        optional in candidates(json!([{}, {"one": "x"}, {"one": " "}, {"one": "x", "two": "y"}, null, []])),
    ) {
        agrees::<Flat>(&document(&[("code", code), ("email", email), ("url", url), ("optional", optional)]))?;
    }
}
