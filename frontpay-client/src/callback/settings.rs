use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::strict::ParameterOrder;
use super::{CustomCoverage, CustomParameter, Scheme, Secret, Verifier};

/// The statuses that the documents name anywhere, and the spellings they have there.
///
/// `RESERVED NOT PAID` is from the pages on reservations, `ONGOING` and `COMPLETED` from those on subscriptions;
/// `RESEVRED` and `success` are printed by the page on callbacks itself.
const STATUSES: [&str; 18] = [
    "SENT",
    "PAID",
    "CANCELLED",
    "EXPIRED",
    "INVOICED",
    "PURRING",
    "INKASSO",
    "debtCollection",
    "REFUNDED",
    "PARTIAL REFUNDED",
    "RESERVED",
    "RESEVRED",
    "RESERVED NOT PAID",
    "CAPTURED",
    "CHARGED",
    "ONGOING",
    "COMPLETED",
    "success",
];

/// `Visa`, `visa` and `mastercard` are the spellings of the page on callbacks, `invoice` is one of requests. The others
/// exist, and their spelling is not documented.
const PAYMENT_METHODS: [&str; 12] = [
    "visa",
    "mastercard",
    "invoice",
    "vipps",
    "google pay",
    "googlepay",
    "google_pay",
    "google-pay",
    "apple pay",
    "applepay",
    "apple_pay",
    "apple-pay",
];

pub(super) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// The settings of a verifier.
#[derive(Clone)]
pub(super) struct Settings {
    pub(super) secret: Secret,
    pub(super) scheme: Scheme,
    pub(super) window: Option<Duration>,
    pub(super) custom: Vec<CustomParameter>,
    pub(super) coverage: CustomCoverage,
    pub(super) order: Option<ParameterOrder>,
    pub(super) statuses: Vec<String>,
    pub(super) payment_methods: Vec<String>,
    pub(super) is_strict: bool,
    pub(super) clock: Clock,
}

impl Settings {
    pub(super) fn new(secret: Secret) -> Self {
        Self {
            secret,
            scheme: Scheme::default(),
            window: Some(Verifier::DEFAULT_WINDOW),
            custom: Vec::new(),
            coverage: CustomCoverage::default(),
            order: None,
            statuses: STATUSES.map(String::from).to_vec(),
            payment_methods: PAYMENT_METHODS.map(String::from).to_vec(),
            is_strict: true,
            clock: Arc::new(SystemTime::now),
        }
    }

    /// Returns `true` if the values of custom parameters are part of the checksum.
    pub(super) fn joins_custom(&self) -> bool {
        self.scheme == Scheme::C && self.coverage == CustomCoverage::Joined
    }

    /// Shows what a reader of a log needs; no secret and no value of a custom parameter.
    pub(super) fn describe(&self, debug: &mut fmt::DebugStruct<'_, '_>) -> fmt::Result {
        debug.field("scheme", &self.scheme).field("window", &self.window).field("custom", &self.custom);
        debug.field("is_strict", &self.is_strict).finish_non_exhaustive()
    }

    /// Returns the orders of parameters that are accepted.
    pub(super) fn orders(&self) -> &[ParameterOrder] {
        match &self.order {
            Some(order) => std::slice::from_ref(order),
            None => &[ParameterOrder::SampleUrl, ParameterOrder::List],
        }
    }
}

/// Adds words that are not there yet. A word that was there twice would be two ways to read it.
pub(super) fn add_words(known: &mut Vec<String>, words: impl IntoIterator<Item = String>) {
    for word in words {
        if !known.iter().any(|known| known.eq_ignore_ascii_case(&word)) {
            known.push(word);
        }
    }
}

/// Returns `true` for letters with single blanks, underscores or hyphens between them: a word that can be joined neither with
/// adjacent digits nor, by a separator at its end, with another word.
pub(super) fn is_word(text: &str) -> bool {
    text.split([' ', '_', '-']).all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::super::format::{Format, count_splits};
    use super::*;

    #[test]
    fn words_are_letters_with_separators_between_them() {
        for word in STATUSES.iter().chain(&PAYMENT_METHODS).chain(&["A", "a_b-c d"]) {
            assert!(is_word(word), "{word}");
        }
        for other in ["", " ", "a ", " a", "a  b", "a1", "1", "é", "a\n", "a.b", "_"] {
            assert!(!is_word(other), "{other:?}");
        }
    }

    #[test]
    fn no_status_beside_a_payment_method_can_be_read_in_another_way() {
        let settings = Settings::new(Secret::new("test-secret").unwrap());
        let (status, method) = (Format::Word(&settings.statuses), Format::Word(&settings.payment_methods));
        for (one, other) in STATUSES.iter().flat_map(|one| PAYMENT_METHODS.iter().map(move |other| (one, other))) {
            let text = format!("{one}{other}");
            assert_eq!(count_splits(&[status, method], text.as_bytes()), 1, "{text}");
            assert_eq!(count_splits(&[status], text.as_bytes()), 0, "{text}");
        }
    }

    #[test]
    fn a_word_is_known_once() {
        let mut known = vec!["PAID".to_owned()];
        add_words(&mut known, ["Paid".to_owned(), "SOLD".to_owned(), "sold".to_owned()]);
        assert_eq!(known, ["PAID", "SOLD"]);
    }
}
