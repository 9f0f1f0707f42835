//! Every rule there and back: violation, sentence, violation.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;

use super::SentenceRecognizer;
use crate::message::Messages;
use crate::report::{Failed, Violation, params};
use crate::rule::{Count, Name, ParamKind, ParamSpec, measure};
use crate::schema::RuleSet;

/// Words of keys. None of them is a word of a sentence, since `a field` and `field` before `field is required` are told
/// apart by nothing.
const WORDS: [&str; 8] = ["order", "customer", "x", "Date", "Details", "OrganizationId", "URL", "Line2"];

fn key() -> impl Strategy<Value = String> {
    (select(&WORDS[..3]), prop::collection::vec(select(&WORDS[..]), 0..3))
        .prop_map(|(first, rest)| first.to_owned() + &rest.concat())
}

/// A path in camel case, some below an item.
fn path() -> impl Strategy<Value = String> {
    let step = prop_oneof![4 => key(), 1 => Just("12".to_owned())];
    (key(), prop::collection::vec(step, 0..3)).prop_map(|(first, rest)| [vec![first], rest].concat().join("."))
}

fn param(spec: ParamSpec) -> BoxedStrategy<String> {
    match spec.kind {
        ParamKind::Field => path().boxed(),
        ParamKind::Number => (0..1000_u32).prop_map(|number| number.to_string()).boxed(),
        ParamKind::Date | ParamKind::PlainDate => {
            prop_oneof![Just("2026-01-15".to_owned()), Just("next monday".to_owned()), path()].boxed()
        }
        ParamKind::Pattern => Just("/^a,b$/".to_owned()).boxed(),
        ParamKind::Text => "[A-Za-z0-9][A-Za-z0-9 /-]{0,8}[a-z]".boxed(),
    }
}

/// A rule with parameters as Laravel writes it.
fn rule(name: Name) -> BoxedStrategy<String> {
    let spec = name.spec();
    let params = spec.params.iter().map(|spec| {
        let count = match spec.count {
            Count::One => 1..2,
            Count::Many => 1..4_usize,
            Count::Any => 0..4,
        };
        prop::collection::vec(param(*spec), count)
    });
    let params: Vec<_> = params.collect();
    params
        .prop_map(|params| match params.concat().as_slice() {
            [] => spec.name.to_owned(),
            params => format!("{}:{}", spec.name, params.join(",")),
        })
        .boxed()
}

/// A violation of any rule that has a sentence, with the table that has the rule.
fn violation() -> impl Strategy<Value = (RuleSet, Violation)> {
    let names: Vec<_> =
        Name::ALL.iter().copied().filter(|name| !name.spec().is_modifier() && !name.spec().excludes).collect();
    let rule = select(names).prop_flat_map(rule);
    let beside = select(&["", "|numeric", "|array"][..]);
    (path(), rule, beside).prop_filter_map("a rule with these parameters", |(path, rule, beside)| {
        let rules = RuleSet::parse([(path, rule + beside)]).ok()?;
        let mut violation = None;
        rules.each_row(&mut |row| {
            let rule = &row.rules[0];
            let failed = Failed::rule(rule.name.unwrap(), params(row, rule, &[]));
            violation =
                Some(Violation { path: row.concrete(&[]), failed, measure: measure(row.modifiers), texts: None });
        });
        violation.map(|violation| (rules.clone(), violation))
    })
}

/// Each catalogue with a recognizer of it alone and one of all.
static RECOGNIZERS: LazyLock<Vec<(Messages, SentenceRecognizer)>> = LazyLock::new(|| {
    let catalogues = [Messages::english(), Messages::english_until_9(), Messages::norwegian()];
    let all = SentenceRecognizer::new(catalogues.clone());
    let both =
        |messages: Messages| [(messages.clone(), SentenceRecognizer::new([messages.clone()])), (messages, all.clone())];
    catalogues.into_iter().flat_map(both).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_sentence_of_every_rule_leads_back_to_it((rules, violation) in violation()) {
        for (messages, recognizer) in &*RECOGNIZERS {
            let sentence = messages.sentence(&violation);
            let found = recognizer.recognize(&sentence).unwrap_or_else(|| panic!("{sentence}"));
            prop_assert_eq!((found.path(), messages.sentence(&found)), (violation.path(), sentence.clone()));
            let found = recognizer.clone().with_table(&rules).recognize(&sentence);
            prop_assert_eq!(found.as_ref(), Some(&violation), "{}", sentence);
        }
    }
}
