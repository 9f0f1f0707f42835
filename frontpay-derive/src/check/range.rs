//! Rules that no value of an integer type can pass.

use frontpay_rules::__private::{Param, Rule, contradictions};
use frontpay_rules::RuleSet;
use syn::Type;

use super::agree::option_of;
use super::{Use, facts};
use crate::errors::Errors;
use crate::model::Field;

/// The types of which tokens tell what they can hold, and that as Laravel would write it.
const RANGES: &[(&str, &str)] = &[
    ("u8", "between:0,255"),
    ("u16", "between:0,65535"),
    ("u32", "between:0,4294967295"),
    ("i8", "between:-128,127"),
    ("i16", "between:-32768,32767"),
    ("i32", "between:-2147483648,2147483647"),
];

/// Refuses rules that let nothing pass which the type can hold.
pub(super) fn check(field: &Field<'_>, uses: &[Use], errors: &mut Errors) {
    let Some((ty, range)) = range_of(field.ty).filter(|_| facts(uses).numeric) else { return };
    let table = RuleSet::parse_lazily([("field", *range)]);
    let mut rules: Vec<Rule> = uses.iter().map(|found| found.rule.clone()).collect();
    rules.extend(table.own_rules().cloned());
    for found in contradictions(&rules) {
        let Some(wrong) = uses.get(found.first.min(found.second)) else { continue };
        if found.first.max(found.second) < uses.len() {
            continue;
        }
        let name = wrong.spec.name;
        if let Some((at, word)) = found.param.and_then(|at| Some((at, wrong.rule.params().get(at)?.text()?))) {
            errors.at(wrong.arg(at), format_args!("`{name}` offers `{word}`, which no `{ty}` is"));
            continue;
        }
        let params: Vec<_> = wrong.rule.params().iter().filter_map(Param::text).collect();
        let rule = format!("{name}:{}", params.join(","));
        errors.at(wrong.span, format_args!("no `{ty}` passes `{rule}`: change the rule or the type"));
    }
}

fn range_of(ty: &Type) -> Option<&'static (&'static str, &'static str)> {
    let Type::Path(path) = option_of(ty).unwrap_or(ty) else { return None };
    let ident = path.path.get_ident().filter(|_| path.qself.is_none())?;
    RANGES.iter().find(|(name, _)| ident == name)
}
