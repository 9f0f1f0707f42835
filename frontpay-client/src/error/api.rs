use std::fmt;
use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::Value;

use super::printable::Printable;
use crate::envelope;

/// An answer of the API that is not success.
///
/// The text of the answer is kept and given out by [`body`](Self::body) and [`errors`](Self::errors); `Display` and
/// `Debug` leave it out, since it may repeat what was sent.
pub struct ApiError(Box<Inner>);

struct Inner {
    status: StatusCode,
    is_read: bool,
    retry_after: Option<Duration>,
    request_id: Option<String>,
    envelope: Option<Value>,
    body: String,
}

impl ApiError {
    pub(crate) fn new(method: &Method, status: StatusCode, envelope: Option<Value>, body: String) -> Self {
        let is_read = method.is_safe();
        Self(Box::new(Inner { status, is_read, retry_after: None, request_id: None, envelope, body }))
    }

    pub(crate) fn with_retry_after(mut self, delay: Option<Duration>) -> Self {
        self.0.retry_after = delay;
        self
    }

    pub(crate) fn with_request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = id;
        self
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns `status_code`, the status the body repeats; in every recorded answer it is the HTTP status.
    #[must_use]
    pub fn status_code(&self) -> Option<u16> {
        self.0.envelope.as_ref().and_then(envelope::status_code)
    }

    /// Returns `message`: a key (`orderNotFound`) or a sentence (`Order Not Found`), both occur for one thing.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.envelope.as_ref().and_then(envelope::message)
    }

    /// Returns `errors` as it came: a list of sentences, an object, one sentence, or null.
    #[must_use]
    pub fn errors(&self) -> Option<&Value> {
        self.0.envelope.as_ref()?.get("errors")
    }

    /// Returns the answer as it came, up to the limit: JSON of the API, or a page of a proxy before it.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.0.body
    }

    /// Tells whether the body was JSON; a page of a proxy is not.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.0.envelope.is_some()
    }

    /// Returns how long the server asks to wait (`Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns `x-request-id`, if a server or proxy gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    pub(crate) fn is_read(&self) -> bool {
        self.0.is_read
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.status.as_u16())?;
        if let Some(code) = self.status_code().filter(|code| *code != self.0.status.as_u16()) {
            write!(f, ", in the body {code}")?;
        }
        match self.message() {
            Some(message) if !message.is_empty() => write!(f, " ({})", Printable(message)),
            _ if !self.is_json() => f.write_str(" (not JSON: a proxy rather than the API)"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.0.status)
            .field("message", &self.message())
            .field("request_id", &self.0.request_id)
            .field("retry_after", &self.0.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
