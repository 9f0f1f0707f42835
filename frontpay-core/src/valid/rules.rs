//! Rules over a payload beyond those of its type.

use frontpay_rules::{Report, RuleSet, Violation};

use super::{Invalid, Valid};
use crate::Validate;

/// A set of rules over a payload, beyond those of its type; [`ruleset!`](crate::ruleset) makes them.
///
/// `()` is the set without rules.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no rule set for `{T}`",
    label = "not a rule set for `{T}`",
    note = "`ruleset!` makes one: `ruleset! {{ pub Strict for {T} {{ \"path\" => \"rules\" }} }}`"
)]
pub trait RulesFor<T> {
    /// The rules, by paths from the root of the payload.
    const RULES: &'static RuleSet;
}

impl<T> RulesFor<T> for () {
    const RULES: &'static RuleSet = &RuleSet::from_rows(&[]);
}

impl<T: Validate, R: RulesFor<T>> Valid<T, R> {
    /// Validates a value against the rules of its type and of the rule set.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report, with the failures of both, and the value back.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate, ruleset};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// ruleset! { Small for Payment { "amount" => max(100) } }
    /// assert!(Valid::<_, Small>::with_rules(Payment { amount: 100 }).is_ok());
    /// assert!(Valid::<_, Small>::with_rules(Payment { amount: 101 }).is_err());
    /// assert!(Valid::<_, Small>::with_rules(Payment { amount: 0 }).is_err());
    /// ```
    pub fn with_rules(value: T) -> Result<Self, Invalid<T>> {
        match (value.validate(), check_set::<T, R>(&value)) {
            (Ok(()), Ok(())) => Ok(Self::known(value)),
            (own, set) => Err(Invalid::new(join(own.err(), set.err()), value)),
        }
    }
}

/// Asks the rules of a set.
pub(super) fn check_set<T: Validate, R: RulesFor<T>>(value: &T) -> Result<(), Report> {
    if R::RULES.is_empty() { Ok(()) } else { R::RULES.check(value) }
}

/// Joins two reports, a failure in both once.
pub(super) fn join(own: Option<Report>, set: Option<Report>) -> Report {
    let mut violations: Vec<Violation> = own.into_iter().flatten().collect();
    for violation in set.into_iter().flatten() {
        if !violations.contains(&violation) {
            violations.push(violation);
        }
    }
    Report::new(violations)
}
