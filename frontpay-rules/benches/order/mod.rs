//! The payment link's table, and orders for it.

use std::path::{Path, PathBuf};

use frontpay_rules::{RuleSet, RuleText};

/// The file of rule tables.
fn tables() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance/rules.json")
}

/// The payment link's table as JSON, from paths to pipe text.
pub(crate) fn rows() -> serde_json::Map<String, serde_json::Value> {
    let tables = std::fs::read(tables()).expect("the tables are in the repository");
    let mut tables: serde_json::Value = serde_json::from_slice(&tables).expect("the tables are JSON");
    match tables["payment-link"].take() {
        serde_json::Value::Object(rows) => rows,
        other => panic!("a map of paths to rules, not {other}"),
    }
}

/// The payment link's table.
pub(crate) fn payment_link() -> RuleSet {
    let rows = rows();
    let rows = rows.iter().map(|(path, rules)| (path, RuleText::from(rules.as_str().expect("pipe text"))));
    RuleSet::parse(rows).expect("rules that are known")
}

/// An order with so many products, each with this tax.
pub(crate) fn order(products: usize, tax: &str) -> Vec<u8> {
    let product = format!(
        r#"{{"name":"Hair Wash","productId":"VFDDF","quantity":"1","rate":51,"discount":0,"tax":{tax},"amount":51.5}}"#
    );
    let products = vec![product; products].join(",");
    let rest = include_str!("../../../examples/payment-link.json");
    let summary = rest.find("\"orderSummary\"").expect("the example has a summary");
    format!("{{\"products\":[{products}],{}", &rest[summary..]).into_bytes()
}
