//! Hints for editors: rust-analyzer completes and documents a word of an attribute if generated code uses it at the same span.

use frontpay_rules::rule::Name;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Member};

use super::printer::Printer;
use super::tokens::local;
use crate::check::{RuleUse, Target, possible_reference, target};
use crate::model::field::Field;
use crate::model::{Body, Model};
use crate::parse::rule::{Check, Item, Message};

/// The marks that rust-analyzer adds to a word when it asks for completions; older versions add the second.
const COMPLETION_MARKS: [&str; 2] = ["raCompletionMarker", "intellijRulezz"];

/// Prints the documentation page of each rule, under the name that users write.
pub(crate) fn pages() -> TokenStream {
    let pages = Name::ALL.iter().map(|name| {
        let [family, predicate] = name.path().map(|part| format_ident!("{part}"));
        let ident = rule_ident(*name, Span::call_site());
        quote!(#[doc(inline)] pub use ::frontpay_rules::rule::#family::#predicate as #ident;)
    });
    pages.collect()
}

/// Returns the name of a rule as an identifier.
fn rule_ident(name: Name, span: Span) -> Ident {
    let ([_, predicate], rule) = (name.path(), name.spec().name);
    // If a rule has the name of a keyword, its predicate is named otherwise, as `in_` for `in`.
    if predicate == rule {
        Ident::new(rule, span)
    } else {
        ident(rule, span).unwrap_or_else(|| Ident::new_raw(rule, span))
    }
}

/// Returns an identifier, unless the name is a keyword.
fn ident(name: &str, span: Span) -> Option<Ident> {
    let mut ident: Ident = syn::parse_str(name).ok()?;
    ident.set_span(span);
    Some(ident)
}

/// Returns the words in the attributes of a type, including those that are not yet the name of a rule.
pub(super) fn rule_idents(model: &Model<'_>) -> Vec<Ident> {
    let Body::Struct(fields) = &model.body else { return Vec::new() };
    let checks = model.checks.iter().filter_map(check_ident);
    let context = model.context.iter().filter_map(|context| ident("context", context.span));
    let recursive = fields.iter().filter_map(|field| ident("recursive", field.recursive?));
    checks
        .chain(context)
        .chain(fields.iter().flat_map(|field| &field.items).flat_map(idents_of))
        .chain(recursive)
        .collect()
}

/// Returns the words of an item.
pub(crate) fn idents_of(item: &Item) -> Vec<Ident> {
    match item {
        Item::Call(call) => {
            let known = Name::find(&call.name).map(|name| rule_ident(name, call.span));
            known.or_else(|| unfinished_ident(&call.name, call.span)).into_iter().collect()
        }
        Item::Text(text) => idents_in_text(text),
        Item::Check(check) => check_ident(check).into_iter().collect(),
        Item::Message(span, messages) => {
            ident("message", *span).into_iter().chain(messages.iter().filter_map(message_ident)).collect()
        }
        Item::Attribute(span, _) => ident("attribute", *span).into_iter().collect(),
        Item::Custom(_) | Item::Context(_) | Item::Crate(..) | Item::Recursive(_) => Vec::new(),
    }
}

fn message_ident(message: &Message) -> Option<Ident> {
    Name::find(message.rule.as_ref()?).map(|name| rule_ident(name, message.span))
}

fn check_ident(check: &Check) -> Option<Ident> {
    ident(if check.with_context { "custom_with" } else { "custom" }, check.span)
}

/// Returns the identifier of a word that is no rule: itself if the editor asks for its completion.
///
/// Otherwise another word keeps its place, so that the compiler does not report the unknown word a second time.
fn unfinished_ident(name: &str, span: Span) -> Option<Ident> {
    if COMPLETION_MARKS.iter().any(|mark| name.contains(mark)) {
        ident(name, span)
    } else {
        ident("unfinished", Span::call_site())
    }
}

/// Returns the rules in Laravel's text, which share one span.
fn idents_in_text(text: &LitStr) -> Vec<Ident> {
    let value = text.value();
    let names = value.split('|').filter_map(|rule| Name::find(rule.split(':').next()?));
    names.map(|name| rule_ident(name, text.span())).collect()
}

/// Prints an import of the page of each word at its place, which the compiler strips before it resolves names.
///
/// Code that depends on more than the words is printed after it, and it is printed without words as well: an editor
/// completes a word only if the code with it and without it have the same beginning.
pub(crate) fn page_imports(private: &TokenStream, idents: &[Ident]) -> TokenStream {
    quote!(#[cfg(rust_analyzer)] use #private::pages::{#(#idents as _),*};)
}

impl Printer<'_> {
    /// Prints all hints; nothing for an enum of words, which has no rules.
    pub(super) fn editor_hints(self, rule_idents: &[Ident]) -> TokenStream {
        if let Body::UnitVariants(_) = self.model.body {
            return TokenStream::new();
        }
        let (pages, fields) = (page_imports(&quote!(__private), rule_idents), self.field_accesses());
        quote!(#pages #fields)
    }

    /// Prints accesses to fields at the places where rules name them.
    fn field_accesses(self) -> Option<TokenStream> {
        let members: Vec<_> = self.rule_uses().flat_map(|rule_use| members_named_by(rule_use, self.fields())).collect();
        let (ident, value) = (&self.model.input.ident, local("__value"));
        let (generics, arguments, bounds) = self.model.input.generics.split_for_impl();
        (!members.is_empty()).then(|| {
            quote! {
                #[cfg(rust_analyzer)]
                fn __fields #generics (#value: &#ident #arguments) #bounds { #(let _ = &#value.#members;)* }
            }
        })
    }
}

/// Returns the fields that a rule names, each at the place of its name.
fn members_named_by<'u>(rule_use: &'u RuleUse, fields: &'u [Field<'_>]) -> impl Iterator<Item = Member> + 'u {
    rule_use.rule.params().iter().zip(&rule_use.argument_spans).filter_map(|(param, span)| {
        let (Target::Sibling(index) | Target::Below(index, _)) = target(fields, &possible_reference(param)?)? else {
            return None;
        };
        let mut member = fields[index].member.clone();
        match &mut member {
            Member::Named(ident) => ident.set_span(*span),
            Member::Unnamed(index) => index.span = *span,
        }
        Some(member)
    })
}
