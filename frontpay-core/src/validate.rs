//! The trait that `#[derive(Validate)]` implements.

use frontpay_rules::{AsValue, Report, RuleSet};

/// A type with rules: implemented by `#[derive(Validate)]`.
///
/// ```
/// use frontpay_core::Validate;
/// #[derive(Validate)]
/// struct Payment {
///     #[rule(required, numeric, min = 1)]
///     amount: i64,
/// }
/// assert!(Payment { amount: 51 }.validate().is_ok());
/// let report = Payment { amount: 0 }.validate().unwrap_err();
/// assert_eq!(report.to_string(), "The amount field must be at least 1.");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules",
    label = "no rules",
    note = "add `#[derive(Validate)]` to it"
)]
pub trait Validate: AsValue {
    /// The table of rules, in declaration order.
    const RULES: &'static RuleSet;

    /// Checks the rules.
    ///
    /// Costs no allocation where they hold.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure, with paths as on the wire.
    fn validate(&self) -> Result<(), Report> {
        const { Self::RULES.assert_references() };
        if !Self::RULES.looks_far() && self.is_valid() { Ok(()) } else { Self::RULES.check(self) }
    }

    /// Tells whether the rules hold; for `Valid::from_json`, which tells what is wrong of the text.
    #[doc(hidden)]
    fn holds(&self) -> bool {
        const { Self::RULES.assert_references() };
        if Self::RULES.looks_far() { Self::RULES.check(self).is_ok() } else { self.is_valid() }
    }
}
