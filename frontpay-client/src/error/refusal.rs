use std::fmt;

use serde_json::Value;

use super::{ApiError, printable::Printable};
use frontpay_core::{Messages, RuleSet, Violation};

/// How many sentences `Display` repeats; the rest is counted.
const SHOWN: usize = 5;

/// The API found the payload not valid (HTTP 417): its sentences, and what they mean where that is known.
///
/// Sentences name fields and no values.
#[derive(Debug)]
pub struct Refusal {
    answer: ApiError,
    complaints: Vec<Complaint>,
}

/// One sentence of a [`Refusal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    text: String,
    violation: Option<Violation>,
}

impl Refusal {
    pub(super) fn new(answer: ApiError, rules: Option<&RuleSet>) -> Self {
        let mut complaints = Vec::new();
        collect(answer.errors().unwrap_or(&Value::Null), rules, &mut complaints);
        Self { answer, complaints }
    }

    /// Returns the sentences in the order of the API.
    #[must_use]
    pub fn complaints(&self) -> &[Complaint] {
        &self.complaints
    }

    /// Iterates over the sentences that were recognised, as the violations they tell of.
    pub fn violations(&self) -> impl Iterator<Item = &Violation> {
        self.complaints.iter().filter_map(Complaint::violation)
    }

    /// Returns the answer itself.
    #[must_use]
    pub fn answer(&self) -> &ApiError {
        &self.answer
    }
}

impl Complaint {
    fn new(text: &str, rules: Option<&RuleSet>) -> Self {
        Self { text: text.to_owned(), violation: rules.and_then(|rules| recognise(rules, text)) }
    }

    /// Returns the sentence as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the violation the sentence tells of; `None` for a sentence that is not Laravel's own.
    #[must_use]
    pub fn violation(&self) -> Option<&Violation> {
        self.violation.as_ref()
    }
}

/// The recorded wording first, then that of newer versions of Laravel: the server may be upgraded any day.
fn recognise(rules: &RuleSet, sentence: &str) -> Option<Violation> {
    let former = Messages::english_until_9().recognise(rules, sentence);
    former.or_else(|| Messages::english().recognise(rules, sentence))
}

/// A list of sentences, one sentence, or Laravel's own form, an object of lists.
fn collect(errors: &Value, rules: Option<&RuleSet>, complaints: &mut Vec<Complaint>) {
    match errors {
        Value::String(text) => complaints.push(Complaint::new(text, rules)),
        Value::Array(list) => list.iter().for_each(|inner| collect(inner, rules, complaints)),
        Value::Object(fields) => fields.values().for_each(|inner| collect(inner, rules, complaints)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.answer)?;
        for (place, complaint) in self.complaints.iter().take(SHOWN).enumerate() {
            write!(f, "{} {}", if place == 0 { ":" } else { "" }, Printable(&complaint.text))?;
        }
        match self.complaints.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}
