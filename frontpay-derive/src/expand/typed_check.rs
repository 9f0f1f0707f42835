//! The check of a typed value: a chain of calls for each field, one call for each rule.

use std::collections::HashSet;

use frontpay_rules::rule::Fits;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, format_ident, quote};
use syn::{ExprPath, parse_quote};

use super::applicability::trait_name;
use super::custom::custom_rule_ident;
use super::param::modifier_calls;
use super::printer::Printer;
use super::shared::{RulePosition, Shared};
use super::tokens::local;
use crate::check::{CheckedField, RuleUse, modifiers, needs_root, siblings};
use crate::model::field::Field;
use crate::span::located_at;

/// A call in the chain, which checks one rule.
struct RuleCheck {
    method: Ident,
    arguments: TokenStream,
}

impl ToTokens for RuleCheck {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Punct::new('.', Spacing::Alone));
        tokens.append(self.method.clone());
        tokens.append(Group::new(Delimiter::Parenthesis, self.arguments.clone()));
    }
}

impl Printer<'_> {
    /// Prints the method that checks the rules of all fields and of the types in them.
    pub(super) fn add_failing(self, shared: &Shared<'_>) -> TokenStream {
        let count = self.fields().len();
        if count == 0 {
            return quote! {
                fn add_failing(&self, _: &mut __private::FailingFields) -> bool {
                    true
                }
            };
        }
        let failing = local("__failing");
        let applicability = self.assert_applicability(shared);
        let checks = (0..count).map(|index| self.field_check(index, shared));
        let indices = (0..count).map(Literal::usize_unsuffixed);
        // Inlined in release builds, as the check of a struct is one condition there; reports call a copy of it.
        quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn add_failing(&self, #failing: &mut __private::FailingFields) -> bool {
                #applicability
                #(#failing.add(#indices, #checks))&&*
            }
        }
    }

    /// Prints assertions that rules apply to the types of their fields, once for each rule and type.
    fn assert_applicability(self, shared: &Shared<'_>) -> TokenStream {
        let (mut seen, mut types, mut rules) = (HashSet::new(), Vec::new(), Vec::new());
        for (index, (field, checked_field)) in self.checked_fields().enumerate() {
            for rule_use in &checked_field.rules {
                let is_restricted = rule_use.spec.fits != Fits::Anything && !self.is_generic(field.ty);
                if is_restricted && seen.insert((shared.type_position(index), rule_use.spec.name)) {
                    types.push(field.ty);
                    rules.push(trait_name(rule_use.spec));
                }
            }
        }
        quote!(#(let () = <#types as __private::fitting::#rules>::APPLIES;)*)
    }

    fn field_check(self, index: usize, shared: &Shared<'_>) -> TokenStream {
        let (field, checked_field) = (&self.fields()[index], &self.checked[index]);
        // The engine checks rules that need the root, and those after a rule that may exclude the field.
        let asked = checked_field.rules.iter().enumerate().take_while(|(_, rule_use)| !rule_use.spec.excludes);
        let asked = asked.filter(|(_, rule_use)| !rule_use.spec.is_modifier() && !needs_root(rule_use, self.fields()));
        let rule_checks = asked.map(|(rule, rule_use)| self.rule_check((index, rule), rule_use, shared));
        let rule_checks: Vec<_> = rule_checks.chain(self.custom_checks(index)).collect();
        let (value, ty) = (self.reference(field), field.ty);
        if rule_checks.is_empty() {
            return quote!(<#ty as __AsValue>::inside(#value));
        }
        let presence = self.presence(field, checked_field);
        let modifiers = modifier_calls(&checked_field.rules);
        quote!(<#ty as __AsValue>::asked(#value, &__private::Scratch::new())#presence #modifiers #(#rule_checks)* .verdict())
    }

    /// Prints the call that passes on if serde writes the field, and nothing if serde always does.
    pub(super) fn presence(self, field: &Field<'_>, checked_field: &CheckedField) -> Option<TokenStream> {
        let (skip_if, value) = (skip_condition(field, checked_field)?, self.reference(field));
        Some(quote!(.with_presence(!#skip_if(#value))))
    }

    fn rule_check(self, position: RulePosition, rule_use: &RuleUse, shared: &Shared<'_>) -> RuleCheck {
        let field = &self.fields()[position.0];
        let [family, predicate] = rule_use.name.path();
        let method = format_ident!("{predicate}");
        let (reads_items, siblings) = (rule_use.rule.reads_items(), siblings(rule_use, field, self.fields()));
        if siblings.is_empty() && (reads_items || !rule_use.spec.reads_items) {
            // The value stands at the rule, where the compiler then reports a type without items.
            let value = reads_items.then(|| located_at(rule_use.span, self.reference(field).into_token_stream()));
            let range = (!rule_use.spec.params.is_empty()).then(|| shared.range(position));
            let comma = (value.is_some() && range.is_some()).then(|| Punct::new(',', Spacing::Alone));
            return RuleCheck { method, arguments: quote!(#value #comma #range) };
        }
        let (family, implicit) = (format_ident!("{family}"), rule_use.spec.implicit);
        let (predicate, params) = (quote!(__private::rule::#family::#method), shared.params_slice(position));
        let others = siblings.iter().map(|&index| self.other_value(rule_use, index));
        let arguments = quote!(#implicit, #predicate, #params, &[#(#others),*]);
        if reads_items {
            let value = self.reference(field);
            RuleCheck { method: format_ident!("items_pass"), arguments: quote!(#value, #arguments) }
        } else {
            RuleCheck { method: format_ident!("passes"), arguments }
        }
    }

    /// Prints the value of a field that a rule names.
    fn other_value(self, rule_use: &RuleUse, index: usize) -> TokenStream {
        let (field, checked_field) = (&self.fields()[index], &self.checked[index]);
        let (reference, ty, boolean) = (self.reference(field), field.ty, modifiers(&checked_field.rules).boolean);
        let value = if rule_use.rule.reads_items() {
            quote!(<#ty as __AsValue>::to_document(#reference, &__private::Arena::new()))
        } else {
            quote!(<#ty as __AsValue>::as_value(#reference, &__private::Scratch::new()))
        };
        let value = quote!(::core::option::Option::Some(#value));
        let value = match skip_condition(field, checked_field) {
            Some(skip_if) => quote!(::core::option::Option::filter(#value, |_| !#skip_if(#reference))),
            None => value,
        };
        quote!(__private::Other { value: #value, boolean: #boolean })
    }

    /// Returns the calls for the custom rules of a field, up to the first rule that may exclude it.
    fn custom_checks(self, index: usize) -> Vec<RuleCheck> {
        let (value, checked_field) = (self.reference(&self.fields()[index]), &self.checked[index]);
        let end = checked_field.rules.iter().position(|rule_use| rule_use.spec.excludes).unwrap_or(usize::MAX);
        let custom_rules = checked_field.custom_rules.iter().enumerate().filter(|(_, custom)| custom.after <= end);
        let calls = custom_rules.map(|(rule, _)| {
            let constant = custom_rule_ident(index, rule);
            RuleCheck { method: format_ident!("custom"), arguments: quote!(#value, #constant) }
        });
        calls.collect()
    }
}

/// Returns the function that decides if serde leaves out the value of a field.
pub(super) fn skip_condition(field: &Field<'_>, checked_field: &CheckedField) -> Option<ExprPath> {
    let is_none = || checked_field.none_is_absent.then(|| parse_quote!(::core::option::Option::is_none));
    field.serde.skip_serializing_if.clone().or_else(is_none)
}
