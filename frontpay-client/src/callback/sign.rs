use url::form_urlencoded;

use super::query::Query;
use super::scheme::{self, Scheme};
use super::{CallbackError, Secret};

/// Builds the query of a signed callback, `checksum` last: for tests and for servers that imitate the API.
///
/// The checksum is that of the query as PHP reads it. A strict verifier accepts the query where the parameters are
/// those of a callback, in a documented order and format; a [lenient](super::VerifierBuilder::lenient) one accepts it
/// always.
///
/// ```
/// use frontpay_client::callback::{self, Scheme, Secret};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let secret = Secret::new("test-secret")?;
/// let query = callback::sign(&[("orderUuid", "ODR1"), ("status", "PARTIAL REFUNDED")], &secret, Scheme::C)?;
///
/// assert!(query.starts_with("orderUuid=ODR1&status=PARTIAL+REFUNDED&checksum="));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// [`CallbackError::MissingParameter`] when the scheme joins a parameter that is not among the given ones,
/// [`CallbackError::ListParameter`] for a name in brackets (`items[]`), which no scheme can sign, and the errors about
/// a query that is too long, and [`CallbackError::RepeatedParameter`] for a `checksum` among the parameters.
pub fn sign(parameters: &[(&str, &str)], secret: &Secret, scheme: Scheme) -> Result<String, CallbackError> {
    if parameters.iter().any(|(name, _)| *name == "checksum") {
        return Err(CallbackError::RepeatedParameter { parameter: "checksum".to_owned() });
    }
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(parameters).finish();
    let checksum = scheme::checksum(&scheme.covered(&Query::read(&query)?, &[])?, secret);
    let separator = if query.is_empty() { "" } else { "&" };
    Ok(format!("{query}{separator}checksum={checksum}"))
}
