use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;
use http::{Method, StatusCode};
use serde_json::Value;

use crate::envelope::Envelope;
use crate::evidence::{Outcome, Progress};
use crate::redact::Redactor;

/// A response that is not the success that was asked for.
///
/// The response is kept and given out by [`body`](Self::body), [`message`](Self::message) and [`errors`](Self::errors).
/// `Display` and `Debug` are safe to log: they show the statuses and the API's message key, without its parameter
/// (`cycleNotfound#…`) and without any text that occurs in the request.
pub struct ApiError(Box<Inner>);

struct Inner {
    method: Method,
    status: StatusCode,
    outcome: Outcome,
    retry_after: Option<Duration>,
    request_id: Option<String>,
    body: Bytes,
    status_code: Option<u16>,
    message: Option<String>,
    is_complete: bool,
    is_of_api: bool,
    is_json: bool,
    errors: OnceLock<Option<Value>>,
    redactor: Redactor,
}

impl ApiError {
    pub(crate) fn new(method: &Method, status: StatusCode, outcome: Outcome, body: Bytes, redactor: Redactor) -> Self {
        let envelope = Envelope::read(&body);
        let fields = envelope.as_ref();
        Self(Box::new(Inner {
            method: method.clone(),
            status,
            outcome,
            is_complete: true,
            retry_after: None,
            request_id: None,
            status_code: fields.and_then(Envelope::status_code),
            message: fields.and_then(Envelope::message).map(Cow::into_owned),
            is_of_api: fields.is_some_and(Envelope::is_of_api),
            is_json: envelope.is_some(),
            errors: OnceLock::new(),
            redactor,
            body,
        }))
    }

    pub(crate) fn with_retry_after(mut self, delay: Option<Duration>) -> Self {
        self.0.retry_after = delay;
        self
    }

    pub(crate) fn with_request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = id;
        self
    }

    /// Notes that the body is not whole.
    pub(crate) fn with_progress(mut self, progress: Progress) -> Self {
        self.0.is_complete = progress == Progress::Answered;
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.0.outcome = outcome;
        self
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns `status_code`, the status that the body repeats; in every recorded response it is the HTTP status.
    #[must_use]
    pub fn status_code(&self) -> Option<u16> {
        self.0.status_code
    }

    /// Returns `message` as it was received: a key (`orderNotFound`), a sentence (`Order Not Found`), or a key with a
    /// parameter behind `#`. All of them are documented, also for the same thing.
    ///
    /// It may repeat what was sent. `Display` shows the part of it that is safe to log.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// Returns `errors` as it was received: a list of sentences, an object, one sentence, or null.
    #[must_use]
    pub fn errors(&self) -> Option<&Value> {
        let read = || {
            let errors = Envelope::read(&self.0.body)?.errors()?;
            serde_json::from_str(errors.get()).ok()
        };
        self.0.errors.get_or_init(read).as_ref()
    }

    /// Returns the body as it was received, up to 1 MiB: JSON of the API, or a page of a proxy before it.
    ///
    /// It may hold personal data, and is part of no text of this error.
    #[must_use]
    pub fn body(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.0.body)
    }

    /// Returns `true` if the body is a JSON object; a page of a proxy is not.
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.0.is_json
    }

    /// Returns the time that the server asks to wait (`Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Returns `x-request-id`, if a server or proxy gave one.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// Returns the effect of the request, by the [evidence](crate::evidence) of this response.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// Returns `true` for the API's own envelope, `false` for Laravel's `{"message": ..}` and everything else.
    pub(crate) fn is_of_api(&self) -> bool {
        self.0.is_of_api
    }

    /// Returns `true` for a whole body without a `status_code` of its own.
    pub(crate) fn is_plain_not_found(&self) -> bool {
        self.0.is_complete && self.status_code().is_none()
    }

    pub(crate) fn method(&self) -> &Method {
        &self.0.method
    }

    pub(crate) fn redactor(&self) -> &Redactor {
        &self.0.redactor
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.status.as_u16())?;
        if let Some(code) = self.status_code().filter(|code| *code != self.0.status.as_u16()) {
            write!(f, ", in the body {code}")?;
        }
        match self.message() {
            Some(message) if !message.is_empty() => write!(f, " ({})", self.0.redactor.message(message)),
            _ if self.0.body.is_empty() => f.write_str(" (without a body)"),
            _ if !self.is_json() => f.write_str(" (not JSON: a proxy rather than the API)"),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &str| self.0.redactor.message(text);
        f.debug_struct("ApiError")
            .field("status", &self.0.status)
            .field("message", &self.message().map(shown))
            .field("outcome", &self.0.outcome)
            .field("request_id", &self.request_id().map(shown))
            .field("retry_after", &self.0.retry_after)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for ApiError {}
