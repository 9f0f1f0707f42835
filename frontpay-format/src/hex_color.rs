//! Hexadecimal colors: the rule `hex_color`.

use crate::bytes::is_hex;

/// `hex_color`: `#` and 3, 4, 6 or 8 hexadecimal digits.
///
/// ```
/// use frontpay_format::hex_color;
///
/// assert!(hex_color("#0af"));
/// assert!(hex_color("#00AAFF80"));
/// assert!(!hex_color("00aaff"));
/// ```
///
/// A line feed can follow, since Laravel's pattern ends with `$`.
#[must_use]
pub const fn hex_color(text: &str) -> bool {
    let bytes = text.as_bytes();
    let end = match bytes {
        [shorter @ .., b'\n'] => shorter.len(),
        _ => bytes.len(),
    };
    matches!(end, 4 | 5 | 7 | 9) && bytes[0] == b'#' && is_hex(bytes, 1, end)
}
