//! A value that has passed its rules.

mod deserialize;
mod impls;
mod invalid;
mod json;
mod rules;
mod validator;

use core::marker::PhantomData;

use frontpay_rules::InvalidJson;
use serde::de::DeserializeOwned;

pub use self::invalid::Invalid;
pub use self::rules::RulesFor;
pub use self::validator::Validator;
use crate::Validate;

/// A value of `T` that has passed the rules of `T`, and those of the rule set `R` where one is named.
///
/// There is no other way to one than validation, by the compiler ([`payload!`](crate::payload!)) or when the program runs,
/// and no way to change the value inside, so a function that takes a `&Valid<T>` need not check again. It is as large as
/// `T`. A function that takes any `&Valid<T, R>` also takes what has passed more rules.
///
/// `Debug` shows no content, whatever `T` does; a `T` that implements `Debug` shows itself as `*valid`.
///
/// A `T` with interior mutability (`Cell`, `Mutex`) could change behind its back, and the compiler cannot tell. Such a type
/// has no place in a payload: none of them implements `AsValue`, so only a field that serde skips can be one, of which the
/// rules say nothing.
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
/// What has not been validated is none:
///
/// ```compile_fail
/// # use frontpay_core::Valid;
/// let name: Valid<String> = Valid { value: String::new() };
/// ```
#[repr(transparent)]
pub struct Valid<T, R = ()> {
    value: T,
    rules: PhantomData<fn() -> R>,
}

impl<T, R> Valid<T, R> {
    /// Takes what is known to be valid.
    pub(crate) const fn known(value: T) -> Self {
        Self { value, rules: PhantomData }
    }
}

impl<T: Validate> Valid<T> {
    /// Validates a value.
    ///
    /// A [`Validator`] does so in a context, or against a rule set besides.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the value back.
    pub fn new(value: T) -> Result<Self, Invalid<T>> {
        match value.validate() {
            Ok(()) => Ok(Self::known(value)),
            Err(report) => Err(Invalid::new(report, value)),
        }
    }

    /// Reads JSON text and validates it.
    ///
    /// Good text costs what serde costs, and checks without allocation. Where the type takes the text and a rule fails, the
    /// value tells every failure. Where the type does not take it the text is read again as a document, so that the report
    /// holds broken rules, wrong types and missing keys at once.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] tells line and column of what is not JSON; [`InvalidJson::Report`] holds every failure.
    ///
    /// ```
    /// use frontpay_core::{InvalidJson, Valid, payload::PaymentLink};
    /// let broken = Valid::<PaymentLink>::from_json(b"{\"products\": [}").unwrap_err();
    /// assert_eq!(broken.to_string(), "expected value at line 1, column 15");
    ///
    /// let empty = Valid::<PaymentLink>::from_json(b"{}").unwrap_err();
    /// assert!(empty.get("customerDetails.address.street").any(|violation| violation.rule() == "required"));
    /// ```
    pub fn from_json(bytes: impl AsRef<[u8]>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        json::read(bytes.as_ref())
    }
}

impl<T: Validate, R: RulesFor<T>> Valid<T, R> {
    /// Changes the value and validates it again.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the changed value back.
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
    /// Makes another payload of this one and validates it.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the new value back.
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
    /// let receipt = payment.map(|payment| Receipt { paid: payment.amount }).unwrap();
    /// assert_eq!(receipt.paid, 51);
    /// ```
    pub fn map<U: Validate>(self, make: impl FnOnce(T) -> U) -> Result<Valid<U>, Invalid<U>> {
        Valid::new(make(self.value))
    }

    /// Forgets the rule set, where a `Valid<T>` is wanted.
    #[must_use]
    pub fn without_rules(self) -> Valid<T> {
        Valid::known(self.value)
    }

    /// Gives the value back, no longer known to be valid.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}
