//! The variants of an enum. Each with data is checked and printed as a struct of references to its fields.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;
use syn::{Data, DataEnum, DeriveInput, Fields, Generics, Ident, LitStr, Member, Path, Type, parse_quote};

use super::field::{Field, member_of};
use crate::errors::Errors;
use crate::fresh_ident;
use crate::parse::rule;
use crate::parse::serde::{ContainerAttributes, MemberAttributes};

/// A variant of an enum in which none has data.
pub(crate) struct UnitVariant<'a> {
    pub(crate) ident: &'a Ident,
    /// The serialized name.
    pub(crate) name: String,
    /// Marks a variant that other words deserialize to as well.
    pub(crate) has_other_names: bool,
}

/// The variants of an enum with data.
pub(crate) struct Variants<'a> {
    pub(crate) tagging: Tagging,
    pub(crate) list: Vec<Variant<'a>>,
}

/// The way in which a document names the variant.
pub(crate) enum Tagging {
    /// The name is the only key, or the whole document.
    External,
    /// The name is an entry next to those of the fields.
    Internal(LitStr),
    /// The name is an entry (the first key), and the content another (the second key).
    Adjacent(LitStr, LitStr),
    /// The document does not contain the name.
    Untagged(Span),
}

/// A variant of an enum with data.
pub(crate) struct Variant<'a> {
    /// The enum.
    pub(crate) owner: &'a Ident,
    pub(crate) ident: &'a Ident,
    /// The serialized name, and its aliases.
    pub(crate) names: Vec<String>,
    /// Marks the variant that unknown names deserialize to.
    pub(crate) is_other: bool,
    /// Marks a variant of an untagged enum, whose fields no table contains.
    pub(crate) is_untagged: bool,
    /// The fields; none for a unit variant.
    pub(crate) fields: Option<VariantFields>,
}

/// The fields of a variant.
pub(crate) struct VariantFields {
    /// A struct of references to the fields.
    pub(crate) reference_struct: DeriveInput,
    /// The names in the variant of the fields that serde does not skip.
    pub(crate) members: Vec<Member>,
    /// The type of the only field of a newtype variant.
    pub(crate) newtype: Option<Type>,
}

impl<'a> Variants<'a> {
    pub(super) fn read(
        input: &'a DeriveInput,
        data: &'a DataEnum,
        serde: &ContainerAttributes,
        root: &Path,
        errors: &mut Errors,
    ) -> Self {
        let tagging = match (&serde.tag, &serde.content, serde.untagged) {
            (_, _, Some(span)) => Tagging::Untagged(span),
            (Some(tag), Some(content), None) => Tagging::Adjacent(tag.clone(), content.clone()),
            (Some(tag), None, None) => Tagging::Internal(tag.clone()),
            (None, _, None) => Tagging::External,
        };
        let list = data.variants.iter().map(|variant| Variant::read(input, variant, serde, root, errors)).collect();
        Self { tagging, list }
    }

    /// Returns the variants if the enum is serialized as one of their names.
    pub(super) fn unit_variants(&self) -> Option<Vec<UnitVariant<'a>>> {
        let are_words = matches!(self.tagging, Tagging::External) && !self.has_data();
        let unit_variant = |variant: &Variant<'a>| UnitVariant {
            ident: variant.ident,
            name: variant.name().to_owned(),
            has_other_names: variant.has_other_names(),
        };
        are_words.then(|| self.list.iter().map(unit_variant).collect())
    }

    /// Returns true if some variant has fields.
    pub(crate) fn has_data(&self) -> bool {
        self.list.iter().any(|variant| variant.fields.is_some())
    }

    /// Returns the types of all fields.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        self.list.iter().filter_map(|variant| variant.fields.as_ref()).flat_map(VariantFields::types)
    }
}

impl<'a> Variant<'a> {
    fn read(
        input: &'a DeriveInput,
        variant: &'a syn::Variant,
        serde: &ContainerAttributes,
        root: &Path,
        errors: &mut Errors,
    ) -> Self {
        for item in rule::read(&variant.attrs, errors) {
            errors.at(item.span(), "rules belong on fields, not on variants");
        }
        for (position, field) in variant.fields.iter().enumerate() {
            // The struct of references has no skipped fields, so their errors are reported here.
            if MemberAttributes::is_skipped(&field.attrs) {
                Field::read(field, (position, position), serde, &input.ident, errors);
            }
        }
        let attributes = MemberAttributes::read(&variant.attrs, errors);
        if attributes.skip {
            errors.at(variant.ident.span(), "serde never writes a skipped variant, so the rules cannot check it");
        }
        if let Some((attribute, span)) = attributes.custom_writer.as_ref().or(attributes.custom_reader.as_ref()) {
            let message = format!(
                "with `{attribute}` serde reads or writes a value that the rules cannot see: give the variant a type that implements `AsValue`"
            );
            errors.at(*span, message);
        }
        let plain_name = variant.ident.unraw().to_string();
        let cased = || serde.rename_all.map_or(plain_name.clone(), |case| case.variant(&plain_name));
        let name = attributes.rename.clone().unwrap_or_else(cased);
        let names = core::iter::once(name).chain(attributes.aliases.iter().map(LitStr::value)).collect();
        let rename_all = attributes.rename_all.as_ref().or(serde.rename_all_fields.as_ref());
        Self {
            owner: &input.ident,
            ident: &variant.ident,
            names,
            is_other: attributes.other,
            is_untagged: serde.untagged.is_some(),
            fields: VariantFields::read(input, variant, rename_all, root),
        }
    }

    /// Returns the serialized name.
    pub(crate) fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// Returns true if names other than the serialized one deserialize to the variant.
    pub(crate) fn has_other_names(&self) -> bool {
        self.is_other || self.names.len() > 1
    }
}

impl VariantFields {
    fn read(input: &DeriveInput, variant: &syn::Variant, rename_all: Option<&LitStr>, root: &Path) -> Option<Self> {
        if matches!(variant.fields, Fields::Unit) {
            return None;
        }
        let kept = variant.fields.iter().enumerate().filter(|(_, field)| !MemberAttributes::is_skipped(&field.attrs));
        let (members, kept): (Vec<_>, Vec<_>) =
            kept.map(|(position, field)| (member_of(field, position), field)).unzip();
        let newtype = match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => kept.first().map(|field| field.ty.clone()),
            _ => None,
        };
        let reference_struct = reference_struct(input, variant, &kept, rename_all, newtype.is_some(), root)?;
        Some(Self { reference_struct, members, newtype })
    }

    /// Returns the types of the fields.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        let fields = match &self.reference_struct.data {
            Data::Struct(data) => Some(&data.fields),
            _ => None,
        };
        fields.into_iter().flatten().take(self.members.len()).map(|field| &field.ty)
    }
}

/// Makes the struct of references that stands for a variant.
fn reference_struct(
    input: &DeriveInput,
    variant: &syn::Variant,
    fields: &[&syn::Field],
    rename_all: Option<&LitStr>,
    is_newtype: bool,
    root: &Path,
) -> Option<DeriveInput> {
    let lifetime = fresh_ident::lifetime(&input.generics, "__variant");
    let fields = fields.iter().map(|field| without_self(field.to_token_stream(), &input.ident, &input.generics));
    let (owner, (_, arguments, bounds)) = (&input.ident, input.generics.split_for_impl());
    let mut generics = input.generics.clone();
    generics.params.insert(0, parse_quote!(#lifetime));
    // The prefix differs from those of the constants in the same scope, whatever the name of the variant is.
    let ident = format_ident!("__Variant{}", variant.ident.unraw(), span = variant.ident.span());
    let rename_all = rename_all.map(|case| quote!(#[serde(rename_all = #case)]));
    let transparent = is_newtype.then(|| quote!(#[serde(transparent)]));
    let head = quote!(#[rule(crate = #root)] #rename_all #transparent struct #ident #generics);
    let marker = quote!(::core::marker::PhantomData<&#lifetime #owner #arguments>);
    let tokens = if let Fields::Named(_) = &variant.fields {
        quote!(#head #bounds { #(#fields,)* #[serde(skip)] __marker: #marker })
    } else {
        quote!(#head (#(#fields,)* #[serde(skip)] #marker) #bounds;)
    };
    // It parses, since its fields have been parsed.
    syn::parse2(tokens).ok()
}

/// Replaces `Self` by the name of the enum: in the struct that stands for the variant it would mean that struct.
fn without_self(tokens: TokenStream, owner: &Ident, generics: &Generics) -> TokenStream {
    let (_, arguments, _) = generics.split_for_impl();
    let replaced = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(ident) if ident == "Self" => quote!(#owner #arguments),
        TokenTree::Group(group) => {
            let mut replaced = Group::new(group.delimiter(), without_self(group.stream(), owner, generics));
            replaced.set_span(group.span());
            TokenTree::Group(replaced).into()
        }
        token => token.into(),
    });
    replaced.collect()
}
