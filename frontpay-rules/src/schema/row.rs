//! The rows of a table.

use std::borrow::Cow;

use super::rule::StoredRule;
use crate::param::{FieldModifiers, Path, Segment};

/// A line of a table: the rules of one path, or another table under a path.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Row {
    /// Rules of one path.
    Field(FieldRow),
    /// The rows of the type of the field at a path: its place among the types of the table.
    Nested(Path, usize),
}

impl Row {
    /// Creates the row of a path without wildcards; for generated code.
    #[must_use]
    pub const fn field(path: &'static [Segment], rules: &'static [StoredRule], modifiers: FieldModifiers) -> Self {
        Self::Field(FieldRow::new(Path(Cow::Borrowed(path)), Cow::Borrowed(rules), modifiers))
    }

    /// Creates the row of a path that has modifiers in another table as well; for generated code.
    #[must_use]
    pub const fn field_beside(path: &'static [Segment], rules: &'static [StoredRule], beside: FieldModifiers) -> Self {
        let modifiers = FieldModifiers::of(rules).and(beside);
        Self::Field(FieldRow::new(Path(Cow::Borrowed(path)), Cow::Borrowed(rules), modifiers))
    }

    /// Creates the rows below a path, by the place of the type there; for generated code.
    #[must_use]
    pub const fn nested(path: &'static [Segment], type_index: usize) -> Self {
        Self::Nested(Path(Cow::Borrowed(path)), type_index)
    }
}

/// The rules of one path.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct FieldRow {
    pub(crate) path: Path,
    /// The number of keys before the first wildcard of the path.
    pub(crate) fixed: usize,
    /// The length of the path shared with the row before it that also has a wildcard, or also has none.
    pub(crate) shared: usize,
    pub(crate) rules: Cow<'static, [StoredRule]>,
    pub(crate) modifiers: FieldModifiers,
    /// True if each step of the path is one key as text, too: known beforehand, this costs a report of 5,000 violations
    /// nothing.
    pub(crate) reads_as_text: bool,
}

impl FieldRow {
    pub(crate) const fn new(path: Path, rules: Cow<'static, [StoredRule]>, modifiers: FieldModifiers) -> Self {
        Self { fixed: path.fixed(), shared: 0, reads_as_text: path.reads_as_text(), path, rules, modifiers }
    }

    pub(crate) const fn has_wildcard(&self) -> bool {
        self.fixed < self.path.segments().len()
    }
}
