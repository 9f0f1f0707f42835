//! The `const` table: paths, rules, parameters.

use frontpay_rules::__private::Param;
use frontpay_rules::pattern::{End, Form, Pattern, Step, Table};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Printer;
use crate::check::{self, Checked, Use, facts, reference, sibling};
use crate::model::Field;

/// The names of a field's constants.
pub(super) fn path(at: usize) -> Ident {
    format_ident!("__PATH_{at}")
}

pub(super) fn rules(at: usize) -> Ident {
    format_ident!("__RULES_{at}")
}

pub(super) fn facts_of(at: usize) -> Ident {
    format_ident!("__FACTS_{at}")
}

/// The parameters of a rule: the same constant in the table and in the check.
pub(super) fn params(at: usize, rule: usize, found: &Use) -> TokenStream {
    if found.rule.params().is_empty() {
        return quote!(&[]);
    }
    let name = format_ident!("__PARAMS_{at}_{rule}");
    quote!(#name)
}

impl Printer<'_> {
    /// The constants of all fields.
    pub(super) fn constants(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let mut items = TokenStream::new();
        for (at, (field, checked_field)) in fields.iter().zip(checked).enumerate() {
            let (path, name) = (path(at), &field.name);
            let segments = if field.serde.flatten.is_some() { quote!() } else { quote!(#private::Segment::key(#name)) };
            items.extend(quote!(const #path: &[#private::Segment] = &[#segments];));
            if checked_field.rules.is_empty() {
                continue;
            }
            let uses = checked_field.rules.iter().enumerate();
            items.extend(uses.clone().map(|(rule, found)| self.params_const(at, rule, found, fields, checked)));
            let rules_of = uses.map(|(rule, found)| self.rule(at, rule, found));
            let (rules, facts) = (rules(at), facts_of(at));
            items.extend(quote! {
                const #rules: &[#private::Rule] = &[#(#rules_of),*];
                const #facts: #private::Facts = #private::Facts::of(#rules);
            });
        }
        items
    }

    /// The rows: of each field its own rules, then what is below it.
    pub(super) fn rows(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let rows = fields.iter().zip(checked).enumerate().map(|(at, (field, checked))| {
            let (path, rules, ty) = (path(at), rules(at), field.ty);
            let own = (!checked.rules.is_empty()).then(|| quote!(#private::Row::field(#path, #rules),));
            quote!(#own #private::Row::nested(#path, <#ty as #private::AsValue>::SHAPE),)
        });
        quote!(#(#rows)*)
    }

    fn rule(&self, at: usize, rule: usize, found: &Use) -> TokenStream {
        let private = self.private();
        let params = params(at, rule, found);
        let make = if found.rule.is_plain() { quote!(new) } else { quote!(alias) };
        let name = format_ident!("{}", found.name.variant());
        quote!(#private::Rule::#make(#private::rule::Name::#name, #params))
    }

    fn params_const(
        &self,
        at: usize,
        rule: usize,
        found: &Use,
        fields: &[Field<'_>],
        checked: &[Checked],
    ) -> TokenStream {
        let all = found.rule.params();
        if all.is_empty() {
            return TokenStream::new();
        }
        let private = self.private();
        let name = params(at, rule, found);
        let mut tables = TokenStream::new();
        let values: Vec<_> = all
            .iter()
            .map(|param| match param {
                Param::Null => quote!(#private::Param::Null),
                Param::Text(text) => quote!(#private::Param::text_of(#text)),
                Param::Number { text, whole } => {
                    let whole = whole.map_or_else(|| quote!(None), |whole| quote!(Some(#whole)));
                    quote!(#private::Param::number(#text, ::core::option::Option::#whole))
                }
                Param::Pattern(pattern) => {
                    let table = format_ident!("__TABLE_{at}_{rule}");
                    tables.extend(self.table(&table, pattern));
                    let text = pattern.text();
                    quote!(#private::Param::Pattern(#private::Pattern::from_table(#text, &#table)))
                }
                Param::Date(_) => self.date(at, param, fields, checked),
                Param::Field(_) => {
                    let other = reference(param).and_then(|name| sibling(fields, &name)).unwrap_or_default();
                    let (path, boolean) = (path(other), facts(&checked[other].rules).boolean);
                    quote!(#private::Param::Field(#private::FieldRef::sibling(#path, #boolean)))
                }
            })
            .collect();
        quote!(#tables const #name: &[#private::Param] = &[#(#values),*];)
    }

    fn date(&self, at: usize, param: &Param, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let text = param.text().unwrap_or_default();
        let other = sibling(fields, text);
        let format = |at: usize| check::format(&checked[at].rules);
        let option = |tokens: Option<TokenStream>| {
            let none = || quote!(::core::option::Option::None);
            tokens.map_or_else(none, |tokens| quote!(::core::option::Option::Some(#tokens)))
        };
        let field = option(other.map(|other| {
            let (path, boolean) = (path(other), facts(&checked[other].rules).boolean);
            quote!(#private::FieldRef::sibling(#path, #boolean))
        }));
        let own = option(format(at).map(|format| quote!(#format)));
        let other = option(other.and_then(format).map(|format| quote!(#format)));
        quote!(#private::Param::Date(#private::DateRef::new(#text, #field, #own, #other)))
    }

    fn table(&self, name: &Ident, pattern: &Pattern) -> TokenStream {
        let private = self.private();
        let form = match pattern.table().map(Table::form) {
            Some(Form::Steps { classes, steps, end, .. }) => {
                let classes = Literal::byte_string(classes);
                let steps = steps.iter().map(|step| self.step(*step));
                let end = match end {
                    End::Open => quote!(Open),
                    End::Exact => quote!(Exact),
                    End::Newline => quote!(Newline),
                };
                quote!(from_steps(#classes, &[#(#steps),*], #private::End::#end))
            }
            Some(Form::Dense { classes, transitions, start, accepting, .. }) => {
                let classes = Literal::byte_string(classes);
                let transitions = transitions.iter().map(|state| Literal::u16_unsuffixed(*state));
                quote!(from_dense(#classes, &[#(#transitions),*], #start, #accepting))
            }
            // The check has refused a pattern without a table.
            _ => quote!(from_dense(&[0; 256], &[], 0, 0)),
        };
        quote!(static #name: #private::Table = #private::Table::#form;)
    }

    fn step(&self, step: Step) -> TokenStream {
        let private = self.private();
        let (class, min, max) = (step.class(), step.min(), step.max());
        quote!(#private::Step::new(#class, #min, #max))
    }
}
