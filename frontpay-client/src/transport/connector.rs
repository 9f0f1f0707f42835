//! Connections: TCP or TLS, through the proxy of the environment, within a limited time.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::{HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::client::proxy::matcher::Matcher;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::ClientConfig;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tower_service::Service;

use crate::tracked_body::TrackedBody;

/// The timeout for connecting.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// A client of hyper. `reqwest` wraps the same one, and parses the URL of every request twice for redirects that are not
/// followed here: 19,000 of its 89,000 instructions for an order.
pub(crate) type HttpClient = Client<Connector, TrackedBody>;

type Failure = Box<dyn StdError + Send + Sync>;

/// A maker of connections, with their whole setup in the time limit.
#[derive(Clone)]
pub(crate) struct Connector {
    tcp: HttpConnector,
    tls: Arc<ClientConfig>,
    proxies: Option<Arc<Matcher>>,
}

impl Connector {
    /// Uses the proxy that `HTTPS_PROXY` names for every host that `NO_PROXY` does not name, if proxies are used at all.
    pub(crate) fn new(tls: ClientConfig, uses_proxies: bool) -> Self {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        let proxies = uses_proxies.then(|| Arc::new(Matcher::from_env()));
        Self { tcp, tls: Arc::new(tls), proxies }
    }

    /// Returns a client whose connections are reused if they were idle for no longer than `idle_timeout`.
    pub(crate) fn client(&self, idle_timeout: Duration) -> HttpClient {
        let mut builder = Client::builder(TokioExecutor::new());
        builder.timer(TokioTimer::new()).pool_timer(TokioTimer::new()).pool_idle_timeout(idle_timeout);
        if idle_timeout.is_zero() {
            builder.pool_max_idle_per_host(0);
        }
        builder.build(self.clone())
    }
}

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<TokioIo<TcpStream>>;
    type Error = Failure;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Failure>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Failure>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let Self { tcp, tls, proxies } = self.clone();
        // Plain HTTP is for this machine and for networks of containers, which have no proxy.
        let is_tls = uri.scheme_str() == Some("https");
        let proxy = proxies.filter(|_| is_tls).and_then(|proxies| proxies.intercept(&uri));
        let connect = async move {
            let Some(proxy) = proxy else { return HttpsConnector::from((tcp, tls)).call(uri).await };
            let tunnel = Tunnel::new(proxy.uri().clone(), tcp);
            let tunnel = match proxy.basic_auth() {
                Some(authorization) => tunnel.with_auth(authorization.clone()),
                None => tunnel,
            };
            HttpsConnector::from((tunnel, tls)).call(uri).await
        };
        Box::pin(async { timeout(CONNECT_TIMEOUT, connect).await.map_err(|_| ConnectTimedOut)? })
    }
}

/// A connection, or its TLS, was not set up in time.
#[derive(Debug)]
struct ConnectTimedOut;

impl fmt::Display for ConnectTimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no connection within {} seconds", CONNECT_TIMEOUT.as_secs())
    }
}

impl StdError for ConnectTimedOut {}

/// Returns `true` if an error of the client is a connection that took too long.
pub(crate) fn is_connect_timeout(error: &(dyn StdError + 'static)) -> bool {
    let mut causes = std::iter::successors(Some(error), |error| (*error).source());
    causes.any(<dyn StdError>::is::<ConnectTimedOut>)
}
