use std::fmt;
use std::time::{Duration, SystemTime};

use super::CallbackError;
use super::format::Format;
use super::query::{Variable, spelled_by_php};
use crate::id::OrderId;
use crate::status::OrderStatus;

/// A callback whose checksum is right; there is no other way to get one.
///
/// Only values that the checksum covers are readable, under scheme A for instance no amount. From a strict verifier
/// they are the values that were signed. From a [lenient](super::VerifierBuilder::lenient) one they are some values
/// that join to the text that was signed, with names and borders that anyone may have chosen.
///
/// `Debug` shows the order and the status, and neither where it is not what the documents call one.
#[derive(Clone, PartialEq, Eq)]
pub struct Notification {
    order: OrderId,
    status: OrderStatus,
    covered: Vec<(String, String)>,
    key: ReplayKey,
    window: Option<Duration>,
}

impl Notification {
    pub(super) fn read(
        covered: &[&Variable],
        checksum: String,
        window: Option<Duration>,
    ) -> Result<Self, CallbackError> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let covered: Vec<_> = covered.iter().map(|variable| (text(&variable.name), text(&variable.value))).collect();
        let required = |name| find(&covered, name).ok_or_else(|| CallbackError::missing(name));
        Ok(Self {
            order: OrderId::from(required("orderUuid")?),
            status: OrderStatus::from(required("status")?),
            covered,
            key: ReplayKey(checksum),
            window,
        })
    }

    /// Returns the order (a reservation or subscription sends its identifier here too).
    #[must_use]
    pub fn order(&self) -> &OrderId {
        &self.order
    }

    /// Returns the state that the order had when the callback was sent.
    ///
    /// The documents' sample URL has `success` here, without a word on what that means. It is
    /// [`OrderStatus::Unknown`], not [`OrderStatus::Paid`]; so is `RESERVED NOT PAID`.
    #[must_use]
    pub fn status(&self) -> &OrderStatus {
        &self.status
    }

    /// Returns the amount of the order as it was sent; nothing under scheme A, which does not protect it.
    ///
    /// From a strict verifier it is a decimal number such as `192` or `192.00`, and the one that was signed. From a
    /// lenient verifier it is a text that anyone who has seen the callback may have made longer or shorter at the
    /// expense of its neighbors: do not book it. The currency is not part of a callback.
    #[must_use]
    pub fn amount(&self) -> Option<&str> {
        self.get("amount")
    }

    /// Returns the payment method, for instance `Visa`, where it was sent; nothing under schemes A and B, which do not
    /// protect it. The documents spell it in several ways.
    #[must_use]
    pub fn payment_method(&self) -> Option<&str> {
        self.get("paymentMethod")
    }

    /// Returns the time when the order was created.
    #[must_use]
    pub fn created_at(&self) -> Option<SystemTime> {
        self.get("createdAt").and_then(moment)
    }

    /// Returns the time when the callback was sent; nothing under scheme A, which does not protect it.
    #[must_use]
    pub fn sent_at(&self) -> Option<SystemTime> {
        self.get("timestamp").and_then(moment)
    }

    /// Returns a parameter that the checksum covers, by its name. PHP's spelling of the name (`a_b` for `a.b`) is the
    /// same name.
    ///
    /// From a strict verifier the value is the one that was signed, custom parameters included. From a lenient verifier
    /// the checksum protects the joined text alone: what is returned here may have been sent under another name, or be
    /// a part of another value. Bytes that are not UTF-8, which only a lenient verifier accepts, are replaced by
    /// `U+FFFD`.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # use frontpay_client::callback::{self, Scheme, Secret, Verifier};
    /// # let secret = Secret::new("test-secret")?;
    /// # let mut parameters = vec![("my.cart", "17"), ("orderUuid", "ODR1"), ("status", "PAID")];
    /// # parameters.extend([("paymentMethod", "Visa"), ("amount", "100")]);
    /// # parameters.extend([("createdAt", "1755764131"), ("timestamp", "1755764131")]);
    /// # let query = callback::sign(&parameters, &secret, Scheme::C)?;
    /// # let verifier = Verifier::builder(secret).custom_parameters(["my.cart"]).without_freshness_window().build()?;
    /// let notification = verifier.verify(&query)?;
    /// assert_eq!(notification.get("my.cart"), Some("17"));
    /// assert_eq!(notification.get("checksum"), None);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn get(&self, parameter: &str) -> Option<&str> {
        find(&self.covered, std::str::from_utf8(&spelled_by_php(parameter)?).ok()?)
    }

    /// Returns the key by which a [`ReplayGuard`](super::ReplayGuard) knows this notification.
    #[must_use]
    pub fn replay_key(&self) -> &ReplayKey {
        &self.key
    }

    /// Returns the last moment at which the verifier would accept this notification again; nothing where it has no
    /// freshness window and would accept it forever.
    #[must_use]
    pub fn replayable_until(&self) -> Option<SystemTime> {
        self.sent_at()?.checked_add(self.window?)
    }
}

fn find<'c>(covered: &'c [(String, String)], name: &str) -> Option<&'c str> {
    covered.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Reads Unix seconds. The dashboard of the API divides milliseconds, so that a lenient verifier may meet a fraction.
fn moment(text: &str) -> Option<SystemTime> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = (is_digits(seconds) && is_digits(fraction)).then(|| seconds.parse().ok())??;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

impl fmt::Debug for Notification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("Notification");
        if Format::Identifier.is_format_of(self.order.as_str().as_bytes()) {
            debug.field("order", &self.order);
        }
        if !matches!(self.status, OrderStatus::Unknown(_)) {
            debug.field("status", &self.status);
        }
        debug.finish_non_exhaustive()
    }
}

/// The key of a notification in a [`ReplayGuard`](super::ReplayGuard): its checksum, 64 hexadecimal digits.
///
/// It is made of the values that the checksum covers. Encoding a query in another way does not change it, nor does
/// anything that the scheme leaves out. Under scheme A it does not change with the time of sending either: the second
/// partial refund of an order has the key of the first one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReplayKey(String);

impl ReplayKey {
    /// Returns the key as text, for instance for a column of a database.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReplayKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
