//! The impl with which `payload!` makes a type of a literal: the values that it can hold, and how it is made of one.

use std::collections::HashSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::{Data, Fields, GenericParam, Lifetime, LifetimeParam, Member, Type};

use super::printer::Printer;
use super::shared::Shared;
use super::tokens::{distinct, local};
use crate::errors::without_errors;
use crate::fresh_ident;
use crate::model::ContainerKind;
use crate::model::field::{Field, member_of};
use crate::model::variant::UnitVariant;
use crate::parse::serde::{DefaultKind, MemberAttributes};
use crate::type_tokens::{self, with_static_lifetimes};

/// The two parts of the impl.
pub(super) struct LiteralImpl {
    /// The values that the type can hold, as an expression of `LiteralType`.
    pub(super) holds: TokenStream,
    /// The type, as an expression that uses `__value`.
    pub(super) value: TokenStream,
}

impl Printer<'_> {
    /// Prints the impl of a struct; nothing if it cannot be made of a literal.
    pub(super) fn literal_of_struct(self, shared: &Shared<'_>) -> TokenStream {
        if self.model.is_variant || !self.can_be_literal() {
            return TokenStream::new();
        }
        let Data::Struct(data) = &self.model.input.data else { return TokenStream::new() };
        let members: Vec<_> = self.fields().iter().map(|field| field.member.clone()).collect();
        let value = self.literal_value(&quote!(Self), &members, &data.fields);
        let holds = match (self.model.kind, &self.model.tag) {
            (ContainerKind::Map, None) => {
                let types = shared.types.iter().map(|ty| self.literal_type_of(ty));
                quote!(__private::LiteralType::Fields(&__TABLE, &[#(#types),*]))
            }
            _ => self.literal_type(None),
        };
        self.literal_impl(&self.fields().iter().collect::<Vec<_>>(), &LiteralImpl { holds, value })
    }

    /// Prints the impl of an enum of words.
    pub(super) fn literal_of_unit_variants(self, variants: &[UnitVariant<'_>]) -> TokenStream {
        let names = variants.iter().map(|variant| &variant.name);
        let Some((first, others)) = variants.split_first() else { return TokenStream::new() };
        let first = first.ident;
        let arms =
            others.iter().map(|UnitVariant { ident, name, .. }| quote!(__private::Value::Str(#name) => Self::#ident,));
        let value = local("__value");
        let literal = LiteralImpl {
            holds: quote!(__private::LiteralType::Words(&[#(#names),*])),
            value: quote!(match #value { #(#arms)* _ => Self::#first }),
        };
        let (literal, answers) = (self.literal_impl(&[], &literal), self.no_answers());
        quote!(#literal #answers)
    }

    /// Returns true if all fields can be made of a literal, as far as the macro knows.
    ///
    /// Only serde can call a function that reads a field, and the constants of a recursive type would be a cycle.
    pub(super) fn can_be_literal(self) -> bool {
        self.fields().iter().all(|field| field.serde.custom_reader.is_none() && !field.is_recursive)
    }

    /// Prints the values that a struct can hold, or a variant with the entry of its tag.
    pub(super) fn literal_type(self, tag: Option<&TokenStream>) -> TokenStream {
        match (self.model.kind, self.fields(), tag) {
            (ContainerKind::Transparent, [field], None) => {
                let inner = self.literal_type_of(field.ty);
                quote!(*#inner)
            }
            (ContainerKind::Transparent, [field], Some(tag)) => {
                let inner = self.literal_type_of(field.ty);
                quote!(__private::LiteralType::Struct(const { &[#tag, __private::Member::flat(#inner)] }))
            }
            (ContainerKind::List, _, None) => {
                let items = self.fields().iter().map(|field| self.literal_type_of(field.ty));
                quote!(__private::LiteralType::Tuple(const { &[#(#items),*] }))
            }
            (ContainerKind::Null, _, None) => quote!(__private::LiteralType::Null),
            _ => {
                let members = self.fields().iter().map(|field| self.literal_member(field));
                let name = self.model.tag.as_ref().map(|(key, name)| tag_member(key, &quote!(Words(&[#name]))));
                let tags = name.iter().chain(tag);
                quote!(__private::LiteralType::Struct(const { &[#(#tags,)* #(#members),*] }))
            }
        }
    }

    fn literal_member(self, field: &Field<'_>) -> TokenStream {
        let (name, has_default) = (&field.name, field.default.is_some());
        let literal_type = self.literal_type_of(field.ty);
        if field.serde.flatten.is_some() {
            quote!(__private::Member::flat(#literal_type))
        } else {
            quote!(__private::Member::new(#name, #literal_type, #has_default))
        }
    }

    fn literal_type_of(self, ty: &Type) -> TokenStream {
        let (lifetime, ty) = (self.literal_lifetime(), self.static_type(ty));
        quote!(<#ty as __private::FromLiteral<#lifetime>>::LITERAL_TYPE)
    }

    /// Returns the type of a field made of a literal.
    ///
    /// All lifetimes are replaced by `'static`: the compiler calls bounds ambiguous that differ in nothing but lifetimes.
    fn static_type(self, ty: &Type) -> TokenStream {
        if self.has_lifetimes() { self.type_in_constant(ty) } else { quote!(#ty) }
    }

    /// Returns the lifetime of the literal.
    ///
    /// It is the same in an enum and in its variants, whose generics have one more.
    pub(super) fn literal_lifetime(self) -> Lifetime {
        fresh_ident::lifetime(&self.model.input.generics, "__v")
    }

    fn has_lifetimes(self) -> bool {
        self.model.input.generics.lifetimes().next().is_some()
    }

    /// Prints a struct or variant; `all` includes the fields that serde skips, and `members` does not.
    pub(super) fn literal_value(self, constructor: &TokenStream, members: &[Member], all: &Fields) -> TokenStream {
        let value = local("__value");
        let is_entry = |field: &Field<'_>| self.has_key(field) && field.default.is_none();
        let numbered = || self.fields().iter().enumerate().zip(members);
        let entries = numbered()
            .filter(|((_, field), _)| is_entry(field))
            .map(|((index, field), member)| (member, (Literal::usize_unsuffixed(index), &field.name)));
        let (entries, (positions, names)): (Vec<_>, (Vec<_>, Vec<_>)) = entries.unzip();
        let others = numbered().filter(|((_, field), _)| !is_entry(field)).map(|((index, field), member)| {
            let value = self.literal_field(index, field);
            quote!(#member: #value,)
        });
        let skipped = skipped_fields(all, members);
        quote!(#constructor { #(#entries: __private::member(&#value, #positions, #names),)* #(#others)* #(#skipped)* })
    }

    fn has_key(self, field: &Field<'_>) -> bool {
        let is_map = !matches!(self.model.kind, ContainerKind::Transparent | ContainerKind::List);
        is_map && field.serde.flatten.is_none()
    }

    /// Prints the value of a field that has no key, or a default.
    fn literal_field(self, index: usize, field: &Field<'_>) -> TokenStream {
        let (lifetime, value, name) = (self.literal_lifetime(), local("__value"), &field.name);
        let position = Literal::usize_unsuffixed(index);
        let ty = self.static_type(field.ty);
        let make = quote!(<#ty as __private::FromLiteral<#lifetime>>::from_literal);
        if !self.has_key(field) {
            let is_item = self.model.kind == ContainerKind::List && field.serde.flatten.is_none();
            return if is_item {
                quote!(#make(__private::Value::item(&#value, #position)))
            } else {
                quote!(#make(#value))
            };
        }
        let default = match &field.serde {
            MemberAttributes { default_function: Some(function), .. } => quote!(#function()),
            MemberAttributes { default: Some(_), .. } => quote!(::core::default::Default::default()),
            _ => {
                let member = &field.member;
                quote!(<Self as ::core::default::Default>::default().#member)
            }
        };
        quote! {
            match __private::Value::field(&#value, #position, #name) {
                ::core::option::Option::Some(#value) => #make(#value),
                ::core::option::Option::None => #default,
            }
        }
    }

    /// Prints the impl, which the type has if the types of its fields have it.
    ///
    /// There is none if the bounds of two fields differ in their lifetimes only.
    pub(super) fn literal_impl(self, fields: &[&Field<'_>], literal: &LiteralImpl) -> TokenStream {
        let (lifetime, value) = (self.literal_lifetime(), local("__value"));
        let ident = &self.model.input.ident;
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut generics = self.model.input.generics.clone();
        // With a lifetime in them, the compiler checks the bounds only where the impl is used.
        generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime.clone())));
        let mut seen = HashSet::new();
        let types = fields.iter().map(|field| field.ty).filter(|ty| seen.insert(type_tokens::key(ty)));
        let mut types: Vec<_> = types.map(|ty| self.static_type(ty)).collect();
        if self.has_lifetimes() {
            types = distinct(types);
            if distinct(types.iter().cloned().map(with_static_lifetimes)).len() < types.len() {
                return TokenStream::new();
            }
        }
        let defaults = self.default_bounds(fields);
        let bounds = generics.where_clause.take().map(|clause| clause.predicates);
        let bounds = bounds.iter().filter(|bounds| !bounds.is_empty());
        let (generics, ..) = generics.split_for_impl();
        let LiteralImpl { holds, value: made } = literal;
        quote! {
            #[automatically_derived]
            impl #generics __private::FromLiteral<#lifetime> for #ident #arguments
            where
                #(#types: __private::FromLiteral<#lifetime>,)* #(#defaults,)* #(#bounds)*
            {
                const LITERAL_TYPE: &'static __private::LiteralType = &#holds;

                #[inline]
                fn from_literal(#value: __private::Value<#lifetime>) -> Self {
                    let _ = #value;
                    #made
                }
            }
        }
    }

    /// Returns the bounds for the values of missing keys and of skipped fields, which serde's `Deserialize` has as well.
    fn default_bounds(self, fields: &[&Field<'_>]) -> Vec<TokenStream> {
        let has_default = |field: &&&Field<'_>| field.serde.default == Some(DefaultKind::OfType);
        let with_default = fields.iter().filter(has_default).map(|field| field.ty);
        let skipped = all_fields(&self.model.input.data).filter(|field| MemberAttributes::is_skipped(&field.attrs));
        let types = with_default.chain(skipped.map(|field| &field.ty)).filter(|ty| self.is_generic(ty));
        let uses_struct =
            |field: &&Field<'_>| field.default == Some(DefaultKind::Custom) && field.serde.default.is_none();
        let of_struct = fields.iter().any(uses_struct).then(|| quote!(Self: ::core::default::Default));
        distinct(types.map(|ty| quote!(#ty: ::core::default::Default)).chain(of_struct))
    }
}

/// Prints a member that holds a tag.
pub(super) fn tag_member(key: &str, holds: &TokenStream) -> TokenStream {
    quote!(__private::Member::new(#key, &__private::LiteralType::#holds, false))
}

fn all_fields(data: &Data) -> Box<dyn Iterator<Item = &syn::Field> + '_> {
    match data {
        Data::Struct(data) => Box::new(data.fields.iter()),
        Data::Enum(data) => Box::new(data.variants.iter().flat_map(|variant| &variant.fields)),
        Data::Union(_) => Box::new(core::iter::empty()),
    }
}

/// Prints the fields that serde skips, filled as serde fills them.
fn skipped_fields(all: &Fields, kept: &[Member]) -> Vec<TokenStream> {
    let all = all.iter().enumerate().map(|(position, field)| (member_of(field, position), field));
    let skipped = all.filter(|(member, _)| !kept.contains(member)).map(|(member, field)| {
        let serde = without_errors(|errors| MemberAttributes::read(&field.attrs, errors));
        if let Some(function) = serde.default_function {
            quote!(#member: #function(),)
        } else {
            quote!(#member: ::core::default::Default::default(),)
        }
    });
    skipped.collect()
}
