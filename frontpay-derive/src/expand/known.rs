//! The properties of a struct that its table does not show.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::printer::Printer;
use super::shared::Shared;
use crate::check::{CheckedField, needs_root};
use crate::model::ContainerKind;
use crate::model::field::Field;
use crate::parse::serde::DefaultKind;

impl Printer<'_> {
    /// Prints the properties, as far as they differ from those of most structs.
    pub(super) fn known(self, shared: &Shared<'_>) -> TokenStream {
        let mut known = self.known_of_struct();
        known.extend(self.known_of_fields(shared));
        if known.is_empty() {
            return quote!(__private::StructInfo::MOST);
        }
        quote!(__private::StructInfo { #(#known,)* ..__private::StructInfo::MOST })
    }

    fn known_of_struct(self) -> Vec<TokenStream> {
        let is_map = self.model.kind == ContainerKind::Map;
        let (fields, checked) = (self.fields(), self.checked);
        let has_rules = self.rule_uses().next().is_some() || checked.iter().any(|field| !field.custom_rules.is_empty());
        let needs_root = self.rule_uses().any(|rule_use| rule_use.spec.excludes || needs_root(rule_use, fields));
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
            ("needs_root", needs_root, false),
            ("refuses_absence", checked.iter().any(is_absence_refused), true),
            ("checks", has_checks, false),
            ("null", is_map && checked.iter().any(|checked_field| checked_field.none_is_absent), false),
            ("lossy", is_lossy, false),
        ];
        let flags = flags.into_iter().filter(|(_, flag, of_most)| flag != of_most).map(|(name, flag, _)| {
            let name = format_ident!("{name}");
            quote!(#name: #flag)
        });
        let needs_context = self.needs_context().map(|needs_context| quote!(needs_context: #needs_context));
        self.known_form().into_iter().chain(flags).chain(needs_context).collect()
    }

    /// Prints the serialized form of the struct, unless it is a map like most.
    fn known_form(self) -> Option<TokenStream> {
        let form = match (self.model.kind, self.fields()) {
            (ContainerKind::Map, _) => {
                let (key, name) = self.model.tag.as_ref()?;
                quote!(Map(::core::option::Option::Some((#key, #name))))
            }
            (ContainerKind::List, _) => quote!(List),
            // A newtype without rules shares the table of its field.
            (ContainerKind::Transparent, [field]) if field.items.is_empty() && !field.is_recursive => {
                quote!(Transparent)
            }
            (ContainerKind::Transparent, _) => quote!(Newtype),
            (ContainerKind::Null, _) => quote!(Value),
        };
        Some(quote!(form: __private::WireForm::#form))
    }

    fn known_of_fields(self, shared: &Shared<'_>) -> impl Iterator<Item = TokenStream> {
        let positions = |is_selected: &dyn Fn(&Field<'_>, &CheckedField) -> bool| {
            let all = self.checked_fields().enumerate();
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
            self.defaults(),
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
    fn defaults(self) -> Option<TokenStream> {
        let with_default = |(_, field): &(usize, &Field<'_>)| field.default.is_some() && !self.is_opaque(field);
        let with_default = self.fields().iter().enumerate().filter(with_default);
        let (positions, types): (Vec<_>, Vec<_>) =
            with_default.map(|(index, field)| (Literal::usize_unsuffixed(index), field.ty)).unzip();
        (!positions.is_empty()).then(|| quote!(filled: &[#((#positions, __private::filled::<#types>)),*]))
    }
}

/// Returns true if a rule that applies whatever other fields are refuses a missing key.
fn is_absence_refused(checked_field: &CheckedField) -> bool {
    let mut rule_uses = checked_field.rules.iter().take_while(|rule_use| !rule_use.spec.excludes);
    rule_uses.any(|rule_use| rule_use.spec.optional_parent_rule.is_some())
}

/// Prints a list of positions under a name; nothing if it is empty.
fn position_list(name: &str, positions: Vec<usize>) -> Option<TokenStream> {
    let (name, positions) = (format_ident!("{name}"), positions.into_iter().map(Literal::usize_unsuffixed));
    let positions: Vec<_> = positions.collect();
    (!positions.is_empty()).then(|| quote!(#name: &[#(#positions),*]))
}
