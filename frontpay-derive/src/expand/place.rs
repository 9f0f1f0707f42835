//! Code that stands where the user's does, so that the compiler underlines that.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, quote};
use syn::Member;

/// A reference to the value of a field.
///
/// It prints itself token by token, as all does that stands there for each field or rule: a piece of code within another is
/// three calls to the compiler, a token none.
pub(super) struct Place<'f> {
    pub(super) member: &'f Member,
    /// Whether the field is a reference already.
    pub(super) borrowed: bool,
}

impl ToTokens for Place<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if !self.borrowed {
            tokens.append(Punct::new('&', Spacing::Alone));
        }
        tokens.append(Ident::new("self", Span::call_site()));
        tokens.append(Punct::new('.', Spacing::Alone));
        self.member.to_tokens(tokens);
    }
}

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
