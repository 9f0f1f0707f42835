//! The limits of a pattern's text.

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
