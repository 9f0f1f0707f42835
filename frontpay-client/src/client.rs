//! The client: what every call has in common.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Method};
use serde::Serialize;
use serde_json::Value;

use crate::api::Orders;
use crate::builder::ClientBuilder;
use crate::error::Error;
use crate::request::{Call, Read, Request, unbuildable};
use crate::route::{Route, is_segment};
use crate::secret::Token;
use crate::transport::Transport;

/// A client for one environment and one token.
///
/// Cloning it is cheap and shares its connections; it can be used from any number of tasks.
///
/// ```no_run
/// use frontpay_client::{Client, Environment};
///
/// # async fn run() -> Result<(), frontpay_client::Error> {
/// let client = Client::builder("the-token").environment(Environment::Demo).build()?;
/// let state = client.orders().status("ODR3506777330").await?;
/// println!("{}", state.status);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Transport>);

impl Client {
    /// Starts a client for the demo environment with the token Front Payment handed out.
    pub fn builder(token: impl Into<Token>) -> ClientBuilder {
        ClientBuilder::new(token.into())
    }

    /// Returns the calls about orders.
    #[must_use]
    pub fn orders(&self) -> Orders<'_> {
        Orders::new(self)
    }

    /// Reads any path below the base URL, such as an endpoint this version does not know, and returns the whole
    /// answer.
    ///
    /// ```no_run
    /// # async fn run(client: frontpay_client::Client) -> Result<(), frontpay_client::Error> {
    /// let paid = client.get("connect/orders/status?type=PAID").await?;
    /// println!("{}", paid["data"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(&self, path: &str) -> Request<Value> {
        let url = self.0.base.with_path(path);
        let call = url.map_err(|_| unbuildable(&Method::GET, format!("{path:?} is not a path")));
        let call = call.map(|url| Call {
            method: Method::GET,
            template: None,
            url,
            body: None,
            headers: HeaderMap::new(),
            timeout: None,
            rules: None,
        });
        Request::new(&self.0, call, Ok)
    }

    /// A request to `route`, with `identifiers` in its path.
    pub(crate) fn read<T>(&self, route: &Route, identifiers: &[&str], read: Read<T>) -> Request<T> {
        Request::new(&self.0, self.call(route, identifiers), read)
    }

    /// A request to `route` with a payload.
    pub(crate) fn submit<B: Serialize, T>(&self, route: &Route, payload: &B, read: Read<T>) -> Request<T> {
        let body = serde_json::to_vec(payload)
            .map_err(|_| unbuildable(&route.method, "the payload cannot be written as JSON"));
        let call = body.and_then(|body| Ok(Call { body: Some(Bytes::from(body)), ..self.call(route, &[])? }));
        Request::new(&self.0, call, read)
    }

    fn call(&self, route: &Route, identifiers: &[&str]) -> Result<Call, Error> {
        if let Some(identifier) = identifiers.iter().find(|identifier| !is_segment(identifier)) {
            return Err(unbuildable(&route.method, format!("{identifier:?} is not an identifier")));
        }
        Ok(Call {
            method: route.method.clone(),
            template: Some(route.template),
            url: self.0.base.with_segments(route.segments(identifiers)),
            body: None,
            headers: HeaderMap::new(),
            timeout: None,
            rules: route.rules,
        })
    }

    pub(crate) fn new(transport: Transport) -> Self {
        Self(Arc::new(transport))
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.0.base)
            .field("token", &"[REDACTED]")
            .field("timeout", &self.0.timeout)
            .field("retries", &self.0.retries)
            .finish()
    }
}
