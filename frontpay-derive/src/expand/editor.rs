//! What an editor is told of the words in attributes: rust-analyzer shows and completes a word as what generated code says
//! where it stands.

use frontpay_rules::rule::Name;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Member};

use super::{Printer, local};
use crate::check::{Checked, Target, Use, possible_reference, target};
use crate::model::{Body, Field, Model};
use crate::parse::rule::{Check, Item, Message};

/// What rust-analyzer writes behind a word when it asks what that could become; the second is that of older versions.
const MARKS: [&str; 2] = ["raCompletionMarker", "intellijRulezz"];

/// The page of each rule, under the name that users write.
pub(crate) fn pages() -> TokenStream {
    let pages = Name::ALL.iter().map(|name| {
        let ([family, check], word) = (name.path().map(|part| format_ident!("{part}")), word(*name, Span::call_site()));
        quote!(#[doc(inline)] pub use ::frontpay_rules::rule::#family::#check as #word;)
    });
    pages.collect()
}

/// The name of a rule as a word of the language, of which one is a keyword.
fn word(name: Name, span: Span) -> Ident {
    let ([_, check], word) = (name.path(), name.spec().name);
    // The predicate of a rule that is called like a keyword is called a little otherwise.
    if check == word { Ident::new(word, span) } else { ident(word, span).unwrap_or_else(|| Ident::new_raw(word, span)) }
}

fn ident(name: &str, span: Span) -> Option<Ident> {
    let mut ident: Ident = syn::parse_str(name).ok()?;
    ident.set_span(span);
    Some(ident)
}

/// The words in the attributes of a type, those as well that are not yet names of rules.
pub(super) fn words(model: &Model<'_>) -> Vec<Ident> {
    let Body::Struct(fields) = &model.body else { return Vec::new() };
    let checks = model.checks.iter().filter_map(word_of_check);
    let recursive = fields.iter().filter_map(|field| ident("recursive", field.recursive?));
    checks.chain(fields.iter().flat_map(|field| &field.items).flat_map(words_of)).chain(recursive).collect()
}

/// The words of an item.
pub(crate) fn words_of(item: &Item) -> Vec<Ident> {
    match item {
        Item::Call(call) => {
            let name = Name::find(&call.name).map(|name| word(name, call.span));
            name.or_else(|| unfinished(&call.name, call.span)).into_iter().collect()
        }
        Item::Text(text) => names_in(text),
        Item::Check(check) => word_of_check(check).into_iter().collect(),
        Item::Message(span, messages) => {
            ident("message", *span).into_iter().chain(messages.iter().filter_map(word_of_message)).collect()
        }
        Item::Attribute(span, _) => ident("attribute", *span).into_iter().collect(),
        Item::Own(_) | Item::Crate(..) | Item::Recursive(_) => Vec::new(),
    }
}

fn word_of_message(message: &Message) -> Option<Ident> {
    Name::find(message.rule.as_ref()?).map(|name| word(name, message.span))
}

fn word_of_check(check: &Check) -> Option<Ident> {
    ident(if check.with_context { "custom_with" } else { "custom" }, check.span)
}

/// A word that is no name yet: itself where the editor asks what it could become, and elsewhere something that stands in its
/// place, so that nothing is said of it but by us.
fn unfinished(name: &str, span: Span) -> Option<Ident> {
    if MARKS.iter().any(|mark| name.contains(mark)) {
        ident(name, span)
    } else {
        ident("unfinished", Span::call_site())
    }
}

/// The rules in Laravel's text, which share one place.
fn names_in(text: &LitStr) -> Vec<Ident> {
    let value = text.value();
    let names = value.split('|').filter_map(|rule| Name::find(rule.split(':').next()?));
    names.map(|name| word(name, text.span())).collect()
}

/// Names the page of each word where the user wrote it. The compiler strips this before it looks for names.
///
/// It is printed before anything that depends on more than the words, and where there are none: an editor completes a word
/// where the code with it begins as the code without it does.
pub(crate) fn pages_of(private: &TokenStream, words: &[Ident]) -> TokenStream {
    quote!(#[cfg(rust_analyzer)] use #private::pages::{#(#words as _),*};)
}

impl Printer<'_> {
    /// All that an editor is told; nothing of an enum of words, on which no rule stands.
    pub(super) fn field_node(&self, words: &[Ident], checked: &[Checked]) -> TokenStream {
        if let Body::Words(_) = self.model.body {
            return TokenStream::new();
        }
        let (pages, fields) = (pages_of(&quote!(__private), words), self.fields_named(checked));
        quote!(#pages #fields)
    }

    /// Names the fields where rules name them.
    fn fields_named(&self, checked: &[Checked]) -> Option<TokenStream> {
        let Body::Struct(fields) = &self.model.body else { return None };
        let named = checked.iter().flat_map(|checked| &checked.rules).flat_map(|found| fields_of(found, fields));
        let named: Vec<_> = named.collect();
        let (ident, value) = (&self.model.input.ident, local("__value"));
        let (generics, arguments, bounds) = self.model.input.generics.split_for_impl();
        (!named.is_empty()).then(|| {
            quote! {
                #[cfg(rust_analyzer)]
                fn __fields #generics (#value: &#ident #arguments) #bounds { #(let _ = &#value.#named;)* }
            }
        })
    }
}

/// The fields that a rule names where it does.
fn fields_of<'u>(found: &'u Use, fields: &'u [Field<'_>]) -> impl Iterator<Item = Member> + 'u {
    found.rule.params().iter().zip(&found.args).filter_map(|(param, span)| {
        let (Target::Sibling(at) | Target::Below(at, _)) = target(fields, &possible_reference(param)?)? else {
            return None;
        };
        let mut member = fields[at].ident.clone();
        match &mut member {
            Member::Named(ident) => ident.set_span(*span),
            Member::Unnamed(index) => index.span = *span,
        }
        Some(member)
    })
}
