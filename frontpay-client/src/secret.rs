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
    /// Keeps `text` as a token; [`ClientBuilder::build`](crate::ClientBuilder::build) checks it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(SecretString::from(text.trim()))
    }

    pub(crate) fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

/// The secret that signs callbacks, issued by Front Payment together with the [`Token`] and used for nothing else.
///
/// It is printed nowhere, like the token, and trimmed like the token. Everyone who knows it can sign `PAID` for any
/// order. Everyone who has seen one callback can try out secrets offline: 16 random characters or more withstand that,
/// while [`MINIMUM_LENGTH`](Self::MINIMUM_LENGTH) only catches a setting that is empty or a placeholder.
///
/// ```
/// use frontpay_client::callback::{Secret, SecretError};
///
/// # fn main() -> Result<(), SecretError> {
/// let secret = Secret::new("test-secret\n")?;
/// assert_eq!(format!("{secret:?}"), "Secret([REDACTED])");
///
/// assert_eq!(Secret::new(" \n").unwrap_err(), SecretError::Blank);
/// assert_eq!(Secret::new("changeM").unwrap_err(), SecretError::TooShort { minimum: 8 });
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The least number of bytes that [`new`](Self::new) accepts, without the white space around them.
    pub const MINIMUM_LENGTH: usize = 8;

    /// Keeps `text` as the callback secret.
    ///
    /// # Errors
    ///
    /// [`SecretError`] when the text is blank, or shorter than [`MINIMUM_LENGTH`](Self::MINIMUM_LENGTH).
    pub fn new(text: &str) -> Result<Self, SecretError> {
        Self::with_minimum_length(text, Self::MINIMUM_LENGTH)
    }

    /// Keeps `text` as the callback secret, with another minimum length in bytes: for a merchant whose secret is
    /// shorter, or for one who wants more.
    ///
    /// ```
    /// use frontpay_client::callback::{Secret, SecretError};
    ///
    /// assert!(Secret::with_minimum_length("s3cret", 6).is_ok());
    /// assert_eq!(Secret::with_minimum_length("", 0).unwrap_err(), SecretError::Blank);
    /// ```
    ///
    /// # Errors
    ///
    /// [`SecretError`] when the text is blank, whatever the minimum, or shorter than `minimum`.
    pub fn with_minimum_length(text: &str, minimum: usize) -> Result<Self, SecretError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(SecretError::Blank);
        }
        if text.len() < minimum {
            return Err(SecretError::TooShort { minimum });
        }
        Ok(Self(SecretString::from(text)))
    }

    pub(crate) fn expose(&self) -> &[u8] {
        self.0.expose_secret().as_bytes()
    }
}

/// The reason why a text cannot be a callback [`Secret`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SecretError {
    /// The text is empty or nothing but white space: anyone could sign with it.
    #[error("the callback secret is blank; set the one that Front Payment handed out")]
    Blank,

    /// The text is shorter than the minimum.
    #[error("the callback secret is shorter than {minimum} bytes; set the one that Front Payment handed out")]
    TooShort {
        /// The least number of bytes.
        minimum: usize,
    },
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

impl TryFrom<&str> for Secret {
    type Error = SecretError;

    fn try_from(text: &str) -> Result<Self, SecretError> {
        Self::new(text)
    }
}

impl TryFrom<String> for Secret {
    type Error = SecretError;

    fn try_from(text: String) -> Result<Self, SecretError> {
        Self::new(&text)
    }
}
