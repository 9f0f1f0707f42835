//! Printing: a unit struct that stands for the rules, and their table.

use frontpay_rules::__private::{FieldRef, Param, Path, Rule, Segment, is_understood};
use frontpay_rules::RuleSet;
use proc_macro2::{Delimiter, Group, Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::parse::{Row, Set};
use crate::expand::{editor, pattern};

/// The rule set.
pub(super) fn set(set: &Set, rows: &[Row], table: Option<&RuleSet>) -> TokenStream {
    let private = private(set);
    let Some(table) = table else { return empty(set) };
    let payload = &set.payload;
    let mut tables = TokenStream::new();
    let printed = table.own_rows().enumerate().map(|(at, (path, rules))| {
        let path = segments(&private, path);
        let rules = rules.iter().enumerate().map(|(rule, found)| self::rule(&private, (at, rule), found, &mut tables));
        quote! {
            #private::Row::field_beside(
                #path,
                const { &[#(#rules),*] },
                #private::facts_at(&<#payload as #private::AsValue>::NATURE.shape, #path),
            ),
        }
    });
    let printed: Vec<_> = printed.collect();
    let questions = rows.iter().map(|row| questions(&private, set, row));
    let implemented = implementation(set, &quote!(const { &[#(#printed)*] }));
    let item = item(set);
    quote! {
        #item
        const _: () = {
            use #private::leads_on as __leads_on;
            #tables
            #(#questions)*
            #implemented
        };
    }
}

/// The struct with an empty table, so that what uses it does not fail a second time.
pub(super) fn empty(set: &Set) -> TokenStream {
    let (item, implemented) = (item(set), implementation(set, &quote!(&[])));
    quote!(#item const _: () = { #implemented };)
}

/// Names the pages of the rules, for editors.
pub(super) fn pages(set: &Set) -> TokenStream {
    let words: Vec<_> = set.items().flat_map(editor::words_of).collect();
    let pages = editor::pages_of(&private(set), &words);
    quote!(#[allow(unexpected_cfgs)] const _: () = { #pages };)
}

fn private(set: &Set) -> TokenStream {
    let root = &set.root;
    quote!(#root::__private)
}

fn item(set: &Set) -> TokenStream {
    let Set { attributes, visibility, name, .. } = set;
    quote! {
        #(#attributes)*
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #visibility struct #name;
    }
}

fn implementation(set: &Set, rows: &TokenStream) -> TokenStream {
    let (private, Set { root, name, payload, .. }) = (private(set), set);
    quote! {
        #[automatically_derived]
        impl #root::RulesFor<#payload> for #name {
            const RULES: &'static #private::RuleSet = &#private::RuleSet::from_rows(#rows, &[]);
        }
    }
}

/// Asks the compiler whether the paths are those of the payload: that of the row, and those that its rules name.
fn questions(private: &TokenStream, set: &Set, row: &Row) -> TokenStream {
    let payload = &set.payload;
    let ask = |path: &Path, written: &str, span| {
        let path = segments(private, path);
        let mut arguments =
            Group::new(Delimiter::Parenthesis, quote!(&<#payload as #private::AsValue>::NATURE.shape, #path, #written));
        // The call stands where the compiler is to underline, from its first token to its last.
        arguments.set_span(span);
        quote_spanned!(span=> __leads_on #arguments;)
    };
    let mut asked = ask(&Path::parse(&row.path.value()), &row.path.value(), row.path.span());
    for found in &row.rules {
        for (at, param) in found.rule.params().iter().enumerate() {
            if let Param::Field(field) = param {
                let written = field.name();
                asked.extend(ask(&Path::parse(&written), &written, found.arg(at)));
            }
        }
    }
    quote!(const _: () = { #asked };)
}

fn segments(private: &TokenStream, path: &Path) -> TokenStream {
    let segments = path.segments().iter().map(|segment| match segment {
        Segment::Key(key) => quote!(#private::Segment::key(#key)),
        Segment::Each => quote!(#private::Segment::Each),
    });
    quote!(const { &[#(#segments),*] })
}

fn rule(private: &TokenStream, place: (usize, usize), rule: &Rule, tables: &mut TokenStream) -> TokenStream {
    let Some(name) = rule.name() else { return TokenStream::new() };
    let name = format_ident!("{}", name.variant());
    let params = rule.params().iter().map(|param| self::param(private, place, param, tables));
    let params: Vec<_> = params.collect();
    quote!(#private::Rule::new(#private::rule::Name::#name, const { &[#(#params),*] }))
}

fn param(private: &TokenStream, place: (usize, usize), param: &Param, tables: &mut TokenStream) -> TokenStream {
    match param {
        Param::Null => quote!(#private::Param::Null),
        Param::Text(text) => quote!(#private::Param::text_of(#text)),
        Param::Number { text, whole: Some(whole) } => {
            let whole = Literal::i64_unsuffixed(*whole);
            quote!(#private::Param::integer(#text, #whole))
        }
        Param::Number { text, whole: None } => quote!(#private::Param::number(#text)),
        Param::Pattern(pattern) => {
            let (name, text) = (format_ident!("__TABLE_{}_{}", place.0, place.1), pattern.text());
            tables.extend(pattern::table(private, &name, pattern));
            quote!(#private::Param::Pattern(#private::Pattern::from_table(#text, &#name)))
        }
        Param::Field(field) => {
            let field = reference(private, field);
            quote!(#private::Param::Field(#field))
        }
        Param::Date(date) => {
            let (text, field, [own, other]) = date.get().parts();
            // What PHP reads as a date names no field.
            let field = field.filter(|_| !is_understood(text));
            let (field, own, other) =
                (option(field.map(|field| reference(private, field))), option(own), option(other));
            quote!(#private::Param::date(const { &#private::DateRef::new(#text, #field, #own, #other) }))
        }
    }
}

fn reference(private: &TokenStream, field: &FieldRef) -> TokenStream {
    let (path, boolean) = (segments(private, field.path()), field.is_boolean());
    quote!(#private::FieldRef::resolved(#path, #boolean))
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    if let Some(value) = value {
        quote!(::core::option::Option::Some(#value))
    } else {
        quote!(::core::option::Option::None)
    }
}
