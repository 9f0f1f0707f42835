//! What the rules of a field, and the fields of a struct, must be together.

use frontpay_rules::__private::Param;
use frontpay_rules::rule::{Fits, ParamKind};
use proc_macro2::Span;
use syn::Ident;

use super::Use;
use super::reference::reference;
use crate::errors::Errors;

/// Refuses two fields or variants with one name on the wire.
pub(super) fn distinct_names<'n>(names: impl Iterator<Item = (&'n str, &'n Ident)>, what: &str, errors: &mut Errors) {
    let mut seen: Vec<&str> = Vec::new();
    for (name, ident) in names {
        if seen.contains(&name) {
            errors.at(ident.span(), format_args!("two {what} are named `{name}` on the wire"));
        }
        seen.push(name);
    }
}

/// Refuses a rule that stands twice on a field, unless it asks another question the second time.
pub(super) fn repeated(uses: &[Use], errors: &mut Errors) {
    for (at, found) in uses.iter().enumerate() {
        let same = |other: &&Use| core::ptr::eq(other.spec, found.spec) && question(other) == question(found);
        if uses[..at].iter().any(|other| same(&other)) {
            errors.at(found.span, format_args!("`{}` is given twice", found.spec.name));
        }
    }
}

/// What a rule asks about, where it can be asked about several things.
fn question(found: &Use) -> Option<String> {
    found.rule.params().iter().find_map(|param| match param {
        Param::Pattern(pattern) => Some(pattern.text().to_owned()),
        param => reference(param),
    })
}

/// Refuses limits that no value is between; they are the numbers that Laravel calls `min` and `max`.
pub(super) fn bounds(uses: &[Use], errors: &mut Errors) {
    for low in uses {
        for high in uses.iter().filter(|high| measure_the_same(low, high)) {
            if let (Some((least, _)), Some((most, span))) = (limit(low, "min"), limit(high, "max"))
                && number(least) > number(most)
            {
                errors.at(span, format_args!("no value is at least {least} and at most {most}"));
            }
        }
    }
}

/// Two rules of size measure the same; the numbers of another rule may be counts of something of its own.
fn measure_the_same(one: &Use, other: &Use) -> bool {
    one.name == other.name || (one.spec.fits == Fits::Measured && other.spec.fits == Fits::Measured)
}

fn limit<'u>(found: &'u Use, wanted: &str) -> Option<(&'u str, Span)> {
    let mut params = found.rule.params().iter().enumerate();
    params.find_map(|(at, param)| {
        let spec = found.spec.param(at)?;
        let text = (spec.name == wanted && spec.kind == ParamKind::Number).then(|| param.text()).flatten();
        text.map(|text| (text, found.arg(at)))
    })
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}
