//! Agreement of a type with its rules about null and missing keys.

use frontpay_rules::{FieldModifiers, Items, Value};
use proc_macro2::Span;
use quote::format_ident;
use syn::ExprPath;

use super::checked::{Assertion, CheckedField};
use super::rule_use::{RuleUse, modifiers};
use super::verdict::Verdicts;
use crate::errors::Errors;
use crate::model::Model;
use crate::model::field::Field;
use crate::parse::serde::DefaultKind;
use crate::span::SpanRange;
use crate::type_tokens::{display, option_argument};

/// Refuses rules on a flattened field.
pub(super) fn refuse_on_flattened(field: &Field<'_>, errors: &mut Errors) {
    if field.serde.flatten.is_none() {
        return;
    }
    if let Some(item) = field.items.first() {
        errors.at(item.span(), "a flattened field has no key of its own, so it cannot have rules");
    }
    if let Some(span) = field.recursive {
        errors.at(span, "a flattened field cannot be recursive: the table of its struct would have no end");
    }
}

/// Compares the rules of a field with its type.
pub(super) fn assertions(field: &Field<'_>, checked: &CheckedField<'_>, errors: &mut Errors) -> Vec<Assertion> {
    if let Some(span) = field.serde.flatten {
        return flatten_assertion(field, span, errors).into_iter().collect();
    }
    let rule_uses = checked.rules.as_slice();
    let unconditional = unconditional(rule_uses);
    let modifiers = modifiers(rule_uses);
    let refusing = |is_present| {
        let refuses =
            |rule_use: &&RuleUse| Verdicts::of(rule_use, Value::Null, is_present, modifiers).is_always_refused();
        unconditional.iter().find(refuses)
    };
    let is_option = option_argument(field.ty).is_some();
    let mut assertions = Vec::new();
    if let Some(rule_use) = refusing(false) {
        refuse_default(field, rule_use, errors);
    } else if !field.is_keyless {
        refuse_skipped_values(field, checked, errors);
        match (field.default, is_option) {
            (Some(_), _) => {}
            (None, true) => require_default_for_reader(field, errors),
            (None, false) => assertions.push(absence_assertion(field, unconditional.len(), rule_uses)),
        }
    }
    if !is_option && refusing(true).is_none() && field.serde.custom_reader.is_none() {
        assertions.extend(null_assertion(field, rule_uses));
    }
    assertions
}

/// Asserts that a flattened type has the keys of a struct or enum with rules, or of a map without.
fn flatten_assertion(field: &Field<'_>, span: Span, errors: &mut Errors) -> Option<Assertion> {
    let ty = display(field.ty);
    if option_argument(field.ty).is_some() {
        let message =
            format!("`{ty}` cannot be flattened: serde reads wrong content as `None`, and the rules refuse it");
        errors.at(span, message);
        return None;
    }
    let message = format!(
        "`{ty}` cannot be flattened: it is neither a struct that derives `Validate`, nor a tagged enum, nor a map without rules"
    );
    Some(Assertion { function: format_ident!("is_flat"), range: span.into(), message })
}

/// Returns the rules that apply whatever other fields are: those before the first that may exclude the field.
fn unconditional(rule_uses: &[RuleUse]) -> &[RuleUse] {
    let end = rule_uses.iter().position(|rule_use| rule_use.spec.excludes).unwrap_or(rule_uses.len());
    &rule_uses[..end]
}

/// Refuses a default for a missing key that a rule always refuses.
///
/// An `Option` is exempt: `#[serde(default)]` gives it `None`, which it would be anyway.
fn refuse_default(field: &Field<'_>, rule_use: &RuleUse, errors: &mut Errors) {
    let Some(default) = field.default else { return };
    if default == DefaultKind::OfType && option_argument(field.ty).is_some() {
        return;
    }
    let (rule, name) = (rule_use.spec.name, &field.name);
    let message = format!("`{rule}` refuses a missing `{name}`, which `#[serde(default)]` fills: remove one of them");
    errors.at(rule_use.span, message);
}

/// Refuses a function that reads an optional field without a default: serde then refuses a missing key.
fn require_default_for_reader(field: &Field<'_>, errors: &mut Errors) {
    if let Some((attribute, span)) = &field.serde.custom_reader {
        let name = &field.name;
        let message = format!(
            "with `{attribute}` serde refuses a missing `{name}`, which the rules accept: add `#[serde(default)]`"
        );
        errors.at(*span, message);
    }
}

/// Asserts that a type accepts a missing key, or that rules within it refuse that.
fn absence_assertion(field: &Field<'_>, unconditional: usize, rule_uses: &[RuleUse]) -> Assertion {
    let excluding = rule_uses.get(unconditional);
    // The rules within a field do not apply where it is excluded, nor are they in the table where it ends.
    let ignores_rules_within = excluding.is_some() || field.recursive.is_some();
    let function = if ignores_rules_within { "is_optional" } else { "takes_absence" };
    let message = missing_message(field, excluding);
    Assertion { function: format_ident!("{function}"), range: SpanRange::of(field.ty), message }
}

fn missing_message(field: &Field<'_>, excluding: Option<&RuleUse>) -> String {
    let (name, ty) = (&field.name, display(field.ty));
    if let Some(excluding) = excluding {
        let rule = excluding.spec.name;
        return format!(
            "`{rule}` may exclude `{name}`, so that a missing one would pass the rules but not the type: make it `Option<{ty}>`, or add `#[serde(default)]`"
        );
    }
    format!(
        "a missing `{name}` would pass the rules but not the type: add `required`, make it `Option<{ty}>`, or add `#[serde(default)]`"
    )
}

/// Asserts that the type of a `nullable` field accepts null.
fn null_assertion(field: &Field<'_>, rule_uses: &[RuleUse]) -> Option<Assertion> {
    let nullable = rule_uses.iter().find(|rule_use| modifiers(core::slice::from_ref(*rule_use)).nullable)?;
    let (ty, rule) = (display(field.ty), nullable.spec.name);
    let message = format!("`{rule}` on `{ty}`, which cannot be null: make it `Option<{ty}>`, or remove `{rule}`");
    Some(Assertion { function: format_ident!("is_optional"), range: nullable.span.into(), message })
}

/// Asserts that a type marked as `recursive` has rules, without which it cannot contain the type of its owner.
pub(super) fn recursion_assertion(model: &Model<'_>, field: &Field<'_>) -> Option<Assertion> {
    let span = field.recursive.filter(|_| model.input.generics.params.is_empty())?;
    let (name, ty) = (&field.name, display(field.ty));
    let message = format!("`{ty}` has no rules, so `{name}` does not lead back to this type: remove `recursive`");
    Some(Assertion { function: format_ident!("has_rows"), range: span.into(), message })
}

/// Returns true if there is a document in which the rules refuse a missing field.
pub(super) fn can_refuse_absence(rule_uses: &[RuleUse]) -> bool {
    let modifiers = modifiers(rule_uses);
    rule_uses.iter().any(|rule_use| Verdicts::of(rule_use, Value::Null, false, modifiers).can_be_refused())
}

/// Refuses a rule on values that serde leaves out: it would refuse in Rust what passes in the document as a missing key.
fn refuse_skipped_values(field: &Field<'_>, checked: &CheckedField<'_>, errors: &mut Errors) {
    let Some(skip_if) = &field.serde.skip_serializing_if else { return };
    let is_none = skip_if.path.segments.last().is_some_and(|last| last.ident == "is_none");
    let (name, condition) = (&field.name, display(skip_if));
    let mut refuse = |rule: &str, span| {
        let message = format!(
            "{rule} may refuse a value of `{name}` that `{condition}` leaves out, while a missing `{name}` passes: change one of them"
        );
        errors.at(span, message);
    };
    if let (Some(custom), false) = (checked.custom_rules.first(), is_none) {
        refuse("the rule", custom.rule.span);
    }
    let modifiers = modifiers(&checked.rules);
    if let Some(rule_use) = checked.rules.iter().find(|rule_use| can_refuse_skipped(rule_use, skip_if, modifiers)) {
        refuse(&format!("`{}`", rule_use.spec.name), rule_use.span);
    }
}

/// Returns true if a rule may refuse a value for which a condition of `skip_serializing_if` holds.
///
/// The rules on null decide about `Option::is_none`. `is_empty` leaves out an empty list, map or text. Of any other function
/// nothing is known.
fn can_refuse_skipped(rule_use: &RuleUse, skip_if: &ExprPath, modifiers: FieldModifiers) -> bool {
    const TEXT: &[Value<'_>] = &[Value::Str("")];
    const ITEMS: &[Value<'_>] = &[Value::List(Items::Full(&[])), Value::Map(Items::Full(&[]))];
    let idents: Vec<_> = skip_if.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let idents: Vec<_> = idents.iter().map(String::as_str).collect();
    let skipped = match *idents.as_slice() {
        [.., "is_none"] => &[],
        [.., "String" | "str", "is_empty"] => TEXT,
        [.., "is_empty"] => ITEMS,
        _ => return !rule_use.spec.is_modifier(),
    };
    skipped.iter().any(|value| Verdicts::of(rule_use, *value, true, modifiers).can_be_refused())
}
