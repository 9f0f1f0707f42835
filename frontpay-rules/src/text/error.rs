//! The error of a table of rules that cannot be read.

use core::fmt;
use core::ops::Range;

use crate::schema::RuleSpan;
use frontpay_php::Escaped;

/// The error of a table of rules that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseError {
    pub(super) path: String,
    pub(super) rule: String,
    pub(super) problem: String,
    pub(super) row: usize,
    pub(super) span: Option<RuleSpan>,
}

impl ParseError {
    /// Returns the path whose rules are wrong.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the rule as it was written.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Returns which row of the table it is, counted from 0.
    #[must_use]
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Returns which rule it is where the rules of the path are a list of texts, counted from 0; of one text with pipes
    /// always 0.
    #[must_use]
    pub fn item(&self) -> usize {
        self.span.as_ref().map_or(0, |span| span.item)
    }

    /// Returns the bytes of the rule in its text; none where the path itself is wrong.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// let text = "nullable|strng|max:5";
    /// let error = RuleSet::parse([("name", text)]).unwrap_err();
    /// assert_eq!(error.range().map(|range| &text[range]), Some("strng"));
    /// assert_eq!(error.column(), Some(10));
    /// ```
    #[must_use]
    pub fn range(&self) -> Option<Range<usize>> {
        self.span.as_ref().map(|span| span.range.clone())
    }

    /// Returns the column of the rule in its text, in characters from 1; none where the path itself is wrong.
    #[must_use]
    pub fn column(&self) -> Option<usize> {
        self.span.as_ref().map(|span| span.column)
    }

    /// Returns what is wrong, without the path.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", Escaped::new(&self.path), Escaped::new(&self.problem))
    }
}

impl std::error::Error for ParseError {}
