//! What happened when the customer paid.

use std::fmt;

use frontpay_client::{OrderId, Url, callback::CallbackError};

/// A payment by the customer, and what became of its callback.
///
/// `Debug` shows no amount and no URL.
#[derive(Clone)]
pub struct Payment {
    order: OrderId,
    delivery: Delivery,
    url: Option<Url>,
}

impl Payment {
    pub(crate) fn new(order: OrderId, delivery: Delivery, url: Option<Url>) -> Self {
        Self { order, delivery, url }
    }

    /// Returns the order, which is [`Paid`](frontpay_client::OrderStatus::Paid) now.
    #[must_use]
    pub fn order(&self) -> &OrderId {
        &self.order
    }

    /// Returns what the receiver of the callback answered, or why there is no answer.
    #[must_use]
    pub fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    /// Returns the signed URL of the callback, also where it was withheld for its host.
    ///
    /// A test can repeat the callback with it, or hand its query to the verifier directly.
    #[must_use]
    pub fn callback_url(&self) -> Option<&Url> {
        self.url.as_ref()
    }
}

impl fmt::Debug for Payment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("Payment");
        debug.field("order", &self.order).field("delivery", &self.delivery).finish_non_exhaustive()
    }
}

/// What became of a callback. `Display` says it in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Delivery {
    /// The order names no callback URL.
    NoUrl,
    /// It was not sent.
    Withheld(Withheld),
    /// It was sent, and the receiver answered with this status.
    Answered(u16),
    /// It was sent, or should have been, and there is no answer.
    Unanswered(Unanswered),
}

/// Why a callback was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Withheld {
    /// The rules let a text pass that no URL can be made of.
    #[error("its address cannot be read as a URL")]
    NotAUrl,
    /// The rule `url` lets many schemes pass; a GET needs `http` or `https`.
    #[error("its address is neither http nor https")]
    Scheme,
    /// The address is not on this machine.
    #[error("its address is not on this machine, and the sandbox calls no other unless it is allowed to")]
    NotLoopback,
    /// The parameters of the callback URL itself cannot be part of a checksum.
    #[error("its parameters cannot be signed")]
    Unsignable(#[source] CallbackError),
}

/// Why a callback has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Unanswered {
    /// Nobody listens at the address.
    #[error("nobody listens at the address of the callback")]
    NoConnection,
    /// There was no answer in time.
    #[error("the receiver of the callback did not answer in time")]
    Timeout,
    /// The connection broke, or the answer was not HTTP.
    #[error("the receiver of the callback broke the connection without an answer")]
    Broken,
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUrl => f.write_str("the order names no callback URL"),
            Self::Withheld(why) => write!(f, "the callback was not sent: {why}"),
            Self::Answered(status) => write!(f, "the receiver of the callback answered {status}"),
            Self::Unanswered(why) => why.fmt(f),
        }
    }
}
