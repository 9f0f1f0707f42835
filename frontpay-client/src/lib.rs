//! An HTTP client for the Front Payment Go Connect API that sends nothing but valid payloads.
//!
//! A payload goes in as a [`Valid`](frontpay_core::Valid), so that anything that Laravel's rules refuse is found before it
//! is sent. A typed response comes back, or an [`Error`] whose [`Outcome`] says whether there may be an order.
//!
//! ```
//! use frontpay_client::{Client, Environment, Error, Outcome};
//! use frontpay_core::{Valid, payload::PaymentLink};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Error> {
//! # let body = r#"{"status_code": 201, "data": {"uuid": "ODR3506777330", "customerUuid": "CSRT3463048878"}}"#;
//! # let server = wiremock::MockServer::start().await;
//! # let created = wiremock::ResponseTemplate::new(201).set_body_string(body);
//! # wiremock::Mock::given(wiremock::matchers::any()).respond_with(created).mount(&server).await;
//! # let (base_url, json) = (server.uri(), include_bytes!("../tests/fixtures/payment-link.json"));
//! let client = Client::builder("the-token").environment(Environment::custom(&base_url)?).build()?;
//! let link = Valid::<PaymentLink>::from_json(json)?;
//!
//! match client.orders().send_payment_link(&link).await {
//!     Ok(created) => assert_eq!(created.order.as_ref().map(|order| order.as_str()), Some("ODR3506777330")),
//!     Err(Error::Rejected(rejected)) => println!("{:?}", rejected.violations().collect::<Vec<_>>()),
//!     Err(error) if error.outcome() == Outcome::Unknown => println!("look for the order: {error}"),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Values that come from your program and not from a text are put together with builders, in which a missing part is a
//! compile error; a payload that is known beforehand is a `payload!` literal. The page of
//! [`frontpay_core::payload`](mod@frontpay_core::payload) shows the three side by side.
//!
//! # Three ideas
//!
//! 1. **Only valid payloads.** [`Orders::send_payment_link`] takes a `&Valid<PaymentLink>`; an unchecked payload is a
//!    compile error.
//! 2. **Claims follow from evidence.** An order is reported as created only if the API said so, and as not created only if
//!    the request was never sent or the API refused it; everything else is [`Outcome::Unknown`]. The [evidence table](evidence)
//!    has all cases. A create is never repeated once it may have reached the API, which has no idempotency key; reads are
//!    repeated after a transient failure ([`Retries`]).
//! 3. **Private by default.** Tokens, payloads and bodies of responses are in no `Debug`, no `Display` and no trace. These show
//!    a text of the server only if it reads like a sentence or a key, and mask the words of the request and long numbers in it.
//!    The promise ends where a server spells a word in another way (`Ase` for `Åse`), at single letters, and at the accessors
//!    (`message()`, `text()`, `body()`, `data()`), which return texts as they were received. An identifier is shown by its own
//!    `Display`.
//!
//! Responses are read leniently: unknown words and keys pass, numbers may be text, and a malformed optional field is `None`.
//!
//! # Calls
//!
//! | call | endpoint |
//! | --- | --- |
//! | [`Orders::send_payment_link`] | `POST connect/orders/payment-link/create` |
//! | [`Orders::status`] | `GET connect/orders/status/{orderUuid}` |
//! | [`Client::get`] | any other path that is read |
//!
//! In the other direction, Front Payment sends a request to you when an order is paid: [`callback`] verifies it.
//!
//! # On the wire
//!
//! TLS by rustls with `ring`, with the root certificates of the machine, or Mozilla's on a machine that has none.
//! HTTP/1.1, responses up to 1 MiB, redirects never followed. Plain HTTP only to this machine, unless
//! [allowed](ClientBuilder::allow_plain_http), and never through a proxy. HTTPS to other machines goes through the HTTP proxy that
//! `HTTPS_PROXY` names. A create is sent on a new connection, or on one
//! that was used within the last [half second](ClientBuilder::create_idle_timeout). Every call is one [`tracing`] span,
//! `frontpay.request`, with the fields of OpenTelemetry's conventions.
//!
//! # Features
//!
//! - `builders` (on by default): the builders of the payloads. They cost about five CPU seconds of a first build.
//! - `axum`: extractors of verified callbacks for `axum` 0.8.

mod api;
mod attributes;
mod builder;
mod call;
pub mod callback;
mod cancel;
mod client;
mod envelope;
mod environment;
mod error;
pub mod evidence;
mod id;
mod lenient;
mod redact;
mod request;
mod response;
mod retry;
mod retry_after;
mod route;
mod secret;
mod status;
mod tls;
mod tracked_body;
mod transport;

pub use api::Orders;
pub use builder::ClientBuilder;
pub use cancel::CancelHandle;
pub use client::Client;
pub use environment::Environment;
pub use error::{ApiError, BuildError, DecodeError, Error, Rejected, ServerMessage, TransportError};
pub use evidence::Outcome;
pub use http::StatusCode;
pub use id::{CustomerId, OrderId};
pub use request::Request;
pub use response::{Created, OrderState};
pub use retry::Retries;
pub use secret::Token;
pub use status::OrderStatus;
pub use url::Url;
