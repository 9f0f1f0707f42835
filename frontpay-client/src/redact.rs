//! Text of a server, made fit for errors and logs.
//!
//! A server repeats what it was sent: names, personal numbers, whole SQL statements with their values. A text of it is shown
//! only where it reads like a sentence or a key, and without anything that occurs in the request.

use std::collections::HashSet;
use std::sync::OnceLock;

use bytes::Bytes;
use http::HeaderValue;
use serde_json::Value;

use crate::attributes;

/// The longest text that is shown, in characters.
const LONGEST: usize = 160;

/// The length of the parts of words that are masked anywhere, which finds words that are cut short or run together. A shorter
/// word of the request is masked only as a whole word: `Ann` is part of `cannot`.
const PART: usize = 5;

/// A single letter says nothing about a person.
const SHORTEST_WORD: usize = 2;

/// The number of consecutive digits that are masked, sent or not: personal numbers, phone numbers, account numbers.
const DIGITS: usize = 6;

const MASK: char = '…';

/// The keys that the API documents; they are shown as they are, since they come from no request.
const DOCUMENTED: [&str; 36] = [
    "cancelledOrderSuccessfully",
    "customerNotFound",
    "cycleNotfound",
    "internalErrorOccurredPleaseTryAgainLater",
    "Order Not Found",
    "Order Status Retrieved Successfully",
    "Order Submitted Successfully",
    "orderAddedSuccessfully",
    "orderNotFound",
    "orderPaymentConfirmed",
    "orderPaymentFailed",
    "orderProductsNotFound",
    "orderStatusAlreadyCancelled",
    "orderStatusAlreadyCompleted",
    "orderStatusAlreadyPaid",
    "orderStatusUpdatedSuccessfully",
    "payloadValidationErrors",
    "personCurrentStatusIsWrong",
    "prerequisiteFailedToCompleteReservation",
    "refundProcessedSuccessfully",
    "refundRejectionForProductAmountExceed",
    "refundRejectionForRefundedCancelledInvoicedOrderParamCancelled",
    "refundRejectionForRefundedCancelledInvoicedOrderParamRefunded",
    "refundRejectionForWeeklyThresholdExceed",
    "refundRequestRejectedSuccessfully",
    "requestProductIdNotAvailable",
    "reservationNotFound",
    "reservationStatusAlreadyCompleted",
    "someCyclesFailedToPassValidation",
    "Something Went Wrong",
    "somethingWentWrong",
    "terminalIsBusy",
    "terminalNotFound",
    "terminalOrderRefundRequestSuccessfully",
    "Too Many Attempts.",
    "Unauthenticated.",
];

/// The texts of one request; its values are collected when the first text is shown.
#[derive(Default)]
pub(crate) struct Redactor {
    body: Option<Bytes>,
    headers: Vec<HeaderValue>,
    texts: Vec<String>,
    words: OnceLock<Words>,
}

/// The words of a request, in lower case.
#[derive(Default)]
struct Words {
    /// The parts of [`PART`] characters of the longer words.
    parts: HashSet<[char; PART]>,
    short: HashSet<Vec<char>>,
}

impl Redactor {
    pub(crate) fn new(body: Option<Bytes>) -> Self {
        Self { body, ..Self::default() }
    }

    /// Adds a token or header that was sent.
    pub(crate) fn with_headers<'h>(mut self, values: impl IntoIterator<Item = &'h HeaderValue>) -> Self {
        self.headers.extend(values.into_iter().cloned());
        self
    }

    /// Adds another text of the request.
    pub(crate) fn with_text(mut self, text: Option<String>) -> Self {
        self.texts.extend(text);
        self
    }

    /// Returns the part of a server's message that is safe to show.
    pub(crate) fn message(&self, message: &str) -> String {
        let (key, has_parameter) = match message.split_once('#') {
            Some((key, _)) => (key, true),
            None => (message, false),
        };
        let mut shown = match key {
            key if DOCUMENTED.contains(&key) => key.to_owned(),
            key if key.chars().all(is_plain) => self.masked(key),
            key => format!("a message of {} characters", key.chars().count()),
        };
        if has_parameter {
            shown.push('#');
            shown.push(MASK);
        }
        shown
    }

    /// Returns the path of a field, with every key masked that is neither an index nor a field of the API.
    pub(crate) fn path(&self, path: &str) -> String {
        let is_shown = |step: &str| attributes::is_known(step) || step == "*" || self.is_index(step);
        let steps: Vec<_> = path.split('.').map(|step| if is_shown(step) { step } else { "…" }).collect();
        steps.join(".")
    }

    /// A number that the request has, or one with as many digits as somebody's, may be no index.
    fn is_index(&self, step: &str) -> bool {
        let is_number = step.len() < DIGITS && step.bytes().all(|byte| byte.is_ascii_digit());
        is_number && !(step.len() > 1 && step.starts_with('0')) && self.masked(step) == step
    }

    fn masked(&self, text: &str) -> String {
        let written: Vec<char> = text.chars().take(LONGEST).collect();
        let lower: Vec<char> = written.iter().map(|symbol| lowercase(*symbol)).collect();
        let mut is_masked = vec![false; written.len()];
        for (start, part) in parts_of(&lower).enumerate() {
            if self.words().parts.contains(part) {
                is_masked[start..start + PART].fill(true);
            }
        }
        for word in &self.words().short {
            for (start, _) in lower.windows(word.len()).enumerate().filter(|(_, window)| window == word) {
                let end = start + word.len();
                if stands_alone(&written, start, end) {
                    is_masked[start..end].fill(true);
                }
            }
        }
        // Also where blanks and signs group them, as in a phone number.
        let is_grouped = |symbol: &char| symbol.is_ascii_digit() || matches!(symbol, ' ' | '.' | '-' | '/' | '+');
        for (start, end) in runs(&written, is_grouped) {
            let digits = written[start..end].iter().filter(|symbol| symbol.is_ascii_digit()).count();
            if digits >= DIGITS {
                let places = (start..end).filter(|place| written[*place].is_ascii_digit());
                places.for_each(|place| is_masked[place] = true);
            }
        }
        let cut = text.chars().nth(LONGEST).map(|_| MASK);
        shown(&written, &is_masked).chain(cut).collect()
    }

    fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let mut words = Words::default();
            let headers = self.headers.iter().filter_map(|value| value.to_str().ok());
            headers.chain(self.texts.iter().map(String::as_str)).for_each(|text| words.collect(text));
            let body = self.body.as_deref().and_then(|body| serde_json::from_slice::<Value>(body).ok());
            if let Some(body) = body {
                words.collect_values(&body);
            }
            words
        })
    }
}

impl Words {
    /// Collects the words of values, and of keys that the API does not document, such as article numbers.
    fn collect_values(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.collect(text),
            Value::Number(number) => self.collect(&number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| self.collect_values(item)),
            Value::Object(fields) => {
                for (key, value) in fields {
                    if !attributes::is_known(key) {
                        self.collect(key);
                    }
                    self.collect_values(value);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn collect(&mut self, text: &str) {
        for word in text.split(|symbol: char| !symbol.is_alphanumeric()) {
            let word: Vec<char> = word.chars().map(lowercase).collect();
            if word.len() >= PART {
                self.parts.extend(parts_of(&word));
            } else if word.len() >= SHORTEST_WORD {
                self.short.insert(word);
            }
        }
    }
}

fn parts_of(text: &[char]) -> impl Iterator<Item = &[char; PART]> {
    text.windows(PART).filter_map(|part| part.try_into().ok())
}

/// Returns the lower case of a character as one character, so that positions do not change.
fn lowercase(symbol: char) -> char {
    symbol.to_lowercase().next().unwrap_or(symbol)
}

/// A sentence or a key has no brackets, quotes or operators; statements, addresses and dumps have.
fn is_plain(symbol: char) -> bool {
    symbol.is_alphanumeric() || matches!(symbol, ' ' | '.' | ',' | '-' | '_' | '\'' | ':' | '/' | '!' | '?' | '+')
}

/// Returns `true` if neither neighbor continues the word; a capital begins a new one (`orderKariNotFound`).
fn stands_alone(text: &[char], start: usize, end: usize) -> bool {
    let begins = start == 0 || !text[start - 1].is_alphanumeric() || text[start].is_uppercase();
    let ends = text.get(end).is_none_or(|next| !next.is_alphanumeric() || next.is_uppercase());
    begins && ends
}

fn runs<'t>(text: &'t [char], is_part: impl Fn(&char) -> bool + 't) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].iter().position(&is_part)?;
        at = text[start..].iter().position(|symbol| !is_part(symbol)).map_or(text.len(), |length| start + length);
        Some((start, at))
    })
}

fn shown<'t>(text: &'t [char], is_masked: &'t [bool]) -> impl Iterator<Item = char> + 't {
    let follows = |at: usize| at > 0 && is_masked[at - 1];
    text.iter().enumerate().filter_map(move |(at, symbol)| match is_masked[at] {
        false => Some(*symbol),
        true if follows(at) => None,
        true => Some(MASK),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redactor() -> Redactor {
        let body = r#"{"customerDetails": {"name": "Kari Nordmann", "personalNumber": "01017012345", "zip": "431"},
            "products": {"SKU-Gaupe": {"rate": 5100}}}"#;
        let headers = [HeaderValue::from_static("Bearer token-3f9a-abcdef")];
        Redactor::new(Some(body.into())).with_headers(&headers)
    }

    #[test]
    fn documented_keys_are_shown_without_their_parameter() {
        assert_eq!(redactor().message("orderNotFound"), "orderNotFound");
        assert_eq!(redactor().message("cycleNotfound#01017012345"), "cycleNotfound#…");
    }

    #[test]
    fn texts_of_the_request_are_masked_wherever_they_stand() {
        for (message, shown) in [
            ("Kari Nordmann exists", "… … exists"),
            ("customerKARINotFound", "customer…NotFound"),
            ("nordmannHasNoPhone", "…HasNoPhone"),
            ("orderForNordmanFailed", "orderFor…Failed"),
            // One character more goes where it continues a word of the request.
            ("order01nordmaNotFound", "order01…otFound"),
            ("no zip 431 but 4310", "no zip … but 4310"),
            ("unknown token abcdef", "unknown … …"),
            ("SKU gaupe is sold out", "… … is sold out"),
            ("products.0.rate is required", "products.0.rate is required"),
            ("seen 98765432100 before", "seen … before"),
            ("phone 400 00 000 of someone", "phone … … … of someone"),
        ] {
            assert_eq!(redactor().message(message), shown);
        }
    }

    #[test]
    fn statements_and_dumps_are_counted_and_not_shown() {
        let statement = "SQLSTATE[23000]: insert into orders (name) values (Ola)";
        assert_eq!(redactor().message(statement), format!("a message of {} characters", statement.len()));
        assert_eq!(redactor().message("\u{1b}[31mred"), "a message of 8 characters");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(redactor().message(&"x".repeat(161)), format!("{}…", "x".repeat(160)));
    }

    #[test]
    fn unknown_keys_of_a_path_are_masked() {
        for (path, shown) in [
            ("products.SKU-Gaupe.rate", "products.….rate"),
            ("products.12.rate", "products.12.rate"),
            ("products.01017012345.rate", "products.….rate"),
            ("products.431.rate", "products.….rate"),
            ("0471", "…"),
        ] {
            assert_eq!(redactor().path(path), shown);
        }
    }
}
