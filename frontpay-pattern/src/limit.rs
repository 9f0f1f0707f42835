//! The limits of a pattern.

/// The greatest length of a pattern's text, in bytes.
///
/// ```
/// # use frontpay_pattern::{LENGTH_LIMIT, Pattern, PatternError};
/// let long = "a".repeat(LENGTH_LIMIT + 1);
/// assert!(matches!(Pattern::parse(&long), Err(PatternError::TooLong { .. })));
/// ```
pub const LENGTH_LIMIT: usize = 16 * 1024;

/// The greatest depth of groups within groups.
///
/// The parser and the passes behind it are recursive, so this bounds their stack.
///
/// ```
/// # use frontpay_pattern::{NESTING_LIMIT, Pattern, PatternError};
/// let deep = "(".repeat(NESTING_LIMIT + 1);
/// assert!(matches!(Pattern::parse(&deep), Err(PatternError::TooDeep { .. })));
/// ```
pub const NESTING_LIMIT: usize = 100;

/// The greatest number of steps that compiling a pattern may take.
///
/// A step takes some nanoseconds, and all of them take about a tenth of a second. A node of the pattern counts 64 each time
/// it is written out, each range of its class 2, each byte of the NFA 2, and each NFA state that is visited while the DFA
/// is built 1. If the last of these are too many, the pattern is compiled all the same: its DFA is then built while texts
/// are matched.
///
/// ```
/// # use frontpay_pattern::{Pattern, PatternError, STEP_LIMIT};
/// let error = Pattern::parse("(?:(?:a{1000}){1000}){1000}").unwrap_err();
/// assert_eq!(error, PatternError::TooLarge { limit: STEP_LIMIT });
/// ```
pub const STEP_LIMIT: usize = 1 << 25;
