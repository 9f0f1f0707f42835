//! Patterns, which are printed as tables.

use frontpay_rules::pattern::{End, Form, Pattern, Step, Table};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// Prints the table of a pattern as a static item.
pub(crate) fn table(name: &Ident, pattern: &Pattern) -> TokenStream {
    let form = match pattern.table().map(Table::form) {
        Some(Form::Steps { classes, steps, end, .. }) => {
            let classes = Literal::byte_string(classes);
            let steps = steps.iter().map(|step| self::step(*step));
            let end = match end {
                End::Open => quote!(Open),
                End::Exact => quote!(Exact),
                End::Newline => quote!(Newline),
            };
            quote!(from_steps(#classes, &[#(#steps),*], __private::End::#end))
        }
        Some(Form::Dense { classes, transitions, start, accepting, .. }) => {
            let classes = Literal::byte_string(classes);
            let transitions = transitions.iter().map(|state| Literal::u16_unsuffixed(*state));
            quote!(from_dense(#classes, &[#(#transitions),*], #start, #accepting))
        }
        // Unreachable: the check refuses a pattern without a table.
        _ => quote!(from_dense(&[0; 256], &[], 0, 0)),
    };
    quote!(static #name: __private::Table = __private::Table::#form;)
}

fn step(step: Step) -> TokenStream {
    let (class, min, max) = (step.class(), step.min(), step.max());
    quote!(__private::Step::new(#class, #min, #max))
}
