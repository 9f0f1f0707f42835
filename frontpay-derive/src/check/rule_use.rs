//! Laravel's rules as a field uses them.

use frontpay_rules::__private::{StoredRule, date_format as format_of_rules};
use frontpay_rules::FieldModifiers;
use frontpay_rules::rule::{Name, Spec};
use proc_macro2::Span;

/// A rule that exists, with arguments of the right number and kind.
pub(crate) struct RuleUse {
    pub(crate) name: Name,
    pub(crate) rule: StoredRule,
    pub(crate) spec: &'static Spec,
    pub(crate) span: Span,
    /// The place of each argument; none for rules from text, which share the place of the text.
    pub(crate) argument_spans: Vec<Span>,
}

impl RuleUse {
    /// Returns the place of an argument.
    pub(crate) fn argument_span(&self, index: usize) -> Span {
        self.argument_spans.get(index).copied().unwrap_or(self.span)
    }
}

/// Returns the properties that the rules of a field give it.
pub(crate) fn modifiers(rule_uses: &[RuleUse]) -> FieldModifiers {
    FieldModifiers::of_each(rule_uses.iter().map(|rule_use| &rule_use.rule))
}

/// Returns copies of the rules, as the functions of `frontpay-rules` take them.
pub(super) fn rules(rule_uses: &[RuleUse]) -> Vec<StoredRule> {
    rule_uses.iter().map(|rule_use| rule_use.rule.clone()).collect()
}

/// Returns the argument of `date_format` among the rules.
pub(crate) fn date_format(rule_uses: &[RuleUse]) -> Option<String> {
    format_of_rules(&rules(rule_uses)).map(str::to_owned)
}
