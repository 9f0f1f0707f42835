//! The word for the way in which a call ended, as `--json` prints it.

use frontpay_client::Error;
use serde::Serialize;

/// The way in which a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    /// The order was created.
    Created,
    /// The order was found.
    Found,
    /// The payload is not valid.
    Invalid,
    /// The command could not be run: wrong usage, unreadable input, no token, no standard output.
    CannotRun,
    /// A signal stopped the command.
    Interrupted,
    /// There was no connection.
    NoConnection,
    /// The API found that the payload breaks rules.
    Rejected,
    /// The API does not accept the token.
    Unauthorized,
    /// The API found nothing.
    NotFound,
    /// The API understood and declined.
    Conflict,
    /// The API takes no more requests for now.
    TooManyRequests,
    /// The API refused for another reason.
    Refused,
    /// A 404 that is not the API's own.
    NoSuchEndpoint,
    /// The API, or a proxy before it, failed.
    Server,
    /// The response is no evidence of anything.
    UnexpectedResponse,
    /// The connection broke, or time ran out, before there was a complete response.
    NoResponse,
    /// The API confirmed, and its response has another form than expected.
    UnreadableResponse,
}

impl From<&Error> for Kind {
    fn from(error: &Error) -> Self {
        match error {
            Error::Build(_) | Error::Json(_) => Self::CannotRun,
            Error::Invalid(_) => Self::Invalid,
            Error::NotSent(cause) if cause.is_invalid_request() => Self::CannotRun,
            Error::NotSent(_) => Self::NoConnection,
            Error::Rejected(_) => Self::Rejected,
            Error::Unauthorized(_) => Self::Unauthorized,
            Error::NotFound(_) => Self::NotFound,
            Error::Conflict(_) => Self::Conflict,
            Error::TooManyRequests(_) => Self::TooManyRequests,
            Error::Refused(_) => Self::Refused,
            Error::NoSuchEndpoint(_) => Self::NoSuchEndpoint,
            Error::Server(_) => Self::Server,
            Error::OutcomeUnknown(_) => Self::NoResponse,
            Error::Decode(_) => Self::UnreadableResponse,
            // Also what a later version of the client may add.
            _ => Self::UnexpectedResponse,
        }
    }
}
