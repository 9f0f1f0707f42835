//! Values that have passed their rules.

mod deserialize;
mod field;
mod impls;
mod invalid;
mod json;
mod plain_json;
mod rules;
mod validator;

use core::borrow::Borrow;
use core::marker::PhantomData;

use frontpay_rules::{InvalidJson, Report};
use ref_cast::{RefCastCustom, ref_cast_custom};
use serde::de::DeserializeOwned;

pub use self::invalid::Invalid;
pub use self::rules::RulesFor;
pub use self::validator::{ValidatedIn, Validator, WithContext};
use crate::validate::ContextFree;

/// A value of `T` that has passed the rules of `T`, and those of the rule set `R` if one is given.
///
/// The only way to get one is validation, by the compiler ([`payload!`](crate::payload!)) or when the program runs, and the
/// value inside cannot be changed. A function that takes a `&Valid<T>` therefore does not check again. It is as large as `T`.
/// A function that is generic over `R` also accepts values that have passed further rules.
///
/// `Debug` shows no content, whatever `T` does; to print a `T` that implements `Debug`, print `*valid`.
///
/// Comparison, `Hash`, [`Borrow`] and `AsRef` are those of `T`, so a map with `Valid<T>` as its keys can be searched with a
/// `&T`.
///
/// # Interior mutability
///
/// A `T` with interior mutability (`Cell`, `Mutex`) could change after validation, which the compiler cannot prevent. These
/// crates implement `AsValue` for no such type, and other implementations must not: then only a field that serde skips can
/// have one, and no rule applies to such a field.
///
/// ```
/// use frontpay_core::{Valid, Validate};
/// #[derive(Validate)]
/// struct Name {
///     #[rule(required, string, max = 5)]
///     name: String,
/// }
/// let name = Valid::new(Name { name: "Kari".into() }).unwrap();
/// assert_eq!(name.name, "Kari");
///
/// let refused = Valid::new(Name { name: "Kristoffer".into() }).unwrap_err();
/// assert_eq!(refused.report().len(), 1);
/// assert_eq!(refused.into_value().name, "Kristoffer");
/// ```
///
/// A value that has not been validated cannot be wrapped:
///
/// ```compile_fail
/// # use frontpay_core::Valid;
/// let name: Valid<String> = Valid { value: String::new() };
/// ```
#[derive(RefCastCustom)]
#[repr(transparent)]
pub struct Valid<T, R = ()> {
    value: T,
    rules: PhantomData<fn() -> R>,
}

impl<T, R> Valid<T, R> {
    /// Wraps a value that has been validated.
    pub(crate) const fn new_unchecked(value: T) -> Self {
        Self { value, rules: PhantomData }
    }

    /// Wraps a reference to a value that has been validated.
    ///
    /// The conversion is that of `ref-cast`, which compares the layouts when it is compiled: this crate has no unsafe code.
    #[ref_cast_custom]
    pub(crate) const fn new_unchecked_ref(value: &T) -> &Self;
}

// The bounds stand at the functions: the compiler then says what the type lacks, and not that there is no such function.
impl<T> Valid<T> {
    /// Validates a value.
    ///
    /// A [`Validator`] does so in a context, or against a rule set besides.
    ///
    /// # Errors
    ///
    /// [`Invalid`] has the report and the value.
    pub fn new(value: T) -> Result<Self, Invalid<T>>
    where
        T: ContextFree,
    {
        match value.validate_without_context() {
            Ok(()) => Ok(Self::new_unchecked(value)),
            Err(report) => Err(Invalid::new(report, value)),
        }
    }

    /// Validates a borrowed value.
    ///
    /// The result is the value itself under its new type, so it dereferences to `T` and goes wherever a `&Valid<T>` is
    /// expected, without a clone. The value cannot change while it is borrowed; see [interior
    /// mutability](Valid#interior-mutability).
    ///
    /// [`Validator::check`] does so in a context, or against a rule set besides.
    ///
    /// # Errors
    ///
    /// The [`Report`] has every failure.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// fn send(payment: &Valid<Payment>) -> i64 {
    ///     payment.amount
    /// }
    /// let payments = [Payment { amount: 51 }, Payment { amount: 0 }];
    /// assert_eq!(Valid::check(&payments[0]).map(send), Ok(51));
    /// assert!(Valid::check(&payments[1]).is_err());
    /// ```
    pub fn check(value: &T) -> Result<&Self, Report>
    where
        T: ContextFree,
    {
        value.validate_without_context()?;
        Ok(Self::new_unchecked_ref(value))
    }

    /// Reads a JSON value and validates it, as [`Valid::from_json`] does with text.
    ///
    /// A valid value is read without its text. Only if it is not valid, or if serde accepts what Laravel may reject, is it
    /// written as text for the report.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Report`] has every failure; [`InvalidJson::Syntax`] is a value beyond the [`Limits`](crate::Limits).
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate};
    /// use serde::Deserialize;
    /// use serde_json::json;
    /// #[derive(Deserialize, Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// assert!(Valid::<Payment>::from_value(json!({"amount": 51})).is_ok());
    /// let refused = Valid::<Payment>::from_value(&json!({"amount": "x"})).unwrap_err();
    /// assert!(refused.get("amount").any(|violation| violation.rule() == "integer"));
    /// ```
    pub fn from_value(value: impl Borrow<serde_json::Value>) -> Result<Self, InvalidJson>
    where
        T: ContextFree + DeserializeOwned,
    {
        Validator::new().from_value(value)
    }

    /// Reads JSON text and validates it.
    ///
    /// Valid text costs one serde pass and checks without allocation. If serde accepts the text and a rule fails, the value
    /// is asked for all failures. If serde does not accept it, the text is read again as a document, so that the report
    /// contains broken rules, wrong types and missing keys together.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] has the line and column of a syntax error; [`InvalidJson::Report`] has every failure.
    ///
    /// ```
    /// use frontpay_core::{InvalidJson, Valid, Validate};
    /// use serde::Deserialize;
    /// #[derive(Deserialize, Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// let broken = Valid::<Payment>::from_json(br#"{"amount": [}"#).unwrap_err();
    /// assert_eq!(broken.to_string(), "expected value at line 1, column 13");
    ///
    /// let empty = Valid::<Payment>::from_json(b"{}").unwrap_err();
    /// assert!(empty.get("amount").any(|violation| violation.rule() == "required"));
    /// ```
    pub fn from_json(bytes: impl AsRef<[u8]>) -> Result<Self, InvalidJson>
    where
        T: ContextFree + DeserializeOwned,
    {
        json::read(bytes.as_ref())
    }
}

impl<T: ContextFree, R: RulesFor<T>> Valid<T, R> {
    /// Changes the value and validates it again.
    ///
    /// # Errors
    ///
    /// [`Invalid`] has the report and the changed value.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// let payment = Valid::new(Payment { amount: 51 }).unwrap();
    /// let payment = payment.try_update(|draft| draft.amount += 1).unwrap();
    /// assert_eq!(payment.amount, 52);
    /// let refused = payment.try_update(|draft| draft.amount = 0).unwrap_err();
    /// assert_eq!(refused.into_value().amount, 0);
    /// ```
    pub fn try_update(self, change: impl FnOnce(&mut T)) -> Result<Self, Invalid<T>> {
        let mut draft = self.value;
        change(&mut draft);
        Validator::new().rules().validate(draft)
    }
}

impl<T, R> Valid<T, R> {
    /// Converts the value to another payload and validates that.
    ///
    /// # Errors
    ///
    /// [`Invalid`] has the report and the new value.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// #[derive(Validate)]
    /// struct Receipt {
    ///     #[rule(required, integer, max = 100)]
    ///     paid: i64,
    /// }
    /// let payment = Valid::new(Payment { amount: 51 }).unwrap();
    /// let receipt = payment.try_map(|payment| Receipt { paid: payment.amount }).unwrap();
    /// assert_eq!(receipt.paid, 51);
    /// ```
    pub fn try_map<U: ContextFree>(self, convert: impl FnOnce(T) -> U) -> Result<Valid<U>, Invalid<U>> {
        Valid::new(convert(self.value))
    }

    /// Drops the rule set from the type.
    #[must_use]
    pub fn without_rules(self) -> Valid<T> {
        Valid::new_unchecked(self.value)
    }

    /// Returns the value, which is then no longer known to be valid.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}
