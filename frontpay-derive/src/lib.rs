//! The derive macro of `frontpay-core`.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod check;
mod errors;
mod expand;
mod model;
mod parse;

/// TODO
#[proc_macro_derive(Validate, attributes(rule))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::derive(&input).into()
}

/// The traits that generated code asks; `frontpay-core` expands it once.
#[doc(hidden)]
#[proc_macro]
pub fn fitting(_: TokenStream) -> TokenStream {
    expand::fitting::traits().into()
}
