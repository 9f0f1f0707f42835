//! A call that has not been made yet.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::call::Call;
use crate::cancel::CancelHandle;
use crate::error::Error;
use crate::response::Read;
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
