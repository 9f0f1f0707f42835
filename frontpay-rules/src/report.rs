//! What is wrong with a document: every failure, with its path, rule and parameters.

mod custom;
mod params;
mod violation;

use core::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::json::Document;
use crate::message::Messages;

pub(crate) use params::params;
pub use violation::Violation;
pub(crate) use violation::{Failed, RuleParams, Why, has_beside};

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

/// Few reports are longer; they grow.
const USUAL_LENGTH: usize = 16;

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
        self.iter().filter(move |violation| violation.path() == path)
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
        if self.violations.capacity() == 0 {
            self.violations.reserve(USUAL_LENGTH);
        }
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
