//! Our verdicts against those of the real Laravel, over every vector in `conformance/`.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_rules::{InvalidJson, Report, RuleSet};
use frontpay_tests::vectors::{self, Vector};

#[derive(Default)]
struct Count {
    equal: usize,
    /// Laravel threw, and we do not accept.
    thrown: usize,
    unknown: usize,
    wrong: Vec<String>,
}

#[test]
fn every_verdict_is_laravels() {
    let named = vectors::tables();
    let mut unknown_rules = BTreeMap::<String, usize>::new();
    let mut wrong = Vec::new();
    let mut total = (0, 0);
    println!("{:<20} {:>6} {:>7} {:>13} {:>6}", "file", "equal", "thrown", "unknown rules", "wrong");
    for file in vectors::files() {
        let mut count = Count::default();
        for vector in vectors::read(&file) {
            let table = vector.table(&named);
            let unknown = vectors::unknown_rules(&table);
            if unknown.is_empty() || unknown.iter().all(|rule| NO_RULES.contains(&rule.as_str())) {
                compare(&vector, &RuleSet::parse_lazily(table), &mut count);
            } else {
                count.unknown += 1;
                unknown.into_iter().for_each(|rule| *unknown_rules.entry(rule).or_default() += 1);
            }
        }
        let Count { equal, thrown, unknown, .. } = count;
        println!("{file:<20} {equal:>6} {thrown:>7} {unknown:>13} {:>6}", count.wrong.len());
        total = (total.0 + equal + thrown, total.1 + equal + thrown + unknown + count.wrong.len());
        wrong.append(&mut count.wrong);
    }
    println!("{} of {} as Laravel answers", total.0, total.1);
    println!("rules not yet known, with the vectors that need them: {unknown_rules:?}");
    assert!(wrong.is_empty(), "{} wrong verdicts:\n{}", wrong.len(), wrong.join("\n"));
}

/// What the vectors write where they test that a rule does not exist.
const NO_RULES: &[&str] = &["foo", "double", "float", "required|string", "string|min", "b$/", "int"];

fn compare(vector: &Vector, rules: &RuleSet, count: &mut Count) {
    let report = match rules.validate_json(vector.data.get().as_bytes()) {
        Ok(validated) if !vector.has_validated(&validated) => {
            let validated = serde_json::to_string(&validated).unwrap();
            return count.wrong.push(format!("{}: validated {validated}", vector.id));
        }
        Ok(_) => Report::default(),
        Err(InvalidJson::Report(report)) => report,
        Err(InvalidJson::Syntax(error)) => return count.wrong.push(format!("{}: {error}", vector.id)),
    };
    match vector.valid {
        None if report.is_empty() => count.wrong.push(format!("{}: Laravel throws, we accept", vector.id)),
        None => count.thrown += 1,
        Some(valid) if valid == report.is_empty() && vector.failed() == vectors::failed(&report) => count.equal += 1,
        Some(_) => {
            count.wrong.push(format!("{}: {:?} instead of {:?}", vector.id, vectors::failed(&report), vector.failed()))
        }
    }
}
