//! Operations on text as in PHP, in `const fn`.

pub use crate::const_bytes::same_bytes;

/// Returns `true` for the bytes that PHP's `trim` removes.
#[inline]
#[must_use]
pub const fn is_php_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0 | 0x0B)
}

/// Compares texts as `==` does, in a `const fn`.
#[inline]
#[must_use]
pub const fn same_text(left: &str, right: &str) -> bool {
    same_bytes(left.as_bytes(), right.as_bytes())
}

/// Parses the index of a list as PHP does: `0`, or digits that do not begin with `0`.
#[must_use]
pub const fn parse_index(key: &str) -> Option<usize> {
    let bytes = key.as_bytes();
    if bytes.is_empty() || bytes.len() > 10 || (bytes[0] == b'0' && bytes.len() > 1) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation, reason = "it is within the range")]
    match parse_digits(bytes) {
        Some(number) if number <= usize::MAX as u64 => Some(number as usize),
        _ => None,
    }
}

/// Parses digits, at most 19 of them; none if there is another character.
///
/// ```
/// use frontpay_php::text::parse_digits;
/// assert_eq!(parse_digits(b"007"), Some(7));
/// assert_eq!(parse_digits(b"+7"), None);
/// ```
#[must_use]
pub const fn parse_digits(digits: &[u8]) -> Option<u64> {
    let (mut number, mut at) = (0_u64, 0);
    while at < digits.len() {
        if !digits[at].is_ascii_digit() || digits.len() > 19 {
            return None;
        }
        number = number * 10 + (digits[at] - b'0') as u64;
        at += 1;
    }
    Some(number)
}
