//! Sets of bytes, and where a run of them ends.

/// Some bytes of ASCII.
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

    #[inline]
    pub(crate) const fn has(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Returns the end of the bytes of the set from a position on. Four at a time, since there may be many.
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
