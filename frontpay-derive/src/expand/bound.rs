//! The bounds that the generics of a type need.

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::{Type, TypePath};

use crate::type_tokens::has_any_ident;

/// Adds the parameters in a type, and the types that it reaches through them: `T`, `T::Item`.
pub(super) fn add(ty: &Type, params: &[String], bounds: &mut Vec<TokenStream>) {
    Bounds { params, bounds }.visit_type(ty);
}

struct Bounds<'b> {
    params: &'b [String],
    bounds: &'b mut Vec<TokenStream>,
}

impl<'ast> Visit<'ast> for Bounds<'_> {
    fn visit_type_path(&mut self, ty: &'ast TypePath) {
        let segments = &ty.path.segments;
        // A `PhantomData` holds no value of its parameter.
        if segments.last().is_some_and(|last| last.ident == "PhantomData") {
            return;
        }
        let first = segments.first().filter(|_| ty.qself.is_none() && ty.path.leading_colon.is_none());
        let is_param = first.is_some_and(|first| self.params.iter().any(|param| first.ident == param));
        if is_param || ty.qself.as_ref().is_some_and(|qself| self.has_param(&qself.ty)) {
            self.add(ty.to_token_stream());
        } else {
            visit::visit_type_path(self, ty);
        }
    }
}

impl Bounds<'_> {
    fn has_param(&self, ty: &Type) -> bool {
        let names: Vec<_> = self.params.iter().map(String::as_str).collect();
        has_any_ident(ty.to_token_stream(), &names)
    }

    fn add(&mut self, bound: TokenStream) {
        if !self.bounds.iter().any(|other| other.to_string() == bound.to_string()) {
            self.bounds.push(bound);
        }
    }
}
