//! `ruleset!`: rules over someone else's payload.

mod expand;
mod parse;
mod text;

use proc_macro2::TokenStream;

use crate::errors::Errors;

/// Expands the macro: the rule set, or all errors and a rule set without rules.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let set = match syn::parse2::<parse::Set>(input) {
        Ok(set) => set,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::new();
    let rows = set.rows(&mut errors);
    let table = text::table(&rows, &mut errors);
    let pages = expand::pages(&set);
    match errors.finish(table) {
        Ok(table) => {
            let set = expand::set(&set, &rows, table.as_ref());
            quote::quote!(#pages #set)
        }
        Err(error) => {
            let (errors, empty) = (error.to_compile_error(), expand::empty(&set));
            quote::quote!(#pages #empty #errors)
        }
    }
}
