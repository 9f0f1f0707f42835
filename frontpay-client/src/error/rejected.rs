use std::fmt;
use std::sync::LazyLock;

use frontpay_core::payload::PaymentLink;
use frontpay_core::{Messages, SentenceRecognizer, Validate, Violation};
use serde_json::Value;

use super::ApiError;
use crate::attributes;

/// The number of messages that `Display` repeats; the rest is counted.
const SHOWN: usize = 5;

/// The number of messages that are recognized. More than ten thousand rules of an order do not fail, and a response of
/// 1 MiB may hold 349,000 messages.
const RECOGNIZED: usize = 10_000;

/// The API found the payload not valid (HTTP 417 or 422): its messages, and the violations that they tell of.
///
/// The messages are read when they are asked for. `Display` shows recognized ones as path and rule, and the others
/// without any text that occurs in the request.
pub struct Rejected {
    response: ApiError,
}

/// A message of a [`Rejected`]: one failed rule of one field.
#[derive(Clone, Copy)]
pub struct ServerMessage<'r> {
    text: &'r str,
    is_read: bool,
    rejected: &'r Rejected,
}

impl Rejected {
    pub(super) fn new(response: ApiError) -> Self {
        Self { response }
    }

    /// Iterates over the messages in the order of the API.
    pub fn messages(&self) -> impl Iterator<Item = ServerMessage<'_>> {
        let texts = Texts { left: self.response.errors().into_iter().collect() };
        texts.enumerate().map(|(at, text)| ServerMessage { text, is_read: at < RECOGNIZED, rejected: self })
    }

    /// Iterates over the violations that the messages tell of, without the messages that are not recognized.
    pub fn violations(&self) -> impl Iterator<Item = Violation> {
        self.messages().filter_map(|message| message.violation())
    }

    /// Returns the response itself.
    #[must_use]
    pub fn response(&self) -> &ApiError {
        &self.response
    }
}

impl<'r> ServerMessage<'r> {
    /// Returns the message as it was received. It may repeat what was sent; `Display` does not.
    #[must_use]
    pub fn text(&self) -> &'r str {
        self.text
    }

    /// Returns the violation of the message; `None` for a message that is not one of Laravel's, in its wording
    /// until Laravel 9 or since Laravel 10.
    #[must_use]
    pub fn violation(&self) -> Option<Violation> {
        if self.is_read { RECOGNIZER.recognize(self.text) } else { None }
    }

    /// Returns the path of a violation of this message as it may be shown: `…` replaces every key that is neither an index nor
    /// a field of the API.
    #[must_use]
    pub fn shown_path(&self, violation: &Violation) -> String {
        self.rejected.response.redactor().path(violation.path())
    }
}

/// The recorded wording first, then that of newer versions of Laravel: the server may be upgraded any day.
static RECOGNIZER: LazyLock<SentenceRecognizer> = LazyLock::new(|| {
    SentenceRecognizer::new([Messages::english_until_9(), Messages::english()])
        .with_table(PaymentLink::RULES)
        .with_paths(attributes::PATHS)
});

/// The texts of a list of sentences, one sentence, or Laravel's own form, an object of lists.
struct Texts<'v> {
    left: Vec<&'v Value>,
}

impl<'v> Iterator for Texts<'v> {
    type Item = &'v str;

    fn next(&mut self) -> Option<&'v str> {
        loop {
            match self.left.pop()? {
                Value::String(text) => return Some(text),
                Value::Array(list) => self.left.extend(list.iter().rev()),
                Value::Object(fields) => {
                    let inner: Vec<_> = fields.values().collect();
                    self.left.extend(inner.into_iter().rev());
                }
                Value::Null | Value::Bool(_) | Value::Number(_) => {}
            }
        }
    }
}

/// Path and rule of a recognized message, else its text without what occurs in the request.
impl fmt::Display for ServerMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.violation() {
            Some(violation) => write!(f, "{} [{}]", self.shown_path(&violation), violation.rule()),
            None => f.write_str(&self.rejected.response.redactor().message(self.text)),
        }
    }
}

impl fmt::Debug for ServerMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerMessage({self})")
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.response)?;
        let mut messages = self.messages();
        for (place, message) in messages.by_ref().take(SHOWN).enumerate() {
            write!(f, "{} {message}", if place == 0 { ":" } else { "," })?;
        }
        match messages.count() {
            0 => Ok(()),
            more => write!(f, " (and {more} more)"),
        }
    }
}

impl fmt::Debug for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected").field("response", &self.response).finish_non_exhaustive()
    }
}
