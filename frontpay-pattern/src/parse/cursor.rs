//! A cursor over the characters or bytes of a pattern, with their offsets in the user's text.

/// A position in the characters of a pattern, or in its bytes.
#[derive(Debug)]
pub(crate) struct Cursor {
    units: Vec<(u32, usize)>,
    end: usize,
    next: usize,
}

impl Cursor {
    /// Creates a cursor over characters under `/u`, and over bytes without it, where `é+` repeats the second byte of `é`.
    pub(crate) fn new(body: &str, at: usize, utf: bool) -> Self {
        let units = if utf {
            body.char_indices().map(|(offset, found)| (u32::from(found), at + offset)).collect()
        } else {
            body.bytes().enumerate().map(|(offset, found)| (u32::from(found), at + offset)).collect()
        };
        Self { units, end: at + body.len(), next: 0 }
    }

    /// Returns the byte offset of the next character in the user's text.
    pub(crate) fn at(&self) -> usize {
        self.at_ahead(0)
    }

    pub(crate) fn at_ahead(&self, ahead: usize) -> usize {
        self.units.get(self.next + ahead).map_or(self.end, |&(_, at)| at)
    }

    pub(crate) fn peek(&self) -> Option<u32> {
        self.ahead(0)
    }

    /// Returns the character that many places behind the next one.
    pub(crate) fn ahead(&self, places: usize) -> Option<u32> {
        self.units.get(self.next + places).map(|&(unit, _)| unit)
    }

    pub(crate) fn bump(&mut self) -> Option<u32> {
        let unit = self.peek()?;
        self.next += 1;
        Some(unit)
    }

    pub(crate) fn skip(&mut self, places: usize) {
        self.next = (self.next + places).min(self.units.len());
    }

    /// Returns `true` if the given text comes next.
    pub(crate) fn sees(&self, text: &str) -> bool {
        text.bytes().enumerate().all(|(place, byte)| self.ahead(place) == Some(u32::from(byte)))
    }

    /// Takes the given text if it comes next.
    pub(crate) fn eat(&mut self, text: &str) -> bool {
        let sees = self.sees(text);
        if sees {
            self.skip(text.len());
        }
        sees
    }

    pub(crate) fn skip_while(&mut self, predicate: impl Fn(u32) -> bool) {
        while self.peek().is_some_and(&predicate) {
            self.next += 1;
        }
    }

    /// Skips spaces and tabs, which PCRE2 allows within braces since 10.43.
    pub(crate) fn skip_blanks(&mut self) {
        self.skip_while(|unit| is(unit, b' ') || is(unit, b'\t'));
    }

    /// Takes ASCII characters while the predicate holds.
    pub(crate) fn take_ascii(&mut self, predicate: impl Fn(u8) -> bool) -> String {
        let mut taken = String::new();
        while let Some(byte) = self.peek().and_then(|unit| u8::try_from(unit).ok()) {
            if !byte.is_ascii() || !predicate(byte) {
                break;
            }
            taken.push(char::from(byte));
            self.next += 1;
        }
        taken
    }

    pub(crate) const fn mark(&self) -> usize {
        self.next
    }

    pub(crate) const fn reset(&mut self, mark: usize) {
        self.next = mark;
    }
}

/// Returns `true` if a character is the given ASCII character.
pub(crate) const fn is(unit: u32, byte: u8) -> bool {
    unit == byte as u32
}
