//! The request that Front Payment sends to your `callbackUrl` when an order leaves its first state.
//!
//! The request is a GET whose parameters are signed with a SHA-256 checksum and a [`Secret`] of its own. A [`Verifier`]
//! takes the query as it was received, before any framework has decoded or sorted it: the checksum depends on the
//! order.
//!
//! ```
//! use std::time::{Duration, SystemTime};
//! use frontpay_client::callback::{Secret, Verifier};
//! use frontpay_client::OrderStatus;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let verifier = Verifier::new(Secret::new("test-secret")?);
//! let query = "orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100&createdAt=1755764131\
//!     &timestamp=1755764131&checksum=255800712ab6c51adadf5b06f5083dddfc4d20ca22d50c2b9950a328020d324e";
//!
//! // `verify` reads the system's clock, by which this callback is years old.
//! let notification = verifier.verify_at(query, SystemTime::UNIX_EPOCH + Duration::from_secs(1_755_764_140))?;
//! assert_eq!(notification.order().as_str(), "ODR123");
//! assert_eq!(notification.status(), &OrderStatus::Paid);
//! # Ok(())
//! # }
//! ```
//!
//! A verified callback is still only a notification: read the order again
//! ([`Orders::status`](crate::Orders::status)) before you deliver the goods.
//!
//! # What the checksum protects
//!
//! The checksum covers the **values** that its [`Scheme`] joins into one text. It covers neither their names nor the
//! borders between them. Everyone who has seen one genuine callback (a proxy, a log, a customer whose browser carried
//! it) can send any other query whose values join to the same text, without the secret. For example,
//! `amount=100&createdAt=1755764131` becomes `amount=1&createdAt=001755764131`.
//!
//! A verifier is therefore **strict** by default. It accepts a query only if
//!
//! - every name is a documented one or a declared [custom](CustomParameter) one, in exactly that spelling, and appears
//!   once;
//! - custom parameters come first, in the declared order, then those of the API in one of the two documented
//!   [orders](ParameterOrder), then `checksum`. `paymentMethod` may be absent, under scheme A also `amount` and
//!   `timestamp`;
//! - every value has the documented format: `ODR`, `RES` or `SUB` and digits; a documented status; a known payment
//!   method; a decimal number; Unix seconds in ten digits;
//! - the joined text can be split into such values in **one** way. Otherwise the error is
//!   [`CallbackError::Ambiguous`].
//!
//! Every covered value of an accepted callback is then the value that was signed. The following is not protected:
//!
//! - **Values outside the checksum.** Under scheme A these are all but order, status and time of creation, under scheme
//!   B the payment method, under both the custom parameters. They may have been changed, and a [`Notification`] does
//!   not return them.
//! - **Repetitions.** Anyone can send the whole callback again, also to another of your callback URLs.
//! - **The encoding of the query.** The same value can be percent-encoded in several ways.
//!
//! This argument rests on the documents. It does not hold for a server that signs values they do not describe, such as
//! a status that is a documented status and a payment method in one word. [`VerifierBuilder::lenient`] turns all of
//! these checks off and accepts every query whose checksum is right.
//!
//! # Repetitions
//!
//! A callback is accepted up to [five minutes](Verifier::DEFAULT_WINDOW) before and after its `timestamp`. One that
//! arrives later is refused as stale, also a repetition of one that was processed, so read the orders for which nothing
//! has arrived from time to time. Within the window a [`Receiver`] remembers callbacks in a [`ReplayGuard`], in two steps: a callback that was seen but not
//! marked as processed is delivered again, so that a crash loses no payment.
//!
//! It is not documented whether the server repeats a callback that was not answered, nor whether such a repetition has
//! a new `timestamp`. One with a new `timestamp` is a new notification of the same state, so booking must be idempotent
//! by order and state.
//!
//! # Receiving
//!
//! Pass the raw query of your framework to [`Receiver::receive`] or [`Verifier::verify`]. Answer with 200, or with the
//! status code of the error. With the feature `axum`, [`Unprocessed`] and [`Notification`] are extractors that do this.
//!
//! When the first callback of the real server has arrived, [`explain`] reports which scheme it is signed with, whether
//! custom parameters are part of the checksum, and what a strict verifier objects to.

mod builder;
mod custom;
mod error;
mod explain;
#[cfg(feature = "axum")]
mod extract;
mod format;
mod notification;
mod query;
mod receiver;
mod replay;
mod scheme;
mod settings;
mod sign;
mod strict;
mod verifier;

pub use builder::{VerifierBuilder, VerifierError};
pub use custom::{CustomCoverage, CustomParameter};
pub use error::CallbackError;
pub use explain::{Attempt, AttemptOutcome, Explanation, Objection, explain, raw_query};
#[cfg(feature = "axum")]
pub use extract::CallbackRejection;
pub use notification::{Notification, ReplayKey};
pub use receiver::{ReceiveError, Received, Receiver, Unprocessed};
pub use replay::{MemoryReplayGuard, ReplayGuard, ReplayGuardError, ReplayState};
pub use scheme::Scheme;
pub use sign::sign;
pub use strict::ParameterOrder;
pub use verifier::{Verifier, verify};

pub use crate::secret::{Secret, SecretError};
