//! Reports as sentences.

use core::fmt;

use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::Messages;
use crate::json::Document;
use crate::report::{Report, Violation};
use frontpay_php::Escaped;

impl Report {
    /// Returns the sentence of every violation, in the words of a catalogue.
    ///
    /// The sentences are Laravel's to the letter. A path below a wildcard has a key of the payload in it, so a sentence may
    /// hold any text of the sender; print it with [`Escaped`].
    ///
    /// ```
    /// use frontpay_rules::{Escaped, Messages, RuleSet};
    /// let rules = RuleSet::parse([("prices.*", "numeric")])?;
    /// let report = rules.check_json(br#"{"prices": {"\u001b[31m": "?"}}"#).unwrap_err();
    /// let violation = report.iter().next().unwrap();
    /// let sentence = Messages::english().sentence(violation);
    /// assert_eq!(sentence, "The prices.\u{1b}[31m field must be a number.");
    /// assert_eq!(Escaped::new(&sentence).to_string(), r"The prices.\u{1b}[31m field must be a number.");
    /// assert_eq!(violation.to_string(), r"The prices.\u{1b}[31m field must be a number.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
        Escaped::new(&self.summary(&Messages::english())).fmt(f)
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
        let sentences = |violations: Vec<&Violation>| -> Vec<_> {
            violations.into_iter().map(|violation| self.messages.sentence(violation)).collect()
        };
        serializer.collect_map(self.report.by_path().map(|(path, violations)| (path, sentences(violations))))
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped::new(&Messages::english().sentence(self)).fmt(f)
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Violation", 4)?;
        fields.serialize_field("path", self.path())?;
        fields.serialize_field("rule", self.rule())?;
        fields.serialize_field("params", &self.params().collect::<Vec<_>>())?;
        fields.serialize_field("message", &Messages::english().sentence(self))?;
        fields.end()
    }
}
