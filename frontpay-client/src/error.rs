//! Failures, sorted by what to do about them.

mod api;
mod build;
mod decode;
mod rejected;
mod transport;

use std::time::Duration;

use frontpay_core::{Invalid, InvalidJson, JsonError, Report};
use http::{Method, StatusCode};

use crate::evidence::Outcome;

pub use api::ApiError;
pub use build::BuildError;
pub use decode::DecodeError;
pub(crate) use decode::SchemaMismatch;
pub use rejected::{Rejected, ServerMessage};
pub use transport::TransportError;
pub(crate) use transport::TransportErrorKind;

/// A failure of a call.
///
/// The variant says who has to act: you ([`Json`](Self::Json), [`Invalid`](Self::Invalid), [`Rejected`](Self::Rejected),
/// [`Unauthorized`](Self::Unauthorized), [`NotFound`](Self::NotFound), [`Conflict`](Self::Conflict),
/// [`NoSuchEndpoint`](Self::NoSuchEndpoint)), Front Payment ([`Server`](Self::Server)) or the network.
/// [`outcome`](Self::outcome) answers the question that matters after a failed create: is there an order now? Its answer
/// follows from the [evidence table](crate::evidence).
///
/// `Display` says what this layer knows; the cause is the `source()`. Neither they nor `Debug` repeat a token, a
/// payload or any text of a response that occurs in the request.
///
/// ```
/// # use frontpay_client::{Error, Outcome};
/// fn after_a_failed_create(error: &Error) -> &'static str {
///     match error.outcome() {
///         Outcome::NotSent => "send it again",
///         Outcome::Refused => "correct it and send it again",
///         Outcome::Done => "do not send it again: there is an order",
///         // Also what a later version may add.
///         _ => "look for the order before you send it again",
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

    /// The API found that the payload breaks rules (417; 422 is read the same way), and did nothing.
    #[error("the API rejected the payload with {0}")]
    Rejected(Rejected),

    /// The API does not accept the token (401), and did nothing.
    #[error("the API does not accept the token, it responded {0}; check that the token belongs to this environment")]
    Unauthorized(ApiError),

    /// The API has no such order, reservation or customer (404 in the API's own envelope). An empty list is answered like
    /// this as well.
    #[error("the API found nothing, it responded {0}")]
    NotFound(ApiError),

    /// The API understood and declined, for instance because the order is already paid (400).
    #[error("the API declined with {0}")]
    Conflict(ApiError),

    /// The API takes no more requests for now (429), and did nothing; see [`retry_after`](Self::retry_after).
    #[error("the API takes no more requests for now, it responded {0}; try again later")]
    TooManyRequests(ApiError),

    /// The API, or Laravel before it, refused the request for another reason (403, 405, 413), and did nothing.
    #[error("the API refused with {0}")]
    Refused(ApiError),

    /// The 404 is not the API's own: the base URL or the path is wrong. It says nothing of any order.
    #[error("no such endpoint, the server responded {response}; {advice}", response = .0, advice = endpoint_advice(.0))]
    NoSuchEndpoint(ApiError),

    /// The API, or a proxy before it, failed (5xx).
    #[error("the API failed with {response}; {advice}", response = .0, advice = advice(.0.method()))]
    Server(ApiError),

    /// The response is no evidence of anything: a redirect, a page of a proxy, an empty 200, a body that contradicts its
    /// status.
    #[error("the response {response} does not tell what became of the request; {advice}", response = .0, advice = advice(.0.method()))]
    UnexpectedResponse(ApiError),

    /// The request never went out, so nothing was done.
    #[error("the request was not sent, nothing was done")]
    NotSent(#[source] TransportError),

    /// The request may have reached the API, and no complete response came back.
    ///
    /// The client never repeats a create by itself after this: a second one makes a second order.
    #[error("the request may have been sent and its outcome is unknown; {}", advice(.0.method()))]
    OutcomeUnknown(#[source] TransportError),

    /// The API confirmed the request, and its response is not of the expected form.
    #[error("the response cannot be read")]
    Decode(#[source] DecodeError),
}

fn advice(method: &Method) -> &'static str {
    if method.is_safe() {
        "try again later"
    } else {
        "look for the order in Front Payment's portal, or wait for its callback, before you send it again"
    }
}

/// A create whose 404 is a page of a proxy may have reached the API before.
fn endpoint_advice(response: &ApiError) -> &'static str {
    if response.outcome() == Outcome::Unknown && !response.method().is_safe() {
        "check that the base URL ends with the path of the API, such as `/api/v1`, and look for the order before you send it \
         again"
    } else {
        "check that the base URL ends with the path of the API, such as `/api/v1`"
    }
}

impl Error {
    /// Sorts a response that is not the expected success.
    pub(crate) fn of_response(response: ApiError) -> Self {
        match (response.outcome(), response.status().as_u16()) {
            (Outcome::Refused, 417 | 422) => Self::Rejected(Rejected::new(response)),
            (Outcome::Refused, 401) => Self::Unauthorized(response),
            (Outcome::Refused, 400) => Self::Conflict(response),
            (Outcome::Refused, 429) => Self::TooManyRequests(response),
            (Outcome::Refused, 404) if response.is_of_api() => Self::NotFound(response),
            (_, 404) if response.is_plain_not_found() => Self::NoSuchEndpoint(response),
            (Outcome::Refused, _) => Self::Refused(response),
            (_, 500..=599) => Self::Server(response),
            _ => Self::UnexpectedResponse(response),
        }
    }

    /// Returns the HTTP status of the response, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::NotSent(cause) | Self::OutcomeUnknown(cause) => cause.status(),
            Self::Decode(cause) => Some(cause.status()),
            _ => self.response().map(ApiError::status),
        }
    }

    /// Returns the response, if there was one and it is not success.
    #[must_use]
    pub fn response(&self) -> Option<&ApiError> {
        match self {
            Self::Rejected(rejected) => Some(rejected.response()),
            Self::Unauthorized(response)
            | Self::NotFound(response)
            | Self::Conflict(response)
            | Self::TooManyRequests(response)
            | Self::Refused(response)
            | Self::NoSuchEndpoint(response)
            | Self::Server(response)
            | Self::UnexpectedResponse(response) => Some(response),
            _ => None,
        }
    }

    /// Returns `true` if the time ran out, in the client or on the server (408, 504).
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::NotSent(cause) | Self::OutcomeUnknown(cause) => cause.is_timeout(),
            _ => self.response().is_some_and(|response| matches!(response.status().as_u16(), 408 | 504)),
        }
    }

    /// Returns `true` if this very call may be repeated without doing anything twice, and repeating may help.
    ///
    /// Such calls are a request that was never sent, a request that the API refused because there were too many (429), and a
    /// read that met a broken connection, a timeout or one of 408, 429, 500, 502, 503 and 504. A 510 is an answer and not
    /// repeated. The client itself repeats a create after a 429 only where
    /// [`Retries::creates_after_rate_limit`](crate::Retries::creates_after_rate_limit) says so.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::NotSent(cause) => cause.is_transient(),
            Self::OutcomeUnknown(cause) => cause.method().is_safe(),
            Self::TooManyRequests(_) => true,
            Self::Server(response) | Self::UnexpectedResponse(response) => {
                let is_transient = matches!(response.status().as_u16(), 408 | 429 | 500 | 502..=504);
                response.method().is_safe() && is_transient
            }
            _ => false,
        }
    }

    /// Returns the time that the server asks to wait before the next request (`Retry-After`).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.response().and_then(ApiError::retry_after)
    }

    /// Returns the effect of the failed call at the API, by its [evidence](crate::evidence).
    ///
    /// It is meant for calls that create or change something; a read changes nothing, whatever its outcome.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Build(_) | Self::Json(_) | Self::Invalid(_) | Self::NotSent(_) => Outcome::NotSent,
            Self::OutcomeUnknown(_) => Outcome::Unknown,
            Self::Decode(cause) => cause.outcome(),
            _ => self.response().map_or(Outcome::Unknown, ApiError::outcome),
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
