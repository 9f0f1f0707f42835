//! Validation in a context and against a rule set.

use core::borrow::Borrow;
use core::fmt;
use core::marker::PhantomData;

use frontpay_rules::{Context, InvalidJson, Report};
use serde::de::DeserializeOwned;

use super::rules::{check_set, join};
use super::{Invalid, RulesFor, Valid, json};
use crate::validate::{ContextFree, NoContext, Validate};

/// The way to a [`Valid<T, R>`] where there is more than `T`: a context, a rule set `R`, or both.
///
/// Without either it does what [`Valid::new`] and [`Valid::from_json`] do. One validator serves values of any type.
///
/// ```
/// use frontpay_core::{Moment, Validate, Validator, ruleset};
/// use serde::Deserialize;
/// #[derive(Deserialize, Validate)]
/// struct Payment {
///     #[rule(required, integer, min = 1)]
///     amount: i64,
///     #[rule(required, date, after = "today")]
///     due: String,
/// }
/// ruleset! { Small for Payment { "amount" => max(100) } }
///
/// let validator = Validator::new().context(Moment::from_unix(1_767_225_600, 0)); // 2026-01-01
/// let small = validator.rules::<Small>();
/// let payment = |amount| Payment { amount, due: "2026-01-02".into() };
/// assert!(validator.validate(payment(101)).is_ok());
/// assert!(small.validate(payment(100)).is_ok());
/// assert!(small.validate(payment(101)).is_err());
/// assert!(small.from_json::<Payment>(r#"{"amount": 100, "due": "2025-12-31"}"#).is_err());
/// ```
pub struct Validator<'c, R = (), C = NoContext> {
    /// None where the rules have the system's clock and nothing else.
    context: Option<Context<'c>>,
    types: PhantomData<fn() -> (R, C)>,
}

/// A [`Validator`] with a context: it validates all types.
#[derive(Debug)]
pub enum WithContext {}

/// A type that a [`Validator`] validates with a context, or without one.
pub trait ValidatedIn<C>: Validate {}

impl<T: ContextFree> ValidatedIn<NoContext> for T {}
impl<T: Validate> ValidatedIn<WithContext> for T {}

impl Validator<'_> {
    /// Creates a validator with the system's clock and without a rule set.
    #[must_use]
    pub const fn new() -> Self {
        Self { context: None, types: PhantomData }
    }
}

impl<'c, R, C> Validator<'c, R, C> {
    /// Sets what the rules may look at: the time, or a value for custom rules. A [`Moment`](crate::Moment) is a
    /// context.
    ///
    /// With a context the value is made a document, and JSON text is always read twice, as a document and as the value.
    #[must_use]
    pub fn context<'d>(self, context: impl Into<Context<'d>>) -> Validator<'d, R, WithContext> {
        Validator { context: Some(context.into()), types: PhantomData }
    }

    /// Sets the rule set that values have to pass besides the rules of their type.
    #[must_use]
    pub fn rules<S>(&self) -> Validator<'c, S, C> {
        Validator { context: self.context.clone(), types: PhantomData }
    }

    /// Validates a value against the rules of its type and of the rule set.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report, with the failures of both, and the value back.
    pub fn validate<T: ValidatedIn<C>>(&self, value: T) -> Result<Valid<T, R>, Invalid<T>>
    where
        R: RulesFor<T>,
    {
        match self.check(&value) {
            Ok(_) => Ok(Valid::new_unchecked(value)),
            Err(report) => Err(Invalid::new(report, value)),
        }
    }

    /// Validates a borrowed value against the rules of its type and of the rule set.
    ///
    /// # Errors
    ///
    /// The [`Report`] has the failures of both.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate, Validator, ruleset};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// ruleset! { Small for Payment { "amount" => max(100) } }
    ///
    /// let payment = Payment { amount: 101 };
    /// let validator = Validator::new().rules::<Small>();
    /// assert_eq!(validator.check(&payment).unwrap_err().len(), 1);
    /// ```
    pub fn check<'t, T: ValidatedIn<C>>(&self, value: &'t T) -> Result<&'t Valid<T, R>, Report>
    where
        R: RulesFor<T>,
    {
        let own = self
            .context
            .as_ref()
            .map_or_else(|| value.validate_without_context(), |context| value.validate_with(context));
        match (own, check_set::<T, R>(value, self.context.as_ref())) {
            (Ok(()), Ok(())) => Ok(Valid::new_unchecked_ref(value)),
            (own, set) => Err(join(own.err(), set.err())),
        }
    }

    /// Reads JSON text and validates it against the rules of the type and of the rule set.
    ///
    /// # Errors
    ///
    /// As for [`Valid::from_json`], with the failures of both.
    pub fn from_json<T: ValidatedIn<C> + DeserializeOwned>(
        &self,
        bytes: impl AsRef<[u8]>,
    ) -> Result<Valid<T, R>, InvalidJson>
    where
        R: RulesFor<T>,
    {
        let bytes = bytes.as_ref();
        match &self.context {
            None => json::with_set(bytes, json::read(bytes), None),
            Some(context) => json::with_set(bytes, json::explain(bytes, None, context), Some(context)),
        }
    }

    /// Reads a JSON value and validates it against the rules of the type and of the rule set.
    ///
    /// # Errors
    ///
    /// As for [`Valid::from_value`], with the failures of both.
    pub fn from_value<T: ValidatedIn<C> + DeserializeOwned>(
        &self,
        value: impl Borrow<serde_json::Value>,
    ) -> Result<Valid<T, R>, InvalidJson>
    where
        R: RulesFor<T>,
    {
        let value = value.borrow();
        if self.context.is_none()
            && let Some(read) = json::read_value(value)
            && let Ok(valid) = self.validate(read)
        {
            return Ok(valid);
        }
        self.from_json(value.to_string())
    }
}

impl<R, C> Clone for Validator<'_, R, C> {
    fn clone(&self) -> Self {
        Self { context: self.context.clone(), types: PhantomData }
    }
}

impl Default for Validator<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R, C> fmt::Debug for Validator<'_, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Validator").field("context", &self.context).finish_non_exhaustive()
    }
}
