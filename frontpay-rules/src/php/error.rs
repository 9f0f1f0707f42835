//! Why a PHP text cannot be taken, and where.

use core::fmt;
use core::ops::Range;

/// Why a PHP text cannot be taken, with line and column.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let text = "'name' => 'required',\n'tax' => 'required|numric',\n";
/// let error = RuleSet::parse_php(text).unwrap_err();
/// assert_eq!((error.line(), error.column()), (2, 20));
/// assert_eq!(&text[error.range()], "numric");
/// assert_eq!(error.to_string(), "line 2, column 20: tax: unknown rule `numric`, did you mean `numeric`?");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhpError {
    line: usize,
    column: usize,
    range: Range<usize>,
    path: Option<String>,
    problem: String,
}

impl PhpError {
    pub(super) fn new(text: &str, fault: Fault) -> Self {
        let before = text.get(..fault.range.start).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: 1 + before.matches('\n').count(),
            column: 1 + line.chars().count(),
            range: fault.range,
            path: fault.path,
            problem: fault.problem,
        }
    }

    /// Returns the line, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the column, in characters from 1.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Returns the bytes of what is wrong; empty at the end of the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the path whose rules are wrong, or the key of a sentence; none where the text is no PHP array.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Returns what is wrong, without place and path.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for PhpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: ", self.line, self.column)?;
        if let Some(path) = &self.path {
            write!(f, "{path}: ")?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for PhpError {}

/// The same before lines are counted.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(super) range: Range<usize>,
    path: Option<String>,
    problem: String,
}

impl Fault {
    pub(crate) fn new(range: Range<usize>, problem: impl Into<String>) -> Self {
        Self { range, path: None, problem: problem.into() }
    }

    pub(crate) fn of(self, path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }
}
