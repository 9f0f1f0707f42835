//! The table of a struct, as text, and what is known of the struct beside it.

use frontpay_rules::__private::{EncodedField, encode_field, encode_own, encode_rule};
use frontpay_rules::rule::Name;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::custom::{custom_rules_after, has_labels, labels_ident};
use super::printer::Printer;
use super::shared::Shared;
use crate::check::{CheckedField, RuleUse, facts, needs_root};
use crate::model::ContainerKind;
use crate::model::field::Field;
use crate::parse::serde::DefaultKind;

/// The text of a table, and the constants that it names by their positions.
#[derive(Default)]
struct EncodedTable {
    text: String,
    rows: usize,
    custom_rules: Vec<Ident>,
    labels: Vec<Ident>,
}

impl EncodedTable {
    /// Adds the lines of a field and of its rules.
    fn add(&mut self, index: usize, field: &Field<'_>, checked: &[CheckedField], shared: &Shared<'_>) {
        let checked_field = &checked[index];
        let labels = has_labels(checked_field, checked).then(|| {
            self.labels.push(labels_ident(index));
            self.labels.len() - 1
        });
        let mut rules = String::new();
        for (rule, rule_use) in checked_field.rules.iter().enumerate() {
            self.add_custom_rules((index, rule), checked_field, labels, &mut rules);
            let (position, range) = (shared.rule_position(rule_use.name), shared.range((index, rule)).ends());
            rules.push_str(&encode_rule(position, !rule_use.rule.is_plain(), range, labels));
        }
        self.add_custom_rules((index, checked_field.rules.len()), checked_field, labels, &mut rules);
        self.rows += 1 + usize::from(!rules.is_empty());
        let (key, nature) = ((!field.is_inlined()).then_some(&*field.name), shared.type_position(index));
        let (filled, facts) = (field.default.is_some(), facts(&checked_field.rules));
        self.text.push_str(&encode_field(EncodedField { key, nature, filled, facts, rules: &rules }));
    }

    /// Adds the custom rules of a field that follow a number of Laravel's rules.
    fn add_custom_rules(
        &mut self,
        (index, after): (usize, usize),
        checked_field: &CheckedField<'_>,
        labels: Option<usize>,
        rules: &mut String,
    ) {
        for constant in custom_rules_after(index, after, checked_field) {
            rules.push_str(&encode_own(self.custom_rules.len(), labels));
            self.custom_rules.push(constant);
        }
    }
}

impl Printer<'_> {
    /// Prints the table, the constants that it needs, and the function that returns its rows.
    pub(super) fn table(self, fields: &[Field<'_>], checked: &[CheckedField], shared: &Shared<'_>) -> TokenStream {
        let (mut items, mut table) = (TokenStream::new(), EncodedTable::default());
        for (index, (field, checked_field)) in fields.iter().zip(checked).enumerate() {
            items.extend(self.path_assertions(&checked_field.rules, fields).outside_impl);
            items.extend(self.word_assertions(&checked_field.rules, fields));
            items.extend(self.custom_constants(index, fields, checked));
            table.add(index, field, checked, shared);
        }
        let (pattern_tables, params) = (&shared.pattern_tables, &shared.params);
        let predicates = shared.rules.iter().map(|&name| predicate(name, checked));
        let EncodedTable { text, rows, custom_rules, labels } = table;
        let rows = Literal::usize_unsuffixed(rows);
        quote! {
            #items
            #pattern_tables
            const __PARAMS: &[__private::Param] = &[#(#params),*];
            static __TABLE: __private::Encoded = __private::Encoded {
                text: #text,
                rows: #rows,
                rules: &[#(__private::asks::#predicates),*],
                params: __PARAMS,
                own: &[#(#custom_rules),*],
                words: &[#(#labels),*],
            };
            fn __rows() -> &'static __private::Decoded {
                static ROWS: __private::DecodedRows = __private::DecodedRows::new();
                ROWS.of(&__TABLE)
            }
        }
    }

    /// Prints what is known of the struct beside its table, as far as it differs from most.
    pub(super) fn known(self, fields: &[Field<'_>], checked: &[CheckedField], shared: &Shared<'_>) -> TokenStream {
        let known: Vec<_> = self
            .known_of_struct(fields, checked)
            .into_iter()
            .chain(self.known_of_fields(fields, checked, shared))
            .collect();
        if known.is_empty() {
            return quote!(__private::Known::MOST);
        }
        quote!(__private::Known { #(#known,)* ..__private::Known::MOST })
    }

    fn known_of_struct(self, fields: &[Field<'_>], checked: &[CheckedField]) -> Vec<TokenStream> {
        let is_map = self.model.kind == ContainerKind::Map;
        let rule_uses = || checked.iter().flat_map(|checked_field| &checked_field.rules);
        let has_rules = rule_uses().next().is_some() || checked.iter().any(|field| !field.custom_rules.is_empty());
        let needs_root = rule_uses().any(|rule_use| rule_use.spec.excludes || needs_root(rule_use, fields));
        // A field that closes a cycle of types may lead to checks that cannot be found from this field.
        let has_checks = fields.iter().any(|field| field.recursive.is_some())
            || checked.iter().any(|checked_field| !checked_field.checks.is_empty())
            || !self.model.checks.is_empty();
        let is_lossy = fields
            .iter()
            .zip(checked)
            .any(|(field, checked_field)| field.serde.custom_reader.is_some() || checked_field.default_hides_absence);
        let flags = [
            ("has_rules", has_rules, true),
            ("apart", !fields.iter().any(Field::is_inlined), true),
            ("looks_far", needs_root, false),
            ("refuses_absence", checked.iter().any(is_absence_refused), true),
            ("checks", has_checks, false),
            ("null", is_map && checked.iter().any(|checked_field| checked_field.none_is_absent), false),
            ("loose", is_lossy, false),
        ];
        let flags = flags.into_iter().filter(|(_, flag, of_most)| flag != of_most).map(|(name, flag, _)| {
            let name = format_ident!("{name}");
            quote!(#name: #flag)
        });
        self.known_form(fields).into_iter().chain(flags).collect()
    }

    /// Prints the serialized form of the struct, unless it is a map like most.
    fn known_form(self, fields: &[Field<'_>]) -> Option<TokenStream> {
        let form = match (self.model.kind, fields) {
            (ContainerKind::Map, _) => {
                let (key, name) = self.model.tag.as_ref()?;
                quote!(Map(::core::option::Option::Some((#key, #name))))
            }
            (ContainerKind::List, _) => quote!(List),
            // A newtype without rules shares the table of its field.
            (ContainerKind::Transparent, [field]) if field.items.is_empty() && !field.is_recursive => quote!(Same),
            (ContainerKind::Transparent, _) => quote!(Inner),
            (ContainerKind::Null, _) => quote!(Value),
        };
        Some(quote!(form: __private::Form::#form))
    }

    fn known_of_fields(
        self,
        fields: &[Field<'_>],
        checked: &[CheckedField],
        shared: &Shared<'_>,
    ) -> impl Iterator<Item = TokenStream> {
        let positions = |is_selected: &dyn Fn(&Field<'_>, &CheckedField) -> bool| {
            let all = fields.iter().zip(checked).enumerate();
            all.filter(|(_, (field, checked))| is_selected(field, checked)).map(|(index, _)| index).collect::<Vec<_>>()
        };
        let types = |positions: Vec<usize>| {
            let mut types: Vec<_> = positions.iter().map(|index| shared.type_position(*index)).collect();
            types.sort_unstable();
            types.dedup();
            types
        };
        let is_excluded = |checked: &CheckedField| checked.rules.iter().any(|rule_use| rule_use.spec.excludes);
        let kept_types = types(positions(&|_, checked| !is_excluded(checked)));
        let mut excluded_types = types(positions(&|_, checked| is_excluded(checked)));
        excluded_types.retain(|ty| !kept_types.contains(ty));
        let compared = positions(&|_, checked| checked.rules.iter().any(|rule_use| rule_use.rule.reads_items()));
        let flattened = positions(&|field, _| field.serde.flatten.is_some());
        let opaque = positions(&|field, _| self.is_opaque(field));
        let known = [
            position_list("excluded", excluded_types),
            position_list("compared", types(compared)),
            position_list("buffered", types(flattened.clone())),
            position_list("flat", flattened),
            position_list("untold", opaque),
            self.defaults(fields),
        ];
        known.into_iter().flatten()
    }

    /// Returns true if a value does not tell whether serde filled it in, nor from what it was read.
    fn is_opaque(self, field: &Field<'_>) -> bool {
        match field.default {
            _ if field.serde.custom_reader.is_some() => true,
            Some(DefaultKind::Custom) => true,
            // The impl has no bound for the `Default` of a parameter, which serde needs only for reading.
            Some(DefaultKind::OfType) => self.is_generic(field.ty),
            None => false,
        }
    }

    /// Prints the values that fill missing keys, for fields with the default of their type.
    fn defaults(self, fields: &[Field<'_>]) -> Option<TokenStream> {
        let with_default = |(_, field): &(usize, &Field<'_>)| field.default.is_some() && !self.is_opaque(field);
        let with_default = fields.iter().enumerate().filter(with_default);
        let (positions, types): (Vec<_>, Vec<_>) =
            with_default.map(|(index, field)| (Literal::usize_unsuffixed(index), field.ty)).unzip();
        (!positions.is_empty()).then(|| quote!(filled: &[#((#positions, __private::filled::<#types>)),*]))
    }
}

/// Returns the name of the predicate of a rule: one that links less code, if no field gives the rule a parameter.
fn predicate(name: Name, checked: &[CheckedField]) -> Ident {
    let has_no_params = |rule_use: &RuleUse| rule_use.rule.params().is_empty();
    let rule_uses = checked.iter().flat_map(|checked_field| &checked_field.rules);
    let mut uses_of_rule = rule_uses.filter(|rule_use| rule_use.name == name);
    let bare = name.bare().filter(|_| uses_of_rule.all(has_no_params));
    format_ident!("{}", bare.unwrap_or(name.path()[1]))
}

/// Returns true if a rule that applies whatever other fields are refuses a missing key.
fn is_absence_refused(checked_field: &CheckedField) -> bool {
    let mut rule_uses = checked_field.rules.iter().take_while(|rule_use| !rule_use.spec.excludes);
    rule_uses.any(|rule_use| rule_use.spec.if_there.is_some())
}

/// Prints a list of positions under a name; nothing if it is empty.
fn position_list(name: &str, positions: Vec<usize>) -> Option<TokenStream> {
    let (name, positions) = (format_ident!("{name}"), positions.into_iter().map(Literal::usize_unsuffixed));
    let positions: Vec<_> = positions.collect();
    (!positions.is_empty()).then(|| quote!(#name: &[#(#positions),*]))
}
