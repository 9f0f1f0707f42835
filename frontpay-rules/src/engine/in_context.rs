//! Validation in a context.

use frontpay_php::Value;

use super::{InvalidJson, Validated};
use crate::json::{self, Arena};
use crate::report::Report;
use crate::rule::Context;
use crate::schema::RuleSet;
use crate::types::AsValue;

/// A rule set with what its rules may look at besides the data; made by [`RuleSet::with_context`].
///
/// It has the four methods of [`RuleSet`]: `validate` and `check`, each for data and for JSON text.
#[derive(Debug, Clone)]
pub struct RulesInContext<'r, 'c> {
    rules: &'r RuleSet,
    context: Context<'c>,
}

impl RuleSet {
    /// Returns the rules with a context: the time, or a value for custom rules.
    ///
    /// A [`Moment`](crate::Moment) is the context that has that time and nothing else. Without a context the time is
    /// that of the system's clock.
    ///
    /// ```
    /// use frontpay_rules::{Moment, RuleSet};
    /// let rules = RuleSet::parse([("due", "required|date|after:today")])?;
    /// let at = |seconds| rules.with_context(Moment::from_unix(seconds, 0));
    /// assert!(at(1_767_225_600).check_json(br#"{"due": "2026-01-02"}"#).is_ok()); // on 2026-01-01
    /// assert!(at(1_800_000_000).check_json(br#"{"due": "2026-01-02"}"#).is_err());
    /// # Ok::<(), frontpay_rules::ParseError>(())
    /// ```
    #[must_use]
    pub fn with_context<'c>(&self, context: impl Into<Context<'c>>) -> RulesInContext<'_, 'c> {
        RulesInContext { rules: self, context: context.into() }
    }
}

impl RulesInContext<'_, '_> {
    /// Validates data and returns the part of it that has rules, as [`RuleSet::validate`] does.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn validate<D: AsValue + ?Sized>(&self, data: &D) -> Result<Validated, Report> {
        self.validate_value(data.to_document(&Arena::new()))
    }

    /// Validates data without copying anything of it, as [`RuleSet::check`] does.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn check<D: AsValue + ?Sized>(&self, data: &D) -> Result<(), Report> {
        self.rules.check_node(&data, &self.context)
    }

    /// Reads a JSON text and validates it, as [`RuleSet::validate_json`] does.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] where the text is not JSON, [`InvalidJson::Report`] where a rule fails.
    pub fn validate_json(&self, bytes: &[u8]) -> Result<Validated, InvalidJson> {
        Ok(self.validate_value(json::read(bytes, &Arena::new(), self.rules.limits)?)?)
    }

    /// Reads a JSON text and validates it without copying anything of it, as [`RuleSet::check_json`] does.
    ///
    /// # Errors
    ///
    /// As for [`RulesInContext::validate_json`].
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), InvalidJson> {
        let arena = Arena::new();
        let root = json::read(bytes, &arena, self.rules.limits)?;
        Ok(self.rules.check_value(root, &self.context).map(drop)?)
    }

    fn validate_value(&self, root: Value<'_>) -> Result<Validated, Report> {
        let excluded = self.rules.check_value(root, &self.context)?;
        Ok(Validated::new(self.rules, root, &excluded))
    }
}
