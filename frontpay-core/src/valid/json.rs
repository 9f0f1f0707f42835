//! JSON text, read and validated.

use frontpay_rules::{AsValue, Context, Document, InvalidJson, Nesting, Report, Violation};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use serde_path_to_error::Segment;

use super::rules::{check_set, join};
use super::{RulesFor, Valid};
use crate::Validate;

impl<T: Validate> Valid<T> {
    /// Reads JSON text and validates it.
    ///
    /// Good text costs what serde costs, and checks without allocation. Where something is wrong the text is read again as
    /// a document, so that the report holds every failure: broken rules, wrong types and missing keys at once.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] tells line and column of what is not JSON; [`InvalidJson::Report`] holds every failure.
    ///
    /// ```
    /// use frontpay_core::{InvalidJson, Valid, payload::PaymentLink};
    /// let broken = Valid::<PaymentLink>::from_json(b"{\"products\": [}").unwrap_err();
    /// assert_eq!(broken.to_string(), "expected value at line 1, column 15");
    ///
    /// let empty = Valid::<PaymentLink>::from_json(b"{}").unwrap_err();
    /// assert!(empty.get("customerDetails.address.street").any(|violation| violation.rule() == "required"));
    /// ```
    pub fn from_json(bytes: impl AsRef<[u8]>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        let bytes = bytes.as_ref();
        // Once for the whole text, and not for every string in it.
        match core::str::from_utf8(bytes).map(serde_json::from_str::<T>) {
            Ok(Ok(value)) if value.holds() && reads_alike(bytes, &value) => {
                value.checked(Ok(()), &Context::new())?;
                Ok(Self::known(value))
            }
            _ => Self::explain(bytes, &Context::new()),
        }
    }

    /// Reads JSON text and validates it, with what rules of one's own may look at; see [`Validate::validate_with`].
    ///
    /// The text is always read twice, as a document and as the value.
    ///
    /// # Errors
    ///
    /// As for [`Valid::from_json`].
    ///
    /// ```
    /// use frontpay_core::{Context, Moment, Valid, Validate};
    /// use serde::Deserialize;
    /// #[derive(Deserialize, Validate)]
    /// struct Order {
    ///     #[rule(required, date, after = "today")]
    ///     due: String,
    /// }
    /// let text = br#"{"due": "2026-01-02"}"#;
    /// let new_year = Context::new().at(Moment::from_unix(1_767_225_600, 0));
    /// assert!(Valid::<Order>::from_json_with(text, &new_year).is_ok());
    /// assert!(Valid::<Order>::from_json_with(text, &Context::new().at(Moment::from_unix(1_800_000_000, 0))).is_err());
    /// ```
    pub fn from_json_with(bytes: impl AsRef<[u8]>, context: &Context<'_>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        Self::explain(bytes.as_ref(), context)
    }

    #[cold]
    fn explain(bytes: &[u8], context: &Context<'_>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        let document = Document::read(bytes)?;
        let violations = T::RULES.check_with(&document, context).err().into_iter().flatten();
        let mut violations: Vec<Violation> = violations.collect();
        match serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_slice(bytes)) {
            // A default that fills a missing key must hold as well.
            Ok(value) if violations.is_empty() => {
                return Self::new_with(value, context).map_err(|invalid| invalid.into_parts().0.into());
            }
            Ok(value) => {
                let report = value.checked(Err(Report::new(violations)), context);
                return Err(report.err().unwrap_or_default().into());
            }
            Err(error) => {
                let path = wire_path(error.path());
                if !violations.iter().any(|violation| tells_of(violation.path(), &path)) {
                    violations.push(Violation::shape(path));
                }
            }
        }
        Err(Report::new(violations).into())
    }
}

impl<T: Validate, R: RulesFor<T>> Valid<T, R> {
    /// Reads JSON text and validates it against the rules of the type and of the rule set.
    ///
    /// # Errors
    ///
    /// As for [`Valid::from_json`], with the failures of both.
    pub fn from_json_with_rules(bytes: impl AsRef<[u8]>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        let bytes = bytes.as_ref();
        match Valid::<T>::from_json(bytes) {
            Ok(Valid { value, .. }) => {
                check_set::<T, R>(&value)?;
                Ok(Self::known(value))
            }
            Err(InvalidJson::Report(own)) => {
                let set = R::RULES.check_json(bytes).err().into_iter().find_map(|refused| match refused {
                    InvalidJson::Report(report) => Some(report),
                    InvalidJson::Syntax(_) => None,
                });
                Err(join(Some(own), set).into())
            }
            Err(error) => Err(error),
        }
    }
}

impl<T: Serialize, R> Serialize for Valid<T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Validate + Deserialize<'de>, R: RulesFor<T>> Deserialize<'de> for Valid<T, R> {
    /// Deserialises and validates; [`Valid::from_json`] tells more of what is wrong.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::with_rules(T::deserialize(deserializer)?).map_err(|invalid| D::Error::custom(invalid.report()))
    }
}

/// Tells whether nothing in a text can have been read more generously than Laravel reads it: a list for a struct, a map for
/// a word, null for a missing key.
fn reads_alike<T: AsValue>(bytes: &[u8], value: &T) -> bool {
    let has_null = || bytes.windows(4).any(|word| word == b"null");
    let reading = T::READING;
    !reading.loose && Nesting::of_text(bytes).is_within(value.nesting()) && !(reading.null && has_null())
}

/// Tells whether a violation already says what serde stumbled over: its path is the same, above or below.
fn tells_of(violation: &str, stumbled: &str) -> bool {
    let leads_to = |short: &str, long: &str| {
        long.strip_prefix(short).is_some_and(|rest| short.is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    // Of a list in place of a struct serde reads the items as fields, so that it is the list that is wrong.
    let stumbled = match stumbled.rsplit_once('.') {
        Some((list, index)) if index.bytes().all(|byte| byte.is_ascii_digit()) => list,
        _ => stumbled,
    };
    leads_to(violation, stumbled) || leads_to(stumbled, violation)
}

fn wire_path(path: &serde_path_to_error::Path) -> String {
    let mut steps = Vec::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => steps.push(index.to_string()),
            Segment::Map { key } => steps.push(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    steps.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::PaymentLink;

    /// Good text is read once, whether the products are a list or a map.
    #[test]
    fn good_orders_are_not_read_twice() {
        let list = include_str!("../../../examples/payment-link.json");
        let map = list.replace("\"products\": [", "\"products\": {\"0\": ").replacen("  ],", "  },", 1);
        for text in [list, &map] {
            let order: PaymentLink = serde_json::from_str(text).unwrap();
            assert!(order.is_valid() && reads_alike(text.as_bytes(), &order), "{text}");
        }
    }

    #[test]
    fn checking_a_good_order_allocates_nothing() {
        let text = include_str!("../../../examples/payment-link.json");
        let order: PaymentLink = serde_json::from_str(text).unwrap();
        let counted = allocation_counter::measure(|| {
            assert!(order.validate().is_ok() && reads_alike(text.as_bytes(), &order));
        });
        assert_eq!(counted.count_total, 0);
    }
}
