use std::time::{Duration, SystemTime};

use subtle::ConstantTimeEq;

use super::query::{self, Parameter};
use super::scheme::{self, Scheme};
use super::{Callback, CallbackError, Secret};

/// Verifies a callback under scheme C, without a freshness window: [`Verifier::new`] with nothing changed.
///
/// # Errors
///
/// [`CallbackError`] when the checksum is missing or wrong, or `orderUuid` or `status` are not there.
pub fn verify(raw_query: &str, secret: &Secret) -> Result<Callback, CallbackError> {
    Verifier::new(secret.clone()).verify(raw_query)
}

/// Checks callbacks: one secret, one [`Scheme`], and what else your receiver needs.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use frontpay_client::callback::{self, CallbackError, Scheme, Secret, Verifier};
///
/// # fn main() -> Result<(), CallbackError> {
/// let secret = Secret::new("test-secret");
/// let query = callback::sign(&[("orderUuid", "ODR1"), ("status", "PAID"), ("timestamp", "1755764131")], &secret, Scheme::C)?;
///
/// let verifier = Verifier::new(secret).fresh_within(Verifier::SUGGESTED_WINDOW);
/// let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(1_755_764_131);
/// assert!(verifier.verify_at(&query, sent + Duration::from_secs(20)).is_ok());
/// assert!(matches!(verifier.verify(&query), Err(CallbackError::Stale { .. })));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Verifier {
    secret: Secret,
    scheme: Scheme,
    window: Option<Duration>,
    own: Vec<String>,
}

impl Verifier {
    /// Five minutes. The documents advise to look at `timestamp` and name no window.
    pub const SUGGESTED_WINDOW: Duration = Duration::from_secs(5 * 60);

    /// Starts from scheme C, any age, and a checksum over all parameters.
    #[must_use]
    pub fn new(secret: Secret) -> Self {
        Self { secret, scheme: Scheme::default(), window: None, own: Vec::new() }
    }

    /// Sets the scheme the merchant's callbacks are signed with.
    #[must_use]
    pub fn scheme(mut self, scheme: Scheme) -> Self {
        self.scheme = scheme;
        self
    }

    /// Refuses callbacks whose `timestamp` is further than `window` from now, to either side.
    ///
    /// Remember the callbacks of that time if a repetition would do harm.
    #[must_use]
    pub fn fresh_within(mut self, window: Duration) -> Self {
        self.window = Some(window);
        self
    }

    /// Names the parameters your own `callbackUrl` carries, and leaves them out of the checksum.
    ///
    /// The documented sample code joins them as well, and so does a verifier without this option; whether the sender
    /// signs them is not known. They are then not protected, and [`Callback::get`] does not return them.
    #[must_use]
    pub fn own_parameters<I>(mut self, names: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.own = names.into_iter().map(Into::into).collect();
        self
    }

    /// Verifies the query of one request by the system's clock.
    ///
    /// `raw_query` is what stands after the `?`, neither decoded nor sorted.
    ///
    /// # Errors
    ///
    /// [`CallbackError`] says which check failed; [`CallbackError::WrongChecksum`] comes before any doubt about
    /// what the parameters say.
    pub fn verify(&self, raw_query: &str) -> Result<Callback, CallbackError> {
        self.verify_at(raw_query, SystemTime::now())
    }

    /// Verifies as [`verify`](Self::verify) does, at a time of your choice.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub fn verify_at(&self, raw_query: &str, now: SystemTime) -> Result<Callback, CallbackError> {
        let parameters = query::parse(raw_query)?;
        let received = received_checksum(&parameters)?;
        let covered = self.scheme.covered(&parameters, &self.own)?;
        let expected = scheme::checksum(&covered, &self.secret)?;
        if !bool::from(expected.as_bytes().ct_eq(received)) {
            return Err(CallbackError::WrongChecksum);
        }
        let callback = Callback::read(&covered)?;
        self.check_age(&callback, now)?;
        Ok(callback)
    }

    fn check_age(&self, callback: &Callback, now: SystemTime) -> Result<(), CallbackError> {
        let Some(window) = self.window else { return Ok(()) };
        if self.scheme == Scheme::A {
            return Err(CallbackError::TimestampNotCovered);
        }
        let off = distance(sent_at(callback)?, now);
        if off > window { Err(CallbackError::Stale { off, window }) } else { Ok(()) }
    }
}

fn received_checksum(parameters: &[Parameter]) -> Result<&[u8], CallbackError> {
    let found = parameters.iter().find(|parameter| parameter.name == b"checksum");
    let text = found.map(|parameter| parameter.value.as_slice());
    text.filter(|text| !text.is_empty()).ok_or(CallbackError::MissingChecksum)
}

fn sent_at(callback: &Callback) -> Result<SystemTime, CallbackError> {
    let parameter = "timestamp";
    callback.get(parameter).ok_or(CallbackError::MissingParameter { parameter })?;
    callback.sent_at().ok_or(CallbackError::Malformed { parameter: parameter.to_owned(), expected: "Unix seconds" })
}

fn distance(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|earlier| earlier.duration())
}
