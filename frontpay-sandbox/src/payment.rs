//! Payments by the customer, and the delivery of their callbacks.

use std::fmt;

use frontpay_client::{OrderId, Url, callback::CallbackError};

/// A payment by the customer, and the delivery of its callback.
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

    /// Returns the response to the callback, or the reason why there is none.
    #[must_use]
    pub fn delivery(&self) -> &Delivery {
        &self.delivery
    }

    /// Returns the signed URL of the callback, even if it was not sent because of its host.
    ///
    /// Tests can repeat the callback with it, or pass its query to the verifier.
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

/// The delivery of a callback. `Display` describes it in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Delivery {
    /// The order has no callback URL.
    NoUrl,
    /// The callback was not sent.
    Withheld(WithheldReason),
    /// The receiver answered with this status.
    Answered(u16),
    /// There was no answer, and the callback may not have arrived.
    Unanswered(UnansweredReason),
}

/// The reason why a callback was not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WithheldReason {
    /// The address is not a URL, although the rules accept it.
    #[error("its address cannot be read as a URL")]
    NotAUrl,
    /// The scheme is not `http` or `https`, although the rule `url` accepts it.
    #[error("its address is neither http nor https")]
    Scheme,
    /// The address is not on this machine.
    #[error("its address is not on this machine, and the sandbox calls no other unless it is allowed to")]
    NotLoopback,
    /// The parameters of the callback URL itself cannot be part of a checksum.
    #[error("its parameters cannot be signed")]
    Unsignable(#[source] CallbackError),
}

/// The reason why a callback has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum UnansweredReason {
    /// No server listens at the address.
    #[error("no server listens at the address of the callback")]
    NoConnection,
    /// The answer did not arrive in time.
    #[error("the receiver of the callback did not answer in time")]
    Timeout,
    /// The connection broke, or the answer was not HTTP.
    #[error("the receiver of the callback broke the connection without an answer")]
    Broken,
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoUrl => f.write_str("the order has no callback URL"),
            Self::Withheld(reason) => write!(f, "the callback was not sent: {reason}"),
            Self::Answered(status) => write!(f, "the receiver of the callback answered {status}"),
            Self::Unanswered(reason) => reason.fmt(f),
        }
    }
}
