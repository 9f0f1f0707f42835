//! Answers of rules to sample values, which show how a rule treats null and missing keys.

use frontpay_rules::__private::{Clock, Param, runs};
use frontpay_rules::rule::{Input, check};
use frontpay_rules::{FieldModifiers, Other, Value};

use super::reference::reference;
use super::rule_use::RuleUse;

/// The answers of a rule to one value, for several values of the fields that it names: true where it refuses.
#[derive(PartialEq)]
pub(super) struct Verdicts(Vec<bool>);

impl Verdicts {
    /// Asks a rule about a value.
    pub(super) fn of(rule_use: &RuleUse, value: Value<'_>, is_present: bool, modifiers: FieldModifiers) -> Self {
        let params = rule_use.rule.params();
        let named = params.iter().filter(|param| reference(param).is_some()).count();
        let samples =
            [None, Some(Value::Null), Some(Value::Str("?")), Some(Value::Bool(true)), Some(Value::Bool(false))];
        let params_as_values = params.iter().filter_map(Param::text).map(|text| Some(Value::Str(text)));
        let others: Vec<_> =
            if named == 0 { vec![None] } else { samples.into_iter().chain(params_as_values).collect() };
        let refuses = |other: Option<Value<'_>>| {
            let others = vec![Other { value: other, boolean: false }; named];
            let input = Input { value, present: is_present, params, others: &others, modifiers, clock: Clock::System };
            runs(rule_use.spec.implicit, value, is_present, modifiers) && !check(rule_use.name, &input)
        };
        Self(others.into_iter().map(refuses).collect())
    }

    /// Returns true if the rule refuses the value whatever the other fields are.
    pub(super) fn is_always_refused(&self) -> bool {
        self.0.iter().all(|refuses| *refuses)
    }

    /// Returns true if the rule refuses the value for some values of the other fields.
    pub(super) fn can_be_refused(&self) -> bool {
        self.0.contains(&true)
    }

    /// Returns true if the rule accepts this value and refuses the other one, with the same other fields.
    pub(super) fn is_accepted_where_refused(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(refuses, other_refuses)| !refuses && *other_refuses)
    }
}
