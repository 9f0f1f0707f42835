/// A reason why a [`Client`](crate::Client) cannot be built. No text repeats a token or a URL.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The text cannot be a bearer token.
    #[error("the token {0}")]
    Token(&'static str),

    /// The address of the environment is not a URL.
    #[error("the environment is neither `demo`, `production` nor `staging`, nor a URL such as `https://host/api/v1`")]
    NotAUrl(#[source] url::ParseError),

    /// The address of the environment is a URL, but none that a token may be sent to.
    #[error("the base URL {0}")]
    Url(&'static str),

    /// Another setting cannot be used.
    #[error("the {setting} cannot be used: {reason}")]
    Setting {
        /// The name of the builder's method.
        setting: &'static str,
        /// The fault.
        reason: &'static str,
    },

    /// TLS or the HTTP library could not be set up.
    #[error("TLS cannot be set up on this machine")]
    Tls(#[source] Box<dyn std::error::Error + Send + Sync>),
}
