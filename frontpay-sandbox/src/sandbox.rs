//! The handle of a running sandbox.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use frontpay_client::{Environment, OrderId, Url};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::api;
use crate::error::{PayError, StartError};
use crate::fault::Fault;
use crate::listener::{ResetHandle, ResettableListener};
use crate::payment::Payment;
use crate::shared::Shared;
use crate::store::Order;

/// The time that [`Sandbox::shutdown`] waits for requests in progress.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// A running server, which stops when this is dropped.
///
/// The [crate documentation](crate) has an example. `Debug` shows the address, and neither token nor orders.
pub struct Sandbox {
    shared: Arc<Shared>,
    address: SocketAddr,
    url: Url,
    /// Stops the server when it is dropped.
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl Sandbox {
    pub(crate) async fn start(shared: Shared, address: SocketAddr) -> Result<Self, StartError> {
        let failed = |source| StartError::Bind { address, source };
        let listener = TcpListener::bind(address).await.map_err(failed)?;
        let bound = listener.local_addr().map_err(failed)?;
        let url =
            Url::parse(&format!("http://{bound}{}", api::BASE)).map_err(|_| StartError::NotLoopback { address })?;
        let shared = Arc::new(shared);
        let app = api::router(&shared).into_make_service_with_connect_info::<ResetHandle>();
        let (stop, stopped) = oneshot::channel();
        let serve = axum::serve(ResettableListener(listener), app).with_graceful_shutdown(async { _ = stopped.await });
        let server = tokio::spawn(async { _ = serve.await });
        Ok(Self { shared, address: bound, url, stop, server })
    }

    /// Returns the base URL of the API: `http://127.0.0.1:40123/api/v1/`.
    #[must_use]
    pub fn url(&self) -> Url {
        self.url.clone()
    }

    /// Returns the base URL as the environment of a client.
    #[must_use]
    pub fn environment(&self) -> Environment {
        Environment::Custom(self.url())
    }

    /// Returns the address that the server listens on.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the token that requests must have.
    #[must_use]
    pub fn token(&self) -> &str {
        self.shared.token.expose_secret()
    }

    /// Returns the secret that signs callbacks.
    #[must_use]
    pub fn callback_secret(&self) -> &str {
        self.shared.callback_secret.expose_secret()
    }

    /// Lets the customer pay: the order becomes `PAID`, and its callback is sent, signed with scheme C.
    ///
    /// Returns when the receiver has answered. A callback without an answer, or with an address that is not on this machine,
    /// is not an error: the order is paid, and [`Payment::delivery`] has the reason.
    ///
    /// # Errors
    ///
    /// [`PayError`] if there is no such order, or if it is already paid.
    pub async fn pay(&self, order: impl Into<OrderId>) -> Result<Payment, PayError> {
        self.shared.pay(&order.into()).await
    }

    /// Returns the orders in their current state, the oldest first.
    #[must_use]
    pub fn orders(&self) -> Vec<Order> {
        self.shared.store.all()
    }

    /// Simulates a fault on the next request to the API. Several faults apply to as many requests, in order.
    ///
    /// The fault is simulated before anything else is checked, including the token.
    pub fn fail_next(&self, fault: Fault) {
        self.shared.faults.add(fault);
    }

    /// Stops the server after the requests in progress, within five seconds.
    pub async fn shutdown(self) {
        let Self { stop, server, .. } = self;
        drop(stop);
        tokio::time::timeout(SHUTDOWN_TIMEOUT, server).await.ok();
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox").field("address", &self.address).finish_non_exhaustive()
    }
}
