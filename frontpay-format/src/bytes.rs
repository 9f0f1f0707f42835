//! Operations on bytes in `const fn`: sets, runs, and prefixes.

/// A set of ASCII bytes.
#[derive(Clone, Copy)]
pub(crate) struct ByteSet([bool; 256]);

impl ByteSet {
    /// Letters and digits.
    pub(crate) const ALPHANUMERIC: Self = {
        let mut set = [false; 256];
        let mut byte = 0;
        while byte < 0x80_u8 {
            set[byte as usize] = byte.is_ascii_alphanumeric();
            byte += 1;
        }
        Self(set)
    };

    pub(crate) const fn with(mut self, bytes: &[u8]) -> Self {
        let mut at = 0;
        while at < bytes.len() {
            self.0[bytes[at] as usize] = true;
            at += 1;
        }
        self
    }

    pub(crate) const fn without(mut self, byte: u8) -> Self {
        self.0[byte as usize] = false;
        self
    }

    #[inline]
    pub(crate) const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Returns the end of the run of bytes of the set that begins at `start`.
    ///
    /// Unrolled by four, since paths and queries are long: the four loads do not depend on each other.
    #[inline]
    pub(crate) const fn end_of_run(&self, bytes: &[u8], start: usize) -> usize {
        let Some((_, mut rest)) = bytes.split_at_checked(start) else { return start };
        while let [a, b, c, d, behind @ ..] = rest
            && self.has(*a) & self.has(*b) & self.has(*c) & self.has(*d)
        {
            rest = behind;
        }
        while let [first, behind @ ..] = rest
            && self.has(*first)
        {
            rest = behind;
        }
        bytes.len() - rest.len()
    }
}

/// Returns `true` if the byte at a position is the given one.
pub(crate) const fn is_at(bytes: &[u8], at: usize, byte: u8) -> bool {
    at < bytes.len() && bytes[at] == byte
}

/// Returns `true` if all bytes from `start` to `end` exist and are hexadecimal digits.
pub(crate) const fn is_hex(bytes: &[u8], mut start: usize, end: usize) -> bool {
    while start < end {
        if start >= bytes.len() || !bytes[start].is_ascii_hexdigit() {
            return false;
        }
        start += 1;
    }
    true
}

/// Returns `true` if the bytes from `start` on begin with a prefix, in any case of ASCII letters.
pub(crate) const fn has_prefix_ignoring_case(bytes: &[u8], start: usize, prefix: &[u8]) -> bool {
    let mut at = 0;
    while at < prefix.len() {
        if start + at >= bytes.len() || !bytes[start + at].eq_ignore_ascii_case(&prefix[at]) {
            return false;
        }
        at += 1;
    }
    true
}
