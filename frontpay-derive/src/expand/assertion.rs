//! Assertions about types and paths that only the compiler can answer.

use frontpay_rules::__private::{Param, Segment};
use proc_macro2::TokenStream;
use quote::quote;

use super::param::{modifier_calls, segments};
use super::printer::{Printer, assertion};
use crate::check::{self, RuleUse, Target, target};
use crate::model::field::Field;
use crate::span::{SpanRange, call_at};
use crate::type_tokens::{display, has_no_rules, is_of_std, map_keys};

/// Assertions in constants beside the impl, and those that name generics and so stand in the impl.
#[derive(Default)]
pub(super) struct Assertions {
    pub(super) outside_impl: TokenStream,
    pub(super) inside_impl: TokenStream,
}

impl Printer<'_> {
    /// Prints the assertions about the types of fields.
    pub(super) fn type_assertions(self) -> Assertions {
        let mut assertions = Assertions::default();
        for (field, checked_field) in self.checked_fields() {
            let ty = || self.type_in_constant(field.ty);
            let mut add = |assertion: TokenStream| {
                if self.is_generic(field.ty) {
                    assertions.inside_impl.extend(quote!(#assertion;));
                } else {
                    assertions.outside_impl.extend(quote!(const _: () = #assertion;));
                }
            };
            if let ([key, ..], false) = (map_keys(field.ty).as_slice(), field.is_recursive) {
                let ty = ty();
                let shape = quote!(&<#ty as __AsValue>::TYPE_INFO.shape);
                add(call_at(SpanRange::of(key), quote!(__private::assert_keys), shape));
            }
            if !field.is_recursive && !is_of_std(field.ty) {
                let (ty, range, message) = (ty(), SpanRange::of(field.ty), self.context_message(field));
                let is_declared = self.needs_context().unwrap_or_else(|| quote!(false));
                let arguments = quote!(<#ty as __AsValue>::TYPE_INFO, #is_declared, #message);
                add(call_at(range, quote!(__private::assert_context), arguments));
            }
            for check::Assertion { function, range, message } in &checked_field.assertions {
                let ty = ty();
                let holds = quote!(__private::#function(&<#ty as __AsValue>::TYPE_INFO.shape), #message);
                add(assertion(*range, holds));
            }
            if !checked_field.rules.is_empty() && !field.is_recursive && !has_no_rules(field.ty) {
                let (ty, modifiers, message) = (ty(), modifier_calls(&checked_field.rules), size_message(field));
                let agrees = quote!(__private::numbers_alike(&<#ty as __AsValue>::TYPE_INFO.shape, __private::FieldModifiers::NONE #modifiers));
                add(assertion(SpanRange::of(field.ty), quote!(#agrees, #message)));
            }
        }
        assertions
    }

    /// Returns the message for a field whose type needs a context.
    fn context_message(self, field: &Field<'_>) -> String {
        let (ty, owner) = (display(field.ty), self.model.owner);
        format!("`{ty}` is validated with a context: write `#[rule(context = ..)]` with its type on `{owner}` as well")
    }

    /// Prints assertions that a recursive type has no rule which needs the root: it sees only a part of the document.
    pub(super) fn recursion_assertions(self) -> Option<TokenStream> {
        let (root, ident) = (&self.model.root, &self.model.input.ident);
        if !self.model.input.generics.params.is_empty() {
            return None;
        }
        let message = "a rule that needs values outside its struct cannot stand in a type that contains itself";
        let mut own_rules = Some(quote!(<#ident as #root::Validate>::RULES.needs_root()));
        let recursive = self.fields().iter().filter(|field| field.is_recursive);
        let assertions = recursive.map(|field| {
            let ty = field.ty;
            let rules_within =
                field.recursive.map(|_| quote!(__private::sees_far(&<#ty as __AsValue>::TYPE_INFO.shape)));
            let conditions = own_rules.take().into_iter().chain(rules_within);
            let assertions = conditions.map(|needs_root| {
                let assertion = assertion(SpanRange::of(ty), quote!(!#needs_root, #message));
                quote!(const _: () = #assertion;)
            });
            assertions.collect::<TokenStream>()
        });
        Some(assertions.collect())
    }

    /// Prints assertions that the paths which rules name below other fields exist.
    pub(super) fn path_assertions(self, rule_uses: &[RuleUse]) -> Assertions {
        let mut assertions = Assertions::default();
        for (rule_use, index, name) in field_params(rule_uses.iter()) {
            let Some(Target::Below(sibling, rest)) = target(self.fields(), &name) else { continue };
            let ty = self.type_in_constant(self.fields()[sibling].ty);
            let assertion = path_assertion(&ty, &rest, &name, rule_use.argument_span(index));
            if self.is_generic(self.fields()[sibling].ty) {
                assertions.inside_impl.extend(quote!(#assertion;));
            } else {
                assertions.outside_impl.extend(quote!(#[cfg(not(rust_analyzer))] const _: () = #assertion;));
            }
        }
        assertions
    }

    /// Prints the assertion that the paths from the root exist, which holds where the struct is the root.
    ///
    /// Wrong paths in the struct are reported at their tokens, those in types within it at the name of the struct, since their
    /// tokens are unknown. Without either, nothing is printed: a constant costs rustc half a million instructions.
    pub(super) fn root_path_assertions(self) -> Option<TokenStream> {
        if self.model.is_variant {
            return None;
        }
        let (root, ident) = (&self.model.root, &self.model.input.ident);
        let all = quote!(__private::assert_references);
        let all = call_at(ident.span(), all, quote!(<Self as #root::Validate>::RULES));
        let mut own = TokenStream::new();
        for (rule_use, index, name) in field_params(self.rule_uses()) {
            let Some(Target::Root(path)) = target(self.fields(), &name) else { continue };
            let assertion = path_assertion(&quote!(Self), &path, &name, rule_use.argument_span(index));
            own.extend(quote!(#assertion;));
        }
        if own.is_empty() && self.fields().iter().all(|field| has_no_rules(field.ty)) {
            return None;
        }
        let assertions = if own.is_empty() { all } else { quote!({ #own #all }) };
        Some(quote!(const REFERENCES: () = #assertions;))
    }
}

/// Returns the parameters that name fields, each with its rule, its position and the name.
fn field_params<'u>(
    rule_uses: impl Iterator<Item = &'u RuleUse>,
) -> impl Iterator<Item = (&'u RuleUse, usize, String)> {
    rule_uses.flat_map(|rule_use| {
        let params = rule_use.rule.params().iter().enumerate();
        params.filter_map(move |(index, param)| match param {
            Param::Field(field) => Some((rule_use, index, field.name())),
            _ => None,
        })
    })
}

/// Prints an assertion that a path below a type exists.
fn path_assertion(ty: &TokenStream, path: &[Segment], name: &str, range: impl Into<SpanRange>) -> TokenStream {
    let path = segments(path);
    let shape = quote!(&<#ty as __AsValue>::TYPE_INFO.shape, #path, #name);
    call_at(range, quote!(__private::leads_on), shape)
}

/// Returns the message for a field and its type that measure sizes in different ways.
fn size_message(field: &Field<'_>) -> String {
    format!(
        "`numeric` and `array` decide how sizes are measured, and only one of `{}` and its type has them: write them in both places",
        field.name
    )
}
