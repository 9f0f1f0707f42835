//! Errors of PHP array literals, with their positions.

use core::fmt;
use core::ops::Range;

use crate::escaped::Escaped;

/// An error in a PHP array literal, with line and column.
///
/// ```
/// use frontpay_php::array::parse;
/// let text = "'name' => 'required',\n'tax' => env('TAX'),\n";
/// let error = parse(text, |_| Err(String::new()), Ok).unwrap_err();
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
    pub(super) fn new(text: &str, error: SourceError) -> Self {
        let before = text.get(..error.range.start).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: 1 + before.matches('\n').count(),
            column: 1 + line.chars().count(),
            range: error.range,
            path: error.path,
            problem: error.problem,
        }
    }

    /// Returns the line number, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the column, in characters from 1.
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }

    /// Returns the byte range of the error; empty at the end of the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the path of the wrong rule or the key of the wrong message; `None` for a syntax error.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Returns the message, without position and path.
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

/// An error with its byte range, which [`parse`](super::parse) converts to a [`PhpError`] by counting lines.
#[derive(Debug)]
pub struct SourceError {
    pub(super) range: Range<usize>,
    path: Option<String>,
    problem: String,
}

impl SourceError {
    /// Creates an error about a byte range of the file.
    pub fn new(range: Range<usize>, problem: impl Into<String>) -> Self {
        Self { range, path: None, problem: problem.into() }
    }

    /// Adds the path or key that the error is about.
    #[must_use]
    pub fn with_path(self, path: &str) -> Self {
        Self { path: Some(path.to_owned()), ..self }
    }
}
