//! No rule text and no document brings the engine down.

use frontpay_rules::rule::Name;
use frontpay_rules::{Document, RuleSet, RuleText};
use proptest::prelude::*;
use proptest::sample::select;

/// Rules by their names, with parameters that fit and such that do not.
fn rule() -> impl Strategy<Value = String> {
    let name = select(Name::ALL.iter().map(|name| name.spec().name).collect::<Vec<_>>());
    let params = select(vec![
        "",
        ":",
        ":a",
        ":a.b",
        ":a.*",
        ":*",
        ":a.*.b,1",
        ":1,2",
        ":0",
        ":-1.5e3",
        ":1e9999",
        ":a,null,true",
        ":strict",
        ":ignore_case",
        ":/a+/u",
        ":\"",
        r":a\.b",
        ":utf-8",
        ":Y-m-d",
        ":4",
        ",",
    ]);
    prop_oneof![(name, params).prop_map(|(name, params)| format!("{name}{params}")), any::<String>()]
}

fn path() -> impl Strategy<Value = String> {
    let step = select(vec!["a", "b", "*", "0", "1", "", r"x\.y", "a*"]);
    prop_oneof![proptest::collection::vec(step, 1..4).prop_map(|steps| steps.join(".")), any::<String>()]
}

fn document() -> impl Strategy<Value = serde_json::Value> {
    let leaf = select(vec![
        "null",
        "true",
        "false",
        "0",
        "-0.0",
        "1",
        "1.5",
        "1e25",
        "9223372036854775807",
        "\"\"",
        "\" \"",
        "\"a\"",
        "\"A\"",
        "\"1e1\"",
        "\"1e400\"",
        "\"99999999999999999999\"",
        "\"2026-01-15\"",
        "[]",
        "{}",
    ]);
    let leaf = leaf.prop_map(|text| serde_json::from_str(text).unwrap());
    leaf.prop_recursive(3, 24, 4, |inner| {
        let key = select(vec!["a", "b", "0", "1", "x.y", "*", "a_confirmation", ""]);
        let entries = proptest::collection::vec((key, inner.clone()), 0..4);
        prop_oneof![
            proptest::collection::vec(inner, 0..4).prop_map(serde_json::Value::Array),
            entries.prop_map(|entries| entries.into_iter().map(|(key, item)| (key.to_owned(), item)).collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_never_panics(
        rows in proptest::collection::vec((path(), proptest::collection::vec(rule(), 0..4)), 0..5),
        document in document(),
    ) {
        let rows = rows.into_iter().map(|(path, rules)| (path, RuleText::List(rules)));
        let rules = RuleSet::parse_lazily(rows);
        let document = Document::read(document.to_string().as_bytes()).unwrap();
        match rules.validate(&document) {
            Ok(validated) => drop(serde_json::to_string(&validated).unwrap()),
            Err(report) => drop(serde_json::to_string(&report).unwrap()),
        }
        drop(rules.to_string());
    }
}
