//! Failures of rules that are not Laravel's.

use std::borrow::Cow;

use super::violation::{Failed, RuleParams, Violation, Why};
use crate::rule::{CheckError, Custom, Params};

/// A failed rule that is not Laravel's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CustomFailure {
    pub(crate) rule: Cow<'static, str>,
    /// The names of the parameters, in their order.
    pub(crate) names: Vec<Cow<'static, str>>,
    pub(crate) sentence: Cow<'static, str>,
}

impl Custom {
    /// Returns the failure for a report.
    pub(crate) fn failed(&self, params: Params) -> Failed {
        let names = params.0.iter().map(|(name, _)| name.clone()).collect();
        let failure = CustomFailure { rule: self.name().into(), names, sentence: self.sentence().into() };
        Failed::rare(Why::Custom(failure), params.into_texts())
    }
}

impl Params {
    pub(crate) fn into_texts(self) -> RuleParams {
        RuleParams::Texts(self.0.into_iter().map(|(_, text)| Some(text)).collect())
    }
}

impl CheckError {
    pub(crate) fn into_violation(self) -> Violation {
        let names = self.params.0.iter().map(|(name, _)| name.clone()).collect();
        let failure = CustomFailure { rule: self.rule, names, sentence: self.message };
        Violation::rare((*self.path).into(), Why::Custom(failure), self.params.into_texts())
    }
}
