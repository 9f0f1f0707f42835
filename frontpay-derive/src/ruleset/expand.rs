//! The generated code: a unit struct that stands for the rules, and their table.

use frontpay_rules::__private::{DATE_WORDS, FieldRef, Param, Path, StoredRule, is_parsable, nearest};
use frontpay_rules::RuleSet;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};

use super::parse::{Row, RuleSetInput};
use crate::check::RuleUse;
use crate::expand::editor;
use crate::expand::fit_assertion::Subject;
use crate::expand::param::{date, modifier_calls, segments, without_reference};
use crate::span::call_at;

/// Prints the rule set.
pub(super) fn rule_set(input: &RuleSetInput, rows: &[Row], table: Option<&RuleSet>) -> TokenStream {
    let Some(table) = table else { return empty(input) };
    let (root, payload) = (&input.root, &input.payload);
    let mut pattern_tables = TokenStream::new();
    let printed_rows = table.own_rows().enumerate().map(|(index, (path, rules))| {
        let path = segments(path.segments());
        let rules = rules.iter().enumerate();
        let rules = rules.map(|(rule_index, rule)| self::rule((index, rule_index), rule, &mut pattern_tables));
        quote! {
            __private::Row::field_beside(
                #path,
                const { &[#(#rules),*] },
                __private::modifiers_at(&<#payload as __private::AsValue>::TYPE_INFO.shape, #path),
            ),
        }
    });
    let printed_rows: Vec<_> = printed_rows.collect();
    let assertions = rows.iter().map(|row| assertions(input, row));
    let (item, implementation) = (item(input), implementation(input, &quote!(const { &[#(#printed_rows)*] })));
    quote! {
        #item
        const _: () = {
            use #root::__private;
            #pattern_tables
            #(#assertions)*
            #implementation
        };
    }
}

/// Prints the struct with an empty table, so that its uses cause no further errors.
pub(super) fn empty(input: &RuleSetInput) -> TokenStream {
    let (root, item, implementation) = (&input.root, item(input), implementation(input, &quote!(&[])));
    quote!(#item const _: () = { use #root::__private; #implementation };)
}

/// Prints the imports of the rules' pages, for editors.
pub(super) fn pages(input: &RuleSetInput) -> TokenStream {
    let root = &input.root;
    let idents: Vec<_> = input.items().flat_map(editor::idents_of).collect();
    let imports = editor::page_imports(&quote!(#root::__private), &idents);
    quote!(#[allow(unexpected_cfgs)] const _: () = { #imports };)
}

fn item(input: &RuleSetInput) -> TokenStream {
    let RuleSetInput { attributes, visibility, name, .. } = input;
    quote! {
        #(#attributes)*
        #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy)]
        #visibility struct #name;
    }
}

fn implementation(input: &RuleSetInput, rows: &TokenStream) -> TokenStream {
    let RuleSetInput { root, name, payload, .. } = input;
    quote! {
        #[automatically_derived]
        impl #root::RulesFor<#payload> for #name {
            const RULES: &'static __private::RuleSet = &__private::RuleSet::from_rows(#rows, &[]);
        }
    }
}

/// Prints assertions that the payload has the paths of a row, its own and those that its rules name, and that the rules say
/// something about the types there. Each is a constant, since the compiler reports one error a constant.
fn assertions(input: &RuleSetInput, row: &Row) -> TokenStream {
    let own = row.path.value();
    let mut calls = vec![path_assertion(input, &own, row.path.span())];
    for rule_use in &row.rules {
        for (index, param) in rule_use.rule.params().iter().enumerate() {
            let span = rule_use.argument_span(index);
            match param {
                Param::Field(field) => calls.push(path_assertion(input, &field.name(), span)),
                Param::Date(_) => calls.extend(date_assertion(input, param.text().unwrap_or_default(), span)),
                _ => {}
            }
        }
        calls.extend(subject(input, row, rule_use).assertions(rule_use));
    }
    let constants = calls.iter().map(|call| quote!(const _: () = { #call };));
    quote!(const _: () = { #[allow(unused_imports)] use __private::AnyType as _; #(#constants)* };)
}

fn path_assertion(input: &RuleSetInput, path: &str, span: Span) -> TokenStream {
    let (shape, segments) = (shape(input), segments(Path::parse(path).segments()));
    call_at(span, quote!(__private::leads_on), quote!(#shape, #segments, #path))
}

/// Prints the assertion that a text which is no date is the path of a field.
fn date_assertion(input: &RuleSetInput, text: &str, span: Span) -> Option<TokenStream> {
    if is_parsable(text) {
        return None;
    }
    let (shape, segments) = (shape(input), segments(Path::parse(text).segments()));
    let near = nearest(text, DATE_WORDS).unwrap_or_default();
    Some(call_at(span, quote!(__private::assert_date_field), quote!(#shape, #segments, #text, #near)))
}

fn shape(input: &RuleSetInput) -> TokenStream {
    let payload = &input.payload;
    quote!(&<#payload as __private::AsValue>::TYPE_INFO.shape)
}

/// Returns the field of a row, as far as its types are known to the compiler.
fn subject(input: &RuleSetInput, row: &Row, rule_use: &RuleUse) -> Subject {
    let type_at = |path: &str| {
        let (payload, path) = (&input.payload, segments(Path::parse(path).segments()));
        quote!(__private::type_at(__private::KnownType::<#payload>::LITERAL_TYPE, #path))
    };
    let path = row.path.value();
    let (shape, segments, calls) = (shape(input), segments(Path::parse(&path).segments()), modifier_calls(&row.rules));
    let modifiers = quote!(__private::modifiers_at(#shape, #segments) #calls);
    let params = rule_use.rule.params().iter().enumerate();
    let others = params.filter_map(|(index, param)| match param {
        Param::Field(field) => Some((index, field.name(), type_at(&field.name()))),
        _ => None,
    });
    let others = others.collect();
    let place_of_items = format!("write `{path}.*`");
    Subject {
        name: path.clone(),
        ty: Some(type_at(&path)),
        modifiers,
        may_count_characters: true,
        place_of_items,
        others,
    }
}

fn rule((index, rule_index): (usize, usize), rule: &StoredRule, pattern_tables: &mut TokenStream) -> TokenStream {
    let Some(name) = rule.name() else { return TokenStream::new() };
    let name = format_ident!("{}", name.variant());
    let table = || format_ident!("__TABLE_{index}_{rule_index}");
    let params = rule.params().iter().map(|param| {
        let printed = without_reference(param, table, pattern_tables);
        printed.unwrap_or_else(|| match param {
            Param::Field(field) => {
                let reference = reference(field);
                quote!(__private::Param::Field(#reference))
            }
            param => date_param(param),
        })
    });
    let params: Vec<_> = params.collect();
    quote!(__private::StoredRule::new(__private::rule::Name::#name, const { &[#(#params),*] }))
}

fn date_param(param: &Param) -> TokenStream {
    let Param::Date(date_ref) = param else { return TokenStream::new() };
    let (text, field, [own_format, other_format]) = date_ref.get().parts();
    date(text, field.map(reference), own_format, other_format)
}

fn reference(field: &FieldRef) -> TokenStream {
    let (path, boolean) = (segments(field.path().segments()), field.is_boolean());
    quote!(__private::FieldRef::resolved(#path, #boolean))
}
