//! The rules, each as a table of facts: one reason a row.

#![allow(clippy::unwrap_used, reason = "a test")]

mod accepted;
mod choice;
mod compare;
mod date;
mod digits;
mod elsewhere;
mod exclude;
mod format;
mod keys;
mod membership;
mod overlap;
mod panics;
mod presence;
mod prohibited;
mod required;
mod size;
mod text;
mod types;

use std::fs;
use std::path::Path;

use frontpay_rules::rule::Name;
use frontpay_rules::{InvalidJson, RuleSet};

#[test]
fn every_rule_has_a_fact_in_the_table_of_its_family() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rule");
    for rule in Name::ALL {
        let (family, name) = (rule.path()[0], rule.spec().name);
        let facts = fs::read_to_string(folder.join(family).with_extension("rs")).unwrap_or_default();
        // A list of rules in quotes, with the rule at its start or behind another one.
        let written = ["\"", "|"].map(|before| format!("{before}{name}"));
        let mut behind = written.iter().flat_map(|written| facts.split(written.as_str()).skip(1));
        let is_there = behind.any(|rest| rest.starts_with(['"', '|', ':', '\\']));
        assert!(is_there, "`{name}` has no fact in tests/rule/{family}.rs");
    }
}

/// Tells whether the field `f` of a document passes a list of rules.
fn holds(rules: &str, document: &str) -> bool {
    failures(&[("f", rules)], document).is_empty()
}

/// Tells whether a value passes a list of rules; no text stands for an absent field.
fn passes(rules: &str, value: &str) -> bool {
    let document = if value.is_empty() { "{}".to_owned() } else { format!("{{\"f\": {value}}}") };
    holds(rules, &document)
}

/// The failures of a document: `path rule`.
fn failures(rows: &[(&str, &str)], document: &str) -> Vec<String> {
    match RuleSet::parse(rows.iter().copied()).unwrap().validate_json(document.as_bytes()) {
        Ok(_) => Vec::new(),
        Err(InvalidJson::Report(report)) => {
            report.iter().map(|violation| format!("{} {}", violation.path(), violation.rule())).collect()
        }
        Err(InvalidJson::Syntax(error)) => panic!("{document}: {error}"),
    }
}

/// The validated part of a document, as JSON.
fn validated(rows: &[(&str, &str)], document: &str) -> String {
    let rules = RuleSet::parse(rows.iter().copied()).unwrap();
    serde_json::to_string(&rules.validate_json(document.as_bytes()).unwrap()).unwrap()
}
