//! Generated calls that stand at the user's tokens, so that the compiler underlines those.

use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote};

/// The first and the last token of a piece of code.
#[derive(Clone, Copy)]
pub(crate) struct SpanRange {
    pub(crate) first: Span,
    pub(crate) last: Span,
}

impl SpanRange {
    /// Returns the range of some code, or the macro call if there is none.
    pub(crate) fn of(code: &impl ToTokens) -> Self {
        let mut spans = code.to_token_stream().into_iter().map(|token| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        Self { first, last: spans.last().unwrap_or(first) }
    }
}

impl From<Span> for SpanRange {
    fn from(span: Span) -> Self {
        Self { first: span, last: span }
    }
}

/// Prints a call that reaches from the first to the last token of the user's code.
pub(crate) fn call_at(range: impl Into<SpanRange>, function: TokenStream, arguments: TokenStream) -> TokenStream {
    let SpanRange { first, last } = range.into();
    let mut arguments = Group::new(Delimiter::Parenthesis, arguments);
    arguments.set_span(last);
    let function = function.into_iter().map(|mut token| {
        token.set_span(first);
        token
    });
    quote!(#(#function)* #arguments)
}

/// Moves code to the user's token; its names keep the meaning that they have in generated code.
pub(crate) fn located_at(span: Span, code: TokenStream) -> TokenStream {
    let located = code.into_iter().map(|mut token| {
        token.set_span(token.span().located_at(span));
        token
    });
    located.collect()
}
