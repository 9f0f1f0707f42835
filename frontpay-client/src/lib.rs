//! An HTTP client for the Front Payment Go Connect API that sends nothing but valid payloads.
//!
//! A payload goes in as a [`Valid`](frontpay_core::Valid), so that what Laravel's rules refuse is found before anything
//! is sent; what comes back is a typed answer, or an [`Error`] that says who has to act.
//!
//! ```
//! use frontpay_client::{Client, Environment, Error, Outcome};
//! use frontpay_core::{Valid, payload::PaymentLink};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let answer = r#"{"status_code": 201, "data": {"uuid": "ODR3506777330", "customerUuid": "CSRT3463048878"}}"#;
//! # let server = wiremock::MockServer::start().await;
//! # let created = wiremock::ResponseTemplate::new(201).set_body_string(answer);
//! # wiremock::Mock::given(wiremock::matchers::any()).respond_with(created).mount(&server).await;
//! # let (base_url, json) = (server.uri(), include_bytes!("../tests/fixtures/payment-link.json"));
//! let client = Client::builder("the-token").environment(Environment::custom(&base_url)?).build()?;
//! let link = Valid::<PaymentLink>::from_json(json)?;
//!
//! match client.orders().send_payment_link(&link).await {
//!     Ok(created) => assert_eq!(created.order.as_ref().map(|order| order.as_str()), Some("ODR3506777330")),
//!     Err(Error::Refused(refusal)) => println!("{:?}", refusal.violations().collect::<Vec<_>>()),
//!     Err(error) if error.outcome() == Outcome::Unknown => println!("look whether it is there: {error}"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Where the values come from your program and not from a text, builders make the link, and the compiler names what is
//! missing; where all of it is known beforehand, `payload!` does. The page of
//! [`frontpay_core::payload`](mod@frontpay_core::payload) shows the three side by side.
//!
//! # Three ideas
//!
//! 1. **Only valid payloads.** [`Orders::send_payment_link`] takes a `&Valid<PaymentLink>`; an unchecked payload is a
//!    compile error.
//! 2. **A create is not repeated.** The API has no idempotency key. Reads are repeated after a passing failure
//!    ([`Retries`]), a create only while it certainly was not sent; [`Error::NotSent`] and [`Error::OutcomeUnknown`]
//!    are told apart by whether the body of the request began to leave, not by guessing.
//! 3. **Answers are read generously, and nothing is printed that should not be.** Unknown words and keys pass, numbers
//!    may be text. Tokens, payloads and bodies of answers are in no `Debug`, no `Display` and no trace.
//!
//! # What there is
//!
//! | call | endpoint |
//! | --- | --- |
//! | [`Orders::send_payment_link`] | `POST connect/orders/payment-link/create` |
//! | [`Orders::status`] | `GET connect/orders/status/{orderUuid}` |
//! | [`Client::get`] | any other path that is read |
//!
//! The other direction, the request Front Payment sends to you when an order is paid, is [`callback::verify`].
//!
//! # What it does on the wire
//!
//! TLS by rustls with `ring`, trusting what the machine trusts, or Mozilla's roots on a machine that trusts nothing.
//! HTTP/1.1, answers up to 1 MiB, redirects never followed. Plain HTTP only to this machine, and there past any proxy.
//! Proxies of the environment (`HTTPS_PROXY`) are used for everything else. Every call is one [`tracing`] span,
//! `frontpay.request`, with the fields of OpenTelemetry's conventions.
//!
//! # Features
//!
//! - `builders` (on unless switched off): the builders of the payloads. They cost about five CPU seconds of a first build.

mod answer;
mod api;
mod builder;
pub mod callback;
mod client;
mod envelope;
mod environment;
mod error;
mod generous;
mod id;
mod outbox;
mod request;
mod retry;
mod retry_after;
mod route;
mod secret;
mod status;
mod tls;
mod transport;

pub use answer::{Created, OrderState};
pub use api::Orders;
pub use builder::ClientBuilder;
pub use client::Client;
pub use environment::Environment;
pub use error::{ApiError, BuildError, Complaint, DecodeError, Error, Outcome, Refusal, TransportError};
pub use http::StatusCode;
pub use id::{CustomerId, OrderId};
pub use request::Request;
pub use retry::Retries;
pub use secret::Token;
pub use status::OrderStatus;
pub use url::Url;
