use std::fmt;

use subtle::ConstantTimeEq;

use super::error::printable;
use super::query::{Query, Variable, spelled_by_php};
use super::strict::API_NAMES;
use super::verifier::received_checksum;
use super::{
    CallbackError, CustomCoverage, CustomParameter, Notification, Scheme, Secret, Verifier, VerifierError, scheme,
};

/// Tries every scheme and both treatments of custom parameters on a callback, and reports which of them fit its
/// checksum.
///
/// It is meant for the first day with the real server. Since the text of one scheme can be that of another one, no
/// receiver should try them in turn. The age of the callback is not checked.
///
/// `url_or_query` is what was received: a URL, its path and query, or the query alone. `custom_parameters` are those
/// that a [strict verifier](super::VerifierBuilder::custom_parameters) would be given. Where none are given, every
/// parameter that is not documented is tried as a custom one, and the objection of the strict verifier names the first
/// of them.
///
/// ```
/// use frontpay_client::callback::{self, CustomCoverage, Scheme, Secret};
///
/// # fn main() -> Result<(), callback::SecretError> {
/// let url = "https://shop.example/paid?cart=17&orderUuid=ODR123&status=PAID&paymentMethod=Visa&amount=100\
///     &createdAt=1755764131&timestamp=1755764131\
///     &checksum=255800712ab6c51adadf5b06f5083dddfc4d20ca22d50c2b9950a328020d324e";
/// let explanation = callback::explain(url, &Secret::new("test-secret")?, ["cart"]);
///
/// let fitting: Vec<_> = explanation.fitting().map(|attempt| (attempt.scheme(), attempt.custom_coverage())).collect();
/// assert_eq!(fitting, [(Scheme::C, CustomCoverage::LeftOut)]);
/// assert_eq!(
///     explanation.to_string(),
///     "\
/// parameters: cart, orderUuid, status, paymentMethod, amount, createdAt, timestamp, checksum
/// scheme A: the checksum does not fit
/// scheme B: the checksum does not fit
/// scheme C, custom parameters joined: the checksum does not fit
/// scheme C, custom parameters left out: the checksum fits, and a strict verifier accepts the callback"
/// );
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn explain<I>(url_or_query: &str, secret: &Secret, custom_parameters: I) -> Explanation
where
    I: IntoIterator,
    I::Item: Into<CustomParameter>,
{
    let custom = custom_parameters.into_iter().map(Into::into).collect();
    let trial = Query::read(raw_query(url_or_query)).map(|query| Trial { query, secret, custom });
    match trial.and_then(|trial| trial.attempts().map(|attempts| (trial.parameters(), attempts))) {
        Ok((parameters, attempts)) => Explanation { parameters, attempts, unreadable: None },
        Err(error) => Explanation { parameters: Vec::new(), attempts: Vec::new(), unreadable: Some(error) },
    }
}

/// Returns the query of a URL, or of a path with a query; a text that is a query already stays as it is.
///
/// A query may contain a `?` itself, so only a text that begins like a URL or a path is cut.
///
/// ```
/// use frontpay_client::callback::raw_query;
///
/// assert_eq!(raw_query("https://shop.example/paid?orderUuid=ODR1#top"), "orderUuid=ODR1");
/// assert_eq!(raw_query("/paid?orderUuid=ODR1"), "orderUuid=ODR1");
/// assert_eq!(raw_query("orderUuid=ODR1&x=a?b"), "orderUuid=ODR1&x=a?b");
/// ```
#[must_use]
pub fn raw_query(url_or_query: &str) -> &str {
    let text = url_or_query.trim();
    let text = text.split('#').next().unwrap_or_default();
    let is_url =
        text.starts_with('/') || text.split_once("://").is_some_and(|(scheme, _)| !scheme.contains(['?', '=', '&']));
    if is_url { text.split_once('?').map_or("", |(_, query)| query) } else { text }
}

/// A query that can be tried.
struct Trial<'t> {
    query: Query,
    secret: &'t Secret,
    custom: Vec<CustomParameter>,
}

impl Trial<'_> {
    /// Returns the names as they were sent, fit to be printed.
    fn parameters(&self) -> Vec<String> {
        self.query.pairs.iter().map(|pair| printable(&pair.name)).collect()
    }

    fn attempts(&self) -> Result<Vec<Attempt>, CallbackError> {
        let received = received_checksum(&self.query)?;
        let custom_names = self.custom_names();
        let mut settings = vec![
            (Scheme::A, CustomCoverage::LeftOut),
            (Scheme::B, CustomCoverage::LeftOut),
            (Scheme::C, CustomCoverage::Joined),
        ];
        if !custom_names.is_empty() {
            settings.push((Scheme::C, CustomCoverage::LeftOut));
        }
        let attempt = |(scheme, coverage)| {
            let outcome = self.outcome(received, scheme, coverage, &custom_names);
            Attempt { scheme, coverage, has_custom: !custom_names.is_empty(), outcome }
        };
        Ok(settings.into_iter().map(attempt).collect())
    }

    /// Returns the names, in PHP's spelling, of the custom parameters that are there.
    fn custom_names(&self) -> Vec<Vec<u8>> {
        let declared: Vec<_> = self.custom.iter().filter_map(|custom| spelled_by_php(custom.name())).collect();
        let is_documented =
            |name: &Vec<u8>| API_NAMES.iter().chain(&["checksum"]).any(|known| known.as_bytes() == name);
        let is_custom = |name: &Vec<u8>| {
            if declared.is_empty() { !is_documented(name) } else { declared.contains(name) }
        };
        self.query.variables.iter().map(|variable| variable.name.clone()).filter(is_custom).collect()
    }

    fn outcome(
        &self,
        received: &[u8],
        scheme: Scheme,
        coverage: CustomCoverage,
        custom_names: &[Vec<u8>],
    ) -> AttemptOutcome {
        let left_out = if coverage == CustomCoverage::LeftOut { custom_names } else { &[] };
        match scheme.covered(&self.query, left_out) {
            Err(error) => AttemptOutcome::NotComputable(error),
            Ok(covered) if scheme::checksum(&covered, self.secret).as_bytes().ct_eq(received).into() => {
                self.verdict(scheme, coverage, &covered)
            }
            Ok(_) => AttemptOutcome::DoesNotFit,
        }
    }

    fn verdict(&self, scheme: Scheme, coverage: CustomCoverage, covered: &[&Variable]) -> AttemptOutcome {
        if let Err(error) = Notification::read(covered, String::new(), None) {
            return AttemptOutcome::Refused(error);
        }
        let builder = Verifier::builder(self.secret.clone()).scheme(scheme).without_freshness_window();
        let builder = builder.custom_parameters(self.custom.clone()).custom_coverage(coverage);
        let checked = builder.build().map_err(Objection::from);
        match checked.and_then(|verifier| Ok(verifier.check_content(&self.query, covered)?)) {
            Ok(()) => AttemptOutcome::Accepted,
            Err(objection) => AttemptOutcome::RefusedByStrict(objection),
        }
    }
}

/// The findings of [`explain`]. `Display` prints a line for each of them, and no value of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    parameters: Vec<String>,
    attempts: Vec<Attempt>,
    unreadable: Option<CallbackError>,
}

impl Explanation {
    /// Returns the names of the parameters in the received order, with everything but printable ASCII escaped.
    #[must_use]
    pub fn parameters(&self) -> &[String] {
        &self.parameters
    }

    /// Returns the reason why nothing was tried: the query is too long, or there is no checksum.
    #[must_use]
    pub fn unreadable(&self) -> Option<&CallbackError> {
        self.unreadable.as_ref()
    }

    /// Returns everything that was tried: schemes A, B and C, the last one for both treatments of custom parameters
    /// where there are any.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// Returns the attempts that the checksum fits. More than one fit where two of them join the same text.
    pub fn fitting(&self) -> impl Iterator<Item = &Attempt> {
        self.attempts.iter().filter(|attempt| attempt.is_fitting())
    }
}

/// A scheme and a treatment of custom parameters, and the result of trying them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    scheme: Scheme,
    coverage: CustomCoverage,
    has_custom: bool,
    outcome: AttemptOutcome,
}

impl Attempt {
    /// Returns the scheme.
    #[must_use]
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// Returns the treatment of custom parameters; schemes A and B always leave them out.
    #[must_use]
    pub fn custom_coverage(&self) -> CustomCoverage {
        self.coverage
    }

    /// Returns the result.
    #[must_use]
    pub fn outcome(&self) -> &AttemptOutcome {
        &self.outcome
    }

    /// Returns `true` if the checksum fits.
    #[must_use]
    pub fn is_fitting(&self) -> bool {
        !matches!(self.outcome, AttemptOutcome::DoesNotFit | AttemptOutcome::NotComputable(_))
    }
}

/// The result of trying a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttemptOutcome {
    /// The checksum fits, and a strict verifier accepts the callback.
    Accepted,
    /// The checksum fits; a strict verifier refuses the callback, a lenient one accepts it.
    RefusedByStrict(Objection),
    /// The checksum fits; every verifier refuses the callback, since it covers no order or no status.
    Refused(CallbackError),
    /// The checksum is another one.
    DoesNotFit,
    /// The checksum cannot be computed.
    NotComputable(CallbackError),
}

/// The objection of a strict verifier to a callback whose checksum fits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Objection {
    /// The custom parameters are not allowed in a strict verifier.
    #[error(transparent)]
    Settings(#[from] VerifierError),

    /// The callback is not what the documents say.
    #[error(transparent)]
    Callback(#[from] CallbackError),
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = &self.unreadable {
            return write!(f, "nothing was tried: {error}");
        }
        write!(f, "parameters: {}", self.parameters.join(", "))?;
        for attempt in &self.attempts {
            write!(f, "\n{attempt}")?;
        }
        match self.fitting().next() {
            Some(_) => Ok(()),
            None => f.write_str(
                "\nThe secret is another one, or the query was changed on its way: decoded, sorted, cut off or extended",
            ),
        }
    }
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let treatment = match self.coverage {
            _ if self.scheme != Scheme::C || !self.has_custom => "",
            CustomCoverage::Joined => ", custom parameters joined",
            CustomCoverage::LeftOut => ", custom parameters left out",
        };
        write!(f, "scheme {:?}{treatment}: {}", self.scheme, self.outcome)
    }
}

impl fmt::Display for AttemptOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Accepted => f.write_str("the checksum fits, and a strict verifier accepts the callback"),
            Self::RefusedByStrict(objection) => {
                write!(f, "the checksum fits; only a lenient verifier accepts the callback: {objection}")
            }
            Self::Refused(error) => write!(f, "the checksum fits; no verifier accepts the callback: {error}"),
            Self::DoesNotFit => f.write_str("the checksum does not fit"),
            Self::NotComputable(error) => write!(f, "the checksum cannot be computed: {error}"),
        }
    }
}
