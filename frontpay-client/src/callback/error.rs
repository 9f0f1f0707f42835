use std::time::Duration;

/// Why a callback is not to be trusted.
///
/// Answer the request with 403 and deliver nothing. No value of the query is part of the text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallbackError {
    /// There is no `checksum`: the request did not come from Front Payment, or a proxy cut the query off.
    #[error("the callback carries no `checksum`")]
    MissingChecksum,

    /// The checksum is not the one of these values, this secret and this scheme.
    #[error("the checksum of the callback is wrong; check the secret and the scheme, or it is a forgery")]
    WrongChecksum,

    /// A parameter the scheme joins, or every callback has, is not there.
    #[error("the callback has no parameter `{parameter}`")]
    MissingParameter {
        /// The name that was looked for.
        parameter: &'static str,
    },

    /// A parameter is there and cannot be read.
    #[error("the callback parameter `{parameter}` cannot be read: expected {expected}")]
    Malformed {
        /// The name of the parameter.
        parameter: String,
        /// What was expected instead.
        expected: &'static str,
    },

    /// The callback was sent too long ago, or its time lies as far in the future: it may be a repetition.
    #[error("the callback is {} s off the clock, the window is {} s", .off.as_secs(), .window.as_secs())]
    Stale {
        /// How far the time of sending is from now, to either side.
        off: Duration,
        /// The window that was asked for.
        window: Duration,
    },

    /// A freshness window was asked for under a scheme that does not protect the time of sending.
    #[error(
        "a freshness window proves nothing under scheme A, which leaves `timestamp` out of the checksum; use scheme B or C, or no window"
    )]
    TimestampNotCovered,

    /// The query is longer than any callback.
    #[error("the query of the callback is longer than {limit} bytes")]
    TooLong {
        /// The longest query that is read.
        limit: usize,
    },
}
