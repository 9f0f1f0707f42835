use std::time::Duration;

use http::StatusCode;

/// The reason why a callback is refused.
///
/// Answer the request with [`status_code`](Self::status_code) and deliver nothing.
///
/// The checks come in a fixed order: first, what prevents computing the checksum; then the checksum; then the content;
/// then the age. A forgery is therefore always [`WrongChecksum`](Self::WrongChecksum), unless it is made of a genuine
/// callback.
///
/// The texts contain no value of the query. They contain names of parameters, in which everything but printable ASCII
/// is escaped, since anyone can send any name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallbackError {
    /// The query is longer than any callback.
    #[error("the query of the callback is longer than {limit} bytes")]
    TooLong {
        /// The longest query that is read, in bytes.
        limit: usize,
    },

    /// The query has more parameters than PHP reads.
    #[error("the query of the callback has more than {limit} parameters")]
    TooManyParameters {
        /// The largest number of parameters that is read.
        limit: usize,
    },

    /// There is no `checksum`: the request did not come from Front Payment, or a proxy cut the query off.
    #[error("the callback carries no `checksum`")]
    MissingChecksum,

    /// A parameter that the scheme joins, that every callback has, or that was declared is absent.
    #[error("the callback has no parameter `{parameter}`")]
    MissingParameter {
        /// The name of the parameter.
        parameter: String,
    },

    /// A parameter is a list (`items[]`), which no checksum can cover.
    #[error("the callback parameter `{parameter}` is a list, which cannot be part of a checksum")]
    ListParameter {
        /// The name of the parameter, without brackets.
        parameter: String,
    },

    /// The checksum is not the one of these values, this secret and this scheme.
    #[error("the checksum of the callback is wrong; check the secret and the scheme, or it is a forgery")]
    WrongChecksum,

    /// A parameter is neither documented nor declared, or its name has a spelling that only PHP understands.
    #[error(
        "the callback parameter `{parameter}` is neither documented nor declared; if your callback URL carries it, \
         declare it as a custom parameter"
    )]
    UnexpectedParameter {
        /// The name as it was sent.
        parameter: String,
    },

    /// A parameter appears more than once, which is read differently by different receivers.
    #[error("the callback has the parameter `{parameter}` more than once")]
    RepeatedParameter {
        /// The name of the parameter.
        parameter: String,
    },

    /// The parameters are in an order that is not documented: custom parameters as declared, then those of the API in
    /// one of the two documented orders, then `checksum`.
    #[error("the callback parameter `{parameter}` is not where the documents have it")]
    UndocumentedOrder {
        /// The first parameter that is out of place.
        parameter: String,
    },

    /// A value has another format than the documented or declared one.
    #[error("the callback parameter `{parameter}` cannot be read: expected {expected}")]
    Malformed {
        /// The name of the parameter.
        parameter: String,
        /// The expected format.
        expected: &'static str,
    },

    /// The joined values can be split in a second way, so that the checksum does not determine which values were
    /// signed.
    #[error(
        "the values of the callback can be split in a second way, and the checksum does not determine which one was \
         signed; declare the order of the parameters, or the values or lengths of custom ones, if you know them"
    )]
    Ambiguous,

    /// The callback was sent too long ago, or its time is as far in the future: it may be a repetition.
    #[error("the callback is {} s off the clock, the window is {} s", .off.as_secs(), .window.as_secs())]
    Stale {
        /// The distance between the time of sending and now, in either direction.
        off: Duration,
        /// The freshness window of the verifier.
        window: Duration,
    },
}

impl CallbackError {
    /// Returns the status to answer the request with: 400 for a request that is no callback at all, else 403.
    ///
    /// ```
    /// use frontpay_client::callback::CallbackError;
    ///
    /// assert_eq!(CallbackError::MissingChecksum.status_code(), 400);
    /// assert_eq!(CallbackError::WrongChecksum.status_code(), 403);
    /// ```
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        match self {
            Self::TooLong { .. }
            | Self::TooManyParameters { .. }
            | Self::MissingChecksum
            | Self::MissingParameter { .. }
            | Self::ListParameter { .. } => StatusCode::BAD_REQUEST,
            _ => StatusCode::FORBIDDEN,
        }
    }

    pub(super) fn missing(name: &str) -> Self {
        Self::MissingParameter { parameter: printable(name.as_bytes()) }
    }

    pub(super) fn malformed(name: &[u8], expected: &'static str) -> Self {
        Self::Malformed { parameter: printable(name), expected }
    }
}

/// Long enough for every documented name; what is longer is not a name that anyone needs to read.
const LONGEST_NAME: usize = 64;

/// Returns a name of a parameter with everything but printable ASCII escaped, cut off where it is long.
pub(super) fn printable(name: &[u8]) -> String {
    let end = if name.len() > LONGEST_NAME { ".." } else { "" };
    format!("{}{end}", name[..name.len().min(LONGEST_NAME)].escape_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_printed_in_ascii_on_one_line_and_cut_off() {
        assert_eq!(printable(b"a\n\x1b[31m\xc3\xa6"), r"a\n\x1b[31m\xc3\xa6");
        assert_eq!(printable(&[b'x'; 64]), "x".repeat(64));
        assert_eq!(printable(&[b'x'; 65]), format!("{}..", "x".repeat(64)));
    }
}
