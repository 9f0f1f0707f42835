//! The methods of `AsValue` for a struct, by its serialized form.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::printer::Printer;
use super::shared::Shared;
use super::tokens::local;
use super::typed_check::skip_condition;
use crate::check::CheckedField;
use crate::model::ContainerKind;
use crate::model::field::Field;

impl Printer<'_> {
    /// Prints the methods.
    pub(super) fn value_methods(self, shared: &Shared<'_>) -> TokenStream {
        let (lifetime, scratch) = (self.value_lifetime(), local("__scratch"));
        let (value, visit) = (self.value(), self.visit());
        let add_failing = self.add_failing(shared);
        let key = match (self.model.kind, self.fields()) {
            (ContainerKind::Transparent, [field]) => {
                let (value, ty) = (self.reference(field), field.ty);
                quote! {
                    fn as_key<#lifetime>(&#lifetime self, #scratch: &#lifetime __private::Scratch) -> ::core::option::Option<&#lifetime str> {
                        <#ty as __AsValue>::as_key(#value, #scratch)
                    }
                }
            }
            _ => TokenStream::new(),
        };
        let scratch = if self.model.kind == ContainerKind::Transparent { quote!(#scratch) } else { quote!(_) };
        quote! {
            #[inline]
            fn as_value<#lifetime>(&#lifetime self, #scratch: &#lifetime __private::Scratch) -> __private::Value<#lifetime> {
                #value
            }

            #visit

            #key

            #add_failing
        }
    }

    /// Prints the value of the struct. For a list or map it is the number of entries; `visit` gives access to them.
    fn value(self) -> TokenStream {
        match (self.model.kind, self.fields()) {
            (ContainerKind::Transparent, [field]) => {
                let (value, ty, scratch) = (self.reference(field), field.ty, local("__scratch"));
                quote!(<#ty as __AsValue>::as_value(#value, #scratch))
            }
            (ContainerKind::Transparent | ContainerKind::Null, _) => quote!(__private::Value::Null),
            (ContainerKind::List, _) => {
                let count = self.fields().len();
                quote!(__private::Value::List(__private::Items::LenOnly(#count)))
            }
            (ContainerKind::Map, _) => {
                let counts = self.checked_fields().map(|(field, checked_field)| self.entry_count(field, checked_field));
                let counts: Vec<_> = counts.collect();
                let constant = counts.iter().filter(|count| count.is_none()).count();
                let constant = Literal::usize_unsuffixed(constant + usize::from(self.model.tag.is_some()));
                let variable = counts.into_iter().flatten();
                quote!(__private::Value::Map(__private::Items::LenOnly(#constant #(+ #variable)*)))
            }
        }
    }

    /// Prints the number of entries that a field adds to the map; nothing if it is always one.
    fn entry_count(self, field: &Field<'_>, checked_field: &CheckedField) -> Option<TokenStream> {
        let (value, ty) = (self.reference(field), field.ty);
        if field.serde.flatten.is_some() {
            return Some(quote!(__private::count(<#ty as __AsValue>::as_value(#value, &__private::Scratch::new()))));
        }
        let skip_if = skip_condition(field, checked_field)?;
        Some(quote!(if #skip_if(#value) { 0 } else { 1 }))
    }

    /// Prints the method that passes the fields to a visitor, with those that serde leaves out marked.
    fn visit(self) -> TokenStream {
        if self.model.kind == ContainerKind::Null && self.model.checks.is_empty() {
            return TokenStream::new();
        }
        let (lifetime, visitor) = (self.value_lifetime(), local("__visitor"));
        let types = self.fields().iter().map(|field| field.ty);
        let values = self.fields().iter().map(|field| self.reference(field));
        let presences = self.checked_fields().map(|(field, checked_field)| {
            self.presence(field, checked_field).filter(|_| field.serde.flatten.is_none())
        });
        let checks = self.run_checks();
        quote! {
            fn visit<#lifetime>(&#lifetime self, #visitor: __private::ChildVisitor<'_, #lifetime>) {
                #visitor(__private::Children::fields(<Self as __AsValue>::TYPE_INFO, &[#(<#types as __AsValue>::field_node(#values)#presences),*])#checks);
            }
        }
    }
}
