//! The limits on untrusted documents.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use frontpay_rules::{Document, InvalidJson, Limits, Report, RuleSet};

fn limited(rules: &[(&str, &str)], fan_out: usize) -> RuleSet {
    let rules = RuleSet::parse(rules.iter().copied()).unwrap();
    rules.with_limits(Limits { fan_out, ..Limits::default() })
}

fn check(rules: &RuleSet, text: &str) -> Result<(), Report> {
    rules.check(&Document::read(text.as_bytes()).unwrap())
}

/// One more item than the limit is refused, in every walk that a table can take: plain, at the root, at the end of the
/// path, with rows that overlap.
#[test]
fn wildcards_lead_to_so_many_items_and_no_more() {
    for (rules, text, items) in [
        (&[("a.*.b", "string")][..], r#"{"a": [{}, {}, {}]}"#, 3),
        (&[("a.*.b", "string"), ("a.*.c", "string")], r#"{"a": [{}, {}, {}]}"#, 6),
        (&[("a.*.b.*.c", "string")], r#"{"a": [{"b": [1, 2]}, {"b": {"x": 1}}]}"#, 5),
        (&[("a.*", "string")], r#"{"a": ["x", "y"]}"#, 2),
        (&[("*", "string")], r#"{"a": "x", "b": "y"}"#, 2),
        (&[("a.*", "string"), ("a.0", "string")], r#"{"a": ["x", "y"]}"#, 2),
        (&[("a.b", "string")], r#"{"a": {"b": "x"}}"#, 0),
    ] {
        assert_eq!(check(&limited(rules, items), text), Ok(()), "{rules:?}");
        if items > 0 {
            let report = check(&limited(rules, items - 1), text).unwrap_err();
            let found: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
            assert_eq!(found, [("*", "fan_out")], "{rules:?}");
            let limit = format!("The wildcards lead to more than {} items, which is the limit.", items - 1);
            assert_eq!(report.to_string(), limit);
        }
    }
}

/// A document that would take minutes and gigabytes is refused at once, with the default limits.
#[test]
fn a_large_document_ends_at_the_limit() {
    let rules = RuleSet::parse([("*", "array"), ("*.*", "string|min:3")]).unwrap();
    let text = format!("[{}[]]", "[1,1,1,1,1,1,1,1],".repeat(200_000));
    let error = rules.check_json(text.as_bytes()).unwrap_err();
    assert_eq!(error.to_string(), "The wildcards lead to more than 1048576 items, which is the limit.");
}

#[test]
fn depth_and_size_are_those_of_the_table() {
    let rules = RuleSet::parse([("a", "array")]).unwrap();
    let shallow = rules.clone().with_limits(Limits { depth: 2, ..Limits::default() });
    assert!(rules.check_json(br#"{"a": [[]]}"#).is_ok());
    let error = shallow.check_json(br#"{"a": [[]]}"#).unwrap_err();
    assert!(matches!(error, InvalidJson::Syntax(_)));
    assert_eq!(error.to_string(), "lists and maps are nested deeper than the limit of 2 at line 1, column 8");
    let small = rules.with_limits(Limits { bytes: 10, ..Limits::default() });
    let error = small.check_json(br#"{"a": [[]]}"#).unwrap_err();
    assert_eq!(error.to_string(), "the document has 11 bytes, more than the limit of 10 at line 1, column 1");
}

#[test]
fn a_table_has_so_many_rows_and_no_more() {
    let rows = |count: usize| (0..count).map(|at| (format!("key{at}"), "string"));
    let limits = Limits { rows: 3, ..Limits::default() };
    assert!(RuleSet::parse_with(rows(3), limits).is_ok());
    let error = RuleSet::parse_with(rows(4), limits).unwrap_err();
    assert_eq!((error.path(), error.row()), ("key3", 3));
    assert_eq!(error.problem(), "the table has more than 3 rows, which is the limit");
    // Rows beyond the limit are not even asked for.
    assert!(RuleSet::parse_with((0..).map(|at| (format!("key{at}"), "string")), limits).is_err());
    let error = RuleSet::parse(rows(65_537)).unwrap_err();
    assert_eq!(error.to_string(), "key65536: the table has more than 65536 rows, which is the limit");
}

/// Ten patterns within the limit of each take seconds if nothing bounds their sum.
#[test]
fn the_patterns_of_a_table_take_so_many_steps_together() {
    let rows = |count: usize| (0..count).map(|at| (format!("key{at}"), r"regex:/^\w+(-\w+)*$/u"));
    let limits = Limits { pattern_steps: 10_000_000, ..Limits::default() };
    assert!(RuleSet::parse_with(rows(1), limits).is_ok());
    let error = RuleSet::parse_with(rows(10), limits).unwrap_err();
    assert!(error.row() > 0, "{error}");
    assert_eq!(
        error.problem(),
        "the patterns of the table take more than 10000000 steps to compile, which is the limit"
    );
    assert!(RuleSet::parse(rows(10)).is_ok());
    let error = RuleSet::parse([("text", "regex:/(?:(?:a{1000}){1000}){1000}/")]).unwrap_err();
    let sentence = "the pattern grows too large when its repetitions are written out: the limit is 33554432 steps";
    assert_eq!(error.problem(), sentence);
}
