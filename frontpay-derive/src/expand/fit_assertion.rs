//! Assertions that a rule says something about the type of its field, which only the compiler can answer.

use frontpay_rules::__private::Param;
use frontpay_rules::rule::{Fits, Name, ParamKind};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::Type;

use super::param::modifier_calls;
use super::printer::Printer;
use crate::check::{RuleUse, Target, modifiers, target};
use crate::model::field::Field;
use crate::span::call_at;
use crate::type_tokens::{has_any_ident, has_no_rules, key};

/// The rules that compare a field with another one by its kind, with the result for values of two kinds.
const BY_KIND: &[(Name, &str)] = &[
    (Name::Gt, FAILS),
    (Name::Gte, FAILS),
    (Name::Lt, FAILS),
    (Name::Lte, FAILS),
    (Name::Same, FAILS),
    (Name::Different, ", and always passes"),
];

const FAILS: &str = ", and always fails";

/// A field with a rule, and the types that the rule is about, as expressions for the values that they can have.
pub(crate) struct Subject {
    /// The name or path of the field.
    pub(crate) name: String,
    /// The type of the field; none if it needs no assertion.
    pub(crate) ty: Option<TokenStream>,
    /// The modifiers of the field.
    pub(crate) modifiers: TokenStream,
    /// Says that the field may be a number of which the characters are counted.
    pub(crate) may_count_characters: bool,
    /// The place to write a rule about items.
    pub(crate) place_of_items: String,
    /// The fields that parameters of the rule name: the parameter, the name and the type.
    pub(crate) others: Vec<(usize, String, TokenStream)>,
}

impl Subject {
    /// Prints the calls that stop the compiler if the rule passes or fails for all values of the types, or measures something
    /// else than it says.
    pub(crate) fn assertions(&self, rule_use: &RuleUse) -> Vec<TokenStream> {
        let rule = rule_use.spec.name;
        let mut calls = self.word_assertions(rule_use);
        let modifiers = &self.modifiers;
        if let (Some(ty), true, Fits::Measured) = (&self.ty, self.may_count_characters, rule_use.spec.fits) {
            calls.push(call_at(rule_use.span, quote!(__private::assert_measured), quote!(#ty, #modifiers, #rule)));
        }
        if let (Some(ty), Name::Distinct) = (&self.ty, rule_use.name) {
            let place = &self.place_of_items;
            calls.push(call_at(rule_use.span, quote!(__private::assert_item), quote!(#ty, #rule, #place)));
        }
        // Equality is strict, whatever the rules of the field are.
        let none = quote!(__private::FieldModifiers::NONE);
        let modifiers = if rule_use.spec.fits == Fits::Measured { modifiers } else { &none };
        let by_kind = BY_KIND.iter().find(|(name, _)| *name == rule_use.name);
        for (param, path, other) in &self.others {
            let span = rule_use.argument_span(*param);
            if rule_use.name == Name::InArray {
                calls.push(call_at(span, quote!(__private::assert_names_items), quote!(#other, #rule, #path)));
            }
            if let (Some((_, verdict)), Some(ty)) = (by_kind, &self.ty) {
                calls.push(call_at(
                    span,
                    quote!(__private::assert_comparable),
                    quote!(#ty, #modifiers, #other, #rule, #verdict),
                ));
            }
        }
        calls
    }

    /// Prints the calls for the words that a rule compares with the field, or with another one.
    fn word_assertions(&self, rule_use: &RuleUse) -> Vec<TokenStream> {
        let (name, ty, first) = match (rule_use.spec.params, self.others.as_slice(), &self.ty) {
            ([_, second, ..], [(0, name, ty)], _) if second.kind == ParamKind::Text => (name.as_str(), ty, 1),
            (_, [], Some(ty)) if rule_use.spec.lists_words => (self.name.as_str(), ty, 0),
            _ => return Vec::new(),
        };
        let words = rule_use.rule.params().iter().enumerate().skip(first);
        let words = words.filter_map(|(index, param)| Some((index, param.text()?)));
        let calls = words.filter(|(_, word)| !word.eq_ignore_ascii_case("null")).map(|(index, word)| {
            call_at(rule_use.argument_span(index), quote!(__private::assert_word), quote!(#ty, #name, #word))
        });
        calls.collect()
    }
}

impl<'m> Printer<'m> {
    /// Prints the assertions for the rules of a field, one constant for each: the compiler reports one error a constant.
    pub(super) fn fit_assertions(self, field: &Field<'_>, rule_uses: &[RuleUse]) -> TokenStream {
        let (is_plain, is_numeric) = (has_no_rules(field.ty), modifiers(rule_uses).numeric);
        // What is wrong with the primitive types is said without the compiler. Most rules need no assertion, and every printed
        // token costs.
        let is_about_type = |rule_use: &&RuleUse| {
            let spec = rule_use.spec;
            let is_about_own = spec.lists_words || (spec.fits == Fits::Measured && !is_numeric);
            rule_use.name == Name::Distinct
                || (is_about_own && !is_plain)
                || rule_use.rule.params().iter().any(|param| matches!(param, Param::Field(_)))
        };
        let asserted = rule_uses.iter().filter(is_about_type);
        let calls = asserted.flat_map(|rule_use| self.subject(field, rule_use, rule_uses).assertions(rule_use));
        let assertions = calls.map(|call| {
            quote! {
                #[cfg(not(rust_analyzer))]
                const _: () = { #[allow(unused_imports)] use __private::AnyType as _; #call };
            }
        });
        assertions.collect()
    }

    fn subject(self, field: &Field<'_>, rule_use: &RuleUse, all: &[RuleUse]) -> Subject {
        let is_plain = has_no_rules(field.ty);
        let calls = modifier_calls(all);
        let may_count_characters = !is_plain && !modifiers(all).numeric;
        // Words are those of an enum, and two fields of one type can be compared.
        let compares_words = matches!(rule_use.spec.params, [_, second, ..] if second.kind == ParamKind::Text);
        let is_fine = |sibling: &Field<'_>| {
            if compares_words { has_no_rules(sibling.ty) } else { key(sibling.ty) == key(field.ty) }
        };
        let siblings = self.named_siblings(rule_use).filter(|(_, _, sibling)| !is_fine(sibling));
        let others: Vec<_> =
            siblings.filter_map(|(param, name, sibling)| Some((param, name, self.known_type(sibling.ty)?))).collect();
        let needs_type = !is_plain || rule_use.name == Name::Distinct || !others.is_empty();
        Subject {
            name: field.name.clone(),
            ty: needs_type.then(|| self.known_type(field.ty)).flatten(),
            modifiers: quote!(__private::FieldModifiers::NONE #calls),
            may_count_characters,
            place_of_items: "put it on the type of the items".to_owned(),
            others,
        }
    }

    /// Returns the parameters of a rule that name siblings.
    fn named_siblings(self, rule_use: &RuleUse) -> impl Iterator<Item = (usize, String, &'m Field<'m>)> {
        rule_use.rule.params().iter().enumerate().filter_map(move |(index, param)| {
            let Param::Field(reference) = param else { return None };
            let name = reference.name();
            match target(self.fields(), &name)? {
                Target::Sibling(sibling) => Some((index, name, &self.fields()[sibling])),
                Target::Below(..) | Target::Root(_) => None,
            }
        })
    }

    /// Prints the values of a type, if a constant outside of the impl can name it.
    fn known_type(self, ty: &Type) -> Option<TokenStream> {
        if self.is_generic(ty) || has_any_ident(ty.to_token_stream(), &["Self"]) {
            return None;
        }
        let ty = self.type_in_constant(ty);
        Some(quote!(__private::KnownType::<#ty>::LITERAL_TYPE))
    }
}
