//! The table of a struct: its text, and what cannot be text.

use std::collections::HashMap;

use frontpay_rules::__private::{EncodedField, Param, Segment, encode_field, encode_own, encode_rule, is_understood};
use frontpay_rules::rule::Name;
use frontpay_rules::{Facts, WordOrder};
use proc_macro2::{Ident, Literal, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, format_ident, quote};
use syn::Type;

use super::place::call_at;
use super::structure::{is_plain, without_lifetimes};
use super::{Printer, own, pattern};
use crate::check::{self, Checked, Target, Use, facts, target};
use crate::model::{Field, Form};
use crate::parse::serde::Filling;

/// What the rules of a field say about it.
pub(super) fn facts_of(checked: &Checked) -> TokenStream {
    let said = said(checked);
    quote!(__private::Facts::NONE #said)
}

/// The same as calls of what has it.
pub(super) fn said(checked: &Checked) -> Option<TokenStream> {
    let Facts { numeric, array, nullable, sometimes, bail, boolean, selective, words } = facts(&checked.rules);
    let said = [
        ("numeric", numeric),
        ("array", array),
        ("nullable", nullable),
        ("sometimes", sometimes),
        ("bail", bail),
        ("boolean", boolean),
        ("selective", selective),
        ("sorted", words == WordOrder::Sorted),
        ("unsorted", words == WordOrder::Unsorted),
    ];
    let said = said.into_iter().filter(|(_, said)| *said).map(|(name, _)| format_ident!("says_{name}"));
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| quote!(#(.#said())*))
}

/// What several fields of a struct share: their types, and the parameters of their rules.
pub(super) struct Shared<'f> {
    /// The types, each once.
    pub(super) types: Vec<&'f Type>,
    /// What is known of each.
    natures: Vec<TokenStream>,
    /// The place of the type of each field among them.
    nature_of: Vec<usize>,
    /// The rules of Laravel's.
    rules: Vec<Name>,
    /// The parameters.
    params: Vec<TokenStream>,
    /// Where those of each rule of each field begin and end.
    ranges: Vec<Vec<(usize, usize)>>,
    /// The tables of the patterns among them.
    tables: TokenStream,
}

impl Shared<'_> {
    /// Where the parameters of a rule are: the same in the table and in the check.
    pub(super) fn range(&self, at: usize, rule: usize) -> Range {
        let (from, to) = self.ranges[at][rule];
        Range { from, to }
    }

    /// The place of the type of a field among the types.
    pub(super) fn type_of(&self, at: usize) -> usize {
        self.nature_of[at]
    }

    /// The place of a rule among those of the struct.
    fn rule(&self, name: Name) -> usize {
        self.rules.iter().position(|other| *other == name).unwrap_or_default()
    }

    /// The parameters of a rule.
    pub(super) fn params(&self, at: usize, rule: usize) -> TokenStream {
        let (from, to) = self.ranges[at][rule];
        if from == to {
            return quote!(&[]);
        }
        let range = self.range(at, rule);
        quote!(__private::part(#range))
    }

    /// What is known of the types.
    pub(super) fn natures(&self) -> TokenStream {
        let natures = &self.natures;
        quote!(&[#(#natures),*])
    }

    /// The types of some of the fields, as a list of their places; nothing where there are none.
    fn natures_where(&self, name: &str, fields: impl Iterator<Item = usize>) -> Option<TokenStream> {
        let mut natures: Vec<_> = fields.map(|at| self.nature_of[at]).collect();
        natures.sort_unstable();
        natures.dedup();
        list(name, natures)
    }
}

/// A list of places; nothing where there are none.
fn list(name: &str, places: Vec<usize>) -> Option<TokenStream> {
    let (name, places) = (format_ident!("{name}"), places.into_iter().map(Literal::usize_unsuffixed));
    let places: Vec<_> = places.collect();
    (!places.is_empty()).then(|| quote!(#name: &[#(#places),*]))
}

/// Where the parameters of a rule are among those of the struct, as arguments of a call.
pub(super) struct Range {
    from: usize,
    to: usize,
}

impl ToTokens for Range {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.from == self.to {
            tokens.append_all(quote!(&[]));
        } else {
            tokens.append(Ident::new("__PARAMS", Span::call_site()));
        }
        for place in [self.from, self.to] {
            tokens.append(Punct::new(',', Spacing::Alone));
            tokens.append(Literal::usize_unsuffixed(if self.from == self.to { 0 } else { place }));
        }
    }
}

/// What tells a parameter from others, where it is one that rules may share.
fn written(param: &Param) -> Option<(bool, &str)> {
    match param {
        Param::Text(text) => Some((false, text)),
        Param::Number { text, .. } => Some((true, text)),
        _ => None,
    }
}

impl Printer<'_> {
    /// Finds what the fields share.
    pub(super) fn shared<'f>(fields: &'f [Field<'_>], checked: &[Checked]) -> Shared<'f> {
        let (mut types, mut natures, mut nature_of) = (Vec::new(), Vec::new(), Vec::new());
        let mut seen = HashMap::new();
        for (at, (field, of_field)) in fields.iter().zip(checked).enumerate() {
            let written = super::written(field.ty);
            // Which crate is meant is not written.
            let apart = written.contains("$crate").then_some(at);
            let key = (of_field.recurs, apart, written);
            let place = *seen.entry(key).or_insert_with(|| {
                types.push(field.ty);
                natures.push(Self::nature(field.ty, of_field.recurs));
                natures.len() - 1
            });
            nature_of.push(place);
        }
        let mut shared = Shared {
            types,
            natures,
            nature_of,
            rules: Vec::new(),
            params: Vec::new(),
            ranges: Vec::new(),
            tables: TokenStream::new(),
        };
        for found in checked.iter().flat_map(|checked| &checked.rules) {
            if !shared.rules.contains(&found.name) {
                shared.rules.push(found.name);
            }
        }
        let mut places = HashMap::new();
        for (at, of_field) in checked.iter().enumerate() {
            let ranges = of_field.rules.iter().enumerate().map(|(rule, found)| {
                let key = found.rule.params().iter().map(written).collect::<Option<Vec<_>>>();
                let known = key.as_ref().and_then(|key| places.get(key));
                known.copied().unwrap_or_else(|| {
                    let (tables, values) = Self::params_of((at, rule), found, fields, checked);
                    shared.tables.extend(tables);
                    let from = shared.params.len();
                    shared.params.extend(values);
                    let range = (from, shared.params.len());
                    key.map(|key| places.insert(key, range));
                    range
                })
            });
            let ranges = ranges.collect();
            shared.ranges.push(ranges);
        }
        shared
    }

    fn nature(ty: &Type, recurs: bool) -> TokenStream {
        if recurs {
            quote!(const { &__private::Nature::later(__private::later::<#ty>) })
        } else {
            quote!(<#ty as __AsValue>::NATURE)
        }
    }

    /// The table of the struct as text, its parameters, and the function that returns its rows.
    pub(super) fn constants(&self, fields: &[Field<'_>], checked: &[Checked], shared: &Shared<'_>) -> TokenStream {
        let (mut items, mut text, mut rows) = (TokenStream::new(), String::new(), 0_usize);
        let (mut own, mut words) = (Vec::new(), Vec::new());
        for (at, (field, of_field)) in fields.iter().zip(checked).enumerate() {
            items.extend(self.paths_below(&of_field.rules, fields).0);
            items.extend(self.words_of_others(&of_field.rules, fields));
            items.extend(self.own_constants(at, fields, checked));
            let said = own::has_words(of_field, checked).then(|| {
                words.push(own::words(at));
                words.len() - 1
            });
            let mut rules = String::new();
            let mut encode_own = |after: usize, rules: &mut String| {
                for name in own::own_rules(at, after, of_field) {
                    rules.push_str(&encode_own(own.len(), said));
                    own.push(name);
                }
            };
            for (rule, found) in of_field.rules.iter().enumerate() {
                encode_own(rule, &mut rules);
                rules.push_str(&encode_rule(
                    shared.rule(found.name),
                    !found.rule.is_plain(),
                    shared.ranges[at][rule],
                    said,
                ));
            }
            encode_own(of_field.rules.len(), &mut rules);
            rows += 1 + usize::from(!rules.is_empty());
            let (key, nature) = ((!field.has_no_path()).then_some(&*field.name), shared.nature_of[at]);
            let (filled, facts) = (field.filled.is_some(), facts(&of_field.rules));
            text.push_str(&encode_field(EncodedField { key, nature, filled, facts, rules: &rules }));
        }
        let (tables, params) = (&shared.tables, &shared.params);
        let rows = Literal::usize_unsuffixed(rows);
        let is_bare = |name: Name| {
            let mut uses = checked.iter().flat_map(|checked| &checked.rules).filter(|found| found.name == name);
            uses.all(|found| found.rule.params().is_empty())
        };
        let rules = shared.rules.iter().map(|&name| {
            let predicate = name.bare().filter(|_| is_bare(name)).unwrap_or(name.path()[1]);
            format_ident!("{predicate}")
        });
        quote! {
            #items
            #tables
            const __PARAMS: &[__private::Param] = &[#(#params),*];
            static __TABLE: __private::Encoded = __private::Encoded {
                text: #text,
                rows: #rows,
                rules: &[#(__private::asks::#rules),*],
                params: __PARAMS,
                own: &[#(#own),*],
                words: &[#(#words),*],
            };
            fn __rows() -> &'static __private::Decoded {
                static ROWS: __private::DecodedRows = __private::DecodedRows::new();
                ROWS.of(&__TABLE)
            }
        }
    }

    /// What is known of the struct beside its table.
    pub(super) fn known(&self, fields: &[Field<'_>], checked: &[Checked], shared: &Shared<'_>) -> TokenStream {
        let uses = || checked.iter().flat_map(|checked| &checked.rules);
        let refuses = |checked: &Checked| {
            let uses = checked.rules.iter().take_while(|found| !found.spec.excludes);
            uses.into_iter().any(|found| found.spec.if_there.is_some())
        };
        let places = |is_one: &dyn Fn(&Field<'_>, &Checked) -> bool| {
            let all = fields.iter().zip(checked).enumerate();
            all.filter(|(_, (field, checked))| is_one(field, checked)).map(|(at, _)| at).collect::<Vec<_>>()
        };
        let is_excluded = |checked: &Checked| checked.rules.iter().any(|found| found.spec.excludes);
        let kept: Vec<_> = places(&|_, checked| !is_excluded(checked)).iter().map(|at| shared.nature_of[*at]).collect();
        let mut excluded = places(&|_, checked| is_excluded(checked));
        excluded.retain(|at| !kept.contains(&shared.nature_of[*at]));
        let compared = places(&|_, checked| checked.rules.iter().any(|found| found.rule.reads_items()));
        let buffered = places(&|field, _| field.serde.flatten.is_some());
        let mark = |name: &str, value: bool| {
            let name = format_ident!("{name}");
            quote!(#name: #value)
        };
        // Of another type that leads back here nobody else tells.
        let may_have = fields.iter().any(|field| field.recursive.is_some());
        let of_fields = checked.iter().any(|checked| !checked.checks.is_empty());
        let checks = may_have || of_fields || !self.model.checks.is_empty();
        let is_map = self.model.form == Form::Map;
        let marks = [
            self.form(fields).map(|form| quote!(form: __private::Form::#form)),
            (uses().next().is_none() && checked.iter().all(|checked| checked.own.is_empty()))
                .then(|| mark("has_rules", false)),
            fields.iter().any(Field::has_no_path).then(|| mark("apart", false)),
            uses().any(|found| found.spec.excludes || found.looks_far(fields)).then(|| mark("looks_far", true)),
            (!checked.iter().any(refuses)).then(|| mark("refuses_absence", false)),
            checks.then(|| mark("checks", true)),
            (is_map && checked.iter().any(|checked| checked.tells_null)).then(|| mark("null", true)),
            (!places(&|field, checked| field.serde.read_by.is_some() || checked.fills).is_empty())
                .then(|| mark("loose", true)),
            shared.natures_where("excluded", excluded.into_iter()),
            shared.natures_where("compared", compared.into_iter()),
            shared.natures_where("buffered", buffered.into_iter()),
            list("flat", places(&|field, _| field.serde.flatten.is_some())),
            list("untold", places(&|field, _| self.is_untold(field))),
            self.filled(fields),
        ];
        let marks: Vec<_> = marks.into_iter().flatten().collect();
        if marks.is_empty() {
            return quote!(__private::Known::MOST);
        }
        quote!(__private::Known { #(#marks,)* ..__private::Known::MOST })
    }

    /// Tells whether a value tells nothing of the text that its field was read from.
    fn is_untold(&self, field: &Field<'_>) -> bool {
        match field.filled {
            _ if field.serde.read_by.is_some() => true,
            Some(Filling::Other) => true,
            // serde asks for `Default` of a parameter only where it reads the type.
            Some(Filling::Default) => self.is_generic(field.ty),
            None => false,
        }
    }

    /// What is there where the default of a type fills a missing key.
    fn filled(&self, fields: &[Field<'_>]) -> Option<TokenStream> {
        let all = fields.iter().enumerate().filter(|(_, field)| field.filled.is_some() && !self.is_untold(field));
        let (places, types): (Vec<_>, Vec<_>) =
            all.map(|(at, field)| (Literal::usize_unsuffixed(at), field.ty)).unzip();
        (!places.is_empty()).then(|| quote!(filled: &[#((#places, __private::filled::<#types>)),*]))
    }

    /// What the compiler can only ask where the generics are known.
    pub(super) fn asked_later(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        checked.iter().map(|of_field| self.paths_below(&of_field.rules, fields).1).collect()
    }

    /// Asks where the struct is the root whether the paths from there lead on: those that it names at their places, and
    /// those that types within it name at its name, since they have no place here. Nothing where there can be none of either:
    /// a constant more is half a million instructions of rustc.
    pub(super) fn references(&self, fields: &[Field<'_>], checked: &[Checked]) -> Option<TokenStream> {
        if self.model.borrowed {
            return None;
        }
        let (root, ident) = (&self.root, &self.model.input.ident);
        let all = quote!(__private::assert_references);
        let all = call_at(ident.span(), all, quote!(<Self as #root::Validate>::RULES));
        let mut own = TokenStream::new();
        for found in checked.iter().flat_map(|checked| &checked.rules) {
            for (at, param) in found.rule.params().iter().enumerate() {
                let Param::Field(field) = param else { continue };
                let Some(Target::Root(path)) = target(fields, &field.name()) else { continue };
                let (path, name) = (Self::segments(&path), field.name());
                let shape = quote!(&<Self as __AsValue>::NATURE.shape, #path, #name);
                let ask = call_at(found.arg(at), quote!(__private::leads_on), shape);
                own.extend(quote!(#ask;));
            }
        }
        if own.is_empty() && fields.iter().all(|field| is_plain(field.ty)) {
            return None;
        }
        let asked = if own.is_empty() { all } else { quote!({ #own #all }) };
        Some(quote!(const REFERENCES: () = #asked;))
    }

    /// The parameters of a rule, and the tables of its patterns.
    fn params_of(
        (at, rule): (usize, usize),
        found: &Use,
        fields: &[Field<'_>],
        checked: &[Checked],
    ) -> (TokenStream, Vec<TokenStream>) {
        let mut tables = TokenStream::new();
        let values = found.rule.params().iter().map(|param| match param {
            Param::Null => quote!(__private::Param::Null),
            Param::Text(text) => quote!(__private::Param::text_of(#text)),
            Param::Number { text, whole: Some(whole) } => {
                let whole = Literal::i64_unsuffixed(*whole);
                quote!(__private::Param::integer(#text, #whole))
            }
            Param::Number { text, whole: None } => quote!(__private::Param::number(#text)),
            Param::Pattern(pattern) => {
                let table = format_ident!("__TABLE_{at}_{rule}");
                tables.extend(pattern::table(&quote!(__private), &table, pattern));
                let text = pattern.text();
                quote!(__private::Param::Pattern(__private::Pattern::from_table(#text, &#table)))
            }
            Param::Date(_) => Self::date(at, param, fields, checked),
            Param::Field(field) => {
                let reference = Self::reference(&field.name(), fields, checked);
                quote!(__private::Param::Field(#reference))
            }
        });
        let values = values.collect();
        (tables, values)
    }

    fn reference(name: &str, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        match target(fields, name) {
            Some(Target::Sibling(at)) => Self::sibling(at, fields, checked),
            Some(Target::Below(at, rest)) => {
                let first = Segment::Key(fields[at].name.clone().into());
                let path = Self::segments(&[&[first], rest.as_slice()].concat());
                quote!(__private::FieldRef::below(#path))
            }
            Some(Target::Root(path)) => {
                let path = Self::segments(&path);
                quote!(__private::FieldRef::root(#path))
            }
            // The check has refused it.
            None => quote!(__private::FieldRef::root(&[])),
        }
    }

    fn sibling(at: usize, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let boolean = facts(&checked[at].rules).boolean;
        let key = (!fields[at].has_no_path()).then(|| Segment::Key(fields[at].name.clone().into()));
        let path = Self::segments(key.as_slice());
        quote!(__private::FieldRef::sibling(#path, #boolean))
    }

    fn segments(path: &[Segment]) -> TokenStream {
        let segments = path.iter().map(|segment| match segment {
            Segment::Key(key) => quote!(__private::Segment::key(#key)),
            Segment::Each => quote!(__private::Segment::Each),
        });
        quote!(const { &[#(#segments),*] })
    }

    /// Asks the compiler whether the words that the rules of a field compare another with are words of its type.
    fn words_of_others(&self, uses: &[Use], fields: &[Field<'_>]) -> TokenStream {
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
                let known = quote!(__private::may_be(__private::WordsOf::<#ty>::KNOWN, #word), #sentence);
                let ask = call_at(found.arg(at), quote!(__private::agree), known);
                asked.extend(quote! {
                    #[cfg(not(rust_analyzer))]
                    const _: () = { #[allow(unused_imports)] use __private::AnyWords as _; #ask };
                });
            }
        }
        asked
    }

    /// Asks the compiler whether the paths that the rules of a field name below others are there.
    fn paths_below(&self, uses: &[Use], fields: &[Field<'_>]) -> (TokenStream, TokenStream) {
        let (mut now, mut later) = (TokenStream::new(), TokenStream::new());
        for found in uses {
            for (at, param) in found.rule.params().iter().enumerate() {
                let Param::Field(name) = param else { continue };
                let name = name.name();
                let Some(Target::Below(other, rest)) = target(fields, &name) else { continue };
                let (ty, rest, span) = (fields[other].ty, Self::segments(&rest), found.arg(at));
                let ask = |ty: &TokenStream| {
                    let shape = quote!(&<#ty as __AsValue>::NATURE.shape, #rest, #name);
                    call_at(span, quote!(__private::leads_on), shape)
                };
                if self.is_generic(ty) {
                    let ask = ask(&ty.to_token_stream());
                    later.extend(quote!(#ask;));
                } else {
                    let ask = ask(&without_lifetimes(ty.to_token_stream()));
                    now.extend(quote!(#[cfg(not(rust_analyzer))] const _: () = #ask;));
                }
            }
        }
        (now, later)
    }

    fn date(at: usize, param: &Param, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
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
        let field = option(other.map(|other| Self::sibling(other, fields, checked)));
        let own = option(format(at).map(|format| quote!(#format)));
        let other = option(other.and_then(format).map(|format| quote!(#format)));
        quote!(__private::Param::date(const { &__private::DateRef::new(#text, #field, #own, #other) }))
    }
}
