//! Lower and upper case.

use crate::unicode::{Chars, changes_when_lowered, changes_when_raised};

/// `lowercase`: the text is its own lower case.
///
/// ```
/// use frontpay_format::lowercase;
///
/// assert!(lowercase("blåbær 2"));
/// assert!(!lowercase("Blåbær"));
/// ```
///
/// No letter needs to be in it: `2`, `日本` and `!` pass.
///
/// Follows `mb_strtolower` of PHP 8.4 (Unicode 16).
#[must_use]
pub const fn lowercase(text: &str) -> bool {
    let mut chars = Chars::new(text);
    while let Some(code) = chars.next() {
        if changes_when_lowered(code) {
            return false;
        }
    }
    true
}

/// `uppercase`: the text is its own upper case.
///
/// ```
/// use frontpay_format::uppercase;
///
/// assert!(uppercase("BLÅBÆR 2"));
/// assert!(!uppercase("STRAßE"));
/// ```
///
/// No letter needs to be in it: `2`, `日本` and `!` pass.
///
/// Follows `mb_strtoupper` of PHP 8.4 (Unicode 16).
#[must_use]
pub const fn uppercase(text: &str) -> bool {
    let mut chars = Chars::new(text);
    while let Some(code) = chars.next() {
        if changes_when_raised(code) {
            return false;
        }
    }
    true
}
