//! The receiver of the callback.

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use frontpay_client::callback::{CallbackError, Notification, Secret, Verifier};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::exit::Failure;
use crate::output::without_os_code;

const PATH: &str = "/callback";
const TIMEOUT: Duration = Duration::from_secs(10);

/// A listener on a free port of this machine; it ends with the runtime.
pub(super) struct Listener {
    url: String,
    callbacks: mpsc::Receiver<Result<Notification, CallbackError>>,
}

impl Listener {
    pub(super) async fn start(secret: &str) -> Result<Self, Failure> {
        let cannot = |error| {
            Failure::cannot_run(format_args!(
                "cannot listen for the callback on this machine: {}",
                without_os_code(&error)
            ))
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(cannot)?;
        let url = format!("http://{}{PATH}", listener.local_addr().map_err(cannot)?);
        let verifier = Verifier::new(Secret::new(secret).map_err(Failure::cannot_run)?);
        let (sender, callbacks) = mpsc::channel(1);
        let receive = async move |callback: Result<Notification, CallbackError>| {
            let answer = callback.as_ref().map(|_| ()).map_err(CallbackError::clone);
            // Further callbacks are dropped.
            _ = sender.try_send(callback);
            answer
        };
        let app = Router::new().route(PATH, get(receive)).with_state(verifier);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { url, callbacks })
    }

    /// Returns the address for the order.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Waits for the callback; returns `None` if it does not arrive in time.
    pub(super) async fn received(&mut self) -> Option<Result<Notification, CallbackError>> {
        timeout(TIMEOUT, self.callbacks.recv()).await.ok().flatten()
    }
}
