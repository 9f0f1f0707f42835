//! Parameters of rules, and what several rules say about a field.

use frontpay_rules::__private::{Param, Segment, is_parsable};
use frontpay_rules::{FieldModifiers, ParamOrder};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::pattern;
use super::tokens::option;
use crate::check::{RuleUse, modifiers};

/// Prints a parameter that names no field, and `None` for one that may.
///
/// The table of a pattern becomes a separate item with the given name.
pub(crate) fn without_reference(
    param: &Param,
    table: impl FnOnce() -> Ident,
    tables: &mut TokenStream,
) -> Option<TokenStream> {
    Some(match param {
        Param::Null => quote!(__private::Param::Null),
        Param::Text(text) => quote!(__private::Param::text_of(#text)),
        Param::Number { text, whole: Some(whole) } => {
            let whole = Literal::i64_unsuffixed(*whole);
            quote!(__private::Param::integer(#text, #whole))
        }
        Param::Number { text, whole: None } => quote!(__private::Param::number(#text)),
        Param::Pattern(pattern) => {
            let (table, text) = (table(), pattern.text());
            tables.extend(pattern::table(&table, pattern));
            quote!(__private::Param::Pattern(__private::Pattern::from_table(#text, &#table)))
        }
        Param::Date(_) | Param::Field(_) => return None,
    })
}

/// Prints a date, which may be the name of a field.
///
/// `field` refers to a field of that name, and the formats are those of the field with the rule and of the named one. Text
/// that PHP reads as a date never names a field.
pub(crate) fn date(
    text: &str,
    field: Option<TokenStream>,
    own_format: Option<&str>,
    other_format: Option<&str>,
) -> TokenStream {
    let field = option(field.filter(|_| !is_parsable(text)));
    let (own_format, other_format) = (option(own_format), option(other_format));
    quote!(__private::Param::date(const { &__private::DateRef::new(#text, #field, #own_format, #other_format) }))
}

/// Prints a path.
pub(crate) fn segments(path: &[Segment]) -> TokenStream {
    let segments = path.iter().map(|segment| match segment {
        Segment::Key(key) => quote!(__private::Segment::key(#key)),
        Segment::Each => quote!(__private::Segment::Each),
    });
    quote!(const { &[#(#segments),*] })
}

/// Prints what the rules say about their field, as calls on a value that takes it.
pub(crate) fn modifier_calls(rule_uses: &[RuleUse]) -> Option<TokenStream> {
    let FieldModifiers { numeric, array, nullable, sometimes, bail, boolean, selective, param_order } =
        modifiers(rule_uses);
    let calls = [
        ("numeric", numeric),
        ("array", array),
        ("nullable", nullable),
        ("sometimes", sometimes),
        ("bail", bail),
        ("boolean", boolean),
        ("selective", selective),
        ("sorted", param_order == ParamOrder::Sorted),
        ("unsorted", param_order == ParamOrder::Unsorted),
    ];
    let calls = calls.into_iter().filter(|(_, is_set)| *is_set).map(|(name, _)| format_ident!("with_{name}"));
    let calls: Vec<_> = calls.collect();
    (!calls.is_empty()).then(|| quote!(#(.#calls())*))
}
