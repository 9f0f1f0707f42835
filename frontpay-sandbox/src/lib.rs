//! The Front Payment Go Connect API on loopback: the same rules and responses, and simulated faults.
//!
//! A [`Sandbox`] is a server in your program or test. It accepts and rejects the same requests as the real API, keeps the
//! orders in memory, and sends the signed callback when you let the customer pay. Nothing leaves the machine.
//!
//! ```
//! use frontpay_client::callback::{Secret, Verifier};
//! use frontpay_client::{Client, OrderStatus};
//! use frontpay_core::{Valid, payload::{CallbackSettings, PaymentLink}};
//! use frontpay_sandbox::{Delivery, Sandbox};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::builder().callback_secret("test-secret").start().await?;
//! let client = Client::builder(sandbox.token()).environment(sandbox.environment()).build()?;
//!
//! // The shop creates an order, and listens for the callback.
//! # let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! # let callback_url = format!("http://{}/paid?cart=17", listener.local_addr()?);
//! # let (sender, mut received) = tokio::sync::mpsc::channel(1);
//! # let shop = axum::Router::new().fallback(async move |axum::extract::RawQuery(query): axum::extract::RawQuery| {
//! #     sender.send(query.unwrap_or_default()).await.ok();
//! # });
//! # tokio::spawn(async move { axum::serve(listener, shop).await });
//! # let json = include_bytes!("../tests/fixtures/payment-link.json");
//! let link = Valid::<PaymentLink>::from_json(json)?;
//! let link = link.try_update(|draft| draft.callback = Some(CallbackSettings::new(callback_url)))?;
//! let created = client.orders().send_payment_link(&link).await?;
//! let order = created.order.ok_or("no order")?;
//! assert_eq!(client.orders().status(&order).await?.status, OrderStatus::Sent);
//!
//! // The customer pays.
//! let payment = sandbox.pay(&order).await?;
//! assert_eq!(payment.delivery(), &Delivery::Answered(200));
//! assert_eq!(client.orders().status(&order).await?.status, OrderStatus::Paid);
//!
//! // The shop has received a callback, which starts with its custom parameter, and verifies it.
//! # let query = received.recv().await.ok_or("no callback")?;
//! let verifier = Verifier::builder(Secret::new("test-secret")?).custom_parameters(["cart"]).build()?;
//! let notification = verifier.verify(&query)?;
//! assert_eq!((notification.order(), notification.get("cart")), (&order, Some("17")));
//!
//! sandbox.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! # Three ideas
//!
//! 1. **The same rules.** Payloads are checked with [`PaymentLink::RULES`](frontpay_core::payload::PaymentLink), the table
//!    of the client, as documents and not as Rust types. Documents that Laravel accepts are accepted and stored unchanged,
//!    even if the type cannot hold them (`"products": "x"`). Documents that Laravel rejects are rejected.
//! 2. **Recorded responses.** Status, envelope, messages and headers are those of the demo server in July 2025. Where there
//!    is no recording they are those of the vendor's documents, otherwise those of Laravel. The
//!    [assumptions](#assumptions) are listed below.
//! 3. **No accidental requests.** The server listens on loopback only, and callbacks are sent only to loopback addresses,
//!    unless [`call_any_host`](SandboxBuilder::call_any_host) allows others. The [`Delivery`] says why a callback was not
//!    sent.
//!
//! # Faults
//!
//! [`Sandbox::fail_next`] simulates a [`Fault`] on the next request: an error of the server, a page of a proxy, a delay, or a
//! broken connection. Use it to test how a shop handles failures:
//!
//! ```
//! use frontpay_client::{Client, Outcome};
//! use frontpay_sandbox::{Fault, Sandbox};
//! # use frontpay_core::{Valid, payload::PaymentLink};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let link = Valid::<PaymentLink>::from_json(include_bytes!("../tests/fixtures/payment-link.json"))?;
//! let sandbox = Sandbox::builder().start().await?;
//! let client = Client::builder(sandbox.token()).environment(sandbox.environment()).build()?;
//!
//! sandbox.fail_next(Fault::Reset);
//! let error = client.orders().send_payment_link(&link).await.unwrap_err();
//! assert_eq!(error.outcome(), Outcome::Unknown);
//! assert_eq!(sandbox.orders().len(), 1);
//! # Ok(())
//! # }
//! ```
//!
//! # Manual use
//!
//! `frontpay sandbox` runs a sandbox from the command line. In addition to the API it has one route, without a token, that
//! lets the customer pay:
//!
//! ```text
//! $ curl -X POST http://127.0.0.1:8080/sandbox/orders/ODR3506777330/pay
//! {"order":"ODR3506777330","status":"PAID","callback":{"outcome":"answered","status":200,
//!  "detail":"the receiver of the callback answered 200"}}
//! ```
//!
//! | call | response |
//! | --- | --- |
//! | `POST api/v1/connect/orders/payment-link/create` | 201, or 417 with the messages |
//! | `GET api/v1/connect/orders/status/{orderUuid}` | 200, or 404 |
//! | `GET api/v1/connect/orders/status?type=PAID` | 200, or 404 if there is none |
//! | `POST sandbox/orders/{orderUuid}/pay` | 200, 404 for an unknown order, 409 for an order that is paid |
//!
//! # Assumptions
//!
//! The documents do not say the following, so the sandbox behaves like a typical Laravel application:
//!
//! - The response to a wrong token is 401 with `{"message":"Unauthenticated."}`, to an unknown path 404, and to a wrong
//!   method 405, each with Laravel's `{"message"}`.
//! - Invalid JSON, JSON that is not an object, and a body without a JSON content type are read as an empty request, in which
//!   every required field is missing: 417. So is JSON that is nested deeper than 128 levels; PHP's limit is 512.
//! - Text is validated as received. An application with Laravel's default middleware would trim it, and read `""` as null.
//! - The customer pays with `Visa`. The parameters of the callback are in the order of the documents' sample URL, after those
//!   of the `callbackUrl` itself, and all of them are signed. The amount is a decimal number. The callback is a GET request
//!   with a timeout of [ten seconds](SandboxBuilder::callback_timeout), which follows no redirect and is not repeated.
//! - `x-ratelimit-remaining` counts down from 240 in each minute. The limit is not enforced.
//!
//! # Limits
//!
//! A body can have at most [`MAX_BODY_BYTES`] bytes; the response to a longer one is 413. The sandbox keeps at most
//! [`MAX_ORDERS`] orders with [`MAX_TOTAL_BYTES`] bytes in total; the response to further creates is 507. No payload, token or
//! secret is in any `Debug` output or trace. Every request is one [`tracing`] event with method, path and status.

mod api;
mod body;
mod builder;
mod callback;
mod error;
mod fault;
mod manual;

mod listener;
mod payment;
mod quota;
mod random;
mod responses;
mod sandbox;
mod shared;
mod store;
mod validation;

pub use body::MAX_BODY_BYTES;
pub use builder::SandboxBuilder;
pub use error::{PayError, StartError};
pub use fault::Fault;
pub use payment::{Delivery, Payment, UnansweredReason, WithheldReason};
pub use sandbox::Sandbox;
pub use store::{MAX_ORDERS, MAX_TOTAL_BYTES, Order};
