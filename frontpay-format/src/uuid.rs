//! UUIDs: the rule `uuid`.
//!
//! The crate `uuid` accepts other spellings than either of Laravel's two parsers, and its parser is not `const`.

use crate::bytes::{has_prefix_ignoring_case, is_hex};

/// `uuid`: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.
///
/// ```
/// use frontpay_format::uuid;
///
/// assert!(uuid("a0a2a2d2-0b87-4a18-83f2-2529882be2de"));
/// assert!(uuid("FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF"));
/// assert!(!uuid("{a0a2a2d2-0b87-4a18-83f2-2529882be2de}"));
/// ```
///
/// Version and variant are not checked; see [`uuid_version`].
///
/// Follows `Str::isUuid` in Laravel 13. `uuid:4,7` has this meaning too: Laravel reads one parameter or none.
#[must_use]
pub const fn uuid(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 36
        && is_hex(bytes, 0, 8)
        && bytes[8] == b'-'
        && is_hex(bytes, 9, 13)
        && bytes[13] == b'-'
        && is_hex(bytes, 14, 18)
        && bytes[18] == b'-'
        && is_hex(bytes, 19, 23)
        && bytes[23] == b'-'
        && is_hex(bytes, 24, 36)
}

/// The parameter of `uuid:..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UuidVersion {
    /// The nil UUID: all digits are zero.
    Nil,
    /// The max UUID: all digits are `f`.
    Max,
    /// The number of the version; only 1 to 8 can pass.
    Number(u8),
}

impl UuidVersion {
    /// Reads the parameter as Laravel does.
    ///
    /// ```
    /// use frontpay_format::UuidVersion;
    ///
    /// assert_eq!(UuidVersion::parse("4"), UuidVersion::Number(4));
    /// assert_eq!(UuidVersion::parse("max"), UuidVersion::Max);
    /// assert_eq!(UuidVersion::parse("nil"), UuidVersion::Nil);
    /// assert_eq!(UuidVersion::parse("Max"), UuidVersion::Nil);
    /// ```
    ///
    /// Any other text that is not a number means [`Nil`](Self::Nil), as 0 does: PHP converts it to 0.
    #[must_use]
    pub const fn parse(parameter: &str) -> Self {
        let bytes = parameter.as_bytes();
        if matches!(bytes, b"max") {
            return Self::Max;
        }
        match leading_integer(bytes) {
            0 => Self::Nil,
            number => Self::Number(number),
        }
    }
}

/// Converts to an integer as PHP's `(int)` does; every number that cannot be a version becomes 255.
const fn leading_integer(bytes: &[u8]) -> u8 {
    let mut at = 0;
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\t'..=b'\r') {
        at += 1;
    }
    let is_negative = at < bytes.len() && bytes[at] == b'-';
    if is_negative || (at < bytes.len() && bytes[at] == b'+') {
        at += 1;
    }
    let mut number = 0_u8;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        number = number.saturating_mul(10).saturating_add(bytes[at] - b'0');
        at += 1;
    }
    if is_negative && number > 0 { u8::MAX } else { number }
}

/// `uuid:4`, `uuid:max`, `uuid:nil`: a UUID of that version in the variant of RFC 9562.
///
/// ```
/// use frontpay_format::{UuidVersion, uuid_version};
///
/// assert!(uuid_version("a0a2a2d2-0b87-4a18-83f2-2529882be2de", UuidVersion::Number(4)));
/// assert!(!uuid_version("a0a2a2d2-0b87-4a18-03f2-2529882be2de", UuidVersion::Number(4)));
/// assert!(uuid_version("00000000-0000-0000-0000-000000000000", UuidVersion::Nil));
/// ```
///
/// More spellings are accepted than by [`uuid()`]: `urn:`, `uuid:`, braces and hyphens are removed wherever they are, so
/// that `urn:uuid:…`, `{…}` and 32 digits without hyphens pass.
///
/// Follows `Str::isUuid` in Laravel 13 with ramsey/uuid 4.7.
#[must_use]
pub const fn uuid_version(text: &str, version: UuidVersion) -> bool {
    let Some(digits) = digits(text.as_bytes()) else {
        return false;
    };
    match version {
        UuidVersion::Nil => is_all(&digits, b'0'),
        UuidVersion::Max => is_all(&digits, b'f'),
        UuidVersion::Number(number @ 1..=8) => {
            digits[12] == b'0' + number && matches!(digits[16], b'8' | b'9' | b'a' | b'b')
        }
        UuidVersion::Number(_) => false,
    }
}

const fn is_all(digits: &[u8; 32], byte: u8) -> bool {
    let mut at = 0;
    while at < digits.len() {
        if digits[at] != byte {
            return false;
        }
        at += 1;
    }
    true
}

/// Returns the 32 digits in lower case.
const fn digits(bytes: &[u8]) -> Option<[u8; 32]> {
    let mut rest = Stripped { bytes, at: 0 };
    let mut digits = [0; 32];
    let mut count = 0;
    while let Some(byte) = rest.next() {
        if count == digits.len() || !byte.is_ascii_hexdigit() {
            return None;
        }
        digits[count] = byte;
        count += 1;
    }
    if count == digits.len() { Some(digits) } else { None }
}

/// The bytes of a text in lower case, without `urn:`, then without `uuid:`, then without braces and hyphens.
///
/// Each is removed in one pass and in this order, as `str_replace` does in the reference: nothing is left of `uuurn:id:`.
#[derive(Clone, Copy)]
struct Stripped<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Stripped<'_> {
    const fn next(&mut self) -> Option<u8> {
        loop {
            while self.skip_uuid() {}
            match self.next_after_urn() {
                Some(b'{' | b'}' | b'-') => {}
                other => return other,
            }
        }
    }

    const fn skip_uuid(&mut self) -> bool {
        let mut ahead = *self;
        let mut at = 0;
        while at < 5 {
            match ahead.next_after_urn() {
                Some(byte) if byte == b"uuid:"[at] => at += 1,
                _ => return false,
            }
        }
        *self = ahead;
        true
    }

    const fn next_after_urn(&mut self) -> Option<u8> {
        while has_prefix_ignoring_case(self.bytes, self.at, b"urn:") {
            self.at += 4;
        }
        if self.at >= self.bytes.len() {
            return None;
        }
        self.at += 1;
        Some(self.bytes[self.at - 1].to_ascii_lowercase())
    }
}
