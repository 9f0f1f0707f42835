//! How `payload!` makes the type of a literal.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::{Data, Fields, GenericParam, Generics, Lifetime, LifetimeParam, parse_quote};

use super::{Printer, distinct, local};
use crate::errors::Errors;
use crate::model::{Field, Form, Word};
use crate::parse::serde::Member;

impl Printer<'_> {
    /// Of a struct; nothing where a function reads a field, which only serde calls.
    pub(super) fn structure_of_literal(&self, fields: &[Field<'_>]) -> TokenStream {
        let is_map = self.model.form == Form::Map && !self.model.borrowed;
        if let (Form::Inner, false, [field @ Field { serde: Member { read_by: None, .. }, .. }]) =
            (self.model.form, self.model.borrowed, fields)
        {
            return self.inner_of_literal(field, fields);
        }
        let recurs = fields.iter().any(|field| crate::check::contains_itself(self.model, field));
        if !is_map || recurs || fields.iter().any(|field| field.serde.read_by.is_some()) {
            return TokenStream::new();
        }
        let (private, lifetime) = (self.private(), lifetime());
        let members = fields.iter().map(|field| {
            let (ty, name, filled) = (field.ty, &field.name, field.filled.is_some());
            let holds = quote!(<#ty as #private::FromLiteral<#lifetime>>::HOLDS);
            if field.serde.flatten.is_some() {
                quote!(#private::Member::flat(#holds))
            } else {
                quote!(#private::Member::new(#name, #holds, #filled))
            }
        });
        let made = fields.iter().enumerate().map(|(at, field)| {
            let (ident, made) = (&field.ident, self.field_of_literal(at, field));
            quote!(#ident: #made,)
        });
        let skipped = self.skipped(fields);
        self.of_literal(
            fields.iter().map(|field| field.ty),
            &quote!(#private::Holds::Struct(const { &[#(#members),*] })),
            &quote!(Self { #(#made)* #(#skipped)* }),
        )
    }

    /// Of a struct that is what its only field is.
    fn inner_of_literal(&self, field: &Field<'_>, fields: &[Field<'_>]) -> TokenStream {
        let (private, lifetime, value) = (self.private(), lifetime(), local("__value"));
        let (ty, member, skipped) = (field.ty, &field.ident, self.skipped(fields));
        let inner = quote!(<#ty as #private::FromLiteral<#lifetime>>);
        let made = quote!(Self { #member: #inner::from_literal(#value), #(#skipped)* });
        self.of_literal(core::iter::once(ty), &quote!(*#inner::HOLDS), &made)
    }

    fn field_of_literal(&self, at: usize, field: &Field<'_>) -> TokenStream {
        let (private, lifetime, value) = (self.private(), lifetime(), local("__value"));
        let (ty, ident, name) = (field.ty, &field.ident, &field.name);
        let make = quote!(<#ty as #private::FromLiteral<#lifetime>>::from_literal);
        match (&field.serde.flatten, field.filled, &field.serde) {
            (Some(_), _, _) => quote!(#make(#value)),
            (None, None, _) => quote!(#private::member(&#value, #at, #name)),
            (None, Some(_), Member { default_fn, default, .. }) => {
                let filled = match (default_fn, default) {
                    (Some(function), _) => quote!(#function()),
                    (None, Some(_)) => quote!(::core::default::Default::default()),
                    (None, None) => quote!(<Self as ::core::default::Default>::default().#ident),
                };
                quote! {
                    match #private::Value::field(&#value, #at, #name) {
                        ::core::option::Option::Some(#value) => #make(#value),
                        ::core::option::Option::None => #filled,
                    }
                }
            }
        }
    }

    /// The fields that serde skips, filled as it does.
    fn skipped(&self, fields: &[Field<'_>]) -> Vec<TokenStream> {
        let Data::Struct(data) = &self.model.input.data else { return Vec::new() };
        let Fields::Named(all) = &data.fields else { return Vec::new() };
        let idents = all.named.iter().filter_map(|field| Some((field.ident.as_ref()?, field)));
        let skipped = idents.filter(|(ident, _)| {
            !fields.iter().any(|field| matches!(&field.ident, syn::Member::Named(own) if own == *ident))
        });
        let filled = skipped.map(|(ident, field)| {
            let mut read_before = Errors::new();
            let member = Member::read(&field.attrs, &mut read_before);
            let _ = read_before.finish(());
            if let Some(function) = member.default_fn {
                quote!(#ident: #function(),)
            } else {
                quote!(#ident: ::core::default::Default::default(),)
            }
        });
        filled.collect()
    }

    /// Of an enum of words.
    pub(super) fn words_of_literal(&self, words: &[Word<'_>]) -> TokenStream {
        let private = self.private();
        let names = words.iter().map(|word| &word.name);
        let Some((first, others)) = words.split_first() else { return TokenStream::new() };
        let first = first.ident;
        let arms = others.iter().map(|Word { ident, name, .. }| quote!(#private::Value::Str(#name) => Self::#ident,));
        let value = local("__value");
        self.of_literal(
            core::iter::empty(),
            &quote!(#private::Holds::Words(&[#(#names),*])),
            &quote!(match #value { #(#arms)* _ => Self::#first }),
        )
    }

    /// The impl, which the type has where the types of its fields have it.
    fn of_literal<'t>(
        &self,
        types: impl Iterator<Item = &'t syn::Type>,
        holds: &TokenStream,
        made: &TokenStream,
    ) -> TokenStream {
        let (private, lifetime, value) = (self.private(), lifetime(), local("__value"));
        let ident = &self.model.input.ident;
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut generics: Generics = self.model.input.generics.clone();
        generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
        // The lifetime keeps the compiler from asking for the bounds before someone needs the impl.
        let bounds = distinct(types.map(|ty| quote!(#ty: #private::FromLiteral<#lifetime>)));
        generics
            .make_where_clause()
            .predicates
            .extend(bounds.into_iter().map(|bound| -> syn::WherePredicate { parse_quote!(#bound) }));
        let (generics, _, bounds) = generics.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #generics #private::FromLiteral<#lifetime> for #ident #arguments #bounds {
                const HOLDS: &'static #private::Holds = &#holds;

                #[inline]
                fn from_literal(#value: #private::Value<#lifetime>) -> Self {
                    let _ = #value;
                    #made
                }
            }
        }
    }
}

fn lifetime() -> Lifetime {
    Lifetime::new("'__v", Span::mixed_site())
}
