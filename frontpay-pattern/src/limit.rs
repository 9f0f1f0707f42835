//! The limits of a pattern.

/// Bytes above which a pattern's text is not read.
///
/// ```
/// # use frontpay_pattern::{LENGTH_LIMIT, Pattern, PatternError};
/// let long = "a".repeat(LENGTH_LIMIT + 1);
/// assert!(matches!(Pattern::parse(&long), Err(PatternError::TooLong { .. })));
/// ```
pub const LENGTH_LIMIT: usize = 16 * 1024;

/// Levels of groups within groups above which a pattern is not read.
///
/// ```
/// # use frontpay_pattern::{NESTING_LIMIT, Pattern, PatternError};
/// let deep = "(".repeat(NESTING_LIMIT + 1);
/// assert!(matches!(Pattern::parse(&deep), Err(PatternError::TooDeep { .. })));
/// ```
pub const NESTING_LIMIT: usize = 100;

/// Steps above which a pattern is not compiled.
///
/// A step takes some nanoseconds, so that these take about a tenth of a second. A node of the pattern that is written out
/// counts 64, each range of its class 2, each byte of an automaton 2, and each state that is looked at while the states of
/// a deterministic automaton are found 1. Where the last of these alone are too many, the pattern is compiled all the same:
/// its automaton is then built while texts are matched.
///
/// ```
/// # use frontpay_pattern::{Pattern, PatternError, STEP_LIMIT};
/// let error = Pattern::parse("(?:(?:a{1000}){1000}){1000}").unwrap_err();
/// assert_eq!(error, PatternError::TooLarge { limit: STEP_LIMIT });
/// ```
pub const STEP_LIMIT: usize = 1 << 25;
