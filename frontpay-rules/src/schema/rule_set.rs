//! A table of rules.

use std::borrow::Cow;

use super::encoded::{Decoded, Encoded};
use super::row::{FieldRow, Row};
use super::rule::StoredRule;
use super::summary::{StructInfo, Summary, WireForm};
use super::type_info::TypeInfo;
use crate::json::Limits;
use crate::param::Path;

/// A table of rules in declaration order.
///
/// A `const` one comes from `#[derive(Validate)]`; [`RuleSet::parse`] reads one at run time. Both run in the same
/// engine and print as the same Laravel text ([`RuleSet::to_laravel`]).
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
    /// The types of the nested rows.
    pub(crate) type_infos: &'static [&'static TypeInfo],
    pub(crate) known: StructInfo,
    pub(crate) summary: Summary,
    pub(crate) limits: Limits,
}

/// The rows of a table.
#[derive(Debug, Clone)]
pub(super) enum Rows {
    There(Cow<'static, [Row]>),
    /// Encoded text, which is decoded when the rows are first needed.
    Encoded {
        encoded: &'static Encoded,
        decoded: fn() -> &'static Decoded,
    },
}

/// The rows of a struct, by its fields.
#[derive(Clone, Copy)]
pub(crate) struct FieldRows {
    rows: &'static [Row],
    /// The position of the last row of each field; none where each has only that one.
    last_rows: Option<&'static [usize]>,
    type_infos: &'static [&'static TypeInfo],
}

impl FieldRows {
    /// Returns the row of the rules of a field, if it has any, and the path of the rows below, if there are any.
    #[inline]
    pub(crate) fn of(self, field: usize) -> Option<(Option<&'static FieldRow>, Option<&'static Path>)> {
        let last = match self.last_rows {
            Some(last_rows) => *last_rows.get(field)?,
            None => field,
        };
        let Some(Row::Nested(path, type_index)) = self.rows.get(last) else { return None };
        let below = self.type_infos.get(*type_index)?.has_rows.then_some(path);
        match last.checked_sub(1).and_then(|before| self.rows.get(before)) {
            Some(Row::Field(row)) => Some((Some(row), below)),
            Some(Row::Nested(..)) | None => Some((None, below)),
        }
    }
}

impl RuleSet {
    /// Marks the type of the table as a list on the wire.
    pub(crate) const fn of_list(mut self) -> Self {
        self.known.form = WireForm::List;
        self
    }

    /// Marks the table as that of an enum with data, whose values do not report failures themselves; for generated
    /// code.
    #[doc(hidden)]
    #[must_use]
    pub const fn without_typed_report(mut self) -> Self {
        self.summary.has_typed_report = false;
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

    /// Returns the rows by the fields of the struct.
    pub(crate) fn field_rows(&'static self) -> FieldRows {
        let (rows, last_rows) = match &self.rows {
            // Those of a tuple, whose fields have no rules.
            Rows::There(rows) => (&**rows, None),
            Rows::Encoded { decoded, .. } => {
                let Decoded { rows, last_rows, .. } = decoded();
                (&**rows, Some(&**last_rows))
            }
        };
        FieldRows { rows, last_rows, type_infos: self.type_infos }
    }

    /// Sets the limits of untrusted documents.
    ///
    /// Depth and size count where the table reads the text itself ([`RuleSet::validate_json`]); the fan-out of
    /// wildcards counts always.
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
    pub fn own_rules(&self) -> impl Iterator<Item = &StoredRule> {
        self.rows().iter().flat_map(|row| match row {
            Row::Field(row) => &*row.rules,
            Row::Nested(..) => &[],
        })
    }

    /// Returns `true` if the table has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows().is_empty()
    }

    /// Iterates over this table's own rows; for `ruleset!`.
    #[doc(hidden)]
    pub fn own_rows(&self) -> impl Iterator<Item = (&Path, &[StoredRule])> {
        self.rows().iter().filter_map(|row| match row {
            Row::Field(row) => Some((&row.path, &*row.rules)),
            Row::Nested(..) => None,
        })
    }
}

impl RuleSet {
    /// Returns `true` if two rows may lead to the same field.
    pub(crate) const fn may_overlap(&self) -> bool {
        self.summary.may_overlap
    }

    /// Returns `true` if a rule reads fields outside its struct, so that only the engine can evaluate it.
    #[doc(hidden)]
    #[must_use]
    pub const fn needs_root(&self) -> bool {
        self.summary.needs_root
    }

    /// Returns `true` if it contains itself.
    pub(crate) const fn recurs(&self) -> bool {
        self.summary.recurs
    }

    /// Returns `true` if values of the type of this table report all failures themselves, in its order.
    #[doc(hidden)]
    #[must_use]
    pub const fn has_typed_report(&self) -> bool {
        let Summary { may_overlap, needs_root, recurs, has_typed_report, .. } = self.summary;
        has_typed_report && !may_overlap && !needs_root && !recurs
    }
}
