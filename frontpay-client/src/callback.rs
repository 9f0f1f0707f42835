//! The request Front Payment sends to your `callbackUrl` when an order leaves its first state.
//!
//! It is a GET whose parameters are signed with a SHA-256 checksum and a [`Secret`] of its own. [`verify`] takes the
//! query as it came over the wire, before any framework has decoded or sorted it: the checksum depends on the order.
//!
//! ```
//! use frontpay_client::{callback, OrderStatus};
//!
//! # fn main() -> Result<(), callback::CallbackError> {
//! let secret = callback::Secret::new("test-secret");
//! let query = "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131\
//!     &timestamp=1755764131&checksum=255800712ab6c51adadf5b06f5083dddfc4d20ca22d50c2b9950a328020d324e";
//!
//! let callback = callback::verify(query, &secret)?;
//! assert_eq!(callback.order().as_str(), "ODR123");
//! assert_eq!(callback.status(), &OrderStatus::Paid);
//! # Ok(())
//! # }
//! ```
//!
//! A verified callback is still only a notification: read the order again
//! ([`Orders::status`](crate::Orders::status)) before you deliver the goods, and expect the same callback twice.
//! What the schemes cover, a freshness window and parameters of your own are the [`Verifier`]'s options.

mod error;
mod query;
mod scheme;
mod sign;
mod verifier;

use std::fmt;
use std::time::{Duration, SystemTime};

pub use error::CallbackError;
pub use scheme::Scheme;
pub use sign::sign;
pub use verifier::{Verifier, verify};

pub use crate::secret::Secret;
use crate::{OrderId, OrderStatus};
use query::Parameter;

/// A callback whose checksum was right; there is no other way to get one.
///
/// Only values the checksum covers are readable, under scheme A for instance no amount.
#[derive(Clone, PartialEq, Eq)]
pub struct Callback {
    order: OrderId,
    status: OrderStatus,
    covered: Vec<(String, String)>,
}

impl Callback {
    fn read(covered: &[&Parameter]) -> Result<Self, CallbackError> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let covered: Vec<_> = covered.iter().map(|parameter| (text(&parameter.name), text(&parameter.value))).collect();
        let required =
            |name: &'static str| find(&covered, name).ok_or(CallbackError::MissingParameter { parameter: name });
        Ok(Self {
            order: OrderId::from(required("orderUuid")?),
            status: OrderStatus::from(required("status")?),
            covered,
        })
    }

    /// Returns the order (a reservation or subscription sends its identifier here too).
    #[must_use]
    pub fn order(&self) -> &OrderId {
        &self.order
    }

    /// Returns the state the order has now.
    #[must_use]
    pub fn status(&self) -> &OrderStatus {
        &self.status
    }

    /// Returns the amount of the order as it was printed; its number format is not documented.
    #[must_use]
    pub fn amount(&self) -> Option<&str> {
        self.get("amount")
    }

    /// Returns how the customer paid, for instance `Visa`; the spelling varies.
    #[must_use]
    pub fn payment_method(&self) -> Option<&str> {
        self.get("paymentMethod")
    }

    /// Returns when the order was made.
    #[must_use]
    pub fn created_at(&self) -> Option<SystemTime> {
        self.get("createdAt").and_then(moment)
    }

    /// Returns when the callback was sent.
    #[must_use]
    pub fn sent_at(&self) -> Option<SystemTime> {
        self.get("timestamp").and_then(moment)
    }

    /// Returns any covered parameter by its name, in PHP's spelling (`a.b` is `a_b`).
    ///
    /// ```
    /// # fn main() -> Result<(), frontpay_client::callback::CallbackError> {
    /// use frontpay_client::callback::{self, Scheme, Secret};
    ///
    /// let secret = Secret::new("test-secret");
    /// let query = callback::sign(&[("cart", "17"), ("orderUuid", "ODR1"), ("status", "PAID")], &secret, Scheme::C)?;
    ///
    /// assert_eq!(callback::verify(&query, &secret)?.get("cart"), Some("17"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn get(&self, parameter: &str) -> Option<&str> {
        find(&self.covered, parameter)
    }
}

fn find<'c>(covered: &'c [(String, String)], name: &str) -> Option<&'c str> {
    covered.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Unix seconds; the dashboard of the API divides milliseconds, so a fraction may follow.
fn moment(text: &str) -> Option<SystemTime> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = is_fraction.then_some(seconds)?.parse().ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("Callback");
        debug.field("order", &self.order).field("status", &self.status).finish_non_exhaustive()
    }
}
