//! Code that stands where the user's does, so that the compiler underlines that.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote;

/// A call that stands at a token of the user's from its own first token to its last.
pub(super) fn call_at(place: Span, function: TokenStream, arguments: TokenStream) -> TokenStream {
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(place);
    let function = function.into_iter().map(|mut token| {
        token.set_span(place);
        token
    });
    quote!(#(#function)* #arguments)
}

/// Code at a place of the user's, whose names still mean what they mean in generated code.
pub(super) fn moved_to(place: Span, code: TokenStream) -> TokenStream {
    let moved = code.into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    moved.collect()
}
