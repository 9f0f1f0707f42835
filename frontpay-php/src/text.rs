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
    let mut number = 0;
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            return None;
        }
        number = number * 10 + (bytes[at] - b'0') as usize;
        at += 1;
    }
    Some(number)
}
