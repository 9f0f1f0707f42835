//! IP addresses: the rules `ip`, `ipv4` and `ipv6`.
//!
//! The parsers of `std::net` are not `const`.

/// `ip`: an IPv4 or IPv6 address.
///
/// ```
/// use frontpay_format::ip;
///
/// assert!(ip("192.0.2.33"));
/// assert!(ip("2001:db8::1"));
/// assert!(!ip("192.0.2.033"));
/// ```
///
/// Follows PHP's `FILTER_VALIDATE_IP`: it refuses ports, masks, brackets, zones (`fe80::1%eth0`) and surrounding space.
#[must_use]
pub const fn ip(text: &str) -> bool {
    ipv4(text) || ipv6(text)
}

/// `ipv4`: four decimal numbers up to 255 with dots between them, none with a leading zero.
///
/// ```
/// use frontpay_format::ipv4;
///
/// assert!(ipv4("192.0.2.33"));
/// assert!(!ipv4("127.1"));
/// ```
///
/// Follows PHP's `FILTER_VALIDATE_IP` with `FILTER_FLAG_IPV4`.
#[must_use]
pub const fn ipv4(text: &str) -> bool {
    let bytes = text.as_bytes();
    is_ipv4(bytes, 0, bytes.len())
}

/// `ipv6`: eight groups of up to four hexadecimal digits; `::` replaces one or more of them, and the last two can be an
/// IPv4 address.
///
/// ```
/// use frontpay_format::ipv6;
///
/// assert!(ipv6("64:ff9b::192.0.2.33"));
/// assert!(ipv6("::2:3:4:5:6:7:8"));
/// assert!(!ipv6("[::1]"));
/// ```
///
/// Follows PHP's `FILTER_VALIDATE_IP` with `FILTER_FLAG_IPV6`.
#[must_use]
pub const fn ipv6(text: &str) -> bool {
    let bytes = text.as_bytes();
    is_ipv6(bytes, 0, bytes.len())
}

/// Returns `true` for an address by the grammar of RFC 3986, which is also that of `_php_filter_validate_ipv6`.
pub(crate) const fn is_ipv6(bytes: &[u8], start: usize, end: usize) -> bool {
    let Some(groups) = Ipv6Groups::parse(bytes, start, end) else {
        return false;
    };
    let count = groups.count + if groups.has_ipv4 { 2 } else { 0 };
    if groups.is_compressed { count <= 7 } else { count == 8 }
}

pub(crate) const fn is_ipv4(bytes: &[u8], start: usize, end: usize) -> bool {
    let (mut at, mut numbers) = (start, 0);
    loop {
        let Some(after) = end_of_octet(bytes, at, end) else {
            return false;
        };
        numbers += 1;
        if numbers == 4 || after == end {
            return numbers == 4 && after == end;
        }
        if bytes[after] != b'.' {
            return false;
        }
        at = after + 1;
    }
}

const fn end_of_octet(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let (mut at, mut number) = (start, 0_u16);
    while at < end && at < start + 3 && bytes[at].is_ascii_digit() {
        number = number * 10 + (bytes[at] - b'0') as u16;
        at += 1;
    }
    let has_leading_zero = at > start + 1 && bytes[start] == b'0';
    if at == start || number > 255 || has_leading_zero { None } else { Some(at) }
}

/// The parts of an IPv6 address, whose number is not checked yet: e-mail addresses have another limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ipv6Groups {
    /// The number of hexadecimal groups.
    pub(crate) count: usize,
    /// True if there is a `::`.
    pub(crate) is_compressed: bool,
    /// True if the address ends with an IPv4 address.
    pub(crate) has_ipv4: bool,
}

impl Ipv6Groups {
    pub(crate) const fn parse(bytes: &[u8], start: usize, end: usize) -> Option<Self> {
        let is_compressed = is_double_colon(bytes, start, end);
        let mut groups = Self { count: 0, is_compressed, has_ipv4: false };
        let mut at = if is_compressed { start + 2 } else { start };
        while at < end {
            let after = end_of_group(bytes, at, end);
            if after < end && bytes[after] == b'.' {
                groups.has_ipv4 = true;
                return if is_ipv4(bytes, at, end) { Some(groups) } else { None };
            }
            let Some(next) = groups.skip_colons(bytes, after, end) else {
                return None;
            };
            if after == at {
                return None;
            }
            groups.count += 1;
            at = next;
        }
        Some(groups)
    }

    /// Returns the start of the next group, or `end` if there is none.
    const fn skip_colons(&mut self, bytes: &[u8], at: usize, end: usize) -> Option<usize> {
        if at == end {
            return Some(end);
        }
        if is_double_colon(bytes, at, end) && !self.is_compressed {
            self.is_compressed = true;
            return Some(at + 2);
        }
        if bytes[at] == b':' && at + 1 < end { Some(at + 1) } else { None }
    }
}

const fn is_double_colon(bytes: &[u8], at: usize, end: usize) -> bool {
    at + 1 < end && bytes[at] == b':' && bytes[at + 1] == b':'
}

const fn end_of_group(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    while at < end && at < start + 4 && bytes[at].is_ascii_hexdigit() {
        at += 1;
    }
    at
}
