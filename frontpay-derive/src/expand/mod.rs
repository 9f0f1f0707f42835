//! Printing; nothing here can fail.

mod bound;
pub(crate) mod editor;
pub(crate) mod fitting;
mod form;
mod literal;
mod own;
pub(crate) mod pattern;
mod place;
mod structure;
mod table;
#[cfg(test)]
mod tests;
mod variants;
mod words;
mod written;

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Path, parse_quote};

use crate::check::{self, Checked};
use crate::errors::Errors;
use crate::free;
use crate::model::{Body, Model};
use crate::variant::{Choice, Content};

/// Expands the derive: the impls, or all errors and empty impls.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::new();
    let model = Model::read(input, &mut errors);
    let checked = check::check(&model, &mut errors);
    let mut words = editor::words(&model);
    let contents = match &model.body {
        Body::Choices(choices) => {
            choices.list.iter().filter_map(|choice| content(choice, &mut words, &mut errors)).collect()
        }
        _ => TokenStream::new(),
    };
    let printer = Printer { model: &model, root: model.root.clone() };
    let shown = printer.field_node(&words, &checked);
    match errors.finish(checked) {
        Ok(checked) => printer.expand(&shown, &checked, &contents),
        Err(error) => {
            let (errors, bare) = (error.to_compile_error(), printer.bare(&shown));
            quote!(#bare #errors)
        }
    }
}

/// Expands the struct that stands for a variant.
fn content(choice: &Choice<'_>, words: &mut Vec<Ident>, errors: &mut Errors) -> Option<TokenStream> {
    let content = choice.content.as_ref()?;
    let mut own = Errors::new();
    let model = Model::of_variant(choice, &content.stand_in, &mut own);
    words.extend(editor::words(&model));
    let checked = check::check(&model, &mut own);
    let checked = errors.ok(own.finish(checked))?;
    Some(Printer { model: &model, root: model.root.clone() }.content(content, &checked))
}

/// Expands the struct that stands for a variant without its rules, whose errors have been told.
fn bare_content(choice: &Choice<'_>) -> Option<TokenStream> {
    let content = choice.content.as_ref()?;
    let mut told = Errors::new();
    let model = Model::of_variant(choice, &content.stand_in, &mut told);
    let _ = told.finish(());
    let printer = Printer { model: &model, root: model.root.clone() };
    Some(printer.content(content, &printer.without_rules()))
}

/// Knows the paths that generated code names.
struct Printer<'m> {
    model: &'m Model<'m>,
    root: Path,
}

impl Printer<'_> {
    fn expand(&self, shown: &TokenStream, checked: &[Checked], contents: &TokenStream) -> TokenStream {
        let (root, items) = (&self.root, self.items(checked));
        let deprecated = names_deprecated(self.model.input).then(|| quote!(#[allow(deprecated)]));
        let unexpected = (!shown.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
        quote! {
            #[doc(hidden)]
            #deprecated
            #unexpected
            const _: () = {
                use #root::__private::{self, AsValue as __AsValue};
                #shown
                #contents
                #items
            };
        }
    }

    fn content(&self, content: &Content, checked: &[Checked]) -> TokenStream {
        let (definition, items) = (variants::definition(content), self.items(checked));
        quote!(#definition const _: () = { #items };)
    }

    fn items(&self, checked: &[Checked]) -> TokenStream {
        match &self.model.body {
            Body::Struct(fields) => self.structure(fields, checked),
            Body::Words(words) => self.words(words),
            Body::Choices(choices) => self.choices(choices),
            Body::Other => self.impls(&TokenStream::new(), None),
        }
    }

    /// The impls without a rule, so that what uses the type does not fail a second time: its fields can be named, and
    /// stand in the tables of others.
    fn bare(&self, shown: &TokenStream) -> TokenStream {
        let contents = match &self.model.body {
            Body::Choices(choices) => choices.list.iter().filter_map(bare_content).collect(),
            _ => TokenStream::new(),
        };
        self.expand(shown, &self.without_rules(), &contents)
    }

    /// What is checked of fields without rules.
    fn without_rules(&self) -> Vec<Checked<'_>> {
        let Body::Struct(fields) = &self.model.body else { return Vec::new() };
        let recurs = fields.iter().map(|field| check::contains_itself(self.model, field));
        recurs.map(|recurs| Checked { recurs, ..Checked::default() }).collect()
    }

    /// The impls of a type without rules; `as_value` is what tells one from another.
    fn impls(&self, as_value: &TokenStream, reading: Option<&TokenStream>) -> TokenStream {
        let root = &self.root;
        let ident = &self.model.input.ident;
        let (generics, arguments, bounds) = self.model.input.generics.split_for_impl();
        let lifetime = free::lifetime(&self.model.input.generics, "__a");
        let value = if as_value.is_empty() { quote!(__private::Value::Null) } else { as_value.clone() };
        let fits: TokenStream =
            ["Text", "Number", "Flag", "Container", "Measured"].iter().map(|fits| self.fits(fits)).collect();
        let fits = if as_value.is_empty() { fits } else { TokenStream::new() };
        quote! {
            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                const RULES: &'static __private::RuleSet = &__private::RuleSet::from_rows(&[], &[]);
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                #reading

                #[inline]
                fn as_value<#lifetime>(&#lifetime self, _: &#lifetime __private::Scratch) -> __private::Value<#lifetime> {
                    #value
                }
            }

            #fits
        }
    }

    /// SelfDescribing that rules of a kind can stand on the type.
    fn fits(&self, fits: &str) -> TokenStream {
        let fits = format_ident!("{fits}");
        let ident = &self.model.input.ident;
        let (_, arguments, bounds) = self.model.input.generics.split_for_impl();
        let mut with_rule: Generics = self.model.input.generics.clone();
        let rule = free::ident(&with_rule, "__Rule");
        with_rule.params.push(parse_quote!(#rule));
        let (generics, _, _) = with_rule.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #generics __private::fits::#fits<#rule> for #ident #arguments #bounds {}
        }
    }

    /// The type parameters by name.
    fn type_params(&self) -> Vec<String> {
        self.model.input.generics.type_params().map(|param| param.ident.to_string()).collect()
    }

    /// Tells whether a type depends on the generics, so that nothing can be asserted about it here.
    fn is_generic(&self, ty: &syn::Type) -> bool {
        let params = &self.model.input.generics;
        if params.params.is_empty() {
            return false;
        }
        let types = params.type_params().map(|param| param.ident.to_string());
        let names: Vec<_> = types.chain(params.const_params().map(|param| param.ident.to_string())).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        check::mentions(ty.to_token_stream(), &names)
    }
}

/// Tells whether the impls name what the user has deprecated, of which only others are to be warned.
fn names_deprecated(input: &DeriveInput) -> bool {
    let is_deprecated = |attributes: &[Attribute]| attributes.iter().any(|found| found.path().is_ident("deprecated"));
    let any_field = |fields: &Fields| fields.iter().any(|field| is_deprecated(&field.attrs));
    let within = match &input.data {
        Data::Struct(data) => any_field(&data.fields),
        Data::Enum(data) => data.variants.iter().any(|found| is_deprecated(&found.attrs) || any_field(&found.fields)),
        Data::Union(_) => false,
    };
    within || is_deprecated(&input.attrs)
}

/// What tells a type from others.
fn written(ty: &syn::Type) -> String {
    match ty {
        // Most are a name, which need not be printed as tokens first.
        syn::Type::Path(path) => match path.path.get_ident() {
            Some(ident) if path.qself.is_none() => ident.to_string(),
            _ => ty.to_token_stream().to_string(),
        },
        _ => ty.to_token_stream().to_string(),
    }
}

/// Each of some pieces of code once, in their order; what several fields share need not be said for each.
fn distinct(pieces: impl IntoIterator<Item = TokenStream>) -> Vec<TokenStream> {
    let mut seen = HashSet::new();
    pieces.into_iter().filter(|piece| seen.insert(piece.to_string())).collect()
}

/// A name that cannot meet one of the user's.
fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
