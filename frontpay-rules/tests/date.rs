//! The date rules against Laravel's verdicts: every vector of the repository that names one of them.

#![allow(missing_docs, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use frontpay_rules::date::Moment;
use frontpay_rules::{Document, Report, RuleSet, RuleText};
use serde_json::Value;

/// The clock of the reference: 2026-01-15T12:00:00Z.
const NOON: Moment = Moment::from_unix(1_768_478_400, 0);

const FAMILY: [&str; 8] =
    ["date", "date_format", "date_equals", "before", "before_or_equal", "after", "after_or_equal", "timezone"];

/// Failing paths with the rules of the family and their parameters.
type Failed = BTreeSet<(String, String, Vec<Option<String>>)>;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance").join(file);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn snake(rule: &str) -> String {
    let mut snake = String::new();
    for letter in rule.chars() {
        if letter.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

fn texts(rules: &Value) -> Vec<String> {
    match rules {
        Value::String(pipes) => vec![pipes.clone()],
        Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// The rules of the family that a table names.
fn named(table: &serde_json::Map<String, Value>) -> BTreeSet<&'static str> {
    let texts: Vec<_> = table.values().flat_map(texts).collect();
    let rules: Vec<_> = texts.iter().flat_map(|text| text.split('|')).map(|rule| rule.split(':').next()).collect();
    let rules: BTreeSet<_> = rules.into_iter().flatten().map(|name| snake(name.trim())).collect();
    FAMILY.into_iter().filter(|name| rules.contains(*name)).collect()
}

fn rule_set(table: &serde_json::Map<String, Value>) -> RuleSet {
    RuleSet::parse_lazily(table.iter().map(|(path, rules)| {
        let text = match rules {
            Value::String(pipes) => RuleText::from(pipes.as_str()),
            list => RuleText::List(texts(list)),
        };
        (path.clone(), text)
    }))
}

/// The data of a line as it is written: its numbers are not for another parser to read.
fn data(line: &str) -> &str {
    let (_, data) = line.split_once("\"data\":").expect("data");
    let end = data.rfind(",\"valid\":").or_else(|| data.rfind(",\"throws\":")).expect("a verdict");
    &data[..end]
}

fn wanted(vector: &Value) -> Failed {
    let mut failed = Failed::new();
    for (path, rules) in vector["failed"].as_object().into_iter().flatten() {
        for (rule, params) in rules.as_object().into_iter().flatten() {
            let params = params.as_array().into_iter().flatten();
            let params = params.map(|param| param.as_str().map(str::to_owned)).collect();
            failed.insert((path.clone(), snake(rule), params));
        }
    }
    failed
}

fn found(report: &Report) -> Failed {
    let params =
        |violation: &frontpay_rules::Violation| violation.params().map(|param| param.map(str::to_owned)).collect();
    report
        .iter()
        .map(|violation| (violation.path().to_owned(), violation.rule().to_owned(), params(violation)))
        .collect()
}

fn of_family(failed: Failed) -> Failed {
    failed.into_iter().filter(|(_, rule, _)| FAMILY.contains(&rule.as_str())).collect()
}

#[test]
fn every_vector_of_the_family() {
    let tables: Value = serde_json::from_str(&read("rules.json")).expect("JSON");
    let (mut counts, mut wrong) = (BTreeMap::<&str, usize>::new(), Vec::new());
    for file in ["dates", "cross-field", "forms", "rule-syntax", "wildcards"] {
        for line in read(&format!("{file}.jsonl")).lines() {
            let vector: Value = serde_json::from_str(line).expect("JSON");
            let table = vector["ruleset"].as_str().map_or(&vector["rules"], |name| &tables[name]);
            let table = table.as_object().expect("a table");
            let named = named(table);
            if named.is_empty() {
                continue;
            }
            let document = Document::read(data(line).as_bytes()).expect("a document");
            let report = rule_set(table).with_context(NOON).check(&document).err().unwrap_or_default();
            let agrees = if vector.get("throws").is_some() {
                !report.is_empty()
            } else {
                of_family(found(&report)) == of_family(wanted(&vector))
            };
            for name in named {
                *counts.entry(name).or_default() += 1;
            }
            if !agrees {
                wrong.push(line.to_owned());
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    for name in FAMILY {
        assert!(counts.get(name).is_some_and(|count| *count > 50), "{name}: {counts:?}");
    }
    println!("{counts:?}");
}
