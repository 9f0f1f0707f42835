//! The text in which types of other crates are written.

use frontpay_format::{ipv4, uuid};
use frontpay_php::date::days_in_month;
use frontpay_php::text::parse_digits;

/// A type of another crate that is text on the wire, and whose literal is the text that it is written as.
///
/// These types read more than one text as the same value: `url` reads `HTTP://A` as `http://a/`. The rules would then be
/// asked about another text than is sent, so a literal must have the spelling that is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum CanonicalText {
    /// A UUID in lower case, with hyphens.
    Uuid,
    /// A URL of the scheme `http` or `https`: lower case in the host, a path, no user, no port that is the default.
    Url,
    /// A number with at most 28 decimals and 96 bits.
    Decimal,
    /// A date: `2026-01-15`.
    Date,
    /// A time of day: `09:30:00`, or with up to nine decimals `09:30:00.25`.
    Time,
    /// A date and a time: `2026-01-15T09:30:00`.
    DateTime,
    /// A point in time, in UTC: `2026-01-15T09:30:00Z`.
    Timestamp,
}

impl CanonicalText {
    /// Returns `true` if the type is written as this text.
    ///
    /// Some texts of URLs that would be are rejected too: those with an international domain or with an IPv6 address.
    ///
    /// ```
    /// use frontpay_rules::const_eval::CanonicalText;
    /// assert!(CanonicalText::Decimal.is_canonical("51.00"));
    /// assert!(!CanonicalText::Decimal.is_canonical("+51"));
    /// assert!(!CanonicalText::Date.is_canonical("2026-02-29"));
    /// assert!(!CanonicalText::Url.is_canonical("https://example.com"), "it is written with a `/` at the end");
    /// ```
    #[must_use]
    pub const fn is_canonical(self, text: &str) -> bool {
        let bytes = text.as_bytes();
        match self {
            Self::Uuid => uuid(text) && !has_uppercase(bytes),
            Self::Url => is_url(text),
            Self::Decimal => is_decimal(bytes),
            Self::Date => is_date(bytes),
            Self::Time => is_time(bytes),
            Self::DateTime => is_date_time(bytes),
            Self::Timestamp => match bytes {
                [date_time @ .., b'Z'] => is_date_time(date_time) && is_in_range(date_time),
                _ => false,
            },
        }
    }

    pub(super) const fn expectation(self) -> &'static str {
        match self {
            Self::Uuid => "a UUID in lower case, as in `a0a2a2d2-0b87-4a18-83f2-2529882be2de`",
            Self::Url => "an http or https URL as it is sent, as in `https://example.com/`",
            Self::Decimal => "a decimal number as the text that is sent, as in `\"51.00\"`",
            Self::Date => "a date, as in `2026-01-15`",
            Self::Time => "a time, as in `09:30:00`",
            Self::DateTime => "a date and a time, as in `2026-01-15T09:30:00`",
            Self::Timestamp => "a time in UTC, as in `2026-01-15T09:30:00Z`",
        }
    }
}

const fn has_uppercase(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii_uppercase() {
            return true;
        }
        at += 1;
    }
    false
}

/// The greatest integer of 96 bits.
const MAX_MANTISSA: u128 = (1 << 96) - 1;
const MAX_DECIMALS: usize = 28;

const fn is_decimal(bytes: &[u8]) -> bool {
    let (is_negative, digits) = match bytes {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let (mut mantissa, mut decimals, mut at) = (0_u128, None, 0);
    while at < digits.len() {
        match (digits[at], decimals) {
            (b'.', None) if at > 0 => decimals = Some(0),
            (digit @ b'0'..=b'9', count) => {
                mantissa = mantissa * 10 + (digit - b'0') as u128;
                if let Some(count) = count {
                    decimals = Some(count + 1);
                }
            }
            _ => return false,
        }
        if mantissa > MAX_MANTISSA {
            return false;
        }
        at += 1;
    }
    let has_leading_zero = matches!(digits, [b'0', b'0'..=b'9', ..]);
    let has_digits = !digits.is_empty() && !matches!(decimals, Some(0));
    let fits = match decimals {
        Some(count) => count <= MAX_DECIMALS,
        None => true,
    };
    has_digits && fits && !has_leading_zero && !(is_negative && mantissa == 0)
}

const fn is_date(bytes: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return false };
    let (Some(year), Some(month), Some(day)) =
        (parse_digits(&[y1, y2, y3, y4]), parse_digits(&[m1, m2]), parse_digits(&[d1, d2]))
    else {
        return false;
    };
    1 <= month && month <= 12 && 1 <= day && day as i128 <= days_in_month(year as i128, month as i128)
}

const fn is_time(bytes: &[u8]) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2, fraction @ ..] = bytes else { return false };
    let (Some(hour), Some(minute), Some(second)) =
        (parse_digits(&[*h1, *h2]), parse_digits(&[*m1, *m2]), parse_digits(&[*s1, *s2]))
    else {
        return false;
    };
    let is_fraction = match fraction {
        [] => true,
        [b'.', digits @ ..] => {
            digits.len() <= 9 && parse_digits(digits).is_some() && !matches!(digits, [] | [.., b'0'])
        }
        _ => false,
    };
    hour < 24 && minute < 60 && second < 60 && is_fraction
}

const fn is_date_time(bytes: &[u8]) -> bool {
    match bytes.split_at_checked(10) {
        Some((date, [b'T', time @ ..])) => is_date(date) && is_time(time),
        _ => false,
    }
}

/// Returns `true` unless a date is the last one, on which `jiff::Timestamp` ends for the sake of time zones.
const fn is_in_range(date_time: &[u8]) -> bool {
    !matches!(date_time, [b'9', b'9', b'9', b'9', b'-', b'1', b'2', b'-', b'3', b'0' | b'1', ..])
}

const fn is_url(text: &str) -> bool {
    let (rest, default_port) = match text.as_bytes() {
        [b'h', b't', b't', b'p', b':', b'/', b'/', rest @ ..] => (rest, 80),
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', rest @ ..] => (rest, 443),
        _ => return false,
    };
    let authority_len = position(rest, b'/');
    let (authority, path) = rest.split_at(authority_len);
    let (host, port) = authority.split_at(position(authority, b':'));
    let is_port = match port {
        [] => true,
        [b':', b'1'..=b'9', ..] if port.len() <= 6 => {
            matches!(parse_digits(port.split_at(1).1), Some(port) if port <= 0xffff && port != default_port)
        }
        _ => false,
    };
    is_port && is_host(host) && is_path(path)
}

/// Returns the position of a byte, or the length.
const fn position(bytes: &[u8], byte: u8) -> usize {
    let mut at = 0;
    while at < bytes.len() && bytes[at] != byte {
        at += 1;
    }
    at
}

/// Returns `true` for an IPv4 address and for a name whose last label is not a number.
const fn is_host(host: &[u8]) -> bool {
    if let Ok(text) = core::str::from_utf8(host)
        && ipv4(text)
    {
        return true;
    }
    if host.len() > 253 {
        return false;
    }
    let mut rest = host;
    loop {
        let (label, after) = rest.split_at(position(rest, b'.'));
        if !is_label(label) {
            return false;
        }
        match after {
            [_, after @ ..] => rest = after,
            [] => return label[0].is_ascii_lowercase(),
        }
    }
}

/// Returns `true` for a label of a domain in ASCII; two hyphens would begin an encoded one (`xn--`).
const fn is_label(label: &[u8]) -> bool {
    let mut at = 0;
    while at < label.len() {
        if !matches!(label[at], b'a'..=b'z' | b'0'..=b'9' | b'-') {
            return false;
        }
        at += 1;
    }
    let is_encoded = matches!(label, [_, _, b'-', b'-', ..]);
    !matches!(label, [] | [b'-', ..] | [.., b'-']) && label.len() <= 63 && !is_encoded
}

/// Returns `true` for a path with a query and a fragment, in characters that are not encoded, and without `.` and `..`.
const fn is_path(path: &[u8]) -> bool {
    let (mut at, mut in_path, mut in_fragment) = (0, true, false);
    while at < path.len() {
        match path[at] {
            b'/' if in_path => {
                if is_dots(path.split_at(at + 1).1) {
                    return false;
                }
            }
            b'?' if in_path => in_path = false,
            b'#' if !in_fragment => (in_path, in_fragment) = (false, true),
            b'%' => {
                let is_encoded =
                    at + 2 < path.len() && path[at + 1].is_ascii_hexdigit() && path[at + 2].is_ascii_hexdigit();
                if !is_encoded || (path[at + 1] == b'2' && matches!(path[at + 2], b'e' | b'E')) {
                    return false;
                }
            }
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'-'
            | b'.'
            | b'_'
            | b'~'
            | b'!'
            | b'$'
            | b'&'
            | b'('
            | b')'
            | b'*'
            | b'+'
            | b','
            | b';'
            | b'='
            | b':'
            | b'@'
            | b'/'
            | b'?' => {}
            _ => return false,
        }
        at += 1;
    }
    !path.is_empty()
}

/// Returns `true` if a path starts with the segment `.` or `..`.
const fn is_dots(path: &[u8]) -> bool {
    let ([b'.', b'.', rest @ ..] | [b'.', rest @ ..]) = path else { return false };
    matches!(rest, [] | [b'/' | b'?' | b'#', ..])
}
