//! Custom rules and checks, and the messages and names of fields.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};

use super::printer::{Printer, assertion};
use super::tokens::{local, option};
use crate::check::{CheckedField, CustomUse};
use crate::parse::rule::Check;
use crate::span::{call_at, located_at};
use crate::type_tokens::option_argument;

/// Returns the name of the constant for a custom rule of a field.
pub(super) fn custom_rule_ident(index: usize, rule: usize) -> Ident {
    format_ident!("__CUSTOM_{index}_{rule}")
}

/// Returns the name of the constant that identifies a function among the custom rules of a field.
pub(super) fn function_id_ident(index: usize, rule: usize) -> Ident {
    format_ident!("__FUNCTION_{index}_{rule}")
}

/// Returns the name of the constant for the messages and names that a field uses.
pub(super) fn labels_ident(index: usize) -> Ident {
    format_ident!("__LABELS_{index}")
}

/// Returns the constants of the custom rules of a field that follow a number of Laravel's rules.
pub(super) fn custom_rules_after(
    index: usize,
    after: usize,
    checked_field: &CheckedField<'_>,
) -> impl Iterator<Item = Ident> {
    let custom_rules = checked_field.custom_rules.iter().enumerate();
    custom_rules.filter(move |(_, custom)| custom.after == after).map(move |(rule, _)| custom_rule_ident(index, rule))
}

impl Printer<'_> {
    /// Returns true if a field uses messages or names: the name of one field may occur in the messages of all others.
    pub(super) fn has_labels(self, index: usize) -> bool {
        let has_name = |checked_field: &CheckedField<'_>| checked_field.labels.attribute.is_some();
        !self.checked[index].labels.messages.is_empty() || self.checked.iter().any(has_name)
    }

    /// Prints the constants of a field for custom rules and labels.
    pub(super) fn custom_constants(self, index: usize) -> TokenStream {
        let checked_field = &self.checked[index];
        let custom_rules = checked_field.custom_rules.iter().enumerate();
        let custom_rules: TokenStream =
            custom_rules.map(|(rule, custom)| self.custom_rule_constant(index, rule, custom)).collect();
        let labels = self.has_labels(index).then(|| self.labels_constant(index));
        let message_assertions = message_assertions(index, checked_field);
        quote!(#custom_rules #labels #message_assertions)
    }

    fn custom_rule_constant(self, index: usize, rule: usize, custom: &CustomUse<'_>) -> TokenStream {
        let (name, expression, span) = (custom_rule_ident(index, rule), &custom.rule.expression, custom.rule.span);
        let Some(function) = &custom.rule.function else {
            let value = quote_spanned!(span=> const { &#expression });
            let root = &self.model.root;
            let custom = call_at(span, quote!(custom), value);
            // The compiler names the function with the bound, which is therefore not one of the library.
            return quote! {
                const #name: &__private::Custom = &{
                    #[track_caller]
                    const fn custom<R: #root::Rule>(rule: &'static R) -> __private::Custom {
                        __private::Custom::of(rule)
                    }
                    #custom
                };
            };
        };
        let id = function_id_ident(index, rule);
        let path = format!("::{}.{}.{index}.{function}", self.model.owner, self.model.input.ident);
        let custom = call_at(span, quote!(__private::Custom::function), quote!(#id, #function, #expression));
        quote! {
            const #id: &::core::primitive::str = ::core::concat!(::core::module_path!(), #path);
            const #name: &__private::Custom = &#custom;
        }
    }

    fn labels_constant(self, index: usize) -> TokenStream {
        let (name, labels) = (labels_ident(index), &self.checked[index].labels);
        let attribute = option(labels.attribute);
        let messages = labels.messages.iter().map(|message| {
            let (rule, text) = (message.rule.as_deref().unwrap_or_default(), &message.text);
            quote!((#rule, #text))
        });
        let attributes = self.checked_fields().filter_map(|(field, checked_field)| {
            let (name, text) = (&field.name, checked_field.labels.attribute?);
            Some(quote!((#name, #text)))
        });
        quote! {
            const #name: &__private::FieldTexts = &__private::FieldTexts::new(#attribute, &[#(#messages),*], &[#(#attributes),*]);
        }
    }

    /// Prints the code that runs the checks, and nothing if only types of fields have some.
    pub(super) fn run_checks(self) -> Option<TokenStream> {
        let checks = local("__checks");
        let has_checks = !self.model.checks.is_empty() || self.checked.iter().any(|field| !field.checks.is_empty());
        if !has_checks && !(0..self.checked.len()).any(|index| self.has_labels(index)) {
            return None;
        }
        let of_fields = (0..self.checked.len()).map(|index| self.run_checks_of_field(index));
        let of_struct = self.model.checks.iter().map(|check| run_check(check, &quote!(self), &checks));
        Some(quote!(.checked_by(&|#checks: &mut __private::Checks<'_>| { #(#of_fields)* #(#of_struct)* })))
    }

    fn run_checks_of_field(self, index: usize) -> TokenStream {
        let (field, checked_field, checks) = (&self.fields()[index], &self.checked[index], local("__checks"));
        let (value, name) = (self.reference(field).into_token_stream(), &field.name);
        let within = quote!(__private::run_checks);
        let (labels, has_labels) = (labels_ident(index), self.has_labels(index));
        if checked_field.checks.is_empty() && !has_labels {
            return if field.is_inlined() {
                quote!(#within(#value, #checks);)
            } else {
                quote!(#checks.of_field(#name, #value);)
            };
        }
        let inner = local("__inner");
        let is_optional = option_argument(field.ty).is_some();
        let of_field = checked_field.checks.iter().map(|check| {
            if !is_optional {
                return run_check(check, &value, &checks);
            }
            let run = run_check(check, &inner.to_token_stream(), &checks);
            quote!(if let ::core::option::Option::Some(#inner) = #value { #run })
        });
        let run = quote!(#(#of_field)* #within(#value, #checks););
        match (field.is_inlined(), has_labels) {
            (true, false) => run,
            (true, true) => quote!(#checks.with_texts(#labels, |#checks: &mut __private::Checks<'_>| { #run });),
            (false, false) => quote!(#checks.below(#name, |#checks: &mut __private::Checks<'_>| { #run });),
            (false, true) => {
                quote!(#checks.below_with_texts(#name, #labels, |#checks: &mut __private::Checks<'_>| { #run });)
            }
        }
    }
}

/// Prints assertions that each message for a rule which is not Laravel's belongs to a custom rule of the field.
///
/// A field with checks has no such assertions, because a check returns the name of its rule at run time.
fn message_assertions(index: usize, checked_field: &CheckedField<'_>) -> TokenStream {
    if checked_field.custom_rules.is_empty() || !checked_field.checks.is_empty() {
        return TokenStream::new();
    }
    let rules = (0..checked_field.custom_rules.len()).map(|rule| custom_rule_ident(index, rule));
    let rules: Vec<_> = rules.collect();
    let messages = checked_field.labels.messages.iter();
    let names = messages.filter_map(|message| Some((message.rule.as_ref()?, message.span)));
    let is_custom = |name: &str| checked_field.rules.iter().all(|rule_use| rule_use.spec.name != name);
    let assertions = names.filter(|(name, _)| is_custom(name)).map(|(name, span)| {
        let message = format!("the field has no rule `{name}`");
        let assertion = assertion(span, quote!(__private::has_name(&[#(#rules),*], #name), #message));
        quote!(const _: () = #assertion;)
    });
    assertions.collect()
}

/// Prints code that runs a check and records its result.
fn run_check(check: &Check, value: &TokenStream, checks: &Ident) -> TokenStream {
    let function = &check.function;
    let span = function.segments.last().map_or(check.span, |last| last.ident.span());
    let context = if check.with_context { quote!(, #checks.context()) } else { TokenStream::new() };
    // All tokens stand at the function, so that the compiler underlines it if its types do not fit.
    let arguments = located_at(span, quote!(#value #context));
    let result = call_at(span, quote!(#function), arguments);
    let result = call_at(span, quote!(__private::CheckResult::into_result), result);
    quote!(#checks.note(#result);)
}
