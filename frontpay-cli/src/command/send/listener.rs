//! The receiver of the callback.

use std::net::Ipv4Addr;
use std::time::Duration;

use axum::Router;
use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::routing::get;
use frontpay_client::callback::{Callback, CallbackError, Secret, Verifier};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::exit::Failure;
use crate::output::without_number;

const PATH: &str = "/callback";
const PATIENCE: Duration = Duration::from_secs(10);

/// A listener on a free port of this machine; it ends with the runtime.
pub(super) struct Listener {
    url: String,
    callbacks: mpsc::Receiver<Result<Callback, CallbackError>>,
}

impl Listener {
    pub(super) async fn start(secret: &str) -> Result<Self, Failure> {
        let cannot = |error| {
            Failure::unable(format_args!("cannot listen for the callback on this machine: {}", without_number(&error)))
        };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(cannot)?;
        let url = format!("http://{}{PATH}", listener.local_addr().map_err(cannot)?);
        let verifier = Verifier::new(Secret::new(secret)).fresh_within(Verifier::SUGGESTED_WINDOW);
        let (sender, callbacks) = mpsc::channel(1);
        let receive = async move |RawQuery(query): RawQuery| {
            let callback = verifier.verify(&query.unwrap_or_default());
            let status = if callback.is_ok() { StatusCode::OK } else { StatusCode::FORBIDDEN };
            // A second callback finds no one who waits for it.
            _ = sender.try_send(callback);
            status
        };
        let app = Router::new().route(PATH, get(receive));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Ok(Self { url, callbacks })
    }

    /// Returns the address for the order.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Waits for the callback; nothing where it does not come in time.
    pub(super) async fn received(&mut self) -> Option<Result<Callback, CallbackError>> {
        timeout(PATIENCE, self.callbacks.recv()).await.ok().flatten()
    }
}
