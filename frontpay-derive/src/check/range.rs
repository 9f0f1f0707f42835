//! Rules that no value of an integer type can pass.

use core::ops::RangeInclusive;

use frontpay_rules::__private::{Param, Rule, contradictions, passes_no_integer};
use frontpay_rules::RuleSet;
use syn::Type;

use super::agree::option_of;
use super::{Use, facts};
use crate::errors::Errors;
use crate::model::Field;

/// The types of which tokens tell what they can hold, and that.
const RANGES: &[(&str, RangeInclusive<i64>)] = &[
    ("u8", 0..=255),
    ("u16", 0..=65_535),
    ("u32", 0..=4_294_967_295),
    ("i8", -128..=127),
    ("i16", -32_768..=32_767),
    ("i32", -2_147_483_648..=2_147_483_647),
];

/// Refuses rules that let nothing pass which the type can hold.
pub(super) fn check(field: &Field<'_>, uses: &[Use], errors: &mut Errors) {
    let Some((ty, range)) = range_of(field.ty) else { return };
    let facts = facts(uses);
    let refused = if facts.numeric { outside(ty, range, uses, errors) } else { Vec::new() };
    // A text of digits would pass some of these, but the type holds no text.
    for (at, wrong) in uses.iter().enumerate() {
        if !refused.contains(&at) && passes_no_integer(&wrong.rule, facts, range.clone()) {
            nothing_passes(wrong, ty, errors);
        }
    }
}

/// Refuses rules that contradict the limits of the type, and returns their places.
fn outside(ty: &str, range: &RangeInclusive<i64>, uses: &[Use], errors: &mut Errors) -> Vec<usize> {
    let table = RuleSet::parse_lazily([("field", format!("between:{},{}", range.start(), range.end()))]);
    let mut rules: Vec<Rule> = uses.iter().map(|found| found.rule.clone()).collect();
    rules.extend(table.own_rules().cloned());
    let mut refused = Vec::new();
    for found in contradictions(&rules) {
        let at = found.first.min(found.second);
        let Some(wrong) = uses.get(at) else { continue };
        if found.first.max(found.second) < uses.len() {
            continue;
        }
        refused.push(at);
        if let Some((at, word)) = found.param.and_then(|at| Some((at, wrong.rule.params().get(at)?.text()?))) {
            let name = wrong.spec.name;
            errors.at(wrong.arg(at), format_args!("`{name}` offers `{word}`, which no `{ty}` is"));
        } else {
            nothing_passes(wrong, ty, errors);
        }
    }
    refused
}

fn nothing_passes(wrong: &Use, ty: &str, errors: &mut Errors) {
    let params: Vec<_> = wrong.rule.params().iter().filter_map(Param::text).collect();
    let rule = format!("{}:{}", wrong.spec.name, params.join(","));
    errors.at(wrong.span, format_args!("no `{ty}` passes `{rule}`: change the rule or the type"));
}

fn range_of(ty: &Type) -> Option<&'static (&'static str, RangeInclusive<i64>)> {
    let Type::Path(path) = option_of(ty).unwrap_or(ty) else { return None };
    let ident = path.path.get_ident().filter(|_| path.qself.is_none())?;
    RANGES.iter().find(|(name, _)| ident == name)
}
