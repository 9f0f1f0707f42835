//! The typed check and the engine agree, for a value and for the text that it was read from. A catalog of types covers
//! everything that can be derived.

#![allow(missing_docs, clippy::linkedlist, clippy::struct_field_names, reason = "a test, of every type there is")]

mod catalog;
mod floats;
mod forms;
mod mutation;
mod type_case;

use std::collections::BTreeMap;
use std::sync::Mutex;

use frontpay_core::rule::Name;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::mutation::{Choices, mutate};
use crate::type_case::Verdict;

#[test]
fn seeds_are_accepted() {
    for case in catalog::all() {
        for seed in &case.seeds {
            let verdict = (case.judge)(&seed.to_string()).unwrap_or_else(|error| panic!("{}: {error}", case.name));
            assert_eq!(verdict, Verdict::Accepted, "{}: {seed}", case.name);
        }
    }
}

/// The catalog contains every rule.
#[test]
fn every_rule_is_there() {
    let types = catalog::all();
    assert!(types.len() >= 40, "{} types", types.len());
    let lines: Vec<_> = types.iter().flat_map(|case| case.rules.to_laravel()).collect();
    let rules: Vec<_> = lines.iter().flat_map(|(_, rules)| rules).collect();
    let absent: Vec<_> = Name::ALL
        .iter()
        .map(|name| name.spec())
        .filter(|spec| !rules.iter().any(|rule| rule.split(':').next() == Some(spec.name)))
        .map(|spec| spec.name)
        .collect();
    assert_eq!(absent, [""; 0]);
}

/// Runs `PROPTEST_CASES` cases; ten thousand by default.
#[test]
fn documents_near_every_table() {
    let types = catalog::all();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let counts = Mutex::new(BTreeMap::<Verdict, usize>::new());
    let strategy = (0..types.len(), prop::collection::vec(any::<u16>(), 0..24));
    let result = TestRunner::new(config).run(&strategy, |(at, numbers)| {
        let (case, mut choices) = (&types[at], Choices::new(&numbers[numbers.len().min(1)..]));
        let seed = &case.seeds[numbers.first().map_or(0, |choice| usize::from(*choice)) % case.seeds.len()];
        let text = mutate(case.rules, seed, &mut choices).to_string();
        let verdict =
            (case.judge)(&text).map_err(|error| TestCaseError::fail(format!("{}: {text}\n{error}", case.name)))?;
        *counts.lock().expect("one thread").entry(verdict).or_default() += 1;
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    let counts = counts.into_inner().expect("one thread");
    println!("{} types: {counts:?}", types.len());
    // Each verdict is frequent enough to be meaningful.
    for verdict in [Verdict::Accepted, Verdict::Refused, Verdict::Shape] {
        assert!(counts.get(&verdict).is_some_and(|count| count * 50 > cases as usize), "{verdict:?}: {counts:?}");
    }
}
