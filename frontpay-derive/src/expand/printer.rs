//! The printer, to which the other modules add what they print.

use proc_macro2::{Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote};
use syn::{Generics, Lifetime, Member, Type, parse_quote};

use super::bound;
use crate::check::{CheckedField, RuleUse};
use crate::fresh_ident;
use crate::model::Model;
use crate::model::field::Field;
use crate::span::{SpanRange, call_at};
use crate::type_tokens::{has_any_ident, with_static_lifetimes};

/// The model that is printed, with the result of its checks: an entry for each field.
#[derive(Clone, Copy)]
pub(super) struct Printer<'m> {
    pub(super) model: &'m Model<'m>,
    pub(super) checked: &'m [CheckedField<'m>],
}

impl<'m> Printer<'m> {
    /// Returns the fields of the struct.
    pub(super) fn fields(self) -> &'m [Field<'m>] {
        self.model.fields()
    }

    /// Returns the fields of the struct with the results of their checks.
    pub(super) fn checked_fields(self) -> impl Iterator<Item = (&'m Field<'m>, &'m CheckedField<'m>)> {
        self.fields().iter().zip(self.checked)
    }

    /// Returns Laravel's rules of all fields.
    pub(super) fn rule_uses(self) -> impl Iterator<Item = &'m RuleUse> {
        self.checked.iter().flat_map(|checked_field| &checked_field.rules)
    }

    /// Returns the type parameters of the type by name.
    fn type_params(self) -> Vec<String> {
        self.model.input.generics.type_params().map(|param| param.ident.to_string()).collect()
    }

    /// Returns true if a type depends on the generics, so that constants outside of the impl cannot name it.
    pub(super) fn is_generic(self, ty: &Type) -> bool {
        let generics = &self.model.input.generics;
        if generics.params.is_empty() {
            return false;
        }
        let consts = generics.const_params().map(|param| param.ident.to_string());
        let names: Vec<_> = self.type_params().into_iter().chain(consts).collect();
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        has_any_ident(ty.to_token_stream(), &names)
    }

    /// Returns the generics with the bounds that some types need to be values.
    ///
    /// As in serde, bounds are put on type parameters and on the types that a type reaches through them.
    pub(super) fn with_bounds(self, types: &[&Type]) -> Generics {
        let mut generics = self.model.input.generics.clone();
        let params = self.type_params();
        let mut bounds = Vec::new();
        for ty in types {
            bound::add(ty, &params, &mut bounds);
        }
        for ty in bounds {
            generics.make_where_clause().predicates.push(parse_quote!(#ty: __AsValue));
        }
        generics
    }

    /// Returns the lifetime of the methods that borrow a value.
    pub(super) fn value_lifetime(self) -> Lifetime {
        fresh_ident::lifetime(&self.model.input.generics, "__a")
    }

    /// Returns a type for a constant, where lifetimes of the struct are not in scope unless generics are.
    pub(super) fn type_in_constant(self, ty: &Type) -> TokenStream {
        let tokens = ty.to_token_stream();
        if self.is_generic(ty) { tokens } else { with_static_lifetimes(tokens) }
    }

    /// Returns an expression for a reference to the value of a field.
    pub(super) const fn reference<'f>(self, field: &'f Field<'_>) -> FieldReference<'f> {
        FieldReference { member: &field.member, is_reference: self.model.is_variant }
    }
}

/// Prints an assertion, which stops the compiler at a place of the user's.
pub(super) fn assertion(range: impl Into<SpanRange>, condition_and_message: TokenStream) -> TokenStream {
    call_at(range, quote!(__private::agree), condition_and_message)
}

/// A reference to the value of a field.
///
/// It is appended token by token, as all code that is printed for each field or rule: every nested `quote!` costs three calls
/// to the compiler, and a token none.
pub(super) struct FieldReference<'f> {
    member: &'f Member,
    /// Says that the field holds a reference itself.
    is_reference: bool,
}

impl ToTokens for FieldReference<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if !self.is_reference {
            tokens.append(Punct::new('&', Spacing::Alone));
        }
        tokens.append(Ident::new("self", Span::call_site()));
        tokens.append(Punct::new('.', Spacing::Alone));
        self.member.to_tokens(tokens);
    }
}
