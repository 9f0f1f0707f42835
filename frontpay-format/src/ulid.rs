//! ULIDs: the rule `ulid`.

/// `ulid`: 26 characters of Crockford's base 32, the first at most 7.
///
/// ```
/// use frontpay_format::ulid;
///
/// assert!(ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
/// assert!(ulid("01arz3ndektsv4rrffq69g5fav"));
/// assert!(!ulid("81ARZ3NDEKTSV4RRFFQ69G5FAV"));
/// ```
///
/// The letters I, L, O and U are refused, although a decoder of Crockford's base 32 reads I, L and O as digits.
///
/// Follows `Symfony\Component\Uid\Ulid::isValid`.
#[must_use]
pub const fn ulid(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() != 26 || bytes[0] > b'7' {
        return false;
    }
    let mut at = 0;
    while at < bytes.len() {
        if !is_base32(bytes[at]) {
            return false;
        }
        at += 1;
    }
    true
}

const fn is_base32(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() && !matches!(byte.to_ascii_uppercase(), b'I' | b'L' | b'O' | b'U')
}
