//! What is wrong with a document: every failure, with its path, rule and parameters.

use core::fmt;
use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::custom::CustomFailure;
use crate::json::Document;
use crate::message::Messages;
use crate::rule::Name;
use crate::table::Words;

/// All failures of a document, in Laravel's order: the rows of the table, those with wildcards last.
///
/// A report never holds a value of the payload. It is an error; `Display` is Laravel's summary in English, and it
/// serialises to Laravel's `{"message", "errors": {path: [..]}}`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "required"), ("age", "numeric|min:18")])?;
/// let report = rules.validate_json(br#"{"age": "old"}"#).unwrap_err();
/// let rules: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
/// assert_eq!(rules, [("name", "required"), ("age", "numeric"), ("age", "min")]);
/// assert_eq!(report.to_string(), "The name field is required. (and 2 more errors)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    /// Makes a report of violations found elsewhere, such as in a server's answer.
    #[must_use]
    pub fn new(violations: Vec<Violation>) -> Self {
        Self { violations }
    }

    /// Iterates over the violations.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// Returns how many violations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.violations.len()
    }

    /// Tells whether there is no violation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// Returns the violations of one path, spelled as on the wire with dots: `products.0.tax`.
    pub fn get<'r>(&'r self, path: &'r str) -> impl Iterator<Item = &'r Violation> {
        self.iter().filter(move |violation| violation.path == path)
    }

    /// Returns the sentence of every violation, in the words of a catalogue.
    pub fn messages<'r>(&'r self, messages: &'r Messages) -> impl Iterator<Item = String> + 'r {
        self.iter().map(|violation| messages.sentence(violation))
    }

    /// Returns the sentence of every violation, with the value of the field where a sentence asks for `:input`.
    ///
    /// This is the one way in which a value of the payload gets into a sentence: the catalogue asks for it, and the document
    /// is given beside it. A list or map is no text, and `:input` stays.
    ///
    /// ```
    /// use frontpay_rules::{Document, Messages, RuleSet};
    /// let rules = RuleSet::parse([("country", "in:NO,SE"), ("name", "required")])?;
    /// let document = Document::read(br#"{"country": "DK"}"#)?;
    /// let report = rules.validate(&document).unwrap_err();
    /// let messages = Messages::english().with_sentence("in", "We do not deliver to :input.");
    /// let sentences: Vec<_> = report.messages_with_input(&messages, &document).collect();
    /// assert_eq!(sentences, ["We do not deliver to DK.", "The name field is required."]);
    /// assert_eq!(report.messages(&messages).next().as_deref(), Some("We do not deliver to :input."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn messages_with_input<'r>(
        &'r self,
        messages: &'r Messages,
        document: &'r Document,
    ) -> impl Iterator<Item = String> + 'r {
        self.iter().map(|violation| messages.sentence_with_input(violation, document.value()))
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        self.violations.push(violation);
    }

    fn summary(&self, messages: &Messages) -> String {
        let mut sentences = self.messages(messages);
        let Some(first) = sentences.next() else { return "The given data was invalid.".to_owned() };
        match sentences.count() {
            0 => first,
            1 => format!("{first} (and 1 more error)"),
            more => format!("{first} (and {more} more errors)"),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary(&Messages::english()))
    }
}

impl std::error::Error for Report {}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Violation;
    type IntoIter = core::slice::Iter<'r, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let messages = Messages::english();
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("message", &self.summary(&messages))?;
        map.serialize_entry("errors", &Errors { report: self, messages: &messages })?;
        map.end()
    }
}

struct Errors<'r> {
    report: &'r Report,
    messages: &'r Messages,
}

impl Serialize for Errors<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut by_path: Vec<(&str, Vec<String>)> = Vec::new();
        let mut places = std::collections::HashMap::new();
        for violation in self.report {
            let place = *places.entry(violation.path()).or_insert_with(|| {
                by_path.push((violation.path(), Vec::new()));
                by_path.len() - 1
            });
            by_path[place].1.push(self.messages.sentence(violation));
        }
        serializer.collect_map(by_path)
    }
}

/// One rule that one field fails: data first, a sentence only when asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub(crate) path: String,
    pub(crate) rule: Failed,
    pub(crate) params: Vec<Option<Cow<'static, str>>>,
    pub(crate) measure: Measure,
    /// What the type says of its field.
    pub(crate) words: Option<&'static Words>,
}

/// What failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failed {
    Rule(Name),
    /// The table allows the value, but the Rust type cannot hold it.
    Shape,
    /// The wildcards lead to more items than the limit allows, as the sentence tells.
    FanOut(String),
    /// A rule that is not Laravel's.
    Custom(Box<CustomFailure>),
    /// A rule that Laravel would stop at with an exception.
    Fault {
        rule: String,
        problem: String,
    },
}

/// What a size rule measures, which decides the words of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Measure {
    Number,
    Items,
    #[default]
    Characters,
}

impl Violation {
    /// Makes the violation of a table that allows a value which the Rust type at the path cannot hold.
    ///
    /// Its rule is named `shape`. Such a violation stands behind all others.
    #[must_use]
    pub fn shape(path: impl Into<String>) -> Self {
        Self { path: path.into(), rule: Failed::Shape, params: Vec::new(), measure: Measure::default(), words: None }
    }

    pub(crate) fn failed(path: String, rule: Failed, params: Vec<Option<Cow<'static, str>>>) -> Self {
        Self { path, rule, params, measure: Measure::default(), words: None }
    }

    pub(crate) fn fan_out(limit: usize) -> Self {
        let sentence = format!("The wildcards lead to more than {limit} items, which is the limit.");
        let params = vec![Some(Cow::Owned(limit.to_string()))];
        Self { path: "*".to_owned(), rule: Failed::FanOut(sentence), params, measure: Measure::default(), words: None }
    }

    /// Returns the path on the wire, with dots: `products.0.tax`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns Laravel's name of the rule in snake case: `required_if`.
    #[must_use]
    pub fn rule(&self) -> &str {
        match &self.rule {
            Failed::Rule(name) => name.spec().name,
            Failed::Shape => "shape",
            Failed::FanOut(_) => "fan_out",
            Failed::Custom(failure) => &failure.rule,
            Failed::Fault { rule, .. } => rule,
        }
    }

    /// Returns the parameters of the rule, `None` for one that is written as nothing behind a colon.
    #[must_use]
    pub fn params(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        self.params.iter().map(|param| param.as_deref())
    }

    /// Returns why the rule could not be applied at all, where that is so: an unknown rule, a missing parameter, wildcards
    /// that lead to more items than [`Limits`](crate::Limits) allow (the rule is `fan_out` then).
    ///
    /// Only a table read with [`RuleSet::parse_lazily`](crate::RuleSet::parse_lazily) has faulty rules.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        match &self.rule {
            Failed::Fault { problem, .. } | Failed::FanOut(problem) => Some(problem),
            Failed::Rule(_) | Failed::Custom(_) | Failed::Shape => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Messages::english().sentence(self))
    }
}
