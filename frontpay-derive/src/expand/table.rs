//! The table of a struct: its text, and what cannot be text.

use frontpay_rules::__private::{Param, Segment, encode_field, encode_own, encode_rule, is_understood};
use frontpay_rules::{Facts, WordOrder};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use super::place::call_at;
use super::structure::without_lifetimes;
use super::{Printer, own, pattern};
use crate::check::{self, Checked, Target, Use, facts, target};
use crate::model::Field;

/// What the rules of a field say about it.
pub(super) fn facts_of(checked: &Checked) -> TokenStream {
    let Facts { numeric, array, nullable, sometimes, bail, boolean, selective, words } = facts(&checked.rules);
    let said = [
        ("numeric", numeric),
        ("array", array),
        ("nullable", nullable),
        ("sometimes", sometimes),
        ("bail", bail),
        ("boolean", boolean),
        ("selective", selective),
    ];
    let said: Vec<_> = said.into_iter().filter(|(_, said)| *said).map(|(name, _)| format_ident!("{name}")).collect();
    let words = match words {
        WordOrder::Few => None,
        order => {
            let order = format_ident!("{order:?}");
            Some(quote!(words: __private::WordOrder::#order,))
        }
    };
    if said.is_empty() && words.is_none() {
        quote!(__private::Facts::NONE)
    } else {
        quote!(__private::Facts { #(#said: true,)* #words ..__private::Facts::NONE })
    }
}

/// Where the parameters of a rule stand among those of the struct: the same constant in the table and in the check.
pub(super) fn range_of_params(at: usize, rule: usize, checked: &[Checked]) -> TokenStream {
    let count = |uses: &[Use]| uses.iter().map(|found| found.rule.params().len()).sum::<usize>();
    let uses = &checked[at].rules;
    let from = checked[..at].iter().map(|checked| count(&checked.rules)).sum::<usize>() + count(&uses[..rule]);
    let to = from + count(&uses[rule..=rule]);
    if from == to {
        return quote!(&[], 0, 0);
    }
    let (from, to) = (Literal::usize_unsuffixed(from), Literal::usize_unsuffixed(to));
    quote!(__PARAMS, #from, #to)
}

/// The parameters of a rule.
pub(super) fn params(at: usize, rule: usize, checked: &[Checked]) -> TokenStream {
    if checked[at].rules[rule].rule.params().is_empty() {
        return quote!(&[]);
    }
    let range = range_of_params(at, rule, checked);
    quote!(__private::part(#range))
}

impl Printer<'_> {
    /// The table of the struct as text, its parameters, and the function that returns its rows.
    pub(super) fn constants(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let (mut items, mut params) = (TokenStream::new(), Vec::new());
        let (mut texts, mut own, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (field, of_field)) in fields.iter().zip(checked).enumerate() {
            items.extend(self.paths_below(&of_field.rules, fields).0);
            items.extend(self.words_of_others(&of_field.rules, fields));
            items.extend(self.own_constants(at, fields, checked));
            let said = own::has_words(of_field, checked).then(|| {
                words.push(own::words(at));
                words.len() - 1
            });
            let (first_param, mut rules) = (params.len(), String::new());
            let mut encode_own = |after: usize, rules: &mut String| {
                for name in own::own_rules(at, after, of_field) {
                    rules.push_str(&encode_own(own.len(), said));
                    own.push(name);
                }
            };
            for (rule, found) in of_field.rules.iter().enumerate() {
                let (tables, values) = self.params_of((at, rule), found, fields, checked);
                items.extend(tables);
                params.extend(values);
                encode_own(rule, &mut rules);
                rules.push_str(&encode_rule(found.name, !found.rule.is_plain(), found.rule.params().len(), said));
            }
            encode_own(of_field.rules.len(), &mut rules);
            texts.push(encode_field(field.has_no_path(), facts(&of_field.rules), first_param, &rules));
        }
        let (pages, keys) = (self.pages(checked), fields.iter().map(|field| &field.name));
        quote! {
            #pages
            #items
            const __PARAMS: &[#private::Param] = &[#(#params),*];
            static __TABLE: #private::Encoded = #private::Encoded {
                keys: &[#(#keys),*],
                fields: &[#(#texts),*],
                params: __PARAMS,
                own: &[#(#own),*],
                words: &[#(#words),*],
            };
            fn __rows() -> &'static [#private::Row] {
                static ROWS: #private::DecodedRows = #private::DecodedRows::new();
                ROWS.of(&__TABLE)
            }
        }
    }

    /// What stands below each field.
    pub(super) fn shapes(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let shapes = fields.iter().zip(checked).map(|(field, of_field)| {
            let ty = field.ty;
            if of_field.recurs {
                quote!(const { &#private::Shape::Later(#private::later::<#ty>) })
            } else {
                quote!(<#ty as #private::AsValue>::SHAPE)
            }
        });
        quote!(const { &[#(#shapes),*] })
    }

    /// What the rules of the struct say of its table.
    pub(super) fn known(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let uses = || checked.iter().flat_map(|checked| &checked.rules);
        let refuses = |checked: &Checked| {
            let uses = checked.rules.iter().take_while(|found| !found.spec.excludes);
            uses.into_iter().any(|found| found.spec.if_there.is_some())
        };
        let is_excluded = |checked: &Checked| checked.rules.iter().any(|found| found.spec.excludes);
        let excluded = (0..checked.len()).filter(|at| is_excluded(&checked[*at]));
        let excluded: Vec<_> = excluded.map(Literal::usize_unsuffixed).collect();
        let mut marks = Vec::new();
        if fields.iter().any(Field::has_no_path) {
            marks.push(quote!(apart: false));
        }
        if uses().any(|found| found.spec.excludes || found.looks_far(fields)) {
            marks.push(quote!(looks_far: true));
        }
        if !checked.iter().any(refuses) {
            marks.push(quote!(refuses_absence: false));
        }
        if !excluded.is_empty() {
            marks.push(quote!(excluded: &[#(#excluded),*]));
        }
        if marks.is_empty() {
            return quote!(#private::Known::MOST);
        }
        quote!(#private::Known { #(#marks,)* ..#private::Known::MOST })
    }

    /// What the compiler can only ask where the generics are known.
    pub(super) fn asked_later(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        checked.iter().map(|of_field| self.paths_below(&of_field.rules, fields).1).collect()
    }

    /// The parameters of a rule, and the tables of its patterns.
    fn params_of(
        &self,
        (at, rule): (usize, usize),
        found: &Use,
        fields: &[Field<'_>],
        checked: &[Checked],
    ) -> (TokenStream, Vec<TokenStream>) {
        let private = self.private();
        let mut tables = TokenStream::new();
        let values = found.rule.params().iter().map(|param| match param {
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
        });
        let values = values.collect();
        (tables, values)
    }

    fn reference(&self, name: &str, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        match target(fields, name) {
            Some(Target::Sibling(at)) => self.sibling(at, fields, checked),
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

    fn sibling(&self, at: usize, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let (private, boolean) = (self.private(), facts(&checked[at].rules).boolean);
        let key = (!fields[at].has_no_path()).then(|| Segment::Key(fields[at].name.clone().into()));
        let path = self.segments(key.as_slice());
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

    /// Names the predicates where the user wrote the rules, so that an editor shows their pages.
    fn pages(&self, checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let pages = checked.iter().flat_map(|checked| &checked.rules).map(|found| {
            let [family, check] = found.name.path();
            let (family, check) = (format_ident!("{family}"), Ident::new(check, found.span));
            quote!(#family::#check as _)
        });
        let pages: Vec<_> = pages.collect();
        if pages.is_empty() {
            return TokenStream::new();
        }
        quote! {
            #[allow(unused_imports)]
            use #private::rule::{#(#pages),*};
        }
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
        let field = option(other.map(|other| self.sibling(other, fields, checked)));
        let own = option(format(at).map(|format| quote!(#format)));
        let other = option(other.and_then(format).map(|format| quote!(#format)));
        quote!(#private::Param::date(const { &#private::DateRef::new(#text, #field, #own, #other) }))
    }
}
