//! Letter case: the rules `lowercase` and `uppercase`.

use crate::unicode::{Chars, changes_when_lowercased, changes_when_uppercased};

/// `lowercase`: the text is its own lower case.
///
/// ```
/// use frontpay_format::lowercase;
///
/// assert!(lowercase("blåbær 2"));
/// assert!(!lowercase("Blåbær"));
/// ```
///
/// Texts without cased letters pass: `2`, `日本` and `!`.
///
/// Follows `mb_strtolower` of PHP 8.4 (Unicode 16).
#[must_use]
pub const fn lowercase(text: &str) -> bool {
    let mut chars = Chars::new(text);
    while let Some(code) = chars.next() {
        if changes_when_lowercased(code) {
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
/// Texts without cased letters pass: `2`, `日本` and `!`.
///
/// Follows `mb_strtoupper` of PHP 8.4 (Unicode 16).
#[must_use]
pub const fn uppercase(text: &str) -> bool {
    let mut chars = Chars::new(text);
    while let Some(code) = chars.next() {
        if changes_when_uppercased(code) {
            return false;
        }
    }
    true
}
