use std::error::Error as StdError;
use std::fmt;

use http::{Method, StatusCode};

/// A failure between the client and a response: the cause inside [`Error::NotSent`](super::Error::NotSent) and
/// [`Error::OutcomeUnknown`](super::Error::OutcomeUnknown).
///
/// The error of the HTTP library below is the [`source`](StdError::source), as text for people; its type is not part
/// of this interface.
#[derive(Debug)]
pub struct TransportError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: TransportErrorKind,
    method: Method,
    status: Option<StatusCode>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Debug)]
pub(crate) enum TransportErrorKind {
    /// The request could not be put together; the sentence says why, without the text that is wrong.
    InvalidRequest(String),
    NoConnection {
        to: String,
    },
    ConnectTimeout {
        to: String,
    },
    ResponseTimeout,
    Broken,
    /// The caller canceled the request before it was sent.
    Canceled,
}

impl TransportError {
    pub(crate) fn new(kind: TransportErrorKind, method: &Method) -> Self {
        Self(Box::new(Inner { kind, method: method.clone(), status: None, source: None }))
    }

    pub(crate) fn with_source(mut self, source: Option<impl StdError + Send + Sync + 'static>) -> Self {
        self.0.source = source.map(|source| Box::new(source) as _);
        self
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Returns `true` if time ran out, for the connection or for the response.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, TransportErrorKind::ConnectTimeout { .. } | TransportErrorKind::ResponseTimeout)
    }

    /// Returns `true` if the request could not be put together, such as for an identifier that is none: repeating it is
    /// of no use.
    #[must_use]
    pub fn is_invalid_request(&self) -> bool {
        matches!(self.0.kind, TransportErrorKind::InvalidRequest(_))
    }

    /// Returns the status, if the response had begun when the connection broke.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    pub(crate) fn method(&self) -> &Method {
        &self.0.method
    }

    /// Returns `true` if the same request may succeed later.
    pub(crate) fn is_transient(&self) -> bool {
        !matches!(self.0.kind, TransportErrorKind::InvalidRequest(_) | TransportErrorKind::Canceled)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            TransportErrorKind::InvalidRequest(reason) => f.write_str(reason),
            TransportErrorKind::NoConnection { to } => {
                write!(f, "no connection to {to}; check the address, the network and any proxy")
            }
            TransportErrorKind::ConnectTimeout { to } => {
                write!(f, "no connection to {to} in time; check the network and any proxy")
            }
            TransportErrorKind::ResponseTimeout => f.write_str("no complete response in time"),
            TransportErrorKind::Canceled => f.write_str("the request was canceled"),
            TransportErrorKind::Broken => f.write_str("the connection broke before the response was complete"),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| &**source as &(dyn StdError + 'static))
    }
}
