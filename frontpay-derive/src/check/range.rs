//! Rules that no value of an integer type can pass.

use core::ops::RangeInclusive;

use frontpay_rules::__private::{Param, contradictions, passes_no_integer};
use frontpay_rules::RuleSet;
use syn::Type;

use super::rule_use::{RuleUse, modifiers, rules};
use crate::errors::Errors;
use crate::model::field::Field;
use crate::type_tokens::option_argument;

/// The values of the integer types whose limits an `i64` can hold.
const RANGES: &[(&str, RangeInclusive<i64>)] = &[
    ("u8", 0..=255),
    ("u16", 0..=65_535),
    ("u32", 0..=4_294_967_295),
    ("i8", -128..=127),
    ("i16", -32_768..=32_767),
    ("i32", -2_147_483_648..=2_147_483_647),
];

/// Refuses rules that no value of the type can pass.
pub(super) fn check(field: &Field<'_>, rule_uses: &[RuleUse], errors: &mut Errors) {
    let Some((ty, range)) = range_of(field.ty) else { return };
    let modifiers = modifiers(rule_uses);
    let refused = if modifiers.numeric { refuse_outside(ty, range, rule_uses, errors) } else { Vec::new() };
    // Some of these accept a text of digits, which the type cannot hold.
    for (index, rule_use) in rule_uses.iter().enumerate() {
        if !refused.contains(&index) && passes_no_integer(&rule_use.rule, modifiers, range.clone()) {
            refuse(rule_use, ty, errors);
        }
    }
}

/// Refuses rules that contradict the limits of the type, and returns their positions.
fn refuse_outside(ty: &str, range: &RangeInclusive<i64>, rule_uses: &[RuleUse], errors: &mut Errors) -> Vec<usize> {
    let limits = RuleSet::parse_lazily([("field", format!("between:{},{}", range.start(), range.end()))]);
    let mut rules = rules(rule_uses);
    rules.extend(limits.own_rules().cloned());
    let mut refused = Vec::new();
    for contradiction in contradictions(&rules) {
        let index = contradiction.first.min(contradiction.second);
        let Some(rule_use) = rule_uses.get(index) else { continue };
        if contradiction.first.max(contradiction.second) < rule_uses.len() {
            continue;
        }
        refused.push(index);
        let param = contradiction.param.and_then(|param| Some((param, rule_use.rule.params().get(param)?.text()?)));
        if let Some((param, value)) = param {
            let message = format!("`{}` lists `{value}`, which is no value of `{ty}`: remove it", rule_use.spec.name);
            errors.at(rule_use.argument_span(param), message);
        } else {
            refuse(rule_use, ty, errors);
        }
    }
    refused
}

fn refuse(rule_use: &RuleUse, ty: &str, errors: &mut Errors) {
    let params: Vec<_> = rule_use.rule.params().iter().filter_map(Param::text).collect();
    let rule = format!("{}:{}", rule_use.spec.name, params.join(","));
    errors.at(rule_use.span, format_args!("no `{ty}` passes `{rule}`: change the rule or the type"));
}

fn range_of(ty: &Type) -> Option<&'static (&'static str, RangeInclusive<i64>)> {
    let Type::Path(path) = option_argument(ty).unwrap_or(ty) else { return None };
    let ident = path.path.get_ident().filter(|_| path.qself.is_none())?;
    RANGES.iter().find(|(name, _)| ident == name)
}
