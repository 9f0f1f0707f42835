use url::form_urlencoded;

use super::query;
use super::scheme::{self, Scheme};
use super::{CallbackError, Secret};

/// Builds the query of a signed callback, `checksum` last: for tests and for servers that stand in for the API.
///
/// The checksum is that of the query as a receiver reads it, so what is signed here verifies under the same secret
/// and scheme.
///
/// ```
/// use frontpay_client::callback::{self, Scheme, Secret};
///
/// # fn main() -> Result<(), callback::CallbackError> {
/// let secret = Secret::new("test-secret");
/// let query = callback::sign(&[("orderUuid", "ODR1"), ("status", "PARTIAL REFUNDED")], &secret, Scheme::C)?;
///
/// assert!(query.starts_with("orderUuid=ODR1&status=PARTIAL+REFUNDED&checksum="));
/// assert!(callback::verify(&query, &secret).is_ok());
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`CallbackError::MissingParameter`] when the scheme joins a parameter that is not among the given ones, and
/// [`CallbackError::Malformed`] for a name in brackets (`items[]`), which no scheme can sign.
pub fn sign(parameters: &[(&str, &str)], secret: &Secret, scheme: Scheme) -> Result<String, CallbackError> {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    let read = query::parse(&query)?;
    let checksum = scheme::checksum(&scheme.covered(&read, &[])?, secret)?;
    let separator = if query.is_empty() { "" } else { "&" };
    Ok(format!("{query}{separator}checksum={checksum}"))
}
