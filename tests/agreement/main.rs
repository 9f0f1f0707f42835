//! A derived type and its table answer the same: the typed path as the document path, for the value and for the text it
//! was read from. A zoo of types stands for all that can be derived.

#![allow(missing_docs, clippy::linkedlist, clippy::struct_field_names, reason = "a test, of every type there is")]

mod floats;
mod forms;
mod mutant;
mod species;
mod zoo;

use std::collections::BTreeMap;
use std::sync::Mutex;

use frontpay_core::rule::Name;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use crate::mutant::{Tape, mutate};
use crate::species::Verdict;

#[test]
fn seeds_are_accepted() {
    for species in zoo::all() {
        for seed in &species.seeds {
            let verdict =
                (species.judge)(&seed.to_string()).unwrap_or_else(|error| panic!("{}: {error}", species.name));
            assert_eq!(verdict, Verdict::Accepted, "{}: {seed}", species.name);
        }
    }
}

/// Every rule that the derive takes stands in the zoo.
#[test]
fn every_rule_is_there() {
    let species = zoo::all();
    assert!(species.len() >= 40, "{} types", species.len());
    let lines: Vec<_> = species.iter().flat_map(|species| species.rules.to_laravel()).collect();
    let rules: Vec<_> = lines.iter().flat_map(|(_, rules)| rules).collect();
    let absent: Vec<_> = Name::ALL
        .iter()
        .map(|name| name.spec())
        .filter(|spec| !rules.iter().any(|rule| rule.split(':').next() == Some(spec.name)))
        .map(|spec| spec.name)
        .collect();
    assert_eq!(absent, [""; 0]);
}

/// `PROPTEST_CASES` says how many cases; ten thousand without it.
#[test]
fn documents_near_every_table() {
    let species = zoo::all();
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(10_000);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let counts = Mutex::new(BTreeMap::<Verdict, usize>::new());
    let strategy = (0..species.len(), prop::collection::vec(any::<u16>(), 0..24));
    let result = TestRunner::new(config).run(&strategy, |(at, choices)| {
        let (species, mut tape) = (&species[at], Tape::new(&choices[choices.len().min(1)..]));
        let seed = &species.seeds[choices.first().map_or(0, |choice| usize::from(*choice)) % species.seeds.len()];
        let text = mutate(species.rules, seed, &mut tape).to_string();
        let verdict = (species.judge)(&text)
            .map_err(|error| TestCaseError::fail(format!("{}: {text}\n{error}", species.name)))?;
        *counts.lock().expect("one thread").entry(verdict).or_default() += 1;
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    let counts = counts.into_inner().expect("one thread");
    println!("{} types: {counts:?}", species.len());
    // Each happens often enough to mean something.
    for verdict in [Verdict::Accepted, Verdict::Refused, Verdict::Shape] {
        assert!(counts.get(&verdict).is_some_and(|count| count * 50 > cases as usize), "{verdict:?}: {counts:?}");
    }
}
