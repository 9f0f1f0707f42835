//! A value that has passed its rules.

mod invalid;
mod json;
mod rules;

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use frontpay_rules::Context;

pub use self::invalid::Invalid;
pub use self::rules::RulesFor;
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
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the value back.
    pub fn new(value: T) -> Result<Self, Invalid<T>> {
        match value.validate() {
            Ok(()) => Ok(Self::known(value)),
            Err(report) => Err(Invalid::new(report, value)),
        }
    }

    /// Validates a value, with what rules of one's own may look at; see [`Validate::validate_with`].
    ///
    /// # Errors
    ///
    /// As for [`Valid::new`].
    pub fn new_with(value: T, context: &Context<'_>) -> Result<Self, Invalid<T>> {
        match value.validate_with(context) {
            Ok(()) => Ok(Self::known(value)),
            Err(report) => Err(Invalid::new(report, value)),
        }
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
        Self::with_rules(draft)
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

impl<T, R> Deref for Valid<T, R> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, R> AsRef<T> for Valid<T, R> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

impl<T: Clone, R> Clone for Valid<T, R> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), rules: PhantomData }
    }
}

impl<T, R> fmt::Debug for Valid<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = core::any::type_name::<T>();
        write!(f, "Valid<{}>", name.rsplit("::").next().unwrap_or(name))
    }
}

impl<T: PartialEq, R> PartialEq for Valid<T, R> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq, R> Eq for Valid<T, R> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::PaymentLink;

    #[test]
    fn it_is_as_large_as_its_value() {
        assert_eq!(size_of::<Valid<PaymentLink>>(), size_of::<PaymentLink>());
        assert_eq!(size_of::<Option<Valid<Box<str>, u64>>>(), size_of::<Box<str>>());
    }

    #[test]
    fn debug_shows_no_content() {
        let order: PaymentLink = serde_json::from_str(include_str!("../../examples/payment-link.json")).unwrap();
        assert_eq!(format!("{:#?}", Valid::new(order).unwrap()), "Valid<PaymentLink>");
    }
}
