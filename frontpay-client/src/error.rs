//! What can go wrong, sorted by what to do about it.

mod api;
mod build;
mod decode;
mod printable;
mod refusal;
mod transport;

use std::time::Duration;

use frontpay_core::{Invalid, InvalidJson, JsonError, Report, RuleSet};
use http::StatusCode;

pub use api::ApiError;
pub use build::BuildError;
pub use decode::DecodeError;
pub(crate) use decode::Misfit;
pub use refusal::{Complaint, Refusal};
pub use transport::TransportError;
pub(crate) use transport::Trouble;

/// Why a call failed.
///
/// The variant says who has to act: you ([`Json`](Self::Json), [`Invalid`](Self::Invalid), [`Refused`](Self::Refused),
/// [`Unauthorised`](Self::Unauthorised), [`NotFound`](Self::NotFound), [`Conflict`](Self::Conflict)), Front Payment
/// ([`Server`](Self::Server)) or the network. [`outcome`](Self::outcome) answers the question that matters after a
/// failed create: is there an order now?
///
/// `Display` says what this layer knows; the cause is the `source()`. Neither they nor `Debug` repeat a token, a
/// payload or the body of an answer, except for the sentences and message keys of the API.
///
/// ```
/// # use frontpay_client::{Error, Outcome};
/// fn after_a_failed_create(error: &Error) -> &'static str {
///     match error.outcome() {
///         Outcome::NotDone => "put it right and send it again",
///         Outcome::Unknown => "look whether the order is there before you send it again",
///         Outcome::Done => "there is an order: look it up",
///     }
/// }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The client could not be built.
    #[error("the client cannot be built")]
    Build(#[from] BuildError),

    /// The payload is not JSON, and nothing was sent.
    #[error("the payload is not JSON")]
    Json(#[source] JsonError),

    /// The payload breaks rules, and nothing was sent.
    #[error("the payload is not valid")]
    Invalid(#[source] Report),

    /// The API found that the payload breaks rules (417; 422 is read the same way).
    #[error("the API refused the payload with {0}")]
    Refused(Refusal),

    /// The API does not know the token (401).
    #[error("the API does not accept the token, it answered {0}; check that the token belongs to this environment")]
    Unauthorised(ApiError),

    /// There is no such order, reservation, customer... (404). An empty list is answered like this as well.
    #[error("the API found nothing, it answered {0}")]
    NotFound(ApiError),

    /// The API understood and declined, for instance because the order is paid already (400).
    #[error("the API declined with {0}")]
    Conflict(ApiError),

    /// The API, or a proxy before it, failed (5xx).
    #[error("the API failed with {answer}; {advice}", answer = .0, advice = advice(.0.is_read()))]
    Server(ApiError),

    /// Any other status: too many requests (429), a redirect, a maintenance page...
    #[error("the API answered {0}")]
    Api(ApiError),

    /// The request never went out, so nothing was done.
    #[error("the request was not sent, nothing was done")]
    NotSent(#[source] TransportError),

    /// The request may have reached the API; what became of it is not known.
    ///
    /// The client never repeats a create by itself after this: a second one makes a second order.
    #[error("the request may have been sent and its outcome is not known; {}", advice(.0.is_read()))]
    OutcomeUnknown(#[source] TransportError),

    /// The API accepted the request, and its answer could not be read.
    #[error("the answer cannot be read")]
    Decode(#[source] DecodeError),
}

fn advice(is_read: bool) -> &'static str {
    if is_read { "try again later" } else { "look whether it was done before you send it again" }
}

/// Whether a failed call did something at the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// No: it was not sent, or the API declined it.
    NotDone,
    /// Perhaps: the connection or the server failed at a moment when it may have been done.
    Unknown,
    /// Yes: the API answered with success, only the answer cannot be read.
    Done,
}

impl Error {
    /// Sorts an answer that is not success by the status that counts.
    pub(crate) fn from_answer(status: StatusCode, answer: ApiError, rules: Option<&RuleSet>) -> Self {
        match status.as_u16() {
            417 | 422 => Self::Refused(Refusal::new(answer, rules)),
            401 => Self::Unauthorised(answer),
            404 => Self::NotFound(answer),
            400 => Self::Conflict(answer),
            500..=599 => Self::Server(answer),
            _ => Self::Api(answer),
        }
    }

    /// Returns the status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::NotSent(cause) | Self::OutcomeUnknown(cause) => cause.status(),
            Self::Decode(cause) => Some(cause.status()),
            _ => self.answer().map(ApiError::status),
        }
    }

    /// Returns the answer, if it was one that is not success.
    #[must_use]
    pub fn answer(&self) -> Option<&ApiError> {
        match self {
            Self::Refused(refusal) => Some(refusal.answer()),
            Self::Unauthorised(answer)
            | Self::NotFound(answer)
            | Self::Conflict(answer)
            | Self::Server(answer)
            | Self::Api(answer) => Some(answer),
            _ => None,
        }
    }

    /// Tells whether time ran out here, or the server said so (408, 504).
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::NotSent(cause) | Self::OutcomeUnknown(cause) => cause.is_timeout(),
            _ => self.answer().is_some_and(|answer| matches!(answer.status().as_u16(), 408 | 504)),
        }
    }

    /// Tells whether this very call may be repeated without doing anything twice, and repeating may help.
    ///
    /// That is a request that was never sent, and a read that met a broken connection, a timeout or one of 408, 429,
    /// 500, 502, 503 and 504. It is what the client itself repeats. A 510 is an answer and not repeated.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::NotSent(cause) => cause.is_passing(),
            Self::OutcomeUnknown(cause) => cause.is_read(),
            Self::Server(answer) | Self::Api(answer) => {
                answer.is_read() && matches!(answer.status().as_u16(), 408 | 429 | 500 | 502..=504)
            }
            _ => false,
        }
    }

    /// Returns how long the server asks to wait before the next request (`Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.answer().and_then(ApiError::retry_after)
    }

    /// Tells whether the failed call did something at the API; for a read the answer is of no interest.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::OutcomeUnknown(_) | Self::Server(_) => Outcome::Unknown,
            Self::Api(answer) if answer.status() == StatusCode::REQUEST_TIMEOUT => Outcome::Unknown,
            Self::Decode(_) => Outcome::Done,
            _ => Outcome::NotDone,
        }
    }
}

impl From<Report> for Error {
    fn from(report: Report) -> Self {
        Self::Invalid(report)
    }
}

impl<T> From<Invalid<T>> for Error {
    /// Keeps the report and drops the value.
    fn from(invalid: Invalid<T>) -> Self {
        Self::Invalid(invalid.into_parts().0)
    }
}

impl From<InvalidJson> for Error {
    fn from(invalid: InvalidJson) -> Self {
        match invalid {
            InvalidJson::Syntax(error) => Self::Json(error),
            InvalidJson::Report(report) => Self::Invalid(report),
        }
    }
}
