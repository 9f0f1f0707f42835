//! The states of an order.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The state of an order, as responses and callbacks name it.
///
/// The documents spell the states in several ways (`PAID`, `Paid`, once `RESEVRED`), so they are read without regard
/// to case and written in upper case. A word that is not known is kept as [`OrderStatus::Unknown`] rather than
/// refused: a new state at the server breaks nobody.
///
/// ```
/// use frontpay_client::OrderStatus;
///
/// assert_eq!(OrderStatus::from("Paid"), OrderStatus::Paid);
/// assert_eq!(OrderStatus::from("RESEVRED"), OrderStatus::Reserved);
/// assert_eq!(OrderStatus::from("ON THE MOON").as_str(), "ON THE MOON");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OrderStatus {
    /// The payment link is on its way to the customer.
    Sent,
    /// The customer has paid.
    Paid,
    /// The order was cancelled.
    Cancelled,
    /// The payment link was not used in time.
    Expired,
    /// An invoice was made of the order.
    Invoiced,
    /// A reminder was sent for the invoice.
    Purring,
    /// The invoice went to debt collection.
    Inkasso,
    /// The whole amount was paid back.
    Refunded,
    /// A part of the amount was paid back.
    PartialRefunded,
    /// The amount is reserved, not yet taken.
    Reserved,
    /// A reserved amount was taken.
    Captured,
    /// An amount beyond the reserved one was taken.
    Charged,
    /// A word this version does not know, as it came.
    Unknown(String),
}

static WORDS: [(&str, OrderStatus); 13] = [
    ("SENT", OrderStatus::Sent),
    ("PAID", OrderStatus::Paid),
    ("CANCELLED", OrderStatus::Cancelled),
    ("EXPIRED", OrderStatus::Expired),
    ("INVOICED", OrderStatus::Invoiced),
    ("PURRING", OrderStatus::Purring),
    ("INKASSO", OrderStatus::Inkasso),
    ("REFUNDED", OrderStatus::Refunded),
    ("PARTIAL REFUNDED", OrderStatus::PartialRefunded),
    ("RESERVED", OrderStatus::Reserved),
    ("CAPTURED", OrderStatus::Captured),
    ("CHARGED", OrderStatus::Charged),
    // The page on callbacks prints it so; whether the server does is not known.
    ("RESEVRED", OrderStatus::Reserved),
];

impl OrderStatus {
    /// Returns the word in the spelling the API documents.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unknown(word) => word,
            known => WORDS.iter().find(|(_, status)| status == known).map_or("", |(word, _)| word),
        }
    }
}

impl From<&str> for OrderStatus {
    fn from(word: &str) -> Self {
        WORDS
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
            .map_or_else(|| Self::Unknown(word.to_owned()), |(_, status)| status.clone())
    }
}

impl FromStr for OrderStatus {
    type Err = Infallible;

    fn from_str(word: &str) -> Result<Self, Infallible> {
        Ok(Self::from(word))
    }
}

/// The name of the variant, without the word of [`OrderStatus::Unknown`]: a word of the server may be any text.
impl fmt::Debug for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sent => "Sent",
            Self::Paid => "Paid",
            Self::Cancelled => "Cancelled",
            Self::Expired => "Expired",
            Self::Invoiced => "Invoiced",
            Self::Purring => "Purring",
            Self::Inkasso => "Inkasso",
            Self::Refunded => "Refunded",
            Self::PartialRefunded => "PartialRefunded",
            Self::Reserved => "Reserved",
            Self::Captured => "Captured",
            Self::Charged => "Charged",
            Self::Unknown(_) => "Unknown(…)",
        })
    }
}

impl fmt::Display for OrderStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for OrderStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for OrderStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(|word| Self::from(word.as_str()))
    }
}
