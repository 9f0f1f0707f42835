//! Comparison of the payment link's type with the vendor's rule list, and with Laravel's verdicts.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_core::payload::PaymentLink;
use frontpay_core::{InvalidJson, Report, Valid, Validate};
use frontpay_rules::RuleText;
use frontpay_tests::vectors;
use proptest::prelude::*;
use serde_json::Value as Json;

/// The rows of the type that are not in the rule list.
const EXTRA: &[&str] = &["customerDetails.firstName", "referenceNo", "customerReference", "secureDetails"];

#[test]
fn the_rows_are_those_of_the_rule_list_in_its_order() {
    let list = vectors::tables().remove("payment-link").unwrap();
    let rows = PaymentLink::RULES.to_laravel();
    let ours: Vec<_> = rows.into_iter().filter(|(path, _)| !EXTRA.contains(&path.as_str())).collect();
    let theirs: Vec<_> = list
        .into_iter()
        .map(|(path, text)| match text {
            RuleText::Pipes(text) => (path, text.split('|').map(str::to_owned).collect()),
            RuleText::List(texts) => (path, texts),
        })
        .collect();
    assert_eq!(ours, theirs);
}

#[test]
fn every_verdict_on_a_payment_link_is_laravels_but_for_shapes() {
    let mut shapes = BTreeMap::<String, usize>::new();
    let (mut equal, mut wrong) = (0, Vec::new());
    let vectors = vectors::read("payment-link.jsonl");
    for vector in &vectors {
        let report = match Valid::<PaymentLink>::from_json(vector.data.get()) {
            Ok(_) => Report::default(),
            Err(InvalidJson::Report(report)) => report,
            Err(InvalidJson::Syntax(error)) => panic!("{}: {error}", vector.id),
        };
        let (shape, failures): (Vec<_>, Vec<_>) = report.into_iter().partition(|violation| violation.rule() == "shape");
        if vector.failed() != vectors::failed(&Report::new(failures)) {
            wrong.push(&vector.id);
        } else if let [shape] = &*shape {
            *shapes.entry(shape.path().to_owned()).or_default() += 1;
        } else {
            equal += 1;
        }
    }
    println!("{equal} of {} as Laravel answers, {} refused by shape:", vectors.len(), shapes.values().sum::<usize>());
    for (path, count) in &shapes {
        println!("{count:>5} {path}");
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(equal + shapes.values().sum::<usize>(), vectors.len());
    assert_eq!(shapes, expected_shapes(), "a new class of difference belongs into the docs of frontpay-core");
}

/// The number of documents, by path, that the type cannot hold and Laravel accepts or rejects for other reasons.
fn expected_shapes() -> BTreeMap<String, usize> {
    [
        // No row speaks of these containers themselves.
        ("callback", 14),
        ("callback.0", 1),
        ("products", 15),
        // Blank text skips `array` and `numeric`.
        ("internalReferences", 2),
        ("invoiceReferences", 1),
        ("products.0.discount", 9),
        // A list passes `array`, and its items are none of the rows.
        ("internalReferences.0", 1),
        ("invoiceReferences.0", 1),
    ]
    .map(|(path, count)| (path.to_owned(), count))
    .into()
}

/// serde accepts a list for a struct and a map for a unit variant; Laravel accepts neither.
#[test]
fn values_that_only_serde_accepts_are_rejected() {
    let good = include_str!("../examples/payment-link.json");
    assert!(Valid::<PaymentLink>::from_json(good).is_ok());
    for (from, to, path, rule) in [
        (r#""type": "private""#, r#""type": {"private": null}"#, "customerDetails.type", "string"),
        (r#""name": "Hair Wash""#, r#""name": "Hair [Wash] {1}""#, "", ""),
        (r#""callback": {"#, r#""list": [1], "callback": {"#, "", ""),
        (
            r#"{
    "sms": true,
    "email": false,
    "invoice": false
  }"#,
            "[true, false, false]",
            "sendOrderBy.sms",
            "required",
        ),
    ] {
        let changed = good.replacen(from, to, 1);
        assert_ne!(changed, good, "{from}");
        let report = Valid::<PaymentLink>::from_json(&changed);
        match report {
            Ok(_) => assert_eq!(path, "", "{to} passes"),
            Err(invalid) => assert!(invalid.get(path).any(|violation| violation.rule() == rule), "{to}: {invalid:?}"),
        }
    }
}

/// Replaces or removes one of the values in an order.
fn change(order: &mut Json, pick: usize, replacement: Option<&Json>) {
    let mut places = Vec::new();
    collect(order, String::new(), &mut places);
    let (parent, key) = places[pick % places.len()].rsplit_once('/').unwrap();
    match (order.pointer_mut(parent).unwrap(), replacement) {
        (Json::Object(map), Some(value)) => drop(map.insert(key.to_owned(), value.clone())),
        (Json::Object(map), None) => drop(map.remove(key)),
        (Json::Array(list), value) => list[key.parse::<usize>().unwrap()] = value.cloned().unwrap_or_default(),
        _ => panic!("a value is in a list or a map"),
    }
}

fn collect(value: &Json, path: String, places: &mut Vec<String>) {
    match value {
        Json::Object(map) => map.iter().for_each(|(key, value)| collect(value, format!("{path}/{key}"), places)),
        Json::Array(list) => {
            list.iter().enumerate().for_each(|(index, value)| collect(value, format!("{path}/{index}"), places));
        }
        _ => {}
    }
    if !path.is_empty() {
        places.push(path);
    }
}

fn replacements() -> Vec<Json> {
    serde_json::from_str(
        r#"[null, true, false, 0, 1, -0.0, 25, 1e3, 9007199254740993, "", " ", "0", "1", "25", " 5", "abc", "true", "NO",
            "corporate", "private", "923609016", "923609016\n", "12345678901", "kari@example.com", "https://example.com",
            [], {}, [null], [true, false, false], ["Eksempelveien 1", "4313", "Sandnes", "NO"], {"private": null},
            {"0": "x"}, ["51.00", "0", "0", "51.00"], [["Tea", "P1", 1, 1, 0, 0, 1]], {"a": {"name": "Tea"}}]"#,
    )
    .unwrap()
}

proptest! {
    /// `from_json` and the engine agree, except on values that the type cannot hold.
    #[test]
    fn from_json_accepts_exactly_what_the_engine_accepts(
        changes in proptest::collection::vec((any::<usize>(), 0..40_usize), 1..4)
    ) {
        let mut order: Json = serde_json::from_str(include_str!("../examples/payment-link.json")).unwrap();
        let replacements = replacements();
        for (pick, replacement) in changes {
            change(&mut order, pick, replacements.get(replacement));
        }
        let text = order.to_string();
        let engine = PaymentLink::RULES.check_json(text.as_bytes());
        match (Valid::<PaymentLink>::from_json(&text), engine) {
            (Ok(valid), engine) => {
                prop_assert!(engine.is_ok(), "{} {:?}", text, engine);
                // What is sent is valid as well.
                let sent = serde_json::to_vec(&valid).unwrap();
                prop_assert!(PaymentLink::RULES.check_json(&sent).is_ok());
                prop_assert!(Valid::<PaymentLink>::from_json(sent).is_ok());
            }
            (Err(ours), Ok(())) => prop_assert!(ours.iter().all(|violation| violation.rule() == "shape"), "{}", text),
            (Err(ours), Err(engine)) => {
                let ours: Vec<_> = ours.iter().filter(|violation| violation.rule() != "shape").cloned().collect();
                let engine: Vec<_> = engine.iter().cloned().collect();
                prop_assert_eq!(ours, engine);
            }
        }
    }
}
