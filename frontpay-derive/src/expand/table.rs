//! The `const` table: paths, rules, parameters.

use frontpay_rules::__private::{Param, Segment, is_understood};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use super::place::call_at;
use super::structure::without_lifetimes;
use super::{Printer, own, pattern};
use crate::check::{self, Checked, Target, Use, facts, target};
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
            let segments = if field.has_no_path() { quote!() } else { quote!(#private::Segment::key(#name)) };
            items.extend(quote!(const #path: &[#private::Segment] = &[#segments];));
            items.extend(self.paths_below(&checked_field.rules, fields).0);
            items.extend(self.words_of_others(&checked_field.rules, fields));
            items.extend(self.pages(&checked_field.rules, fields));
            items.extend(self.own_constants(at, fields, checked));
            if !checked_field.has_row() {
                continue;
            }
            let uses = checked_field.rules.iter().enumerate();
            items.extend(uses.clone().map(|(rule, found)| self.params_const(at, rule, found, fields, checked)));
            let words = own::with_words(at, checked_field, checked);
            let rules_of = uses.map(|(rule, found)| {
                let (before, rule) = (self.own_rules(at, rule, checked), self.rule(at, rule, found));
                quote!(#before #rule #words,)
            });
            let last = self.own_rules(at, checked_field.rules.len(), checked);
            let (rules, facts) = (rules(at), facts_of(at));
            items.extend(quote! {
                const #rules: &[#private::Rule] = &[#(#rules_of)* #last];
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
            let asked = self.paths_below(&checked.rules, fields).1;
            let own = checked.has_row().then(|| quote!({ #asked #private::Row::field(#path, #rules) },));
            let shape = if checked.recurs {
                quote!(const { &#private::Shape::Later(#private::later::<#ty>) })
            } else {
                quote!(<#ty as #private::AsValue>::SHAPE)
            };
            quote!(#own #private::Row::nested(#path, #shape),)
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
                    tables.extend(pattern::table(&private, &table, pattern));
                    let text = pattern.text();
                    quote!(#private::Param::Pattern(#private::Pattern::from_table(#text, &#table)))
                }
                Param::Date(_) => self.date(at, param, fields, checked),
                Param::Field(field) => {
                    let reference = self.reference(&field.name(), fields, checked);
                    quote!(#private::Param::Field(#reference))
                }
            })
            .collect();
        quote!(#tables const #name: &[#private::Param] = &[#(#values),*];)
    }

    fn reference(&self, name: &str, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        match target(fields, name) {
            Some(Target::Sibling(at)) => self.sibling(at, checked),
            Some(Target::Below(at, rest)) => {
                let first = Segment::Key(fields[at].name.clone().into());
                let path = self.segments(&[&[first], rest.as_slice()].concat());
                quote!(#private::FieldRef::below(#path))
            }
            Some(Target::Root(path)) => {
                let path = self.segments(&path);
                quote!(#private::FieldRef::root(#path))
            }
            // The check has refused it.
            None => quote!(#private::FieldRef::root(&[])),
        }
    }

    fn sibling(&self, at: usize, checked: &[Checked]) -> TokenStream {
        let (private, path, boolean) = (self.private(), path(at), facts(&checked[at].rules).boolean);
        quote!(#private::FieldRef::sibling(#path, #boolean))
    }

    fn segments(&self, path: &[Segment]) -> TokenStream {
        let private = self.private();
        let segments = path.iter().map(|segment| match segment {
            Segment::Key(key) => quote!(#private::Segment::key(#key)),
            Segment::Each => quote!(#private::Segment::Each),
        });
        quote!(const { &[#(#segments),*] })
    }

    /// Names the predicates that the typed path does not ask, so that an editor shows their pages as well.
    fn pages(&self, uses: &[Use], fields: &[Field<'_>]) -> TokenStream {
        let private = self.private();
        let unasked = uses.iter().filter(|found| found.spec.is_modifier() || found.looks_far(fields));
        let pages = unasked.map(|found| {
            let [family, check] = found.name.path();
            let (family, check) = (format_ident!("{family}"), Ident::new(check, found.span));
            quote! {
                const _: () = {
                    #[allow(unused_imports)]
                    use #private::rule::#family::#check as _;
                };
            }
        });
        pages.collect()
    }

    /// Asks the compiler whether the words that the rules of a field compare another with are words of its type.
    fn words_of_others(&self, uses: &[Use], fields: &[Field<'_>]) -> TokenStream {
        let private = self.private();
        let mut asked = TokenStream::new();
        for found in uses {
            let Some((other, name)) = check::compared(found, fields) else { continue };
            if self.is_generic(fields[other].ty) {
                continue;
            }
            let ty = without_lifetimes(fields[other].ty.to_token_stream());
            for (at, param) in found.rule.params().iter().enumerate().skip(1) {
                let Some(word) = param.text().filter(|word| !word.eq_ignore_ascii_case("null")) else { continue };
                let sentence = format!("`{name}` is never `{word}`: it is no word of its type");
                let known = quote!(#private::may_be(#private::WordsOf::<#ty>::KNOWN, #word), #sentence);
                let ask = call_at(found.arg(at), quote!(#private::agree), known);
                asked.extend(quote!(const _: () = { #[allow(unused_imports)] use #private::AnyWords as _; #ask };));
            }
        }
        asked
    }

    /// Asks the compiler whether the paths that the rules of a field name below others are there.
    fn paths_below(&self, uses: &[Use], fields: &[Field<'_>]) -> (TokenStream, TokenStream) {
        let private = self.private();
        let (mut now, mut later) = (TokenStream::new(), TokenStream::new());
        for found in uses {
            for (at, param) in found.rule.params().iter().enumerate() {
                let Param::Field(name) = param else { continue };
                let name = name.name();
                let Some(Target::Below(other, rest)) = target(fields, &name) else { continue };
                let (ty, rest, span) = (fields[other].ty, self.segments(&rest), found.arg(at));
                let ask = |ty: &TokenStream| {
                    let shape = quote!(<#ty as #private::AsValue>::SHAPE, #rest, #name);
                    call_at(span, quote!(#private::leads_on), shape)
                };
                if self.is_generic(ty) {
                    let ask = ask(&ty.to_token_stream());
                    later.extend(quote!(#ask;));
                } else {
                    let ask = ask(&without_lifetimes(ty.to_token_stream()));
                    now.extend(quote!(const _: () = #ask;));
                }
            }
        }
        (now, later)
    }

    fn date(&self, at: usize, param: &Param, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let text = param.text().unwrap_or_default();
        let other = match target(fields, text) {
            // What PHP reads as a date names no field.
            Some(Target::Sibling(at)) if !is_understood(text) => Some(at),
            _ => None,
        };
        let format = |at: usize| check::format(&checked[at].rules);
        let option = |tokens: Option<TokenStream>| {
            let none = || quote!(::core::option::Option::None);
            tokens.map_or_else(none, |tokens| quote!(::core::option::Option::Some(#tokens)))
        };
        let field = option(other.map(|other| self.sibling(other, checked)));
        let own = option(format(at).map(|format| quote!(#format)));
        let other = option(other.and_then(format).map(|format| quote!(#format)));
        quote!(#private::Param::Date(#private::DateRef::new(#text, #field, #own, #other)))
    }
}
