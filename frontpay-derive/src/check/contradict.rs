//! Rules that contradict each other, and comparisons that can never hold.

use frontpay_rules::__private::{Param, Rule, contradictions, never_compares};
use frontpay_rules::rule::ParamKind;
use proc_macro2::Span;
use quote::quote_spanned;

use super::reference::{Target, reference, target};
use super::{Checked, Use};
use crate::errors::Errors;
use crate::model::Field;

/// Refuses rules of a field that no value can pass together.
pub(super) fn within(uses: &[Use], errors: &mut Errors) {
    let rules: Vec<Rule> = uses.iter().map(|found| found.rule.clone()).collect();
    for found in contradictions(&rules) {
        let (one, other) = (&uses[found.first], &uses[found.second]);
        if found.first != found.second && is_repeated(one, other) {
            continue;
        }
        let place = found.param.map_or(other.span, |param| other.arg(param));
        match found.first.cmp(&found.second) {
            core::cmp::Ordering::Less => between(one.span, place, &found.sentence, errors),
            core::cmp::Ordering::Equal => errors.at(place, found.sentence),
            core::cmp::Ordering::Greater => between(place, one.span, &found.sentence, errors),
        }
    }
}

/// Refuses a rule that stands twice on a field, unless it asks another question the second time.
pub(super) fn repeated(uses: &[Use], errors: &mut Errors) {
    for (at, found) in uses.iter().enumerate() {
        let Some(first) = uses[..at].iter().find(|other| is_repeated(other, found)) else { continue };
        let name = found.spec.name;
        let same = texts(first) == texts(found);
        let sentence = if same {
            format!("`{name}` is given twice")
        } else {
            format!("`{name}` is given twice, with other arguments")
        };
        between(first.span, found.span, &sentence, errors);
    }
}

fn texts(found: &Use) -> Vec<Option<String>> {
    found.rule.params().iter().map(|param| reference(param).or_else(|| param.text().map(str::to_owned))).collect()
}

fn is_repeated(one: &Use, other: &Use) -> bool {
    core::ptr::eq(one.spec, other.spec) && question(one) == question(other)
}

/// What a rule asks about, where it can be asked about several things.
fn question(found: &Use) -> Option<String> {
    found.rule.params().iter().find_map(|param| match param {
        Param::Pattern(pattern) => Some(pattern.text().to_owned()),
        param => reference(param),
    })
}

/// Adds a sentence that points from one token to another, so that both are underlined.
fn between(first: Span, last: Span, sentence: &str, errors: &mut Errors) {
    let (from, to) = (quote_spanned!(first=> _), quote_spanned!(last=> _));
    errors.over(quote::quote!(#from #to), sentence);
}

/// Refuses a comparison of another field with a value that its rules never let it have.
pub(super) fn across(fields: &[Field<'_>], checked: &[Checked<'_>], errors: &mut Errors) {
    for found in checked.iter().flat_map(|checked| &checked.rules) {
        let Some((other, name)) = compared(found, fields) else { continue };
        let rules: Vec<Rule> = checked[other].rules.iter().map(|found| found.rule.clone()).collect();
        let Some(at) = never_compares(&found.rule, &rules) else { continue };
        let value = found.rule.params()[at].text().unwrap_or_default();
        errors.at(found.arg(at), format_args!("`{name}` is never `{value}`: its `in` does not offer it"));
    }
}

/// The sibling whose value a rule compares with words, and its name.
pub(crate) fn compared(found: &Use, fields: &[Field<'_>]) -> Option<(usize, String)> {
    let [first, second, ..] = found.spec.params else { return None };
    if first.kind != ParamKind::Field || second.kind != ParamKind::Text {
        return None;
    }
    let name = reference(found.rule.params().first()?)?;
    match target(fields, &name) {
        Some(Target::Sibling(at)) => Some((at, name)),
        _ => None,
    }
}
