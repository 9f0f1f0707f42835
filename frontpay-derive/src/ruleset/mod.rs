//! `ruleset!`, which adds rules to the payload of another crate.

mod expand;
mod parse;
mod text;

use proc_macro2::TokenStream;

use crate::errors::Errors;

/// Expands the macro: the rule set, or all errors and a rule set without rules.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let input = match syn::parse2::<parse::RuleSetInput>(tokens) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mut errors = Errors::new();
    let rows = input.rows(&mut errors);
    let table = text::table(&rows, &mut errors);
    let pages = expand::pages(&input);
    match errors.finish(table) {
        Ok(table) => {
            let set = expand::rule_set(&input, &rows, table.as_ref());
            quote::quote!(#pages #set)
        }
        Err(error) => {
            let (errors, empty) = (error.to_compile_error(), expand::empty(&input));
            quote::quote!(#pages #empty #errors)
        }
    }
}
