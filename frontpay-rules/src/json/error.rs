//! The error of text that is not JSON.

use core::fmt;
use std::borrow::Cow;

use frontpay_php::Escaped;

/// The reason why a text is not JSON, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    problem: Cow<'static, str>,
    offset: usize,
    line: usize,
    column: usize,
}

impl JsonError {
    pub(crate) fn new(problem: impl Into<Cow<'static, str>>, bytes: &[u8], offset: usize) -> Self {
        let before = &bytes[..offset.min(bytes.len())];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        Self {
            problem: problem.into(),
            offset,
            line: 1 + memchr::memchr_iter(b'\n', before).count(),
            column: 1 + String::from_utf8_lossy(&before[start..]).chars().count(),
        }
    }

    /// Returns what is wrong, without the place.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// Returns the place in bytes from the beginning.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {}, column {}", Escaped::new(&self.problem), self.line, self.column)
    }
}

impl std::error::Error for JsonError {}
