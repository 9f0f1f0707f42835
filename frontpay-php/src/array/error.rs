//! Why a PHP text cannot be taken, and where.

use core::fmt;
use core::ops::Range;

use crate::escaped::Escaped;

/// Why a PHP text cannot be taken, with line and column.
///
/// ```
/// use frontpay_php::array::read;
/// let text = "'name' => 'required',\n'tax' => env('TAX'),\n";
/// let error = read(text, |_| Err(String::new()), Ok).unwrap_err();
/// assert_eq!((error.line(), error.column()), (2, 10));
/// assert_eq!(&text[error.range()], "env");
/// assert_eq!(error.to_string(), "line 2, column 10: the function `env` is not called here; write what it returns");
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
            write!(f, "{}: ", Escaped::new(path))?;
        }
        Escaped::new(&self.problem).fmt(f)
    }
}

impl std::error::Error for PhpError {}

/// A reason to refuse a text, before lines are counted: what [`read`](super::read) makes a [`PhpError`] of.
#[derive(Debug)]
pub struct Fault {
    pub(super) range: Range<usize>,
    path: Option<String>,
    problem: String,
}

impl Fault {
    /// Creates the refusal of some bytes of the file.
    pub fn new(range: Range<usize>, problem: impl Into<String>) -> Self {
        Self { range, path: None, problem: problem.into() }
    }

    /// Adds the path or key that the refusal is about.
    #[must_use]
    pub fn of(self, path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }
}
