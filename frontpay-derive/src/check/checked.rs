//! The result of the checks.

use proc_macro2::{Ident, Span};
use syn::LitStr;

use super::rule_use::RuleUse;
use crate::errors::Errors;
use crate::parse::rule::{Check, CustomRule, Item, Message};
use crate::span::SpanRange;

/// The rules of a field, and what the compiler has to assert about its type.
#[derive(Default)]
pub(crate) struct CheckedField<'a> {
    /// Laravel's rules.
    pub(crate) rules: Vec<RuleUse>,
    pub(crate) custom_rules: Vec<CustomUse<'a>>,
    /// The functions that check the field.
    pub(crate) checks: Vec<&'a Check>,
    pub(crate) labels: Labels<'a>,
    pub(crate) assertions: Vec<Assertion>,
    /// Says that `None` stands for a missing key, because the rules accept that and refuse null. A null in a text is then
    /// found only in the text.
    pub(crate) none_is_absent: bool,
    /// The error that applies if the compiler finds that serde writes `None` as null.
    pub(crate) null_error: Option<Pending>,
    /// Says that serde fills a missing key which a rule may refuse or ask about, so that the text itself has to be validated.
    pub(crate) default_hides_absence: bool,
}

/// A custom rule, with its position among Laravel's rules.
pub(crate) struct CustomUse<'a> {
    /// The number of Laravel's rules before it.
    pub(crate) after: usize,
    pub(crate) rule: &'a CustomRule,
}

/// The texts of a field in reports.
#[derive(Default)]
pub(crate) struct Labels<'a> {
    pub(crate) messages: Vec<&'a Message>,
    pub(crate) attribute: Option<&'a LitStr>,
}

/// A question about a type that only the compiler can answer.
pub(crate) struct Assertion {
    /// The function that answers it from the shape of the type.
    pub(crate) function: Ident,
    pub(crate) range: SpanRange,
    /// The message if the answer is no.
    pub(crate) message: String,
}

/// An error that depends on what only the compiler knows.
pub(crate) struct Pending {
    pub(crate) span: Span,
    pub(crate) message: String,
}

impl<'a> CheckedField<'a> {
    /// Adds an item that is not one of Laravel's rules.
    pub(super) fn add(&mut self, item: &'a Item, errors: &mut Errors) {
        match item {
            Item::Custom(rule) => self.custom_rules.push(CustomUse { after: self.rules.len(), rule }),
            Item::Check(check) => self.checks.push(check),
            Item::Message(_, messages) => self.labels.messages.extend(messages),
            Item::Attribute(_, text) if self.labels.attribute.is_none() => self.labels.attribute = Some(text),
            Item::Attribute(span, _) => errors.at(*span, "`attribute` is given twice"),
            // The model has removed the first three, and the caller reads the others.
            Item::Crate(..) | Item::Context(_) | Item::Recursive(_) | Item::Text(_) | Item::Call(_) => {}
        }
    }

    /// Returns true if a report can tell of the field.
    pub(super) fn can_fail(&self) -> bool {
        self.rules.iter().any(|rule_use| !rule_use.spec.is_modifier()) || self.has_custom()
    }

    /// Returns true if a custom rule or a check may fail, under a name that is known when it runs.
    pub(super) fn has_custom(&self) -> bool {
        !self.custom_rules.is_empty() || !self.checks.is_empty()
    }
}
