//! Failures of rules that are not Laravel's.

use super::violation::{Failed, RuleParams, Why};
use crate::rule::{Custom, DEFAULT_SENTENCE, Params};

impl Custom {
    /// Returns the failure for a report.
    pub(crate) fn failed(&self, params: Params) -> Failed {
        let failed = Failed::rare(Why::Custom(self.name().into()), RuleParams::NONE);
        let failed = params.0.into_iter().fold(failed, |failed, (name, text)| failed.with_param(name, text));
        // The language has the default sentence.
        if self.sentence() == DEFAULT_SENTENCE { failed } else { failed.with_message(self.sentence().into()) }
    }
}
