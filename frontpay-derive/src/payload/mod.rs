//! `payload!`: a literal that the compiler has checked.

mod expand;
mod model;
mod parse;

use proc_macro2::TokenStream;

/// Expands the macro: the payload, or all errors.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match parse::read(input) {
        Ok(payload) => expand::payload(&payload),
        Err((head, error)) => expand::faulty(head.as_deref(), &error.to_compile_error()),
    }
}
