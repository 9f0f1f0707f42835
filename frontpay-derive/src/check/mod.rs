//! The checks of a model: every error that the tokens alone show is reported here.

mod call;
mod checked;
mod context;
mod contradict;
mod labels;
mod measure;
mod names;
mod null;
mod optionality;
mod range;
mod reference;
mod rule_use;
mod text;
mod unknown;
mod verdict;

use quote::ToTokens as _;

pub(crate) use self::checked::{Assertion, CheckedField, CustomUse};
pub(crate) use self::reference::{Target, needs_root, possible_reference, siblings, target};
pub(crate) use self::rule_use::{RuleUse, date_format, modifiers};
use crate::errors::Errors;
use crate::model::field::Field;
use crate::model::{Body, Model};
use crate::parse::rule::Item;
use crate::type_tokens::has_any_ident;

/// Checks all fields; the result has one entry for each.
pub(crate) fn check<'a>(model: &'a Model<'a>, errors: &mut Errors) -> Vec<CheckedField<'a>> {
    match &model.body {
        Body::Struct(fields) => return check_fields(model, fields, errors),
        Body::UnitVariants(variants) => {
            let names = variants.iter().map(|variant| (variant.name.as_str(), variant.ident.span()));
            names::distinct(names, "variants", errors);
        }
        Body::Variants(variants) => {
            let names = variants.list.iter().flat_map(|variant| {
                let span = variant.ident.span();
                variant.names.iter().map(move |name| (name.as_str(), span))
            });
            names::distinct(names, "variants", errors);
        }
        Body::Unsupported => {}
    }
    Vec::new()
}

fn check_fields<'a>(model: &Model<'_>, fields: &'a [Field<'a>], errors: &mut Errors) -> Vec<CheckedField<'a>> {
    let with_key = fields.iter().filter(|field| field.serde.flatten.is_none());
    names::distinct(with_key.map(|field| (field.name.as_str(), field.span())), "fields", errors);
    let mut checked: Vec<_> = fields.iter().map(|field| read_items(field, errors)).collect();
    for (index, (field, checked_field)) in fields.iter().zip(&checked).enumerate() {
        contradict::repeated(&checked_field.rules, errors);
        contradict::within(&checked_field.rules, errors);
        measure::check(field, &checked_field.rules, errors);
        range::check(field, &checked_field.rules, errors);
        reference::check(field, &checked_field.rules, fields, errors);
        labels::check(index, fields, &checked, errors);
        optionality::refuse_on_flattened(field, errors);
    }
    context::check(model, &checked, errors);
    contradict::across(fields, &checked, errors);
    let referred: Vec<_> = checked.iter().flat_map(|checked_field| &checked_field.rules).flat_map(references).collect();
    for (field, checked_field) in fields.iter().zip(&mut checked) {
        checked_field.assertions = optionality::assertions(field, checked_field, errors);
        checked_field.assertions.extend(optionality::recursion_assertion(model, field));
        if has_any_ident(field.ty.to_token_stream(), &["Self"]) {
            // `Self` has no meaning in the constants that assert, which stand outside of the impl.
            checked_field.assertions.clear();
        }
        null::check(field, checked_field, errors);
        let may_notice = referred.contains(&field.name) || optionality::can_refuse_absence(&checked_field.rules);
        checked_field.default_hides_absence = field.default.is_some() && may_notice;
    }
    null::check_siblings(fields, &mut checked);
    checked
}

/// Reads the items of a field.
fn read_items<'a>(field: &'a Field<'a>, errors: &mut Errors) -> CheckedField<'a> {
    let mut checked = CheckedField::default();
    for item in &field.items {
        match item {
            Item::Text(text) => checked.rules.extend(text::read(text, errors)),
            Item::Call(call) => checked.rules.extend(errors.ok(call::read(call))),
            other => checked.add(other, errors),
        }
    }
    checked
}

/// Reads the rules of one path of a rule set, and checks them as far as that needs no other fields.
pub(crate) fn rule_list(items: &[Item], errors: &mut Errors) -> Vec<RuleUse> {
    let mut rule_uses = Vec::new();
    for item in items {
        match item {
            Item::Text(text) => rule_uses.extend(text::read(text, errors)),
            Item::Call(call) => rule_uses.extend(errors.ok(call::read(call))),
            other => errors.at(
                other.span(),
                "a rule set has only Laravel's rules: custom rules, messages and names belong on the fields of a struct",
            ),
        }
    }
    contradict::repeated(&rule_uses, errors);
    contradict::within(&rule_uses, errors);
    rule_uses
}

/// Returns the names of the fields that a rule may read.
fn references(rule_use: &RuleUse) -> Vec<String> {
    rule_use.rule.params().iter().filter_map(possible_reference).collect()
}
