//! The parts of a table that the fields of a struct share: their types, and the parameters of their rules.

use std::collections::HashMap;

use frontpay_rules::__private::{Param, Segment};
use frontpay_rules::rule::Name;
use proc_macro2::{Ident, Literal, Punct, Spacing, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, format_ident, quote};
use syn::Type;

use super::param;
use crate::check::{self, CheckedField, RuleUse, Target, modifiers, target};
use crate::model::field::Field;
use crate::type_tokens;

/// The types, rules and parameters of a struct, each once.
#[derive(Default)]
pub(super) struct Shared<'f> {
    pub(super) types: Vec<&'f Type>,
    /// For each field, the position of its type.
    type_positions: Vec<usize>,
    /// The expression of what is known of each type.
    type_infos: Vec<TokenStream>,
    /// Laravel's rules.
    pub(super) rules: Vec<Name>,
    pub(super) params: Vec<TokenStream>,
    /// For each field and each of its rules, where its parameters begin and end.
    ranges: Vec<Vec<ParamRange>>,
    /// The tables of the patterns among the parameters.
    pub(super) pattern_tables: TokenStream,
}

/// The position of a field, and that of a rule among the rules of the field.
pub(super) type RulePosition = (usize, usize);

impl<'f> Shared<'f> {
    pub(super) fn new(fields: &'f [Field<'_>], checked: &[CheckedField]) -> Self {
        let mut shared = Self::default();
        shared.add_types(fields);
        for rule_use in checked.iter().flat_map(|checked_field| &checked_field.rules) {
            if !shared.rules.contains(&rule_use.name) {
                shared.rules.push(rule_use.name);
            }
        }
        shared.add_params(fields, checked);
        shared
    }

    fn add_types(&mut self, fields: &'f [Field<'_>]) {
        let mut seen = HashMap::new();
        for (index, field) in fields.iter().enumerate() {
            let key = type_tokens::key(field.ty);
            // The `$crate` of two macros may be two crates.
            let apart = key.contains("$crate").then_some(index);
            let position = *seen.entry((field.is_recursive, apart, key)).or_insert_with(|| {
                self.types.push(field.ty);
                self.type_infos.push(info(field));
                self.types.len() - 1
            });
            self.type_positions.push(position);
        }
    }

    fn add_params(&mut self, fields: &[Field<'_>], checked: &[CheckedField]) {
        let mut seen = HashMap::new();
        for (index, checked_field) in checked.iter().enumerate() {
            let mut ranges = Vec::new();
            for (rule, rule_use) in checked_field.rules.iter().enumerate() {
                let key = rule_use.rule.params().iter().map(param_key).collect::<Option<Vec<_>>>();
                let known = key.as_ref().and_then(|key| seen.get(key)).copied();
                let range = known.unwrap_or_else(|| self.add_params_of((index, rule), rule_use, fields, checked));
                if let Some(key) = key {
                    seen.insert(key, range);
                }
                ranges.push(range);
            }
            self.ranges.push(ranges);
        }
    }

    fn add_params_of(
        &mut self,
        (index, rule): RulePosition,
        rule_use: &RuleUse,
        fields: &[Field<'_>],
        checked: &[CheckedField],
    ) -> ParamRange {
        let from = self.params.len();
        let table = || format_ident!("__TABLE_{index}_{rule}");
        for param in rule_use.rule.params() {
            let printed = param::without_reference(param, table, &mut self.pattern_tables);
            self.params.push(printed.unwrap_or_else(|| match param {
                Param::Field(field) => {
                    let reference = reference(&field.name(), fields, checked);
                    quote!(__private::Param::Field(#reference))
                }
                date => date_param(index, date.text().unwrap_or_default(), fields, checked),
            }));
        }
        ParamRange { from, to: self.params.len() }
    }

    /// Returns where the parameters of a rule are: the same in the table and in the check.
    pub(super) fn range(&self, (index, rule): RulePosition) -> ParamRange {
        self.ranges[index][rule]
    }

    /// Returns the position of the type of a field.
    pub(super) fn type_position(&self, index: usize) -> usize {
        self.type_positions[index]
    }

    /// Returns the position of a rule among those of the struct.
    pub(super) fn rule_position(&self, name: Name) -> usize {
        self.rules.iter().position(|other| *other == name).unwrap_or_default()
    }

    /// Prints the parameters of a rule as a slice.
    pub(super) fn params_slice(&self, position: RulePosition) -> TokenStream {
        let range = self.range(position);
        if range.is_empty() { quote!(&[]) } else { quote!(__private::part(#range)) }
    }

    /// Prints what is known of the types.
    pub(super) fn type_infos(&self) -> TokenStream {
        let type_infos = &self.type_infos;
        quote!(&[#(#type_infos),*])
    }
}

/// The range of a rule's parameters among those of the struct, which prints itself as arguments of a call.
#[derive(Clone, Copy)]
pub(super) struct ParamRange {
    from: usize,
    to: usize,
}

impl ParamRange {
    fn is_empty(self) -> bool {
        self.from == self.to
    }

    pub(super) fn ends(self) -> (usize, usize) {
        (self.from, self.to)
    }
}

impl ToTokens for ParamRange {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if self.is_empty() {
            tokens.append_all(quote!(&[]));
        } else {
            tokens.append(Ident::new("__PARAMS", Span::call_site()));
        }
        for end in [self.from, self.to] {
            tokens.append(Punct::new(',', Spacing::Alone));
            tokens.append(Literal::usize_unsuffixed(if self.is_empty() { 0 } else { end }));
        }
    }
}

/// Returns a key for a parameter that depends on no field, which rules may share.
fn param_key(param: &Param) -> Option<(bool, &str)> {
    match param {
        Param::Text(text) => Some((false, text)),
        Param::Number { text, .. } => Some((true, text)),
        _ => None,
    }
}

fn info(field: &Field<'_>) -> TokenStream {
    let ty = field.ty;
    if field.is_recursive {
        quote!(const { &__private::TypeInfo::later(__private::later::<#ty>) })
    } else {
        quote!(<#ty as __AsValue>::TYPE_INFO)
    }
}

fn reference(name: &str, fields: &[Field<'_>], checked: &[CheckedField]) -> TokenStream {
    match target(fields, name) {
        Some(Target::Sibling(index)) => sibling(index, fields, checked),
        Some(Target::Below(index, rest)) => {
            let first = Segment::Key(fields[index].name.clone().into());
            let path = param::segments(&[&[first], rest.as_slice()].concat());
            quote!(__private::FieldRef::below(#path))
        }
        Some(Target::Root(path)) => {
            let path = param::segments(&path);
            quote!(__private::FieldRef::root(#path))
        }
        // Unreachable: the check refuses an unknown name.
        None => quote!(__private::FieldRef::root(&[])),
    }
}

fn sibling(index: usize, fields: &[Field<'_>], checked: &[CheckedField]) -> TokenStream {
    let boolean = modifiers(&checked[index].rules).boolean;
    let key = (!fields[index].is_inlined()).then(|| Segment::Key(fields[index].name.clone().into()));
    let path = param::segments(key.as_slice());
    quote!(__private::FieldRef::sibling(#path, #boolean))
}

/// Prints the date of a rule, which may be the name of a field.
fn date_param(index: usize, text: &str, fields: &[Field<'_>], checked: &[CheckedField]) -> TokenStream {
    let other = match target(fields, text) {
        Some(Target::Sibling(other)) => Some(other),
        _ => None,
    };
    let format = |index: usize| check::date_format(&checked[index].rules);
    let field = other.map(|other| sibling(other, fields, checked));
    param::date(text, field, format(index).as_deref(), other.and_then(format).as_deref())
}
