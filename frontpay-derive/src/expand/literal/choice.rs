//! An enum with data.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, Fields, LitStr};

use super::{Made, Printer};
use crate::errors::Errors;
use crate::expand::local;
use crate::model::{Body, Model};
use crate::variant::{Choice, Choices, Content, Tagging};

impl Printer<'_> {
    /// Nothing where a variant cannot be made of a literal.
    pub(in crate::expand) fn choices_of_literal(&self, choices: &Choices<'_>) -> TokenStream {
        let models: Vec<_> = choices.list.iter().map(content_of).collect();
        let fields = models.iter().flatten().flat_map(|model| match &model.body {
            Body::Struct(fields) => fields.as_slice(),
            _ => &[],
        });
        let fields: Vec<_> = fields.collect();
        let all = choices.list.iter().zip(&models);
        let made = all.map(|(choice, model)| self.variant(choice, model.as_ref(), choices));
        let Some(made) = made.collect::<Option<Vec<_>>>() else { return TokenStream::new() };
        let made = Made { holds: Self::choices_hold(choices, &made), value: self.chosen(choices, &made) };
        self.of_literal(&fields, made)
    }

    /// What a variant holds, and how it is made.
    fn variant(&self, choice: &Choice<'_>, model: Option<&Model<'_>>, choices: &Choices<'_>) -> Option<Made> {
        let ident = choice.ident;
        let tag = match &choices.tagging {
            Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => Some(Self::tag_of(tag, choice)),
            Tagging::External | Tagging::Untagged(_) => None,
        };
        let (Some(Model { body: Body::Struct(fields), .. }), Some(content)) = (model, &choice.content) else {
            let holds = tag.map_or_else(
                || quote!(__private::Holds::Null),
                |tag| quote!(__private::Holds::Struct(const { &[#tag] })),
            );
            return Some(Made { holds, value: quote!(Self::#ident) });
        };
        let printer = Printer { model: model?, root: self.root.clone() };
        if !printer.can_be_literal(fields) {
            return None;
        }
        let kept: Vec<_> = fields.iter().collect();
        let holds = match &choices.tagging {
            Tagging::Adjacent(_, key) => {
                let inner = printer.holds(&kept, None);
                let member = quote!(__private::Member::new(#key, const { &#inner }, false));
                quote!(__private::Holds::Struct(const { &[#tag, #member] }))
            }
            _ => printer.holds(&kept, tag.as_ref()),
        };
        let value = printer.made(&quote!(Self::#ident), fields, &content.members, self.fields_of(choice)?);
        Some(Made { holds, value })
    }

    /// The fields of a variant as the user wrote them.
    fn fields_of(&self, choice: &Choice<'_>) -> Option<&Fields> {
        let Data::Enum(data) = &self.model.input.data else { return None };
        data.variants.iter().find(|variant| variant.ident == *choice.ident).map(|variant| &variant.fields)
    }

    fn tag_of(tag: &LitStr, choice: &Choice<'_>) -> TokenStream {
        let words = &choice.words;
        let holds = if choice.other { quote!(Text) } else { quote!(Words(&[#(#words),*])) };
        Self::tag(&tag.value(), &holds)
    }

    fn choices_hold(choices: &Choices<'_>, made: &[Made]) -> TokenStream {
        let tagging = match &choices.tagging {
            Tagging::External => quote!(External),
            Tagging::Internal(tag) | Tagging::Adjacent(tag, _) => quote!(Entry(#tag)),
            Tagging::Untagged(_) => quote!(Untagged),
        };
        let variants = choices.list.iter().zip(made).map(|(choice, Made { holds, .. })| {
            let (words, other) = (&choice.words, choice.other);
            let content = if let (Tagging::External, None) = (&choices.tagging, &choice.content) {
                quote!(::core::option::Option::None)
            } else {
                quote!(::core::option::Option::Some(const { &#holds }))
            };
            quote!(__private::Choice { words: &[#(#words),*], other: #other, content: #content })
        });
        quote! {
            __private::Holds::Choice(const {
                &__private::Choices { tagging: __private::Tagging::#tagging, variants: const { &[#(#variants),*] } }
            })
        }
    }

    /// Finds the variant and makes it.
    fn chosen(&self, choices: &Choices<'_>, made: &[Made]) -> TokenStream {
        let (lifetime, value, word) = (self.lifetime(), local("__value"), local("__word"));
        let found = match &choices.tagging {
            Tagging::External => quote!(let (#word, #value) = __private::Value::variant(&#value);),
            Tagging::Internal(tag) => quote!(let #word = __private::Value::word(&#value, #tag);),
            Tagging::Adjacent(tag, key) => quote! {
                let #word = __private::Value::word(&#value, #tag);
                let #value = match __private::Value::get(&#value, #key) {
                    ::core::option::Option::Some(#value) => #value,
                    ::core::option::Option::None => __private::Value::Null,
                };
            },
            Tagging::Untagged(_) => quote! {
                let #word = __private::first_of(&#value, <Self as __private::FromLiteral<#lifetime>>::HOLDS);
            },
        };
        let last = last(choices);
        let arms = choices.list.iter().zip(made).enumerate().filter(|(at, _)| *at != last);
        let arms = arms.map(|(at, (choice, Made { value, .. }))| {
            let words = &choice.words;
            let pattern = if let Tagging::Untagged(_) = choices.tagging { quote!(#at) } else { quote!(#(#words)|*) };
            quote!(#pattern => #value,)
        });
        let other = made.get(last).map(|Made { value, .. }| quote!(_ => #value,));
        quote! {{
            #found
            let _ = #value;
            match #word { #(#arms)* #other }
        }}
    }
}

/// The variant that stands for all that no other does: preferably one that is made of nothing.
fn last(choices: &Choices<'_>) -> usize {
    let all = || choices.list.iter();
    let open = all().position(|choice| choice.other);
    open.or_else(|| all().position(|choice| choice.content.is_none())).unwrap_or(choices.list.len().saturating_sub(1))
}

fn content_of<'c>(choice: &'c Choice<'_>) -> Option<Model<'c>> {
    let Content { stand_in, .. } = choice.content.as_ref()?;
    let mut told = Errors::new();
    let model = Model::of_variant(choice, stand_in, &mut told);
    let _ = told.finish(());
    Some(model)
}
