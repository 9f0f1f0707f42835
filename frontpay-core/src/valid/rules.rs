//! Rules over a payload beyond those of its type.

use frontpay_rules::{Context, Report, RuleSet, Violation};

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
    const RULES: &'static RuleSet = &RuleSet::from_rows(&[], &[]);
}

/// Checks the rules of a set.
pub(super) fn check_set<T: Validate, R: RulesFor<T>>(value: &T, context: Option<Context<'_>>) -> Result<(), Report> {
    if R::RULES.is_empty() { Ok(()) } else { R::RULES.with_context(context.unwrap_or_default()).check(value) }
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
