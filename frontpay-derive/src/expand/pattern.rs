//! Patterns, which are printed as tables.

use frontpay_rules::pattern::{EndAnchor, Pattern, Run, Table, TableForm};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// Prints the table of a pattern as a static item.
pub(crate) fn table(name: &Ident, pattern: &Pattern) -> TokenStream {
    let form = match pattern.table().map(Table::form) {
        Some(TableForm::Runs { classes, runs, end, .. }) => {
            let classes = Literal::byte_string(classes);
            let runs = runs.iter().map(|run| self::run(*run));
            let end = match end {
                EndAnchor::Open => quote!(Open),
                EndAnchor::Exact => quote!(Exact),
                EndAnchor::Newline => quote!(Newline),
            };
            quote!(from_runs(#classes, &[#(#runs),*], __private::EndAnchor::#end))
        }
        Some(TableForm::Dense { classes, transitions, start, accepting, .. }) => {
            let classes = Literal::byte_string(classes);
            let transitions = transitions.iter().map(|state| Literal::u16_unsuffixed(*state));
            quote!(from_dense(#classes, &[#(#transitions),*], #start, #accepting))
        }
        // Unreachable: the check refuses a pattern without a table.
        _ => quote!(from_dense(&[0; 256], &[], 0, 0)),
    };
    quote!(static #name: __private::Table = __private::Table::#form;)
}

fn run(run: Run) -> TokenStream {
    let (class, min, max) = (run.class(), run.min(), run.max());
    quote!(__private::Run::new(#class, #min, #max))
}
