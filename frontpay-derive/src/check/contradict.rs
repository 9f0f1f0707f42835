//! Rules that contradict each other, and comparisons that can never hold.

use core::cmp::Ordering;

use frontpay_rules::__private::{Param, contradictions, never_compares};

use super::checked::CheckedField;
use super::reference::{compared_sibling, reference};
use super::rule_use::{RuleUse, rules};
use crate::errors::Errors;
use crate::model::field::Field;

/// Refuses rules of a field that no value can pass together.
pub(super) fn within(rule_uses: &[RuleUse], errors: &mut Errors) {
    for contradiction in contradictions(&rules(rule_uses)) {
        let (first, second) = (contradiction.first, contradiction.second);
        if first != second && is_repeated(&rule_uses[first], &rule_uses[second]) {
            continue;
        }
        let first_span = rule_uses[first].span;
        let second_use = &rule_uses[second];
        let second_span = contradiction.param.map_or(second_use.span, |param| second_use.argument_span(param));
        match first.cmp(&second) {
            Ordering::Less => errors.between(first_span, second_span, contradiction.sentence),
            Ordering::Equal => errors.at(second_span, contradiction.sentence),
            Ordering::Greater => errors.between(second_span, first_span, contradiction.sentence),
        }
    }
}

/// Refuses a rule that occurs twice, unless it names another field or pattern the second time.
pub(super) fn repeated(rule_uses: &[RuleUse], errors: &mut Errors) {
    for (index, rule_use) in rule_uses.iter().enumerate() {
        let Some(first) = rule_uses[..index].iter().find(|other| is_repeated(other, rule_use)) else { continue };
        let name = rule_use.spec.name;
        let difference = if arguments(first) == arguments(rule_use) { "" } else { ", with different arguments" };
        errors.between(first.span, rule_use.span, format_args!("`{name}` is given twice{difference}"));
    }
}

/// Returns the arguments of a rule as text.
fn arguments(rule_use: &RuleUse) -> Vec<Option<String>> {
    rule_use.rule.params().iter().map(|param| reference(param).or_else(|| param.text().map(str::to_owned))).collect()
}

fn is_repeated(one: &RuleUse, other: &RuleUse) -> bool {
    core::ptr::eq(one.spec, other.spec) && subject(one) == subject(other)
}

/// Returns the field or pattern that a rule names: with another one it may be given again.
fn subject(rule_use: &RuleUse) -> Option<String> {
    rule_use.rule.params().iter().find_map(|param| match param {
        Param::Pattern(pattern) => Some(pattern.text().to_owned()),
        param => reference(param),
    })
}

/// Refuses a comparison of another field with a value that the rules of that field exclude.
pub(super) fn across(fields: &[Field<'_>], checked: &[CheckedField<'_>], errors: &mut Errors) {
    for rule_use in checked.iter().flat_map(|checked_field| &checked_field.rules) {
        let Some((sibling, name)) = compared_sibling(rule_use, fields) else { continue };
        let Some(index) = never_compares(&rule_use.rule, &rules(&checked[sibling].rules)) else { continue };
        let value = rule_use.rule.params()[index].text().unwrap_or_default();
        errors
            .at(rule_use.argument_span(index), format_args!("`{name}` is never `{value}`: its `in` does not list it"));
    }
}
