//! The two secrets of a merchant: redacted wherever they could be printed, wiped from memory when dropped.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// The bearer token Front Payment hands out for one environment.
///
/// It is printed nowhere: `Debug` shows `[REDACTED]`, there is no `Display`, and the header made of it is marked as
/// sensitive. White space around the text is taken off, since a token read from a file ends with a line feed.
///
/// ```
/// use frontpay_client::Token;
///
/// let token = Token::new("eyJhbGciOi...\n");
/// assert_eq!(format!("{token:?}"), "Token([REDACTED])");
/// ```
#[derive(Clone)]
pub struct Token(SecretString);

impl Token {
    /// Keeps `text` as a token; [`ClientBuilder::build`](crate::ClientBuilder::build) tells whether it can be one.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(SecretString::from(text.trim()))
    }

    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// The secret that signs callbacks, handed out by Front Payment beside the [`Token`] and used for nothing else.
///
/// It is printed nowhere, like the token, and trimmed like the token.
///
/// ```
/// use frontpay_client::callback::Secret;
///
/// assert_eq!(format!("{:?}", Secret::new("test-secret")), "Secret([REDACTED])");
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Keeps `text` as the callback secret.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(SecretString::from(text.trim()))
    }

    pub(crate) fn expose(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([REDACTED])")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([REDACTED])")
    }
}

impl From<&str> for Token {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Token {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}
