//! How `payload!` makes the type of a literal: what it can hold, and the value of it.

mod answers;
mod choice;

pub(super) use answers::function_id;
use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{Data, Fields, GenericParam, Generics, Lifetime, LifetimeParam, Type};

use super::structure::without_lifetimes;
use super::table::Shared;
use super::{Printer, distinct, local, written};
use crate::check::contains_itself;
use crate::errors::Errors;
use crate::free;
use crate::model::{Field, Form, Word};
use crate::parse::serde::{Filling, Member};

/// A type that a literal can be.
struct Made {
    /// What it can hold, as an expression of `Holds`.
    holds: TokenStream,
    /// An expression of the type, made of `__value`.
    value: TokenStream,
}

impl Printer<'_> {
    /// Of a struct; nothing where a function reads a field, which only serde calls.
    pub(super) fn structure_of_literal(&self, fields: &[Field<'_>], shared: &Shared<'_>) -> TokenStream {
        if self.model.borrowed || !self.can_be_literal(fields) {
            return TokenStream::new();
        }
        let Data::Struct(data) = &self.model.input.data else { return TokenStream::new() };
        let members: Vec<_> = fields.iter().map(|field| field.ident.clone()).collect();
        let value = self.made(&quote!(Self), fields, &members, &data.fields);
        let fields: Vec<_> = fields.iter().collect();
        let holds = match (self.model.form, &self.model.tag) {
            (Form::Map, None) => {
                let types = shared.types.iter().map(|ty| self.holds_of(ty));
                quote!(__private::Holds::Fields(&__TABLE, &[#(#types),*]))
            }
            _ => self.holds(&fields, None),
        };
        self.of_literal(&fields, Made { holds, value })
    }

    /// Tells whether all fields can be made of a literal, as far as it shows here; of a type that contains itself a constant
    /// would be a cycle.
    fn can_be_literal(&self, fields: &[Field<'_>]) -> bool {
        fields.iter().all(|field| field.serde.read_by.is_none() && !contains_itself(self.model, field))
    }

    /// What a struct can hold, or a variant beside the entry that tells which it is.
    fn holds(&self, fields: &[&Field<'_>], tag: Option<&TokenStream>) -> TokenStream {
        match (self.model.form, fields, tag) {
            (Form::Inner, [field], None) => {
                let inner = self.holds_of(field.ty);
                quote!(*#inner)
            }
            (Form::Inner, [field], Some(tag)) => {
                let inner = self.holds_of(field.ty);
                quote!(__private::Holds::Struct(const { &[#tag, __private::Member::flat(#inner)] }))
            }
            (Form::List, _, None) => {
                let items = fields.iter().map(|field| self.holds_of(field.ty));
                quote!(__private::Holds::Tuple(const { &[#(#items),*] }))
            }
            (Form::Null, _, None) => quote!(__private::Holds::Null),
            _ => {
                let members = fields.iter().map(|field| self.member(field));
                let own = self.model.tag.as_ref().map(|(key, name)| Self::tag(key, &quote!(Words(&[#name]))));
                let tag = own.iter().chain(tag);
                quote!(__private::Holds::Struct(const { &[#(#tag,)* #(#members),*] }))
            }
        }
    }

    fn member(&self, field: &Field<'_>) -> TokenStream {
        let (name, filled) = (&field.name, field.filled.is_some());
        let holds = self.holds_of(field.ty);
        if field.serde.flatten.is_some() {
            quote!(__private::Member::flat(#holds))
        } else {
            quote!(__private::Member::new(#name, #holds, #filled))
        }
    }

    /// The entry that tells what the others are.
    fn tag(key: &str, holds: &TokenStream) -> TokenStream {
        quote!(__private::Member::new(#key, &__private::Holds::#holds, false))
    }

    fn holds_of(&self, ty: &Type) -> TokenStream {
        let (lifetime, ty) = (self.lifetime(), self.type_of_literal(ty));
        quote!(<#ty as __private::FromLiteral<#lifetime>>::HOLDS)
    }

    /// The type of a field, made of a literal, which lives for ever: with all lifetimes alike, so that the bounds on two
    /// fields are never the same but for them, which the compiler calls ambiguous.
    fn type_of_literal(&self, ty: &Type) -> TokenStream {
        let tokens = ty.to_token_stream();
        if self.has_lifetimes() && !self.is_generic(ty) { without_lifetimes(tokens) } else { tokens }
    }

    /// That of a literal; the same in a variant and its enum, of whose generics those of the variant are one more.
    fn lifetime(&self) -> Lifetime {
        free::lifetime(&self.model.input.generics, "__v")
    }

    fn has_lifetimes(&self) -> bool {
        self.model.input.generics.lifetimes().next().is_some()
    }

    /// A struct or a variant; `members` are the fields as the constructor calls them, and `all` those that serde skips as well.
    fn made(&self, of: &TokenStream, fields: &[Field<'_>], members: &[syn::Member], all: &Fields) -> TokenStream {
        let value = local("__value");
        let is_member = |field: &Field<'_>| self.has_key(field) && field.filled.is_none();
        let all_fields = || fields.iter().enumerate().zip(members);
        let of_members = all_fields()
            .filter(|((_, field), _)| is_member(field))
            .map(|((at, field), member)| (member, (Literal::usize_unsuffixed(at), &field.name)));
        let (own, (places, names)): (Vec<_>, (Vec<_>, Vec<_>)) = of_members.unzip();
        let others = all_fields().filter(|((_, field), _)| !is_member(field)).map(|((at, field), member)| {
            let made = self.field_of_literal(at, field);
            quote!(#member: #made,)
        });
        let skipped = skipped(all, members);
        quote!(#of { #(#own: __private::member(&#value, #places, #names),)* #(#others)* #(#skipped)* })
    }

    /// Tells whether a field has a key of its own.
    fn has_key(&self, field: &Field<'_>) -> bool {
        !matches!(self.model.form, Form::Inner | Form::List) && field.serde.flatten.is_none()
    }

    /// A field that is no member of its own, or is filled where it is missing.
    fn field_of_literal(&self, at: usize, field: &Field<'_>) -> TokenStream {
        let (lifetime, value, name) = (self.lifetime(), local("__value"), &field.name);
        let place = Literal::usize_unsuffixed(at);
        let ty = self.type_of_literal(field.ty);
        let make = quote!(<#ty as __private::FromLiteral<#lifetime>>::from_literal);
        if !self.has_key(field) {
            let is_item = self.model.form == Form::List && field.serde.flatten.is_none();
            return if is_item {
                quote!(#make(__private::Value::item(&#value, #place)))
            } else {
                quote!(#make(#value))
            };
        }
        let absent = match &field.serde {
            Member { default_fn: Some(function), .. } => quote!(#function()),
            Member { default: Some(_), .. } => quote!(::core::default::Default::default()),
            _ => {
                let ident = &field.ident;
                quote!(<Self as ::core::default::Default>::default().#ident)
            }
        };
        quote! {
            match __private::Value::field(&#value, #place, #name) {
                ::core::option::Option::Some(#value) => #make(#value),
                ::core::option::Option::None => #absent,
            }
        }
    }

    /// Of an enum of words.
    pub(super) fn words_of_literal(&self, words: &[Word<'_>]) -> TokenStream {
        let names = words.iter().map(|word| &word.name);
        let Some((first, others)) = words.split_first() else { return TokenStream::new() };
        let first = first.ident;
        let arms = others.iter().map(|Word { ident, name, .. }| quote!(__private::Value::Str(#name) => Self::#ident,));
        let value = local("__value");
        let made = Made {
            holds: quote!(__private::Holds::Words(&[#(#names),*])),
            value: quote!(match #value { #(#arms)* _ => Self::#first }),
        };
        let (literal, answers) = (self.of_literal(&[], made), self.no_answers());
        quote!(#literal #answers)
    }

    /// The impl, which the type has where the types of its fields have it.
    fn of_literal(&self, fields: &[&Field<'_>], made: Made) -> TokenStream {
        let (lifetime, value) = (self.lifetime(), local("__value"));
        let ident = &self.model.input.ident;
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut generics: Generics = self.model.input.generics.clone();
        generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
        // The lifetime keeps the compiler from asking for the bounds before someone needs the impl.
        let mut seen = HashSet::new();
        let types = fields.iter().map(|field| field.ty).filter(|ty| seen.insert(written(ty)));
        let mut types: Vec<_> = types.map(|ty| self.type_of_literal(ty)).collect();
        if self.has_lifetimes() {
            types = distinct(types);
            if distinct(types.iter().cloned().map(without_lifetimes)).len() < types.len() {
                return TokenStream::new();
            }
        }
        let (defaults, bounds) = (self.defaults(fields), generics.where_clause.take().map(|clause| clause.predicates));
        let bounds = bounds.iter().filter(|bounds| !bounds.is_empty());
        let (generics, ..) = generics.split_for_impl();
        let Made { holds, value: made } = made;
        quote! {
            #[automatically_derived]
            impl #generics __private::FromLiteral<#lifetime> for #ident #arguments
            where
                #(#types: __private::FromLiteral<#lifetime>,)* #(#defaults,)* #(#bounds)*
            {
                const HOLDS: &'static __private::Holds = &#holds;

                #[inline]
                fn from_literal(#value: __private::Value<#lifetime>) -> Self {
                    let _ = #value;
                    #made
                }
            }
        }
    }
}

impl Printer<'_> {
    /// The bounds that serde's reading has as well: what fills a missing key, and fields that are skipped.
    fn defaults(&self, fields: &[&Field<'_>]) -> Vec<TokenStream> {
        let filled = fields.iter().filter(|field| field.serde.default == Some(Filling::Default)).map(|field| field.ty);
        let skipped = all_fields(&self.model.input.data).filter(|field| Member::is_skipped(&field.attrs));
        let types = filled.chain(skipped.map(|field| &field.ty)).filter(|ty| self.is_generic(ty));
        let by_struct =
            fields.iter().any(|field| field.filled == Some(Filling::Other) && field.serde.default.is_none());
        let own = by_struct.then(|| quote!(Self: ::core::default::Default));
        distinct(types.map(|ty| quote!(#ty: ::core::default::Default)).chain(own))
    }
}

fn all_fields(data: &Data) -> Box<dyn Iterator<Item = &syn::Field> + '_> {
    match data {
        Data::Struct(data) => Box::new(data.fields.iter()),
        Data::Enum(data) => Box::new(data.variants.iter().flat_map(|variant| &variant.fields)),
        Data::Union(_) => Box::new(core::iter::empty()),
    }
}

/// The fields that serde skips, filled as it does.
fn skipped(all: &Fields, kept: &[syn::Member]) -> Vec<TokenStream> {
    let all = all.iter().enumerate().map(|(at, field)| {
        let member = field.ident.clone().map_or_else(|| at.into(), syn::Member::Named);
        (member, field)
    });
    let skipped = all.filter(|(member, _)| !kept.contains(member)).map(|(member, field)| {
        let mut read_before = Errors::new();
        let serde = Member::read(&field.attrs, &mut read_before);
        let _ = read_before.finish(());
        if let Some(function) = serde.default_fn {
            quote!(#member: #function(),)
        } else {
            quote!(#member: ::core::default::Default::default(),)
        }
    });
    skipped.collect()
}
