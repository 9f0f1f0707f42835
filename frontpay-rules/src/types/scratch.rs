//! A place for the text of types that hold none.

use core::cell::OnceCell;
use core::fmt::{self, Display, Write};

use frontpay_php::Value;

/// The size in bytes.
const ROOM: usize = 128;

/// A place on the stack for the text of a value that does not hold it as text: an address, a UUID, a `char`.
///
/// [`AsValue::as_value`](crate::AsValue::as_value) gets one, so that a rule can look at such a value without an allocation.
/// Types that borrow from themselves do not touch it, and it costs them nothing.
///
/// ```
/// use frontpay_rules::{Scratch, Value};
/// let scratch = Scratch::new();
/// assert_eq!(scratch.text(format_args!("{}-{}", 4313, "N")).as_str(), Some("4313-N"));
/// ```
#[derive(Default)]
pub struct Scratch(OnceCell<Text>);

struct Text {
    bytes: [u8; ROOM],
    len: usize,
}

impl Scratch {
    /// Makes an empty place.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self(OnceCell::new())
    }

    /// Writes a text, once: a second call returns the first text.
    ///
    /// There is room for 128 bytes. A longer text belongs into the type itself; here it shows as null.
    pub fn text(&self, text: impl Display) -> Value<'_> {
        self.write(text).map_or(Value::Null, Value::Str)
    }

    pub(crate) fn write(&self, text: impl Display) -> Option<&str> {
        self.written(&text)
    }

    // Not once for every type.
    fn written(&self, text: &dyn Display) -> Option<&str> {
        let written = self.0.get_or_init(|| {
            let mut written = Text { bytes: [0; ROOM], len: 0 };
            // What does not fit is marked by a length that no text has.
            if write!(written, "{text}").is_err() {
                written.len = ROOM + 1;
            }
            written
        });
        written.bytes.get(..written.len).and_then(|bytes| core::str::from_utf8(bytes).ok())
    }
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scratch")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fits_or_is_none() {
        assert_eq!(Scratch::new().write("a".repeat(128)), Some(&*"a".repeat(128)));
        assert_eq!(Scratch::new().write("a".repeat(129)), None);
        let scratch = Scratch::new();
        assert_eq!((scratch.write('æ'), scratch.write('ø')), (Some("æ"), Some("æ")));
    }
}
