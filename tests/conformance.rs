//! Comparison with the verdicts of the real Laravel, for every vector in `conformance/`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_rules::date::Moment;
use frontpay_rules::{InvalidJson, Report, RuleSet};
use frontpay_tests::vectors::{self, Vector};

/// The clock of the reference: 2026-01-15T12:00:00Z.
const NOON: Moment = Moment::from_unix(1_768_478_400, 0);

#[derive(Default)]
struct Count {
    equal: usize,
    /// Laravel threw an exception, and the rules do not accept the document.
    thrown: usize,
    unknown: usize,
    /// The vector is listed in [`DEVIATIONS`].
    deviating: usize,
    wrong: Vec<String>,
}

/// The vectors whose verdict differs from Laravel's, each with the reason. All are errors that name what is not supported.
const DEVIATIONS: &[(&str, &str)] = &[
    ("strings/regex/7489544bee", "`\\X`: no engine underneath knows grapheme clusters"),
    ("strings/regex/8d2ae1d50f", "`\\X`"),
    ("strings/not_regex/1e21b95a45", "`(?1)`: no engine underneath knows recursion"),
    ("strings/not_regex/9ca100f0ce", "`(?1)`"),
    ("strings/not_regex/4c9f8ed703", "`(?1)`"),
    ("strings/not_regex/9d508663e7", "`(?1)`"),
];

#[test]
fn every_verdict_is_laravels() {
    let named = vectors::tables();
    let mut unknown_rules = BTreeMap::<String, usize>::new();
    let mut wrong = Vec::new();
    let mut total = (0, 0);
    println!("file                  equal  thrown  unknown rules  deviating  wrong");
    for file in vectors::files() {
        let mut count = Count::default();
        for vector in vectors::read(&file) {
            let table = vector.table(&named);
            let unknown = vectors::unknown_rules(&table);
            if unknown.is_empty() || unknown.iter().all(|rule| NO_RULES.contains(&rule.as_str())) {
                compare(&vector, &RuleSet::parse_lazily(table), &mut count);
            } else {
                count.unknown += 1;
                for rule in unknown {
                    *unknown_rules.entry(rule).or_default() += 1;
                }
            }
        }
        let Count { equal, thrown, unknown, deviating, .. } = count;
        println!("{file:<20} {equal:>6} {thrown:>7} {unknown:>14} {deviating:>10} {:>6}", count.wrong.len());
        total = (total.0 + equal + thrown, total.1 + equal + thrown + unknown + deviating + count.wrong.len());
        wrong.append(&mut count.wrong);
    }
    println!("{} of {} as Laravel answers", total.0, total.1);
    println!("rules not yet known, with the vectors that need them: {unknown_rules:?}");
    assert!(wrong.is_empty(), "{} wrong verdicts:\n{}", wrong.len(), wrong.join("\n"));
}

/// The names that the vectors use for rules that do not exist.
const NO_RULES: &[&str] = &["foo", "double", "float", "required|string", "string|min", "b$/", "int"];

fn compare(vector: &Vector, rules: &RuleSet, count: &mut Count) {
    let report = match rules.with_context(NOON).validate_json(vector.data.get().as_bytes()) {
        Ok(validated) if !vector.has_validated(&validated) => {
            let validated = serde_json::to_string(&validated).unwrap();
            return count.wrong.push(format!("{}: validated {validated}", vector.id));
        }
        Ok(_) => Report::default(),
        Err(InvalidJson::Report(report)) => report,
        Err(InvalidJson::Syntax(error)) => return count.wrong.push(format!("{}: {error}", vector.id)),
    };
    let is_equal = vector.valid == Some(report.is_empty()) && vector.failed() == vectors::failed(&report);
    match vector.valid {
        _ if DEVIATIONS.iter().any(|(id, _)| *id == vector.id) => {
            // A line that is no longer needed must go.
            assert!(!is_equal && report.iter().all(|violation| violation.fault().is_some()), "{}", vector.id);
            count.deviating += 1;
        }
        None if report.is_empty() => count.wrong.push(format!("{}: Laravel throws, we accept", vector.id)),
        None => count.thrown += 1,
        Some(_) if is_equal => count.equal += 1,
        Some(_) => {
            count.wrong.push(format!("{}: {:?} instead of {:?}", vector.id, vectors::failed(&report), vector.failed()));
        }
    }
}
