//! The parameters that a violation has.

use super::violation::RuleParams;
use crate::param::Step;
use crate::schema::{FlatRow, StoredRule, texts};

/// The parameters of a rule for a violation: as the table has them, where that is possible.
pub(crate) fn params(row: &FlatRow<'_, '_>, rule: &StoredRule, wildcards: &[Step<'_>]) -> RuleParams {
    RuleParams::of_table(rule).unwrap_or_else(|| RuleParams::of_texts(&rule.params, texts(row, rule, wildcards)))
}
