//! Base64: the rule `base64`.

/// `base64`: the standard alphabet, padded with `=` to a multiple of four characters, exactly as an encoder writes it.
///
/// ```
/// use frontpay_format::base64;
///
/// assert!(base64("YQ=="));
/// assert!(!base64("YQ"));
/// assert!(!base64("YR=="));
/// assert!(!base64("-_-_"));
/// ```
///
/// It refuses the URL alphabet, line breaks and spaces, missing padding, and unused bits that are not zero (`YR==`).
///
/// Follows Laravel 13, which decodes strictly, encodes again and compares with the text.
#[must_use]
pub const fn base64(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (body, unused) = match bytes {
        [.., b'=', b'='] => (bytes.len() - 2, 0b1111),
        [.., b'='] => (bytes.len() - 1, 0b11),
        _ => (bytes.len(), 0),
    };
    bytes.len().is_multiple_of(4) && body > 0 && is_encoded(bytes, body) && value_of(bytes[body - 1]) & unused == 0
}

const fn is_encoded(bytes: &[u8], end: usize) -> bool {
    let mut at = 0;
    while at < end {
        if !matches!(bytes[at], b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/') {
            return false;
        }
        at += 1;
    }
    true
}

const fn value_of(byte: u8) -> u8 {
    match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    }
}
