//! Characters and Unicode classes in `const fn`.
//!
//! The tables are ranges in the order of their code points, searched by halves. Those of std and of the Unicode crates are
//! of newer versions and not `const`; tests write these from `regex-syntax` and `unicode-script`.

#[expect(clippy::unreadable_literal, reason = "bit sets, written by a test")]
pub(crate) mod scripts;
mod tables;

use tables::{CHANGES_WHEN_LOWERCASED, CHANGES_WHEN_UPPERCASED, LETTER, MARK, NUMBER, PUNCTUATION_OR_SPACE, SYMBOL};

/// An iterator over the code points of a text, since `str::chars` is not `const`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chars<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Chars<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0 }
    }

    /// Creates an iterator from `at` on, which is the first byte of a character.
    pub(crate) const fn starting_at(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Returns the byte offset of the next character.
    pub(crate) const fn offset(&self) -> usize {
        self.at
    }

    pub(crate) const fn next(&mut self) -> Option<u32> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let first = self.bytes[self.at] as u32;
        self.at += 1;
        Some(match first {
            0..0x80 => first,
            0x80..0xe0 => self.continued(first & 0x1f, 1),
            0xe0..0xf0 => self.continued(first & 0x0f, 2),
            _ => self.continued(first & 0x07, 3),
        })
    }

    const fn continued(&mut self, mut code: u32, mut left: u8) -> u32 {
        while left > 0 && self.at < self.bytes.len() {
            code = code << 6 | (self.bytes[self.at] & 0x3f) as u32;
            self.at += 1;
            left -= 1;
        }
        code
    }
}

const fn contains(ranges: &[(u32, u32)], code: u32) -> bool {
    let (mut low, mut high) = (0, ranges.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let (first, last) = ranges[middle];
        if code < first {
            high = middle;
        } else if code > last {
            low = middle + 1;
        } else {
            return true;
        }
    }
    false
}

/// Returns `true` for `\pL`, letters.
pub(crate) const fn is_letter(code: u32) -> bool {
    contains(LETTER, code)
}

/// Returns `true` for `\pN`, numbers.
pub(crate) const fn is_number(code: u32) -> bool {
    contains(NUMBER, code)
}

/// Returns `true` for `\pM`, marks.
pub(crate) const fn is_mark(code: u32) -> bool {
    contains(MARK, code)
}

/// Returns `true` for `\pS`, symbols.
pub(crate) const fn is_symbol(code: u32) -> bool {
    contains(SYMBOL, code)
}

/// Returns `true` for `[^\pS\pC]`: letters, numbers, marks, punctuation and spaces.
pub(crate) const fn is_text(code: u32) -> bool {
    is_letter(code) || is_number(code) || is_mark(code) || contains(PUNCTUATION_OR_SPACE, code)
}

/// Returns `true` if `mb_strtolower` changes a character (`Changes_When_Lowercased`).
pub(crate) const fn changes_when_lowercased(code: u32) -> bool {
    contains(CHANGES_WHEN_LOWERCASED, code)
}

/// Returns `true` if `mb_strtoupper` changes a character (`Changes_When_Uppercased`).
pub(crate) const fn changes_when_uppercased(code: u32) -> bool {
    contains(CHANGES_WHEN_UPPERCASED, code)
}
