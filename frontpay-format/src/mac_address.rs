//! MAC addresses: the rule `mac_address`.

/// `mac_address`: twelve hexadecimal digits as `00:11:22:33:44:55`, `00-11-22-33-44-55` or `0011.2233.4455`.
///
/// ```
/// use frontpay_format::mac_address;
///
/// assert!(mac_address("00:1B:44:11:3A:b7"));
/// assert!(mac_address("001B.4411.3AB7"));
/// assert!(!mac_address("001B44113AB7"));
/// assert!(!mac_address("00:1B-44:11:3A:B7"));
/// ```
///
/// Follows PHP's `FILTER_VALIDATE_MAC`.
#[must_use]
pub const fn mac_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    match bytes.len() {
        14 => has_groups(bytes, 4, b'.'),
        17 => has_groups(bytes, 2, b':') || has_groups(bytes, 2, b'-'),
        _ => false,
    }
}

const fn has_groups(bytes: &[u8], digits: usize, separator: u8) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let is_separator = at % (digits + 1) == digits;
        let is_valid = if is_separator { bytes[at] == separator } else { bytes[at].is_ascii_hexdigit() };
        if !is_valid {
            return false;
        }
        at += 1;
    }
    true
}
