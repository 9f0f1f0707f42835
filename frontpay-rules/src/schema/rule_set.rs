//! A table of rules.

use std::borrow::Cow;

use super::encoded::{Decoded, Encoded};
use super::row::Row;
use super::rule::Rule;
use super::summary::{Form, Known, Summary};
use super::type_info::Nature;
use crate::json::Limits;
use crate::param::Path;

/// A table of rules in declaration order.
///
/// A `const` one comes from `#[derive(Validate)]`; [`RuleSet::parse`] reads one at run time. Both run in the same engine
/// and print as the same Laravel text ([`RuleSet::to_laravel`]).
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("products.*.name", "required|string"), ("orderDate", "required|string")])?;
/// let report = rules.validate_json(br#"{"products": [{"name": 5}]}"#).unwrap_err();
/// assert_eq!(report.get("products.0.name").count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct RuleSet {
    pub(super) rows: Rows,
    /// The types below the nested rows.
    pub(crate) natures: &'static [&'static Nature],
    pub(crate) known: Known,
    pub(crate) summary: Summary,
    pub(crate) limits: Limits,
}

/// Where the rows of a table are.
#[derive(Debug, Clone)]
pub(super) enum Rows {
    There(Cow<'static, [Row]>),
    /// In a text, which is read when they are first asked for.
    Encoded {
        encoded: &'static Encoded,
        decoded: fn() -> &'static Decoded,
    },
}

impl RuleSet {
    /// Says that what has the table is a list on the wire.
    pub(crate) const fn of_list(mut self) -> Self {
        self.known.form = Form::List;
        self
    }

    /// Says that values do not tell their failures themselves: those of an enum with data; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn told_by_engine(mut self) -> Self {
        self.summary.told_by_value = false;
        self
    }

    /// Returns the rows.
    pub(crate) fn rows(&self) -> &[Row] {
        match &self.rows {
            Rows::There(rows) => rows,
            Rows::Encoded { decoded, .. } => &decoded().rows,
        }
    }

    /// Returns the keys of the fields of a struct, in their order; one without a key has an empty one.
    pub(crate) fn keys(&self) -> &'static [&'static str] {
        match &self.rows {
            Rows::There(_) => &[],
            Rows::Encoded { decoded, .. } => &decoded().keys,
        }
    }

    /// Sets what the table accepts at most of untrusted documents.
    ///
    /// Depth and size count where the table reads the text itself ([`RuleSet::validate_json`]); the fan-out of wildcards
    /// counts always.
    ///
    /// ```
    /// use frontpay_rules::{Limits, RuleSet};
    /// let rules = RuleSet::parse([("tags.*", "string")])?.with_limits(Limits { fan_out: 2, ..Limits::default() });
    /// assert!(rules.validate_json(br#"{"tags": ["a", "b"]}"#).is_ok());
    /// let error = rules.validate_json(br#"{"tags": ["a", "b", "c"]}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "The wildcards lead to more than 2 items, which is the limit.");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Iterates over the rules of this table's own rows; for the derive, which reads Laravel's text through it.
    #[doc(hidden)]
    pub fn own_rules(&self) -> impl Iterator<Item = &Rule> {
        self.rows().iter().flat_map(|row| match row {
            Row::Field(row) => &*row.rules,
            Row::Nested(..) => &[],
        })
    }

    /// Tells whether the table has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows().is_empty()
    }

    /// Iterates over this table's own rows; for `ruleset!`.
    #[doc(hidden)]
    pub fn own_rows(&self) -> impl Iterator<Item = (&Path, &[Rule])> {
        self.rows().iter().filter_map(|row| match row {
            Row::Field(row) => Some((&row.path, &*row.rules)),
            Row::Nested(..) => None,
        })
    }
}

impl RuleSet {
    /// Tells whether two rows may lead to the same field.
    pub(crate) const fn may_overlap(&self) -> bool {
        self.summary.may_overlap
    }

    /// Tells whether a rule looks further than its own struct, so that only the engine can answer.
    #[doc(hidden)]
    #[must_use]
    pub const fn looks_far(&self) -> bool {
        self.summary.looks_far
    }

    /// Tells whether it contains itself.
    pub(crate) const fn recurs(&self) -> bool {
        self.summary.recurs
    }

    /// Tells whether the values of the type that has this table can tell all failures in its order.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_told_by_value(&self) -> bool {
        let Summary { may_overlap, looks_far, recurs, told_by_value, .. } = self.summary;
        told_by_value && !may_overlap && !looks_far && !recurs
    }
}
