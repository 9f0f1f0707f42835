use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use subtle::ConstantTimeEq;

use super::query::{Query, Variable, spelled_by_php};
use super::settings::Settings;
use super::{CallbackError, CustomCoverage, Notification, Secret, VerifierBuilder, scheme, strict};

/// Verifies a callback with the default settings: scheme C, strict, no custom parameters, sent within the last five
/// minutes.
///
/// # Errors
///
/// [`CallbackError`] for the check that failed.
pub fn verify(raw_query: &str, secret: &Secret) -> Result<Notification, CallbackError> {
    Verifier::new(secret.clone()).verify(raw_query)
}

/// Verifies callbacks of one secret and one [`Scheme`](super::Scheme).
///
/// It does not remember callbacks; a [`Receiver`](super::Receiver) does. Cloning is cheap.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use frontpay_client::callback::{self, CallbackError, Scheme, Secret, Verifier};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let secret = Secret::new("test-secret")?;
/// let parameters = [
///     ("cart", "17"),
///     ("orderUuid", "ODR3506777330"),
///     ("status", "PAID"),
///     ("paymentMethod", "Visa"),
///     ("amount", "192.00"),
///     ("createdAt", "1755764131"),
///     ("timestamp", "1755764200"),
/// ];
/// let query = callback::sign(&parameters, &secret, Scheme::C)?;
///
/// let verifier = Verifier::builder(secret).custom_parameters(["cart"]).build()?;
/// let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(1_755_764_200);
/// let notification = verifier.verify_at(&query, sent + Duration::from_secs(20))?;
/// assert_eq!((notification.amount(), notification.get("cart")), (Some("192.00"), Some("17")));
///
/// let later = verifier.verify_at(&query, sent + Duration::from_secs(301));
/// assert!(matches!(later, Err(CallbackError::Stale { .. })));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Verifier(Arc<Settings>);

impl Verifier {
    /// Five minutes. The documents advise to look at `timestamp` and name no window.
    pub const DEFAULT_WINDOW: Duration = Duration::from_secs(5 * 60);

    /// Creates a verifier with the default settings: scheme C, strict, no custom parameters, and a freshness window of
    /// [`DEFAULT_WINDOW`](Self::DEFAULT_WINDOW).
    #[must_use]
    pub fn new(secret: Secret) -> Self {
        Self::with(Settings::new(secret))
    }

    /// Returns a builder, which starts from the settings of [`new`](Self::new).
    pub fn builder(secret: Secret) -> VerifierBuilder {
        VerifierBuilder::new(secret)
    }

    pub(super) fn with(settings: Settings) -> Self {
        Self(Arc::new(settings))
    }

    /// Verifies the query of one request by the verifier's clock, which is the system's unless set.
    ///
    /// `raw_query` is what follows the `?` of the URL, neither decoded nor sorted.
    ///
    /// # Errors
    ///
    /// [`CallbackError`] for the check that failed; [`CallbackError::WrongChecksum`] comes before any error about the
    /// content.
    pub fn verify(&self, raw_query: &str) -> Result<Notification, CallbackError> {
        self.verify_at(raw_query, self.now())
    }

    /// Verifies as [`verify`](Self::verify) does, at a given time.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub fn verify_at(&self, raw_query: &str, now: SystemTime) -> Result<Notification, CallbackError> {
        let Settings { secret, scheme, window, is_strict, .. } = &*self.0;
        let query = Query::read(raw_query)?;
        let received = received_checksum(&query)?;
        let covered = scheme.covered(&query, &self.left_out())?;
        let expected = scheme::checksum(&covered, secret);
        if !bool::from(expected.as_bytes().ct_eq(received)) {
            return Err(CallbackError::WrongChecksum);
        }
        if *is_strict {
            self.check_content(&query, &covered)?;
        }
        let notification = Notification::read(&covered, expected, *window)?;
        match window {
            Some(window) => check_age(&notification, *window, now).map(|()| notification),
            None => Ok(notification),
        }
    }

    /// Checks strictly a query whose checksum covers these variables.
    pub(super) fn check_content(&self, query: &Query, covered: &[&Variable]) -> Result<(), CallbackError> {
        strict::check(query, covered, &self.0)
    }

    /// Returns the names, in PHP's spelling, of the custom parameters that the checksum does not cover.
    fn left_out(&self) -> Vec<Vec<u8>> {
        let is_left_out = self.0.coverage == CustomCoverage::LeftOut;
        self.0.custom.iter().filter(|_| is_left_out).filter_map(|custom| spelled_by_php(custom.name())).collect()
    }

    pub(super) fn now(&self) -> SystemTime {
        (self.0.clock)()
    }
}

/// Returns the received checksum; one that is empty, or a list, is none.
pub(super) fn received_checksum(query: &Query) -> Result<&[u8], CallbackError> {
    let found = query.variable("checksum").filter(|checksum| !checksum.is_list && !checksum.value.is_empty());
    found.map(|checksum| checksum.value.as_slice()).ok_or(CallbackError::MissingChecksum)
}

fn check_age(notification: &Notification, window: Duration, now: SystemTime) -> Result<(), CallbackError> {
    let parameter = "timestamp";
    notification.get(parameter).ok_or_else(|| CallbackError::missing(parameter))?;
    let unreadable = || CallbackError::malformed(parameter.as_bytes(), "Unix seconds");
    let off = distance(notification.sent_at().ok_or_else(unreadable)?, now);
    if off > window { Err(CallbackError::Stale { off, window }) } else { Ok(()) }
}

fn distance(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|earlier| earlier.duration())
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe(&mut f.debug_struct("Verifier"))
    }
}
