//! Limits of untrusted text.

use frontpay_pattern::{LENGTH_LIMIT, STEP_LIMIT};

/// PHP's own limit of nesting.
const DEEPEST: usize = 512;

/// What is accepted at most of untrusted JSON, and of untrusted tables.
///
/// They count where a document is judged. A value of a Rust type tells its failures itself, as many as it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How deep lists and maps may be nested; more than 512, PHP's own limit, is taken as 512.
    pub depth: usize,
    /// How many bytes the text may have.
    pub bytes: usize,
    /// To how many items the wildcards of a table may lead, those of all its rows together; an item counts once for each
    /// wildcard of a row that it stands for. It bounds the time that a table takes, and the length of its report. Where a
    /// type contains itself, it holds for each value of it.
    pub fan_out: usize,
    /// How many bytes a pattern may have, where a table is read with [`RuleSet::parse_with`](crate::RuleSet::parse_with);
    /// more than [`LENGTH_LIMIT`] is taken as that.
    pub pattern: usize,
    /// How many steps it may take to compile all patterns of a table that is read with
    /// [`RuleSet::parse_with`](crate::RuleSet::parse_with) or [`RuleSet::parse_php_with`](crate::RuleSet::parse_php_with).
    ///
    /// A step is some nanoseconds of work. Most patterns take some ten thousands, those with Unicode's classes some millions,
    /// and each [`STEP_LIMIT`] at most.
    pub pattern_steps: usize,
    /// How many rows a table may have that is read with [`RuleSet::parse_with`](crate::RuleSet::parse_with) or
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
    /// Returns how deep lists and maps may be nested.
    pub(super) const fn nesting(self) -> usize {
        if self.depth < DEEPEST { self.depth } else { DEEPEST }
    }
}

impl Default for Limits {
    /// A depth of 128, 64 MiB, a fan-out of 1,048,576, patterns of 16 KiB that take 536,870,912 steps together, and 65,536
    /// rows.
    fn default() -> Self {
        Self::DEFAULT
    }
}
