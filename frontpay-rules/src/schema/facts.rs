//! The flags of the rules in a row.

use super::rule::Rule;
use crate::param::Facts;

impl Facts {
    /// Reads a list of rules.
    #[must_use]
    pub const fn of(rules: &[Rule]) -> Self {
        let mut facts = Self::NONE;
        let mut at = 0;
        while at < rules.len() {
            facts = facts.and(rules[at].modifiers());
            at += 1;
        }
        facts
    }

    /// Returns the same of rules that stand in no list.
    pub fn of_each<'r>(rules: impl IntoIterator<Item = &'r Rule>) -> Self {
        rules.into_iter().fold(Self::NONE, |facts, rule| facts.and(rule.modifiers()))
    }
}
