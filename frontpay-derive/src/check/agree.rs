//! Whether a type and its rules say the same about null and a missing key.

use frontpay_rules::__private::runs;
use frontpay_rules::Value;
use frontpay_rules::rule::{Input, check};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident};
use syn::ext::IdentExt as _;
use syn::{GenericArgument, PathArguments, Type, TypePath};

use super::{Use, facts};
use crate::errors::Errors;
use crate::model::{Field, Model};
use crate::parse::serde::Filling;

/// A question about a type that only the compiler can answer, and the sentence for no.
pub(crate) struct Assertion {
    /// The function that answers it from the shape of the type.
    pub(crate) question: Ident,
    /// The first and the last token that the message points at.
    pub(crate) place: (Span, Span),
    pub(crate) sentence: String,
}

/// Refuses fields whose place in the struct no rule can have.
pub(super) fn place(model: &Model<'_>, field: &Field<'_>, uses: &[Use], errors: &mut Errors) {
    if mentions(field.ty.to_token_stream(), &[&model.input.ident.to_string(), "Self"]) {
        errors.over(field.ty, "`Validate` does not support a type that contains itself yet");
    }
    if let (Some(_), Some(found)) = (field.serde.flatten, uses.first()) {
        errors.at(found.span, "a flattened field is not on the wire, so no rule can stand on it");
    }
}

/// Tells whether a type names one of some types.
pub(crate) fn mentions(tokens: TokenStream, names: &[&str]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => mentions(group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Compares the rules of a field with its type.
pub(super) fn assertions(field: &Field<'_>, uses: &[Use], errors: &mut Errors) -> Vec<Assertion> {
    if let Some(span) = field.serde.flatten {
        let sentence =
            format!("`{}` is no struct that derives `Validate`, so it cannot be flattened", name_of(field.ty));
        return vec![Assertion { question: format_ident!("is_struct"), place: (span, span), sentence }];
    }
    let absence_refused_by = refused_by(uses, false);
    let missing_passes = absence_refused_by.is_none();
    let null_refused_by = refused_by(uses, true);
    let optional = option_of(field.ty).is_some();
    if let (true, Some((word, span))) = (optional && missing_passes && field.filled.is_none(), &field.serde.read_by) {
        let sentence = format!(
            "`{word}` makes serde refuse a missing `{}`, which the rules let pass: add `#[serde(default)]`",
            field.name
        );
        errors.at(*span, sentence);
    }
    if let (true, Some(found), None) = (optional && missing_passes, null_refused_by, &field.serde.read_by) {
        errors.at(found.span, null_refused(uses, found));
    }
    if let (Some(found), Some(filling)) = (absence_refused_by, field.filled)
        && !(optional && filling == Filling::Default)
    {
        let (rule, name) = (found.spec.name, &field.name);
        errors.at(
            found.span,
            format_args!("`{rule}` refuses a missing `{name}`, which `#[serde(default)]` fills: remove one of them"),
        );
    }
    let mut assertions = Vec::new();
    if missing_passes && field.filled.is_none() && !optional {
        assertions.push(Assertion {
            question: format_ident!("takes_absence"),
            place: ends(field.ty),
            sentence: missing(field),
        });
    }
    let nullable = uses.iter().find(|found| facts(core::slice::from_ref(*found)).nullable);
    if let (Some(found), None, false, None) = (nullable, null_refused_by, optional, &field.serde.read_by) {
        let ty = name_of(field.ty);
        let sentence = format!(
            "`{}` on `{ty}`, which cannot be null: make it `Option<{ty}>`, or remove `{}`",
            found.spec.name, found.spec.name
        );
        assertions.push(Assertion {
            question: format_ident!("is_optional"),
            place: (found.span, found.span),
            sentence,
        });
    }
    assertions
}

/// Returns a rule that refuses null, or a missing key, whatever else is in the document.
fn refused_by(uses: &[Use], present: bool) -> Option<&Use> {
    let facts = facts(uses);
    uses.iter().find(|found| {
        let input = Input { value: Value::Null, present, params: found.rule.params(), others: &[], facts };
        let holds = found.rule.name().is_none_or(|name| check(name, &input));
        runs(found.spec.implicit, Value::Null, present, facts) && !holds
    })
}

fn null_refused(uses: &[Use], found: &Use) -> String {
    let name = found.spec.name;
    if facts(uses).sometimes {
        return format!(
            "`{name}` refuses null, but null reads as `None`, as a missing key does, which passes: remove `sometimes`"
        );
    }
    format!("`{name}` refuses null, but null reads as `None`, as a missing key does, which passes: add `nullable`")
}

fn missing(field: &Field<'_>) -> String {
    let (name, ty) = (&field.name, name_of(field.ty));
    format!(
        "a missing `{name}` would pass the rules but not the type: add `required`, make it `Option<{ty}>`, or add `#[serde(default)]`"
    )
}

/// Returns the type inside of an `Option`, as far as the tokens tell.
fn option_of(ty: &Type) -> Option<&Type> {
    let ty = match ty {
        Type::Group(group) => &group.elem,
        Type::Paren(paren) => &paren.elem,
        ty => ty,
    };
    let Type::Path(TypePath { qself: None, path, .. }) = ty else { return None };
    let last = path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if last.ident.unraw() == "Option" => Some(inner),
        _ => None,
    }
}

/// The first and the last token of a type.
fn ends(ty: &Type) -> (Span, Span) {
    let mut spans = ty.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// The type as a person writes it.
fn name_of(ty: &Type) -> String {
    let mut text = ty.to_token_stream().to_string();
    for (spaced, tight) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), ("& ", "&")]
    {
        text = text.replace(spaced, tight);
    }
    text
}
