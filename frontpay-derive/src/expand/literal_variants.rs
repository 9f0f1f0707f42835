//! The impl with which `payload!` makes an enum with data of a literal.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, Fields, LitStr};

use super::literal::{LiteralImpl, tag_member};
use super::printer::Printer;
use super::tokens::{local, option};
use crate::errors::without_errors;
use crate::model::Model;
use crate::model::variant::{Tagging, Variant, Variants};

impl Printer<'_> {
    /// Prints the impl; nothing if a variant cannot be made of a literal.
    pub(super) fn literal_of_variants(self, variants: &Variants<'_>) -> TokenStream {
        let models: Vec<_> = variants.list.iter().map(variant_model).collect();
        let fields: Vec<_> = models.iter().flatten().flat_map(Model::fields).collect();
        let literals = variants.list.iter().zip(&models);
        let literals = literals.map(|(variant, model)| self.literal_variant(variant, model.as_ref(), variants));
        let Some(literals) = literals.collect::<Option<Vec<_>>>() else { return TokenStream::new() };
        let (holds, value) = (holds_of_variants(variants, &literals), self.chosen_variant(variants, &literals));
        self.literal_impl(&fields, &LiteralImpl { holds, value })
    }

    fn literal_variant(
        self,
        variant: &Variant<'_>,
        model: Option<&Model<'_>>,
        variants: &Variants<'_>,
    ) -> Option<LiteralImpl> {
        let ident = variant.ident;
        let tag = match &variants.tagging {
            Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => Some(tag_of_variant(tag, variant)),
            Tagging::External | Tagging::Untagged(_) => None,
        };
        let (Some(model), Some(variant_fields)) = (model, &variant.fields) else {
            let holds = tag.map(|tag| quote!(__private::LiteralType::Struct(const { &[#tag] })));
            let holds = holds.unwrap_or_else(|| quote!(__private::LiteralType::Null));
            return Some(LiteralImpl { holds, value: quote!(Self::#ident) });
        };
        let printer = Printer { model, checked: &[] };
        if !printer.can_be_literal() {
            return None;
        }
        let holds = match &variants.tagging {
            Tagging::Adjacent(_, content) => {
                let inner = printer.literal_type(None);
                let member = quote!(__private::Member::new(#content, const { &#inner }, false));
                quote!(__private::LiteralType::Struct(const { &[#tag, #member] }))
            }
            _ => printer.literal_type(tag.as_ref()),
        };
        let all = self.all_fields_of(variant)?;
        let value = printer.literal_value(&quote!(Self::#ident), &variant_fields.members, all);
        Some(LiteralImpl { holds, value })
    }

    /// Returns the fields of a variant with those that serde skips.
    fn all_fields_of(&self, variant: &Variant<'_>) -> Option<&Fields> {
        let Data::Enum(data) = &self.model.input.data else { return None };
        data.variants.iter().find(|other| other.ident == *variant.ident).map(|variant| &variant.fields)
    }

    /// Prints an expression that finds the variant and makes it.
    fn chosen_variant(self, variants: &Variants<'_>, literals: &[LiteralImpl]) -> TokenStream {
        let (lifetime, value, word) = (self.literal_lifetime(), local("__value"), local("__word"));
        let found = match &variants.tagging {
            Tagging::External => quote!(let (#word, #value) = __private::Value::variant(&#value);),
            Tagging::Internal(tag) => quote!(let #word = __private::Value::word(&#value, #tag);),
            Tagging::Adjacent(tag, content) => quote! {
                let #word = __private::Value::word(&#value, #tag);
                let #value = match __private::Value::get(&#value, #content) {
                    ::core::option::Option::Some(#value) => #value,
                    ::core::option::Option::None => __private::Value::Null,
                };
            },
            Tagging::Untagged(_) => quote! {
                let #word = __private::first_of(&#value, <Self as __private::FromLiteral<#lifetime>>::LITERAL_TYPE);
            },
        };
        let fallback = fallback_position(&variants.list);
        let arms = variants.list.iter().zip(literals).enumerate().filter(|(index, _)| *index != fallback);
        let arms = arms.map(|(index, (variant, literal))| {
            let (names, value) = (&variant.names, &literal.value);
            let pattern =
                if let Tagging::Untagged(_) = variants.tagging { quote!(#index) } else { quote!(#(#names)|*) };
            quote!(#pattern => #value,)
        });
        let fallback = literals.get(fallback).map(|LiteralImpl { value, .. }| quote!(_ => #value,));
        quote! {{
            #found
            let _ = #value;
            match #word { #(#arms)* #fallback }
        }}
    }
}

fn tag_of_variant(tag: &LitStr, variant: &Variant<'_>) -> TokenStream {
    let names = &variant.names;
    let holds = if variant.is_other { quote!(Text) } else { quote!(Words(&[#(#names),*])) };
    tag_member(&tag.value(), &holds)
}

fn holds_of_variants(variants: &Variants<'_>, literals: &[LiteralImpl]) -> TokenStream {
    let tagging = match &variants.tagging {
        Tagging::External => quote!(External),
        Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => quote!(Entry(#tag)),
        Tagging::Untagged(_) => quote!(Untagged),
    };
    let choices = variants.list.iter().zip(literals).map(|(variant, LiteralImpl { holds, .. })| {
        let (names, is_other) = (&variant.names, variant.is_other);
        let is_word = matches!((&variants.tagging, &variant.fields), (Tagging::External, None));
        let content = option((!is_word).then(|| quote!(const { &#holds })));
        quote!(__private::Choice { words: &[#(#names),*], other: #is_other, content: #content })
    });
    quote! {
        __private::LiteralType::Choice(const {
            &__private::Choices { tagging: __private::Tagging::#tagging, variants: const { &[#(#choices),*] } }
        })
    }
}

/// Returns the variant for all names that no other has: the one that serde takes for these, or else one without fields.
fn fallback_position(variants: &[Variant<'_>]) -> usize {
    let other = variants.iter().position(|variant| variant.is_other);
    let unit = || variants.iter().position(|variant| variant.fields.is_none());
    other.or_else(unit).unwrap_or(variants.len().saturating_sub(1))
}

/// Reads a variant as a struct; its errors are reported where its own impl is printed.
fn variant_model<'v>(variant: &'v Variant<'_>) -> Option<Model<'v>> {
    let reference_struct = &variant.fields.as_ref()?.reference_struct;
    Some(without_errors(|errors| Model::of_variant(variant, reference_struct, None, errors)))
}
