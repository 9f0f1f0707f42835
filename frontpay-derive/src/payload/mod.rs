//! `payload!`: a literal that the compiler has checked.

mod expand;
mod model;
mod parse;

use proc_macro2::TokenStream;

/// Expands the macro: the payload, or all errors, which the compiler takes for a value of any type.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match parse::read(input) {
        Ok(payload) => expand::payload(&payload),
        Err(error) => {
            let errors = error.to_compile_error();
            quote::quote!({ #errors })
        }
    }
}
