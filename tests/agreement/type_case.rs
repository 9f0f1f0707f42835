//! A derived type of the catalog, and the comparison of all ways to validate it.

use frontpay_core::{ContextFree, Document, Report, RuleSet, Valid, Violation};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// A derived type with examples of valid documents.
pub(crate) struct TypeCase {
    pub(crate) name: &'static str,
    pub(crate) rules: &'static RuleSet,
    pub(crate) seeds: Vec<Value>,
    pub(crate) judge: fn(&str) -> Result<Verdict, TestCaseError>,
}

macro_rules! type_case {
    ($type:ty: $($seed:expr),+ $(,)?) => {
        TypeCase {
            name: stringify!($type),
            rules: <$type as frontpay_core::Validate>::RULES,
            seeds: vec![$(serde_json::from_str($seed).expect("a seed is JSON")),+],
            judge: crate::type_case::judge::<$type>,
        }
    };
}
pub(crate) use type_case;

/// The verdict on a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    Accepted,
    /// The rules reject it, whether or not the type can hold it.
    Refused,
    /// The rules accept it, but the type cannot hold it.
    Shape,
    /// The rules accept it, but not the value that serde made of it: a default, another spelling.
    Reread,
}

/// Validates a text in all ways, and compares the results.
pub(crate) fn judge<T: ContextFree + Serialize + DeserializeOwned>(text: &str) -> Result<Verdict, TestCaseError> {
    let engine = failures(T::RULES.check(&Document::read(text.as_bytes()).expect("JSON")));
    let read = serde_json::from_str::<T>(text).ok();
    let read = if keeps_digits() { read.or_else(|| Valid::from_json(text).ok().map(Valid::into_inner)) } else { read };
    let valid = Valid::<T>::from_json(text).map(drop).map_err(|refused| paths_and_rules(refused.iter()));
    let reported = read.as_ref().map(agrees_with_its_own_text).transpose()?;
    let typed = reported.as_ref().map(Vec::is_empty);
    let value: Value = serde_json::from_str(text).expect("JSON");
    let by_json_value = Valid::<T>::from_value(value).map(drop).map_err(|refused| paths_and_rules(refused.iter()));
    prop_assert_eq!(&by_json_value, &valid, "a value and its text");
    prop_assert_eq!(valid.is_ok(), engine.is_empty() && typed == Some(true), "{:?} {:?} {:?}", valid, engine, typed);
    let Err(violations) = valid else { return Ok(Verdict::Accepted) };
    prop_assert!(!violations.is_empty());
    let mut left = violations.iter().peekable();
    let reported = reported.unwrap_or_default();
    let mut more = Vec::new();
    for failure in &engine {
        more.extend(std::iter::from_fn(|| left.next_if(|other| *other != failure)));
        prop_assert_eq!(left.next(), Some(failure), "{:?} lack some of {:?}", violations, engine);
    }
    more.extend(left);
    Ok(match more.as_slice() {
        [(_, rule)] if rule == "shape" && engine.is_empty() => Verdict::Shape,
        [(_, rule)] if rule == "shape" => Verdict::Refused,
        more if more.iter().all(|failure| reported.contains(failure)) => {
            if engine.is_empty() {
                Verdict::Reread
            } else {
                Verdict::Refused
            }
        }
        _ => return Err(TestCaseError::fail(format!("{more:?} besides {engine:?}"))),
    })
}

/// Returns `true` with the feature `arbitrary_precision` of `serde_json`. The buffers of serde, such as those for untagged
/// enums, then take a fraction for a map; `Valid::from_json` does not.
fn keeps_digits() -> bool {
    let read = |text| serde_json::from_str::<Value>(text).ok();
    read("1.10") != read("1.1")
}

/// Checks that the typed check, the engine and the serialized text of a value agree, and returns its failures.
pub(crate) fn agrees_with_its_own_text<T: ContextFree + Serialize + DeserializeOwned>(
    value: &T,
) -> Result<Vec<(String, String)>, TestCaseError> {
    let report = value.validate();
    let typed = report.is_ok();
    let by_value = failures(T::RULES.check(value));
    let written = serde_json::to_string(value).expect("JSON");
    let by_written = failures(T::RULES.check(&Document::read(written.as_bytes()).expect("JSON")));
    prop_assert_eq!(typed, by_value.is_empty(), "the value's own document: {:?} of {}", by_value, written);
    prop_assert_eq!(&by_value, &by_written, "what is sent: {}", written);
    prop_assert_eq!(details(report), details(T::RULES.check(value)), "the value and its own document");
    prop_assert_eq!(Valid::check(value).is_ok(), typed);
    prop_assert_eq!(value.is_valid() || T::RULES.needs_root(), typed || T::RULES.needs_root());
    Ok(by_value)
}

fn failures(result: Result<(), Report>) -> Vec<(String, String)> {
    paths_and_rules(result.err().unwrap_or_default().iter())
}

fn paths_and_rules<'r>(violations: impl Iterator<Item = &'r Violation>) -> Vec<(String, String)> {
    violations.map(|violation| (violation.path().to_owned(), violation.rule().to_owned())).collect()
}

/// Returns the contents of a report: paths, rules, parameters, messages.
fn details(result: Result<(), Report>) -> Vec<(String, String, Vec<Option<String>>, String)> {
    let report = result.err().unwrap_or_default();
    let all = report.iter().map(|violation| {
        let params = violation.params().map(|param| param.map(str::to_owned)).collect();
        (violation.path().to_owned(), violation.rule().to_owned(), params, violation.to_string())
    });
    all.collect()
}
