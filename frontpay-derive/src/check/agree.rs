//! Whether a type and its rules say the same about null and a missing key.

use frontpay_rules::__private::{Clock, Param, runs};
use frontpay_rules::rule::{Input, check};
use frontpay_rules::{Facts, Items, Other, Value};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::ext::IdentExt as _;
use syn::visit::{self, Visit};
use syn::{ExprPath, GenericArgument, Macro, Path, PathArguments, Type, TypePath};

use super::reference::reference;
use super::{Checked, Use, facts};
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
pub(super) fn place(field: &Field<'_>, errors: &mut Errors) {
    if let (Some(_), Some(found)) = (field.serde.flatten, field.items.first()) {
        errors.at(found.span(), "a flattened field is not on the wire, so no rule can stand on it");
    }
    if let (Some(_), Some(span)) = (field.serde.flatten, field.recursive) {
        errors.at(span, "what is flattened stands in the table of its struct, which would have no end");
    }
}

/// Tells whether the type of a field leads back to the type that the field is of: it names it, or the user says so.
pub(crate) fn contains_itself(model: &Model<'_>, field: &Field<'_>) -> bool {
    if field.recursive.is_some() {
        return true;
    }
    let mut search = Search { owner: model.owner, found: false };
    search.visit_type(field.ty);
    search.found
}

struct Search<'o> {
    owner: &'o Ident,
    found: bool,
}

impl<'ast> Visit<'ast> for Search<'_> {
    /// A path from elsewhere leads to another type, though it may be called the same.
    fn visit_path(&mut self, path: &'ast Path) {
        let first = path.segments.first().map(|first| &first.ident);
        let from_here = ["Self", "self", "super", "crate"];
        let is_near = path.leading_colon.is_none()
            && (path.segments.len() == 1 || first.is_some_and(|first| from_here.iter().any(|word| first == word)));
        let last = path.segments.last().map(|last| &last.ident);
        self.found |= is_near && last.is_some_and(|last| last == self.owner || last == "Self");
        visit::visit_path(self, path);
    }

    /// What a macro makes of its tokens is not known.
    fn visit_macro(&mut self, called: &'ast Macro) {
        self.found |= mentions(called.tokens.clone(), &[&self.owner.to_string(), "Self"]);
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
pub(super) fn assertions(field: &Field<'_>, checked: &Checked<'_>, errors: &mut Errors) -> Vec<Assertion> {
    let uses = checked.rules.as_slice();
    if let Some(span) = field.serde.flatten {
        let ty = name_of(field.ty);
        if option_of(field.ty).is_some() {
            let sentence =
                format!("`{ty}` cannot be flattened: serde reads what is wrong in it as `None`, and the rules do not");
            errors.at(span, sentence);
            return Vec::new();
        }
        let sentence = format!(
            "`{ty}` cannot be flattened: it is neither a struct that derives `Validate`, nor a tagged enum, nor a map without rules"
        );
        return vec![Assertion { question: format_ident!("is_flat"), place: (span, span), sentence }];
    }
    let sure = asked_for_sure(uses);
    let missing_refused_by =
        sure.iter().find(|found| verdicts(found, Value::Null, false, facts(uses)).refuses_always());
    let null_refused_by = sure.iter().find(|found| verdicts(found, Value::Null, true, facts(uses)).refuses_always());
    let optional = option_of(field.ty).is_some();
    if missing_refused_by.is_none() && !field.keyless {
        left_out(field, checked, errors);
        if optional && field.filled.is_none() {
            missing_for_function(field, errors);
        }
    }
    if let (Some(found), Some(filling)) = (missing_refused_by, field.filled)
        && !(optional && filling == Filling::Default)
    {
        let (rule, name) = (found.spec.name, &field.name);
        let sentence =
            format!("`{rule}` refuses a missing `{name}`, which `#[serde(default)]` fills: remove one of them");
        errors.at(found.span, sentence);
    }
    let mut assertions = Vec::new();
    if missing_refused_by.is_none() && field.filled.is_none() && !optional && !field.keyless {
        let place = ends(field.ty);
        // What is below a field that may be left out, or where the table ends, does not refuse its absence.
        let unseen_below = sure.len() < uses.len() || field.recursive.is_some();
        let question = if unseen_below { "is_optional" } else { "takes_absence" };
        let sentence = missing(field, uses.get(sure.len()));
        assertions.push(Assertion { question: format_ident!("{question}"), place, sentence });
    }
    let nullable = uses.iter().find(|found| facts(core::slice::from_ref(*found)).nullable);
    if let (Some(found), None, false, None) = (nullable, null_refused_by, optional, &field.serde.read_by) {
        let (ty, rule) = (name_of(field.ty), found.spec.name);
        let sentence = format!("`{rule}` on `{ty}`, which cannot be null: make it `Option<{ty}>`, or remove `{rule}`");
        let place = (found.span, found.span);
        assertions.push(Assertion { question: format_ident!("is_optional"), place, sentence });
    }
    assertions
}

/// Asks whether a type that is said to lead back has anything to lead back with.
pub(super) fn leads_back(model: &Model<'_>, field: &Field<'_>) -> Option<Assertion> {
    let span = field.recursive.filter(|_| model.input.generics.params.is_empty())?;
    let (name, ty) = (&field.name, name_of(field.ty));
    let sentence = format!("`{ty}` has no rules, so that `{name}` does not lead back here: remove `recursive`");
    Some(Assertion { question: format_ident!("has_rows"), place: (span, span), sentence })
}

/// The rules of a field that are asked whatever other fields hold: those before the first that may leave the field out.
fn asked_for_sure(uses: &[Use]) -> &[Use] {
    let end = uses.iter().position(|found| found.spec.excludes).unwrap_or(uses.len());
    &uses[..end]
}

/// serde asks the type what a missing key becomes only where no function reads it.
fn missing_for_function(field: &Field<'_>, errors: &mut Errors) {
    if let Some((word, span)) = &field.serde.read_by {
        let name = &field.name;
        let sentence = format!(
            "`{word}` makes serde refuse a missing `{name}`, which the rules let pass: add `#[serde(default)]`"
        );
        errors.at(*span, sentence);
    }
}

/// Tells whether there is a document in which the rules refuse a missing field.
pub(super) fn may_refuse_absence(uses: &[Use]) -> bool {
    uses.iter().any(|found| verdicts(found, Value::Null, false, facts(uses)).0.contains(&true))
}

/// What a rule says of one value, for each of several things that the fields it names may hold: yes where it refuses.
#[derive(PartialEq)]
pub(super) struct Verdicts(pub(super) Vec<bool>);

impl Verdicts {
    pub(super) fn refuses_always(&self) -> bool {
        self.0.iter().all(|refused| *refused)
    }
}

/// Asks a rule about a value.
pub(super) fn verdicts(found: &Use, value: Value<'_>, present: bool, facts: Facts) -> Verdicts {
    let params = found.rule.params();
    let named = params.iter().filter(|param| reference(param).is_some()).count();
    let texts = params.iter().filter_map(Param::text).map(|text| Some(Value::Str(text)));
    let words = [None, Some(Value::Null), Some(Value::Str("?")), Some(Value::Bool(true)), Some(Value::Bool(false))];
    let held: Vec<_> = if named == 0 { vec![None] } else { words.into_iter().chain(texts).collect() };
    let ask = |held: Option<Value<'_>>| {
        let others = vec![Other { value: held, boolean: false }; named];
        let input = Input { value, present, params, others: &others, facts, clock: Clock::System };
        runs(found.spec.implicit, value, present, facts) && !check(found.name, &input)
    };
    Verdicts(held.into_iter().map(ask).collect())
}

/// Refuses a rule that may refuse a value which is left out on the wire, as if it were missing.
fn left_out(field: &Field<'_>, checked: &Checked<'_>, errors: &mut Errors) {
    let (Some(skip_if), uses) = (&field.serde.skip_if, checked.rules.as_slice()) else { return };
    let is_none = skip_if.path.segments.last().is_some_and(|last| last.ident == "is_none");
    if let (Some(placed), false) = (checked.own.first(), is_none) {
        let (name, skip_if) = (&field.name, name_of(skip_if));
        let sentence = format!(
            "the rule may refuse the value of `{name}` that `{skip_if}` leaves out, while a missing one passes"
        );
        errors.at(placed.own.span, sentence);
    }
    if let Some(found) = uses.iter().find(|found| may_refuse(found, skip_if, facts(uses))) {
        let (rule, name, skip_if) = (found.spec.name, &field.name, name_of(skip_if));
        let sentence = format!(
            "`{rule}` may refuse the value of `{name}` that `{skip_if}` leaves out, while a missing one passes"
        );
        errors.at(found.span, sentence);
    }
}

/// Of `Option::is_none` the rules on null speak; `is_empty` leaves out an empty list, map or text; of others nothing is
/// known.
fn may_refuse(found: &Use, skip_if: &ExprPath, facts: Facts) -> bool {
    const TEXT: &[Value<'_>] = &[Value::Str("")];
    const ITEMS: &[Value<'_>] = &[Value::List(Items::Seen(&[])), Value::Map(Items::Seen(&[]))];
    let words: Vec<_> = skip_if.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    let empty = match *words.as_slice() {
        [.., "is_none"] => &[],
        [.., "String" | "str", "is_empty"] => TEXT,
        [.., "is_empty"] => ITEMS,
        _ => return !found.spec.is_modifier(),
    };
    empty.iter().any(|value| verdicts(found, *value, true, facts).0.contains(&true))
}

fn missing(field: &Field<'_>, excluding: Option<&Use>) -> String {
    let (name, ty) = (&field.name, name_of(field.ty));
    if let Some(excluding) = excluding {
        let rule = excluding.spec.name;
        return format!(
            "`{rule}` may leave `{name}` out, so that a missing one passes the rules but not the type: make it `Option<{ty}>`, or add `#[serde(default)]`"
        );
    }
    format!(
        "a missing `{name}` would pass the rules but not the type: add `required`, make it `Option<{ty}>`, or add `#[serde(default)]`"
    )
}

/// Returns the type inside of an `Option`, as far as the tokens tell.
pub(super) fn option_of(ty: &Type) -> Option<&Type> {
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
pub(crate) fn ends(ty: &Type) -> (Span, Span) {
    let mut spans = ty.to_token_stream().into_iter().map(|token| token.span());
    let first = spans.next().unwrap_or_else(Span::call_site);
    (first, spans.last().unwrap_or(first))
}

/// A type or path as a person writes it.
fn name_of(code: impl ToTokens) -> String {
    let mut text = code.to_token_stream().to_string();
    for (spaced, tight) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), ("& ", "&")]
    {
        text = text.replace(spaced, tight);
    }
    text
}
