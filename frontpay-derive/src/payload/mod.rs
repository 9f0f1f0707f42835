//! `payload!`, which makes a payload of a literal that the compiler checks.

mod expand;
mod model;
mod parse;

use proc_macro2::TokenStream;

/// Expands the macro: the payload, or all errors.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match parse::read(input) {
        Ok(payload) => expand::payload(&payload),
        Err((head, error)) => expand::with_errors(head.as_deref(), &error.to_compile_error()),
    }
}
