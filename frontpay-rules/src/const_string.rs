//! Text under construction in a `const fn`: the panic of a `const` takes one text, and `format!` is not `const`.

use frontpay_php::number::IntText;

/// A text of at most `N` bytes; what is beyond is cut off.
pub(crate) struct ConstString<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> ConstString<N> {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; N], len: 0 }
    }

    /// Creates the text of some parts.
    pub(crate) const fn of(parts: &[&str]) -> Self {
        let (mut text, mut at) = (Self::new(), 0);
        while at < parts.len() {
            text.push(parts[at]);
            at += 1;
        }
        text
    }

    pub(crate) const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            // The last character did not fit whole.
            Err(error) => match core::str::from_utf8(self.bytes.split_at(error.valid_up_to()).0) {
                Ok(text) => text,
                Err(_) => "",
            },
        }
    }

    pub(crate) const fn push(&mut self, text: &str) {
        self.push_bytes(text.as_bytes());
    }

    pub(crate) const fn push_bytes(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() && self.len < N {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
    }

    pub(crate) const fn push_count(&mut self, count: usize) {
        self.push(IntText::of_count(count).as_str());
    }

    /// Adds a name in backquotes.
    pub(crate) const fn push_quoted(&mut self, name: &str) {
        self.push("`");
        self.push(name);
        self.push("`");
    }

    /// Adds the name that was probably meant.
    pub(crate) const fn push_suggestion(&mut self, name: &str) {
        self.push(", did you mean ");
        self.push_quoted(name);
        self.push("?");
    }
}

/// Stops the compiler with a sentence of some parts.
#[track_caller]
pub(crate) const fn stop(parts: &[&str]) -> ! {
    panic!("{}", ConstString::<512>::of(parts).as_str())
}

#[cfg(test)]
mod tests {
    use super::ConstString;

    #[test]
    fn a_text_that_is_too_long_ends_with_a_whole_character() {
        let mut text = ConstString::<5>::new();
        text.push("abc");
        text.push_quoted("ø");
        assert_eq!(text.as_str(), "abc`");
        text.push("more");
        assert_eq!(text.as_str(), "abc`");
    }
}
