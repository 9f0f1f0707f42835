//! The callback: a signed GET request to the address in the order.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::Request;
use axum::http::header::USER_AGENT;
use frontpay_client::callback::{Scheme, Secret, sign};
use frontpay_client::{OrderId, Url};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use url::Host;

use crate::error::StartError;
use crate::payment::{Delivery, Payment, UnansweredReason, WithheldReason};
use crate::store::Order;

/// The payment method. The documents name none for a private customer; `Visa` is their example.
const PAYMENT_METHOD: &str = "Visa";

/// A sender of callbacks, which follows no redirect and uses no proxy.
#[derive(Debug)]
pub(crate) struct Callbacks {
    http: Client<HttpsConnector<HttpConnector>, String>,
    timeout: Duration,
    calls_any_host: bool,
}

impl Callbacks {
    pub(crate) fn new(timeout: Duration, calls_any_host: bool) -> Result<Self, StartError> {
        let tls = tls().map_err(|source| StartError::Callbacks(Box::new(source)))?;
        let connector = HttpsConnectorBuilder::new().with_tls_config(tls).https_or_http().enable_http1().build();
        let http = Client::builder(TokioExecutor::new()).pool_max_idle_per_host(0).build(connector);
        Ok(Self { http, timeout, calls_any_host })
    }

    /// Sends the callback of an order that has been paid.
    pub(crate) async fn notify(&self, order: &Order, secret: &Secret, now: SystemTime) -> Payment {
        let id = order.id().clone();
        let Some(url) = order.callback_url() else { return Payment::new(id, Delivery::NoUrl, None) };
        match signed(url, order, secret, now) {
            Ok(url) => self.deliver(id, url).await,
            Err(reason) => Payment::new(id, Delivery::Withheld(reason), None),
        }
    }

    async fn deliver(&self, id: OrderId, url: Url) -> Payment {
        let delivery = if self.calls_any_host || is_local(&url) {
            self.send(&url).await
        } else {
            Delivery::Withheld(WithheldReason::NotLoopback)
        };
        Payment::new(id, delivery, Some(url))
    }

    async fn send(&self, url: &Url) -> Delivery {
        let user_agent = concat!("frontpay-sandbox/", env!("CARGO_PKG_VERSION"));
        let request = Request::get(url.as_str()).header(USER_AGENT, user_agent).body(String::new());
        let Ok(request) = request else { return Delivery::Withheld(WithheldReason::NotAUrl) };
        match tokio::time::timeout(self.timeout, self.http.request(request)).await {
            Ok(Ok(response)) => Delivery::Answered(response.status().as_u16()),
            Ok(Err(error)) if error.is_connect() => Delivery::Unanswered(UnansweredReason::NoConnection),
            Ok(Err(_)) => Delivery::Unanswered(UnansweredReason::Broken),
            Err(_) => Delivery::Unanswered(UnansweredReason::Timeout),
        }
    }
}

/// Returns a configuration with `ring` and Mozilla's roots, without changing the process-wide default provider.
fn tls() -> Result<ClientConfig, rustls::Error> {
    let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    let builder = ClientConfig::builder_with_provider(ring::default_provider().into());
    let builder = builder.with_safe_default_protocol_versions()?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}

/// Returns the signed URL: the parameters of the address, then those of the callback in the order of the documents' sample.
fn signed(address: &str, order: &Order, secret: &Secret, now: SystemTime) -> Result<Url, WithheldReason> {
    let mut url = Url::parse(address.trim()).map_err(|_| WithheldReason::NotAUrl)?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(WithheldReason::Scheme);
    }
    let (created_at, timestamp) = (unix_seconds(order.created_at()), unix_seconds(now));
    let custom: Vec<_> = url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
    let mut parameters: Vec<(&str, &str)> =
        custom.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    parameters.extend([
        ("orderUuid", order.id().as_str()),
        ("status", order.status().as_str()),
        ("paymentMethod", PAYMENT_METHOD),
        ("amount", order.amount()),
        ("createdAt", &created_at),
        ("timestamp", &timestamp),
    ]);
    let query = sign(&parameters, secret, Scheme::C).map_err(WithheldReason::Unsignable)?;
    url.set_query(Some(&query));
    url.set_fragment(None);
    Ok(url)
}

pub(crate) fn unix_seconds(time: SystemTime) -> String {
    time.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()).to_string()
}

/// Returns `true` for `localhost` and loopback addresses. Other names are not resolved, because their address can change.
fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_local() {
        for local in
            ["http://127.0.0.1:80/", "http://127.8.9.1/", "http://[::1]:80/", "https://localhost/", "http://0x7f.1/"]
        {
            assert!(is_local(&Url::parse(local).unwrap()), "{local}");
        }
        for other in [
            "http://example.com/",
            "http://0.0.0.0/",
            "http://10.0.0.1/",
            "http://localhost.example.com/",
            "http://[::ffff:8.8.8.8]/",
        ] {
            assert!(!is_local(&Url::parse(other).unwrap()), "{other}");
        }
    }
}
