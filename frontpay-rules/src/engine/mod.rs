//! Documents against tables: every failure, in Laravel's order.

mod exclusion;
mod in_context;
mod keys;
mod look;
mod merge;
mod pool;
mod recur;
mod run;
mod step;
mod tables;
mod typed_report;
mod validated;
mod walk;

use exclusion::Excluded;
pub use in_context::RulesInContext;
use merge::overlaps;
use run::Run;
pub use typed_report::typed_report;
pub use validated::Validated;
use walk::FanOut;

use core::fmt;

use crate::json::{Arena, JsonError};
use crate::report::{Report, Violation};
use crate::rule::Context;
use crate::schema::RuleSet;
use crate::types::{AsValue, Node, document};
use frontpay_php::Value;

impl RuleSet {
    /// Validates data and returns the part of it that the rules speak of, as Laravel's `validated()` does.
    ///
    /// Data is everything that implements [`AsValue`]: a [`Document`](crate::Document), a `serde_json::Value` (feature
    /// `serde_json`), a derived struct.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn validate<D: AsValue + ?Sized>(&self, data: &D) -> Result<Validated, Report> {
        self.with_context(Context::new()).validate(data)
    }

    /// Validates data without copying anything of it.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn check<D: AsValue + ?Sized>(&self, data: &D) -> Result<(), Report> {
        self.with_context(Context::new()).check(data)
    }

    /// Reads a JSON text and validates it.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] where the text is not JSON, [`InvalidJson::Report`] where a rule fails.
    pub fn validate_json(&self, bytes: &[u8]) -> Result<Validated, InvalidJson> {
        self.with_context(Context::new()).validate_json(bytes)
    }

    /// Reads a JSON text and validates it without copying anything of it.
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::validate_json`].
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), InvalidJson> {
        self.with_context(Context::new()).check_json(bytes)
    }

    /// Validates data of any type, so that the code is compiled once.
    #[doc(hidden)]
    pub fn check_node(&self, data: &dyn Node, context: &Context<'_>) -> Result<(), Report> {
        let arena = Arena::new();
        self.check_value(document(data, &arena), context).map(drop)
    }

    /// Tells whether two rows can lead to the same field; for `ruleset!`.
    #[doc(hidden)]
    #[must_use]
    pub fn overlaps(&self) -> bool {
        self.may_overlap() && overlaps(self)
    }

    /// Validates a document; what is left out of the validated data is told where it is valid.
    pub(crate) fn check_value(&self, root: Value<'_>, context: &Context<'_>) -> Result<Excluded, Report> {
        let arena = Arena::new();
        let mut run = Run::new(self, root, context, &arena);
        if let Err(FanOut) = tables::walk(self, root, &mut run) {
            return Err(Report::new(vec![Violation::fan_out(self.limits.fan_out)]));
        }
        if self.recurs() {
            for violation in recur::violations(self, root, context) {
                run.report.push(violation);
            }
        }
        if run.report.is_empty() { Ok(run.excluded) } else { Err(run.report) }
    }
}

/// Why a JSON text is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvalidJson {
    /// It is not JSON.
    Syntax(JsonError),
    /// A rule fails.
    Report(Report),
}

impl InvalidJson {
    /// Returns the violations; none where the text is not JSON.
    pub fn get<'r>(&'r self, path: &'r str) -> impl Iterator<Item = &'r Violation> {
        self.iter().filter(move |violation| violation.path() == path)
    }

    /// Iterates over the violations; none where the text is not JSON.
    pub fn iter(&self) -> impl Iterator<Item = &Violation> {
        let report = match self {
            Self::Syntax(_) => None,
            Self::Report(report) => Some(report),
        };
        report.into_iter().flatten()
    }
}

impl fmt::Display for InvalidJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => error.fmt(f),
            Self::Report(report) => report.fmt(f),
        }
    }
}

impl std::error::Error for InvalidJson {}

impl From<JsonError> for InvalidJson {
    fn from(error: JsonError) -> Self {
        Self::Syntax(error)
    }
}

impl From<Report> for InvalidJson {
    fn from(report: Report) -> Self {
        Self::Report(report)
    }
}
