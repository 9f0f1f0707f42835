//! Runs of hexadecimal digits.

pub(crate) const fn is_hex(bytes: &[u8], mut start: usize, end: usize) -> bool {
    while start < end {
        if start >= bytes.len() || !bytes[start].is_ascii_hexdigit() {
            return false;
        }
        start += 1;
    }
    true
}
