use std::error::Error as StdError;
use std::fmt;

use http::{Method, StatusCode};

/// What went wrong between here and an answer: the cause inside [`Error::NotSent`](super::Error::NotSent) and
/// [`Error::OutcomeUnknown`](super::Error::OutcomeUnknown).
///
/// The error of the HTTP library below is the [`source`](StdError::source), as text for people; its type is not part
/// of this interface.
#[derive(Debug)]
pub struct TransportError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    trouble: Trouble,
    is_read: bool,
    status: Option<StatusCode>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Debug)]
pub(crate) enum Trouble {
    /// The request could not be put together; the sentence says why.
    Unbuildable(String),
    NoConnection {
        to: String,
    },
    NoConnectionInTime {
        to: String,
    },
    NoAnswerInTime,
    Broken,
}

impl TransportError {
    pub(crate) fn new(trouble: Trouble, method: &Method) -> Self {
        Self(Box::new(Inner { trouble, is_read: method.is_safe(), status: None, source: None }))
    }

    pub(crate) fn because(mut self, source: reqwest::Error) -> Self {
        self.0.source = Some(Box::new(source.without_url()));
        self
    }

    pub(crate) fn after(mut self, status: StatusCode) -> Self {
        self.0.status = Some(status);
        self
    }

    /// Tells whether time ran out, for the connection or for the answer.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.trouble, Trouble::NoConnectionInTime { .. } | Trouble::NoAnswerInTime)
    }

    /// Returns the status, if the answer had begun when the connection broke.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// A read can be repeated however it ended.
    pub(crate) fn is_read(&self) -> bool {
        self.0.is_read
    }

    pub(crate) fn is_passing(&self) -> bool {
        !matches!(self.0.trouble, Trouble::Unbuildable(_))
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.trouble {
            Trouble::Unbuildable(why) => f.write_str(why),
            Trouble::NoConnection { to } => {
                write!(f, "no connection to {to}; check the address, the network and any proxy")
            }
            Trouble::NoConnectionInTime { to } => {
                write!(f, "no connection to {to} in time; check the network and any proxy")
            }
            Trouble::NoAnswerInTime => f.write_str("no complete answer in time"),
            Trouble::Broken => f.write_str("the connection broke before the answer was complete"),
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| &**source as &(dyn StdError + 'static))
    }
}
