//! Limits of untrusted text.

use frontpay_pattern::{LENGTH_LIMIT, STEP_LIMIT};

/// PHP's own limit of nesting.
const DEEPEST: usize = 512;

/// The limits of untrusted JSON and of untrusted tables.
///
/// They apply to documents. The report of a Rust value has no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The greatest depth of nested lists and maps; clamped to 512, PHP's own limit.
    pub depth: usize,
    /// The greatest length of the text, in bytes.
    pub bytes: usize,
    /// The most items that the wildcards of a table may lead to, those of all its rows together; an item counts once
    /// for each wildcard of a row that leads to it. It bounds the time that a table takes, and the length of its
    /// report. Where a type contains itself, it holds for each value of it.
    pub fan_out: usize,
    /// The greatest length of a pattern, in bytes, where a table is read with
    /// [`RuleSet::parse_with`](crate::RuleSet::parse_with); clamped to [`LENGTH_LIMIT`].
    pub pattern: usize,
    /// The most steps for compiling all patterns of a table that is read with
    /// [`RuleSet::parse_with`](crate::RuleSet::parse_with) or
    /// [`RuleSet::parse_php_with`](crate::RuleSet::parse_php_with).
    ///
    /// A step is some nanoseconds of work. Most patterns take some ten thousands, those with Unicode's classes some
    /// millions, and each [`STEP_LIMIT`] at most.
    pub pattern_steps: usize,
    /// The most rows of a table that is read with [`RuleSet::parse_with`](crate::RuleSet::parse_with) or
    /// [`RuleSet::parse_php_with`](crate::RuleSet::parse_php_with).
    pub rows: usize,
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        depth: 128,
        bytes: 64 << 20,
        fan_out: 1 << 20,
        pattern: LENGTH_LIMIT,
        pattern_steps: 16 * STEP_LIMIT,
        rows: 1 << 16,
    };
}

impl Limits {
    /// Returns the greatest depth of nested lists and maps.
    pub(super) const fn nesting(self) -> usize {
        if self.depth < DEEPEST { self.depth } else { DEEPEST }
    }
}

impl Default for Limits {
    /// A depth of 128, 64 MiB, a fan-out of 1,048,576, patterns of 16 KiB that take 536,870,912 steps together, and
    /// 65,536 rows.
    fn default() -> Self {
        Self::DEFAULT
    }
}
