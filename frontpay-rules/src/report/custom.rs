//! Failures of rules that are not Laravel's.

use std::borrow::Cow;

use super::violation::{Failed, RuleParams, Why};
use crate::rule::{Custom, DEFAULT_SENTENCE, Name, Params};

/// A failed rule that is not Laravel's.
#[derive(Debug, Clone)]
pub(crate) struct CustomFailure {
    pub(crate) rule: Cow<'static, str>,
    /// The names of the parameters, in their order.
    pub(crate) names: Vec<Cow<'static, str>>,
}

impl CustomFailure {
    /// Names the parameters of one of Laravel's rules.
    pub(crate) fn of_rule(rule: Name, params: usize) -> Self {
        let spec = rule.spec();
        let names = (0..params).map(|at| spec.param(at).map_or("", |param| param.name).into()).collect();
        Self { rule: spec.name.into(), names }
    }
}

impl Custom {
    /// Returns the failure for a report.
    pub(crate) fn failed(&self, params: Params) -> Failed {
        let names = params.0.iter().map(|(name, _)| name.clone()).collect();
        let failure = CustomFailure { rule: self.name().into(), names };
        let failed = Failed::rare(Why::Custom(failure), params.into_texts());
        // The language has the default sentence.
        if self.sentence() == DEFAULT_SENTENCE { failed } else { failed.with_message(self.sentence().into()) }
    }
}

impl Params {
    fn into_texts(self) -> RuleParams {
        RuleParams::Texts(self.0.into_iter().map(|(_, text)| Some(text)).collect())
    }
}
