//! ASCII text: the rule `ascii`.

/// `ascii`: printable ASCII, tabs and line breaks.
///
/// ```
/// use frontpay_format::ascii;
///
/// assert!(ascii("Nordlys AS\r\n"));
/// assert!(!ascii("Blåbær"));
/// assert!(!ascii("\u{7f}"));
/// ```
///
/// The accepted control characters are tab, line feed, carriage return and, unexpectedly, U+0010 and U+0013.
///
/// Follows `ASCII::is_ascii` of voku/portable-ascii, whose pattern has `\x10` and `\x13` in place of the decimal 10 and 13.
#[must_use]
pub const fn ascii(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !matches!(bytes[at], b'\t' | b'\n' | b'\r' | 0x10 | 0x13 | b' '..=b'~') {
            return false;
        }
        at += 1;
    }
    true
}
