//! Rule sets for a payload, in addition to the rules of its type.

use frontpay_rules::{Context, Report, RuleSet};

use crate::validate::Validate;

/// A set of rules for a payload, in addition to those of its type; [`ruleset!`](crate::ruleset) defines one.
///
/// `()` is the empty set.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule set for `{T}`",
    label = "not a rule set for `{T}`",
    note = "`ruleset!` defines one: `ruleset! {{ pub Strict for {T} {{ \"path\" => \"rules\" }} }}`"
)]
pub trait RulesFor<T> {
    /// The rules, with paths from the root of the payload.
    const RULES: &'static RuleSet;
}

impl<T> RulesFor<T> for () {
    const RULES: &'static RuleSet = &RuleSet::from_rows(&[], &[]);
}

/// Checks a value against a rule set.
pub(super) fn check_set<T: Validate, R: RulesFor<T>>(value: &T, context: Option<&Context<'_>>) -> Result<(), Report> {
    if R::RULES.is_empty() { Ok(()) } else { R::RULES.with_context(context.cloned().unwrap_or_default()).check(value) }
}

/// Joins two reports. A failure that is in both is listed once.
pub(super) fn join(of_type: Option<Report>, of_set: Option<Report>) -> Report {
    let mut report = of_type.unwrap_or_default();
    report.merge(of_set.unwrap_or_default());
    report
}
