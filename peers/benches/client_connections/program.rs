//! The client with its settings, and plain `reqwest`.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use frontpay_client::{Client, Environment, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;
use http::header::CONTENT_TYPE;
use rustls::ClientConfig;
use rustls::crypto::ring;
use rustls_platform_verifier::BuilderVerifierExt;

const ORDER: &str = include_str!("../../../frontpay-client/tests/fixtures/payment-link.json");
const TOKEN: &str = "the-token";

/// A way to send creates.
#[derive(Clone, Copy)]
pub(crate) enum Program {
    Client,
    /// Every create has a connection of its own.
    ClientWithoutIdleTime,
    Plain,
    PlainWithoutIdleConnections,
}

/// The fate of a create.
pub(crate) enum Sent {
    Created,
    Unknown,
}

/// A program with its own connections.
pub(crate) enum Sender {
    Client(Client, Box<Valid<PaymentLink>>),
    Plain(reqwest::Client, String),
}

impl Program {
    pub(crate) const ALL: [Self; 4] =
        [Self::Client, Self::ClientWithoutIdleTime, Self::Plain, Self::PlainWithoutIdleConnections];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Client => "frontpay-client",
            Self::ClientWithoutIdleTime => "frontpay-client, create_idle_timeout(0)",
            Self::Plain => "reqwest",
            Self::PlainWithoutIdleConnections => "reqwest, pool_max_idle_per_host(0)",
        }
    }

    pub(crate) fn sender(self, url: &str) -> Sender {
        match self {
            Self::Client => Sender::of_client(url, |builder| builder),
            Self::ClientWithoutIdleTime => {
                Sender::of_client(url, |builder| builder.create_idle_timeout(Duration::ZERO))
            }
            Self::Plain => Sender::plain(url, |builder| builder),
            Self::PlainWithoutIdleConnections => Sender::plain(url, |builder| builder.pool_max_idle_per_host(0)),
        }
    }
}

impl Sender {
    fn of_client(
        url: &str,
        set: impl FnOnce(frontpay_client::ClientBuilder) -> frontpay_client::ClientBuilder,
    ) -> Self {
        let environment = Environment::custom(&format!("{url}/api/v1")).expect("a URL");
        let builder = Client::builder(TOKEN).environment(environment).retries(Retries::none());
        let order = Valid::from_json(ORDER).expect("a valid order");
        Self::Client(set(builder).build().expect("a client"), Box::new(order))
    }

    fn plain(url: &str, set: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder) -> Self {
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
        let tls = tls.with_safe_default_protocol_versions().expect("TLS").with_platform_verifier().expect("roots");
        let builder = reqwest::Client::builder().tls_backend_preconfigured(tls.with_no_client_auth()).no_proxy();
        let url = format!("{url}/api/v1/connect/orders/payment-link/create");
        Self::Plain(set(builder).build().expect("a client"), url)
    }

    pub(crate) async fn send(&self) -> Sent {
        let is_created = match self {
            Self::Client(client, order) => client.orders().send_payment_link(order).await.is_ok(),
            Self::Plain(client, url) => {
                let request = client.post(url).bearer_auth(TOKEN).header(CONTENT_TYPE, "application/json");
                match request.body(Bytes::from_static(ORDER.as_bytes())).send().await {
                    Ok(response) => response.bytes().await.is_ok(),
                    Err(_) => false,
                }
            }
        };
        if is_created { Sent::Created } else { Sent::Unknown }
    }
}
