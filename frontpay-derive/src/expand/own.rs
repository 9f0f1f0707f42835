//! Rules and checks of one's own, and what reports say of a field.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::literal::function_id;
use super::place::{call_at, moved_to};
use super::structure::Ask;
use super::{Printer, local};
use crate::check::{Checked, Placed};
use crate::model::Field;
use crate::parse::rule::Check;

fn own(at: usize, rule: usize) -> Ident {
    format_ident!("__OWN_{at}_{rule}")
}

pub(super) fn words(at: usize) -> Ident {
    format_ident!("__WORDS_{at}")
}

/// A name of one field is a word of all others, whose sentences may name it.
pub(super) fn has_words(checked: &Checked<'_>, all: &[Checked<'_>]) -> bool {
    !checked.said.messages.is_empty() || all.iter().any(|other| other.said.attribute.is_some())
}

/// The rules of one's own in the row of a field that stand behind so many of Laravel's.
pub(super) fn own_rules(at: usize, after: usize, checked: &Checked<'_>) -> impl Iterator<Item = Ident> {
    let placed = checked.own.iter().enumerate().filter(move |(_, placed)| placed.after == after);
    placed.map(move |(rule, _)| own(at, rule))
}

impl Printer<'_> {
    /// The constants of a field.
    pub(super) fn own_constants(&self, at: usize, fields: &[Field<'_>], checked: &[Checked<'_>]) -> TokenStream {
        let own = checked[at].own.iter().enumerate().map(|(rule, placed)| self.own_constant(at, rule, placed));
        let own: TokenStream = own.collect();
        let words = has_words(&checked[at], checked).then(|| Self::words_constant(at, fields, checked));
        let said = Self::said_names(at, &checked[at]);
        quote!(#own #words #said)
    }

    fn own_constant(&self, at: usize, rule: usize, placed: &Placed<'_>) -> TokenStream {
        let (name, expr, span) = (own(at, rule), &placed.own.expr, placed.own.span);
        let Some(function) = &placed.own.function else {
            let of = call_at(span, quote!(__private::Custom::of), quote_spanned!(span=> const { &#expr }));
            return quote!(const #name: &__private::Custom = &#of;);
        };
        let id = function_id(at, rule);
        let place = format!("::{}.{}.{at}.{function}", self.model.owner, self.model.input.ident);
        quote! {
            const #id: &::core::primitive::str = ::core::concat!(::core::module_path!(), #place);
            const #name: &__private::Custom = &__private::Custom::function(#id, #function, #expr);
        }
    }

    fn words_constant(at: usize, fields: &[Field<'_>], checked: &[Checked<'_>]) -> TokenStream {
        let (name, said) = (words(at), &checked[at].said);
        let attribute = said
            .attribute
            .map_or_else(|| quote!(::core::option::Option::None), |text| quote!(::core::option::Option::Some(#text)));
        let sentences = said.messages.iter().map(|message| {
            let (rule, text) = (message.rule.as_deref().unwrap_or_default(), &message.text);
            quote!((#rule, #text))
        });
        let others = fields.iter().zip(checked).filter_map(|(field, other)| {
            let (name, text) = (&field.name, other.said.attribute?);
            Some(quote!((#name, #text)))
        });
        quote! {
            const #name: &__private::Words = &__private::Words::new(#attribute, &[#(#sentences),*], &[#(#others),*]);
        }
    }

    /// Asks the compiler whether a sentence is for a rule of one's own that is there; a check tells its name when it runs.
    fn said_names(at: usize, checked: &Checked<'_>) -> TokenStream {
        if checked.own.is_empty() || !checked.checks.is_empty() {
            return TokenStream::new();
        }
        let rules: Vec<_> = (0..checked.own.len()).map(|rule| own(at, rule)).collect();
        let names = checked.said.messages.iter().filter_map(|message| Some((message.rule.as_ref()?, message.span)));
        let unknown = names.filter(|(name, _)| checked.rules.iter().all(|found| found.spec.name != *name));
        let asked = unknown.map(|(name, span)| {
            let sentence = format!("the field has no rule `{name}`");
            let known = quote!(__private::has_name(&[#(#rules),*], #name), #sentence);
            let ask = call_at(span, quote!(__private::agree), known);
            quote!(const _: () = #ask;)
        });
        asked.collect()
    }

    /// Asks the rules of one's own on the typed path, as far as no rule before them leaves the field out.
    pub(super) fn ask_own(&self, at: usize, field: &Field<'_>, checked: &Checked<'_>) -> Vec<Ask> {
        let place = self.place(field);
        let end = checked.rules.iter().position(|found| found.spec.excludes).unwrap_or(usize::MAX);
        let asked_own = checked.own.iter().enumerate().filter(|(_, placed)| placed.after <= end);
        let ask = asked_own.map(|(rule, _)| {
            let name = own(at, rule);
            Ask { method: format_ident!("own"), arguments: quote!(#place, #name) }
        });
        ask.collect()
    }

    /// How the checks run that are functions, where there is more to it than those in the fields.
    pub(super) fn run_checks(&self, fields: &[Field<'_>], checked: &[Checked<'_>]) -> Option<TokenStream> {
        let checks = local("__checks");
        let own = !self.model.checks.is_empty() || checked.iter().any(|checked| !checked.checks.is_empty());
        if !own && !checked.iter().any(|of_field| has_words(of_field, checked)) {
            return None;
        }
        let of_fields = (0..fields.len()).map(|at| self.checks_of(at, fields, checked));
        let whole = self.model.checks.iter().map(|check| note(check, &quote!(self), &checks));
        Some(quote!(.checked_by(&|#checks: &mut __private::Checks<'_>| { #(#of_fields)* #(#whole)* })))
    }

    fn checks_of(&self, at: usize, fields: &[Field<'_>], checked: &[Checked<'_>]) -> TokenStream {
        let (field, checks) = (&fields[at], local("__checks"));
        let (place, name) = (self.place(field).into_token_stream(), &field.name);
        let inside = quote!(__private::run_checks);
        let own = checked[at].checks.iter().map(|check| note(check, &place, &checks));
        let (words, has_words) = (words(at), has_words(&checked[at], checked));
        if checked[at].checks.is_empty() && !has_words {
            return if field.has_no_path() {
                quote!(#inside(#place, #checks);)
            } else {
                quote!(#checks.of_field(#name, #place);)
            };
        }
        let run = quote!(#(#own)* #inside(#place, #checks););
        match (field.has_no_path(), has_words) {
            (true, false) => run,
            (true, true) => quote!(#checks.with_words(#words, |#checks: &mut __private::Checks<'_>| { #run });),
            (false, false) => quote!(#checks.below(#name, |#checks: &mut __private::Checks<'_>| { #run });),
            (false, true) => {
                quote!(#checks.below_with_words(#name, #words, |#checks: &mut __private::Checks<'_>| { #run });)
            }
        }
    }
}

/// Runs a check and notes its answer.
pub(super) fn note(check: &Check, value: &TokenStream, checks: &Ident) -> TokenStream {
    let function = &check.function;
    let place = function.segments.last().map_or(check.span, |last| last.ident.span());
    let context = if check.with_context { quote!(, #checks.context()) } else { TokenStream::new() };
    // All of it stands where the function does, so that a wrong type is underlined there.
    let arguments = moved_to(place, quote!(#value #context));
    let answer = call_at(place, quote!(#function), arguments);
    let note = moved_to(place, quote!(#checks.note));
    quote!(#note(#answer);)
}
