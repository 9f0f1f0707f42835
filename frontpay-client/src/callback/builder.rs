use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::error::printable;
use super::settings::{Settings, add_words, is_word};
use super::{CustomCoverage, CustomParameter, ParameterOrder, Scheme, Secret, Verifier, custom};

/// Settings of a [`Verifier`].
///
/// ```
/// use std::time::Duration;
/// use frontpay_client::callback::{CustomCoverage, ParameterOrder, Scheme, Secret, Verifier, VerifierError};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let secret = Secret::new("test-secret")?;
/// let verifier = Verifier::builder(secret.clone())
///     .custom_parameters(["cart"])
///     .custom_coverage(CustomCoverage::LeftOut)
///     .parameter_order(ParameterOrder::SampleUrl)
///     .accept_payment_methods(["Swish"])
///     .freshness_window(Duration::from_secs(60))
///     .build()?;
///
/// // Scheme A does not protect the time of sending, so a freshness window would prove nothing.
/// let old = Verifier::builder(secret.clone()).scheme(Scheme::A).build();
/// assert_eq!(old.unwrap_err(), VerifierError::TimestampNotCovered);
/// let old = Verifier::builder(secret).scheme(Scheme::A).without_freshness_window().build()?;
/// # Ok(())
/// # }
/// ```
#[must_use = "call `build` to get the verifier"]
#[derive(Clone)]
pub struct VerifierBuilder(Settings);

impl VerifierBuilder {
    pub(super) fn new(secret: Secret) -> Self {
        Self(Settings::new(secret))
    }

    /// Sets the scheme that the merchant's callbacks are signed with: C unless set.
    pub fn scheme(mut self, scheme: Scheme) -> Self {
        self.0.scheme = scheme;
        self
    }

    /// Refuses callbacks whose `timestamp` is further than `window` from now, in either direction:
    /// [`Verifier::DEFAULT_WINDOW`] unless set.
    ///
    /// Within the window a repetition looks like the first callback; a [`Receiver`](super::Receiver) remembers them.
    pub fn freshness_window(mut self, window: Duration) -> Self {
        self.0.window = Some(window);
        self
    }

    /// Accepts callbacks of any age.
    ///
    /// Whoever has seen a callback can then repeat it at any time, for instance after the order was refunded.
    pub fn without_freshness_window(mut self) -> Self {
        self.0.window = None;
        self
    }

    /// Declares the parameters that your `callbackUrl` carries, in their order there: none unless set.
    ///
    /// All of them have to be in every callback. Receivers of several callback URLs need a verifier for each; since the
    /// checksum does not cover names, let the URLs differ in the values of a parameter too
    /// ([`CustomParameter::one_of`]).
    pub fn custom_parameters<I>(mut self, parameters: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<CustomParameter>,
    {
        self.0.custom = parameters.into_iter().map(Into::into).collect();
        self
    }

    /// Sets whether the checksum covers the custom parameters: [`CustomCoverage::Joined`] unless set.
    pub fn custom_coverage(mut self, coverage: CustomCoverage) -> Self {
        self.0.coverage = coverage;
        self
    }

    /// Accepts one of the two documented orders of parameters only: both unless set.
    pub fn parameter_order(mut self, order: ParameterOrder) -> Self {
        self.0.order = Some(order);
        self
    }

    /// Accepts further statuses, in addition to those of the documents.
    ///
    /// `status` and `paymentMethod` may be adjacent in the joined text, where an unknown word could be split anywhere:
    /// `CHARGEDBACK` and `Visa` could become `CHARGED` and `BACKVisa`. Words are compared ignoring ASCII case.
    pub fn accept_statuses<I>(mut self, words: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        add_words(&mut self.0.statuses, words.into_iter().map(Into::into));
        self
    }

    /// Accepts further payment methods, in addition to `visa`, `mastercard`, `invoice`, `vipps`, `google pay` and `apple pay`
    /// (also with `_`, `-` or nothing in place of the blank). Words are compared ignoring ASCII case.
    pub fn accept_payment_methods<I>(mut self, words: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        add_words(&mut self.0.payment_methods, words.into_iter().map(Into::into));
        self
    }

    /// Sets the clock that [`Verifier::verify`] and [`Receiver`](super::Receiver) read: the system's unless set.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.0.clock = Arc::new(clock);
        self
    }

    /// Accepts every query whose checksum is right, with any names and any borders between values.
    ///
    /// # Warning
    ///
    /// Everyone who has seen **one** genuine callback can then send others, without the secret:
    ///
    /// - a smaller amount: `amount=100&createdAt=1755764131` becomes `amount=1&createdAt=001755764131`;
    /// - another order that is paid: a cancelled order's custom parameter `ref=ODR123PAID` becomes
    ///   `orderUuid=ODR123&status=PAID`;
    /// - `PAID` instead of `RESERVED NOT PAID`: the start of the value goes to another parameter;
    /// - a fresh callback instead of a stale one: a custom parameter with a number is renamed to `timestamp`.
    ///
    /// Use it to look at callbacks that a strict verifier refuses, and read the order before you act on one.
    ///
    /// The freshness window and the custom parameters that are left out of the checksum are not affected.
    pub fn lenient(mut self) -> Self {
        self.0.is_strict = false;
        self
    }

    /// Builds the verifier.
    ///
    /// # Errors
    ///
    /// [`VerifierError`] where no callback could be verified with these settings, or where they would protect nothing.
    pub fn build(self) -> Result<Verifier, VerifierError> {
        let settings = self.0;
        if settings.scheme == Scheme::A && settings.window.is_some() {
            return Err(VerifierError::TimestampNotCovered);
        }
        let mut words = settings.statuses.iter().chain(&settings.payment_methods);
        if let Some(word) = words.find(|word| !is_word(word)) {
            return Err(VerifierError::UnusableWord { word: printable(word.as_bytes()) });
        }
        custom::check(&settings)?;
        Ok(Verifier::with(settings))
    }
}

/// The reason why a verifier cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum VerifierError {
    /// A freshness window is set under a scheme that does not protect the time of sending.
    #[error(
        "a freshness window proves nothing under scheme A, which leaves `timestamp` out of the checksum; \
         use scheme B or C, or no window"
    )]
    TimestampNotCovered,

    /// A custom parameter can be in no callback that is accepted.
    #[error("the custom parameter `{parameter}` cannot be declared: {why}")]
    UnusableParameter {
        /// The declared name.
        parameter: String,
        /// The reason.
        why: &'static str,
    },

    /// Two adjacent custom parameters may both be any text, so that the border between them is not protected.
    #[error(
        "the custom parameters `{first}` and `{second}` are adjacent and may both be any text, so that the checksum \
         does not determine where one ends; declare the values or the length of one of them, or use a single parameter"
    )]
    UndecidableBorder {
        /// The first of the two.
        first: String,
        /// The second of the two.
        second: String,
    },

    /// An added status or payment method is not made of letters with single blanks, `_` or `-` between them.
    #[error(
        "`{word}` cannot be a status or payment method; expected letters, with single blanks, `_` or `-` between them"
    )]
    UnusableWord {
        /// The word.
        word: String,
    },
}

impl fmt::Debug for VerifierBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.describe(&mut f.debug_struct("VerifierBuilder"))
    }
}
