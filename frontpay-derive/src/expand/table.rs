//! The table of a struct, as text, with the constants that it names.

use frontpay_rules::__private::{EncodedField, encode_custom, encode_field, encode_rule};
use frontpay_rules::rule::Name;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::custom::{custom_rules_after, labels_ident};
use super::printer::Printer;
use super::shared::Shared;
use crate::check::{CheckedField, RuleUse, modifiers};

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
    fn add(&mut self, index: usize, printer: Printer<'_>, shared: &Shared<'_>) {
        let (field, checked_field) = (&printer.fields()[index], &printer.checked[index]);
        let labels = printer.has_labels(index).then(|| {
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
        let (key, type_index) = ((!field.is_inlined()).then_some(&*field.name), shared.type_position(index));
        let (filled, modifiers) = (field.default.is_some(), modifiers(&checked_field.rules));
        self.text.push_str(&encode_field(EncodedField { key, type_index, filled, modifiers, rules: &rules }));
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
            rules.push_str(&encode_custom(self.custom_rules.len(), labels));
            self.custom_rules.push(constant);
        }
    }
}

impl Printer<'_> {
    /// Prints the table, the constants that it needs, and the function that returns its rows.
    pub(super) fn table(self, shared: &Shared<'_>) -> TokenStream {
        let (mut items, mut table) = (TokenStream::new(), EncodedTable::default());
        for (index, checked_field) in self.checked.iter().enumerate() {
            items.extend(self.path_assertions(&checked_field.rules).outside_impl);
            items.extend(self.fit_assertions(&self.fields()[index], &checked_field.rules));
            items.extend(self.custom_constants(index));
            table.add(index, self, shared);
        }
        let (pattern_tables, params) = (&shared.pattern_tables, &shared.params);
        let predicates = shared.rules.iter().map(|&name| predicate(name, self));
        let EncodedTable { text, rows, custom_rules, labels } = table;
        let rows = Literal::usize_unsuffixed(rows);
        quote! {
            #items
            #pattern_tables
            const __PARAMS: &[__private::Param] = &[#(#params),*];
            static __TABLE: __private::Encoded = __private::Encoded {
                text: #text,
                rows: #rows,
                rules: &[#(__private::predicates::#predicates),*],
                params: __PARAMS,
                custom: &[#(#custom_rules),*],
                texts: &[#(#labels),*],
            };
            fn __rows() -> &'static __private::Decoded {
                static ROWS: __private::DecodedRows = __private::DecodedRows::new();
                ROWS.of(&__TABLE)
            }
        }
    }
}

/// Returns the name of the predicate of a rule: one that links less code, if no field gives the rule a parameter.
fn predicate(name: Name, printer: Printer<'_>) -> Ident {
    let has_no_params = |rule_use: &RuleUse| rule_use.rule.params().is_empty();
    let mut uses_of_rule = printer.rule_uses().filter(|rule_use| rule_use.name == name);
    let bare = name.predicate_without_params().filter(|_| uses_of_rule.all(has_no_params));
    format_ident!("{}", bare.unwrap_or(name.path()[1]))
}
