//! The client: the common part of all calls.

use std::fmt;
use std::sync::Arc;

use http::Method;
use serde::Serialize;
use serde_json::Value;

use crate::call::{Call, invalid_request};
use crate::request::Request;
use crate::response::{self, Created, Read};
use crate::route::{self, Route};
use crate::transport::Transport;

/// The initial capacity for a serialized payload: enough for an order of a few products.
const USUAL_PAYLOAD: usize = 2048;

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
    /// Reads any path below the base URL, such as an endpoint that has no method here, and returns the whole response.
    ///
    /// A path that could leave the base URL (`..`, also percent-encoded, and backslashes) fails with [`Error::NotSent`](crate::Error::NotSent).
    ///
    /// ```no_run
    /// # async fn run(client: frontpay_client::Client) -> Result<(), frontpay_client::Error> {
    /// let paid = client.get("connect/orders/status?type=PAID").await?;
    /// println!("{}", paid["data"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn get(&self, path: &str) -> Request<Value> {
        let uri = self.0.base.with_path(path);
        let call = uri.map_err(|reason| invalid_request(&Method::GET, reason)).map(Call::get);
        Request::new(&self.0, call, response::whole)
    }

    /// A request to `route` about one order.
    pub(crate) fn read<T>(&self, route: &Route, identifier: &str, read: Read<T>) -> Request<T> {
        let call = self.call_about(route, identifier);
        Request::new(&self.0, call.map_err(|reason| invalid_request(&route.method, reason)), read)
    }

    /// A request to `route` with a payload.
    pub(crate) fn submit<B: Serialize>(&self, route: &Route, payload: &B) -> Request<Created> {
        let mut body = Vec::with_capacity(USUAL_PAYLOAD);
        let written = serde_json::to_writer(&mut body, payload).map_err(|_| "the payload cannot be written as JSON");
        let uri = written.and_then(|()| self.0.base.with_segments(route.template));
        let call = uri.map(|uri| Call { body: Some(body.into()), ..Call::to_route(route, uri) });
        Request::new(&self.0, call.map_err(|reason| invalid_request(&route.method, reason)), Created::read)
    }

    fn call_about(&self, route: &Route, identifier: &str) -> Result<Call, &'static str> {
        if !route::is_segment(identifier) {
            return Err("the identifier is empty, or holds a control character or a `..`");
        }
        let uri = self.0.base.with_segments(&route.path(identifier))?;
        Ok(Call { identifier: Some(identifier.to_owned()), ..Call::to_route(route, uri) })
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
