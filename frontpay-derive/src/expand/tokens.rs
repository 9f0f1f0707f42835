//! Small pieces of generated code.

use std::collections::HashSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// Returns a name for a local variable that cannot meet one of the user's.
pub(super) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Removes repetitions of code, such as bounds that several fields need.
pub(super) fn distinct(pieces: impl IntoIterator<Item = TokenStream>) -> Vec<TokenStream> {
    let mut seen = HashSet::new();
    pieces.into_iter().filter(|piece| seen.insert(piece.to_string())).collect()
}

/// Prints an `Option`.
pub(super) fn option(value: Option<impl ToTokens>) -> TokenStream {
    if let Some(value) = value {
        quote!(::core::option::Option::Some(#value))
    } else {
        quote!(::core::option::Option::None)
    }
}
