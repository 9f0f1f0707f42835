//! The Front Payment Go Connect API on loopback: the same rules, the same answers, faults on request.
//!
//! A [`Sandbox`] is a server inside your program or test. It accepts and refuses what the real API accepts and refuses,
//! keeps the orders in memory, and sends the signed callback when you say that the customer pays. Nothing leaves the
//! machine.
//!
//! ```
//! use frontpay_client::callback::{Secret, Verifier};
//! use frontpay_client::{Client, OrderStatus};
//! use frontpay_core::{Valid, payload::{Callback, PaymentLink}};
//! use frontpay_sandbox::{Delivery, Sandbox};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::builder().callback_secret("test-secret").start().await?;
//! let client = Client::builder(sandbox.token()).environment(sandbox.environment()).build()?;
//!
//! // The shop: an order, and a listener for the callback.
//! # let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! # let callback_url = format!("http://{}/paid?cart=17", listener.local_addr()?);
//! # let (sender, mut received) = tokio::sync::mpsc::channel(1);
//! # let shop = axum::Router::new().fallback(async move |axum::extract::RawQuery(query): axum::extract::RawQuery| {
//! #     sender.send(query.unwrap_or_default()).await.ok();
//! # });
//! # tokio::spawn(async move { axum::serve(listener, shop).await });
//! # let json = include_bytes!("../tests/fixtures/payment-link.json");
//! let link = Valid::<PaymentLink>::from_json(json)?;
//! let link = link.try_update(|draft| draft.callback = Some(Callback::to(callback_url)))?;
//! let created = client.orders().send_payment_link(&link).await?;
//! let order = created.order.ok_or("no order")?;
//! assert_eq!(client.orders().status(&order).await?.status, OrderStatus::Sent);
//!
//! // The customer: pays.
//! let payment = sandbox.pay(&order).await?;
//! assert_eq!(payment.delivery(), &Delivery::Answered(200));
//! assert_eq!(client.orders().status(&order).await?.status, OrderStatus::Paid);
//!
//! // The shop: has received a callback with its custom parameter first, and verifies it.
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
//! 1. **The table judges.** A payload is held against [`PaymentLink::RULES`](frontpay_core::payload::PaymentLink), the
//!    table the client validates with, as a document and not as a Rust type: what Laravel lets pass is accepted and kept
//!    as it came, also where the type is narrower (`"products": "x"`). The other way round nothing passes that Laravel
//!    refuses.
//! 2. **Recorded answers.** Status, envelope, sentences and headers are those the demo server gave in July 2025, else
//!    those of the vendor's documents, else Laravel's own. What is assumed is said [below](#what-is-assumed).
//! 3. **It calls nobody by accident.** The server listens on loopback only, and a callback goes to a loopback address
//!    only, unless [`call_any_host`](SandboxBuilder::call_any_host) allows more. What was not sent, and why, is in the
//!    [`Delivery`].
//!
//! # Faults
//!
//! [`Sandbox::fail_next`] makes the next request meet a [`Fault`]: an error of the server, a page of a proxy, a delay, a
//! connection that breaks. That is how one tests what a shop does on a bad day:
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
//! # By hand
//!
//! `frontpay sandbox` runs one from the command line. Beside the API it has one route of its own, without token, by which
//! the customer pays:
//!
//! ```text
//! $ curl -X POST http://127.0.0.1:8080/sandbox/orders/ODR3506777330/pay
//! {"order":"ODR3506777330","status":"PAID","callback":{"outcome":"answered","status":200,
//!  "detail":"the receiver of the callback answered 200"}}
//! ```
//!
//! | call | answer |
//! | --- | --- |
//! | `POST api/v1/connect/orders/payment-link/create` | 201, or 417 with the sentences |
//! | `GET api/v1/connect/orders/status/{orderUuid}` | 200, or 404 |
//! | `GET api/v1/connect/orders/status?type=PAID` | 200, or 404 where there is none |
//! | `POST sandbox/orders/{orderUuid}/pay` | 200, 404 for an unknown order, 409 for one that is paid |
//!
//! # What is assumed
//!
//! No document tells these, so they are as a Laravel application usually is:
//!
//! - A wrong token is answered with 401 and `{"message":"Unauthenticated."}`, an unknown path with 404 and a wrong method
//!   with 405, each with Laravel's `{"message"}`.
//! - Broken JSON, JSON that is no object, and a body without a JSON content type read as an empty request, so every
//!   required field is missing: 417. So does JSON nested deeper than 128, where PHP goes to 512.
//! - Text is judged as it came. An application that kept Laravel's middleware would trim it and take `""` for null.
//! - The paying customer used `Visa`. The parameters of the callback stand in the order of the documents' sample URL,
//!   behind those of the `callbackUrl` itself, and all of them are signed. The amount is a decimal number. It is a GET
//!   that waits [ten seconds](SandboxBuilder::callback_timeout), follows no redirect and is not repeated.
//! - `x-ratelimit-remaining` counts down from 240 in a minute. The limit is not enforced.
//!
//! # Limits
//!
//! A body has at most [`LONGEST_BODY`] bytes, more is answered with 413. Orders are kept until the sandbox ends, at most
//! [`MOST_ORDERS`] with [`MOST_BYTES`] together; a create beyond is answered with 507. No payload, token or secret is in
//! any `Debug` output or trace; every request is one [`tracing`] event with method, path and status.

mod answer;
mod api;
mod body;
mod builder;
mod by_hand;
mod callback;
mod error;
mod fault;
mod judge;
mod listener;
mod payment;
mod quota;
mod random;
mod sandbox;
mod shared;
mod store;

pub use body::LONGEST_BODY;
pub use builder::SandboxBuilder;
pub use error::{PayError, StartError};
pub use fault::Fault;
pub use payment::{Delivery, Payment, Unanswered, Withheld};
pub use sandbox::Sandbox;
pub use store::{MOST_BYTES, MOST_ORDERS, Order};
