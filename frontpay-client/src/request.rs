//! A call that has not been made yet.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use serde_json::Value;
use url::Url;

use crate::error::{Error, Misfit, TransportError, Trouble};
use crate::transport::Transport;
use frontpay_core::RuleSet;

/// Turns the whole answer into what the caller gets.
pub(crate) type Read<T> = fn(Value) -> Result<T, Misfit>;

/// A call to the API: options first, then `.await`.
///
/// Nothing happens before it is awaited. It owns what it needs, so it can be moved into a task. A create that is
/// dropped half-way has an unknown outcome: set a [`timeout`](Self::timeout) rather than wrap it in one.
///
/// ```no_run
/// # async fn run(client: frontpay_client::Client) -> Result<(), frontpay_client::Error> {
/// use std::time::Duration;
///
/// let state = client
///     .orders()
///     .status("ODR3506777330")
///     .timeout(Duration::from_secs(5))
///     .header("x-trace", "4bf92f35")
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "a request does nothing until it is awaited"]
pub struct Request<T> {
    transport: Arc<Transport>,
    call: Result<Call, Error>,
    read: Read<T>,
}

/// Everything the transport needs to know.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path with placeholders, for traces; a path of the caller's own is not traced.
    pub(crate) template: Option<&'static str>,
    pub(crate) url: Url,
    pub(crate) body: Option<Bytes>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Option<Duration>,
    pub(crate) rules: Option<&'static RuleSet>,
}

impl<T> Request<T> {
    pub(crate) fn new(transport: &Arc<Transport>, call: Result<Call, Error>, read: Read<T>) -> Self {
        Self { transport: Arc::clone(transport), call, read }
    }

    /// Sets how long one attempt may take, from the connection to the last byte of the answer, instead of the
    /// client's [`timeout`](crate::ClientBuilder::timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        if let Ok(call) = &mut self.call {
            call.timeout = Some(timeout);
        }
        self
    }

    /// Adds a header, for instance for tracing.
    ///
    /// A name or value that cannot be one, or a name the client itself fills (`authorization`, `content-type`...),
    /// fails the call with [`Error::NotSent`].
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.call = self.call.and_then(|call| call.with_header(name, value));
        self
    }

    /// Sends the request; the same as awaiting it.
    ///
    /// # Errors
    ///
    /// [`Error`], which tells who has to act; see [`Error::outcome`] after a failed create.
    pub async fn send(self) -> Result<T, Error> {
        let call = self.call?;
        let answer = self.transport.send(&call).await?;
        answer.read(&call, self.read)
    }
}

impl Call {
    fn with_header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        match parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.append(name, value);
                Ok(self)
            }
            Err(reason) => Err(unbuildable(&self.method, reason)),
        }
    }
}

pub(crate) fn unbuildable(method: &Method, reason: impl Into<String>) -> Error {
    Error::NotSent(TransportError::new(Trouble::Unbuildable(reason.into()), method))
}

fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    const TAKEN: [HeaderName; 6] = [ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT];
    let parsed = HeaderName::try_from(name).map_err(|_| format!("{name:?} is not a header name"))?;
    if TAKEN.contains(&parsed) {
        return Err(format!("the header `{parsed}` is filled by the client and cannot be set for one request"));
    }
    let value = HeaderValue::try_from(value);
    let mut value =
        value.map_err(|_| format!("the value of the header `{parsed}` has a line break or control character"))?;
    value.set_sensitive(true);
    Ok((parsed, value))
}

impl<T: Send + 'static> IntoFuture for Request<T> {
    type Output = Result<T, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<T> fmt::Debug for Request<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.call {
            Ok(call) => f
                .debug_struct("Request")
                .field("method", &call.method)
                .field("path", &call.template)
                .field("timeout", &call.timeout)
                .finish_non_exhaustive(),
            Err(error) => f.debug_tuple("Request").field(error).finish(),
        }
    }
}
