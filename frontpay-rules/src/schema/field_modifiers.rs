//! The flags of the rules in a row.

use super::rule::StoredRule;
use crate::param::FieldModifiers;

impl FieldModifiers {
    /// Reads a list of rules.
    #[must_use]
    pub const fn of(rules: &[StoredRule]) -> Self {
        let mut modifiers = Self::NONE;
        let mut at = 0;
        while at < rules.len() {
            modifiers = modifiers.and(rules[at].modifiers());
            at += 1;
        }
        modifiers
    }

    /// Returns the same of rules that stand in no list.
    pub fn of_each<'r>(rules: impl IntoIterator<Item = &'r StoredRule>) -> Self {
        rules.into_iter().fold(Self::NONE, |modifiers, rule| modifiers.and(rule.modifiers()))
    }
}
