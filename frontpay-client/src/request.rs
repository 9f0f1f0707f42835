//! A call that has not been made yet.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use percent_encoding::percent_decode_str;

use crate::builder::PROGRAM;
use crate::cancel::CancelHandle;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::redact::Redactor;
use crate::response::Read;
use crate::route::Route;
use crate::transport::Transport;

/// A call to the API: options first, then `.await`.
///
/// Nothing happens before it is awaited. It owns what it needs, so it can be moved into a task. The outcome of a
/// create that is dropped before it ends is known only to its [`cancel_handle`](Self::cancel_handle): set a
/// [`timeout`](Self::timeout) instead of wrapping it in one.
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

/// A request as data: everything the transport needs to know.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path with placeholders, for traces; a path of the caller's own is not traced.
    pub(crate) template: Option<&'static str>,
    pub(crate) uri: Uri,
    /// The order that the call is about; a response about another one is an error.
    pub(crate) identifier: Option<String>,
    pub(crate) body: Option<Bytes>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Option<Duration>,
    pub(crate) cancel_handle: CancelHandle,
}

impl<T> Request<T> {
    pub(crate) fn new(transport: &Arc<Transport>, call: Result<Call, Error>, read: Read<T>) -> Self {
        Self { transport: Arc::clone(transport), call, read }
    }

    /// Sets the time that one attempt may take, from the connection to the last byte of the response, instead of the
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

    /// Returns a handle that cancels this request, and returns whether it was sent before.
    #[must_use]
    pub fn cancel_handle(&self) -> CancelHandle {
        self.call.as_ref().map(|call| call.cancel_handle.clone()).unwrap_or_default()
    }

    /// Sends the request, as awaiting it does.
    ///
    /// # Errors
    ///
    /// [`Error`], whose variant says who has to act; see [`Error::outcome`] after a failed create.
    pub async fn send(self) -> Result<T, Error> {
        let call = self.call?;
        self.transport.send(&call, self.read).await
    }
}

impl Call {
    /// A read of any path.
    pub(crate) fn get(uri: Uri) -> Self {
        let (method, headers) = (Method::GET, HeaderMap::new());
        let cancel_handle = CancelHandle::default();
        Self { method, template: None, uri, identifier: None, body: None, headers, timeout: None, cancel_handle }
    }

    /// A call to an endpoint.
    pub(crate) fn to_route(route: &Route, uri: Uri) -> Self {
        Self { method: route.method.clone(), template: Some(route.template), ..Self::get(uri) }
    }

    fn with_header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        match parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.append(name, value);
                Ok(self)
            }
            Err(reason) => Err(invalid_request(&self.method, reason)),
        }
    }

    /// Returns a redactor for texts of the server, which may repeat the request.
    pub(crate) fn redactor(&self, headers: &HeaderMap) -> Redactor {
        let texts = match self.template {
            Some(_) => self.identifier.clone(),
            // A path of the caller's own may hold anything.
            None => Some(percent_decode_str(&self.uri.to_string()).decode_utf8_lossy().into_owned()),
        };
        let program = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()?.strip_prefix(PROGRAM));
        Redactor::new(self.body.clone())
            .with_headers(headers.get(AUTHORIZATION).into_iter().chain(self.headers.values()))
            .with_text(texts)
            .with_text(program.map(str::to_owned))
    }
}

pub(crate) fn invalid_request(method: &Method, reason: impl Into<String>) -> Error {
    Error::NotSent(TransportError::new(TransportErrorKind::InvalidRequest(reason.into()), method))
}

fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    const TAKEN: [HeaderName; 6] = [ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT];
    let parsed = HeaderName::try_from(name).map_err(|_| "a header name holds a character that none may have")?;
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
