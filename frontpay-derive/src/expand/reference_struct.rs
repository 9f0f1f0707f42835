//! The struct of references that stands for a variant with data.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{Data, Fields, Generics, Index, parse_quote};

use super::tokens::local;
use crate::model::variant::{Variant, VariantFields};

/// Prints the definition of the struct.
pub(super) fn definition(variant_fields: &VariantFields) -> TokenStream {
    let reference_struct = &variant_fields.reference_struct;
    let (ident, (generics, _, bounds)) = (&reference_struct.ident, reference_struct.generics.split_for_impl());
    let Data::Struct(data) = &reference_struct.data else { return TokenStream::new() };
    // The first parameter is the lifetime of the references, and the last field is the marker.
    let lifetime = reference_struct.generics.lifetimes().next().map(|param| &param.lifetime);
    let fields = data.fields.iter().enumerate().map(|(index, field)| {
        let name = field.ident.as_ref().map(|name| quote!(#name:));
        let reference = lifetime.filter(|_| index < variant_fields.members.len()).map(|lifetime| quote!(&#lifetime));
        let ty = &field.ty;
        quote!(#name #reference #ty)
    });
    let definition = if let Fields::Named(_) = data.fields {
        quote!(struct #ident #generics #bounds { #(#fields),* })
    } else {
        quote!(struct #ident #generics (#(#fields),*) #bounds;)
    };
    // The compiler warns of the user's name at the variant itself.
    quote!(#[allow(non_camel_case_types)] #definition)
}

/// Prints the type of the struct, with an inferred lifetime.
pub(super) fn ty(variant: &Variant<'_>) -> Option<TokenStream> {
    let variant_fields = variant.fields.as_ref()?;
    let generics = inferred_generics(variant_fields)?;
    let (ident, (_, arguments, _)) = (&variant_fields.reference_struct.ident, generics.split_for_impl());
    Some(quote!(#ident #arguments))
}

/// Prints a pattern that binds the fields of the variant.
pub(super) fn pattern(variant: &Variant<'_>) -> TokenStream {
    let ident = variant.ident;
    let Some(variant_fields) = &variant.fields else { return quote!(Self::#ident) };
    let fields = variant_fields.members.iter().enumerate().map(|(index, member)| {
        let binding = binding(index);
        quote!(#member: #binding,)
    });
    quote!(Self::#ident { #(#fields)* .. })
}

/// Prints a value of the struct, made of the fields that the pattern binds.
pub(super) fn value(variant: &Variant<'_>) -> Option<TokenStream> {
    let variant_fields = variant.fields.as_ref()?;
    let Data::Struct(data) = &variant_fields.reference_struct.data else { return None };
    let ident = &variant_fields.reference_struct.ident;
    let fields = data.fields.iter().enumerate().map(|(index, field)| {
        let name = field.ident.as_ref().map_or_else(|| Index::from(index).to_token_stream(), |name| quote!(#name));
        let value = if index < variant_fields.members.len() {
            binding(index).to_token_stream()
        } else {
            quote!(::core::marker::PhantomData)
        };
        quote!(#name: #value)
    });
    let generics = inferred_generics(variant_fields)?;
    let (_, arguments, _) = generics.split_for_impl();
    let arguments = arguments.as_turbofish();
    Some(quote!(#ident #arguments { #(#fields),* }))
}

/// Returns the name that the pattern binds a field to.
pub(super) fn binding(index: usize) -> Ident {
    local(&format!("__{index}"))
}

/// Returns true if the variant holds a tuple.
pub(super) fn is_tuple(variant_fields: &VariantFields) -> bool {
    let data = &variant_fields.reference_struct.data;
    matches!(data, Data::Struct(data) if matches!(data.fields, Fields::Unnamed(_)))
}

fn inferred_generics(variant_fields: &VariantFields) -> Option<Generics> {
    let mut generics = variant_fields.reference_struct.generics.clone();
    *generics.params.first_mut()? = parse_quote!('_);
    Some(generics)
}
