//! Text into the tokens of `Egulias\EmailValidator\EmailLexer`.

use crate::unicode::{Chars, is_text};

/// One ASCII character's token has that character as its kind; the others are these.
pub(super) type Kind = u8;

/// Before the first token and after the last.
pub(super) const END: Kind = 128;
/// A run of letters or of digits, or one character beyond ASCII.
pub(super) const GENERIC: Kind = 129;
/// `::`
pub(super) const DOUBLE_COLON: Kind = 130;
/// `IPv6`, which is no word even in a domain name.
pub(super) const IPV6_TAG: Kind = 131;
/// `¡` or `¿`
pub(super) const INVERTED: Kind = 132;
/// A control, symbol or unassigned character: the address is refused, wherever it stands.
pub(super) const INVALID: Kind = 133;

const LONG_S: u32 = 0x17f;
const KELVIN: u32 = 0x212a;

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    const fn end(at: usize) -> Self {
        Self { kind: END, start: at, end: at }
    }
}

/// Three tokens of the text: the one read, the one before and the one after.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexer<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) previous: Token,
    pub(super) current: Token,
    pub(super) next: Token,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        let none = Token::end(0);
        let mut lexer = Self { bytes: text.as_bytes(), previous: none, current: none, next: none };
        lexer.next = lexer.scan(0);
        lexer.advance();
        lexer
    }

    /// Returns `true` if every character may stand in an address at all.
    pub(super) const fn is_lexable(&self) -> bool {
        let mut token = self.scan(0);
        while token.kind != END {
            if token.kind == INVALID {
                return false;
            }
            token = self.scan(token.end);
        }
        true
    }

    /// Answers whether there is a token after the one moved to.
    pub(super) const fn advance(&mut self) -> bool {
        self.previous = self.current;
        self.current = self.next;
        self.next = self.scan(self.current.end);
        self.next.kind != END
    }

    /// Returns `true` if a token of this kind is still to come.
    pub(super) const fn has_ahead(&self, kind: Kind) -> bool {
        let mut token = self.next;
        while token.kind != END && token.kind != kind {
            token = self.scan(token.end);
        }
        token.kind != END
    }

    const fn scan(&self, start: usize) -> Token {
        if start >= self.bytes.len() {
            return Token::end(self.bytes.len());
        }
        let (kind, end) = match self.bytes[start] {
            b'0'..=b'9' => (GENERIC, self.end_of_digits(start)),
            b':' if self.is_at(start + 1, b':') => (DOUBLE_COLON, start + 2),
            0 | b'\t' => (self.bytes[start], start + 1),
            byte if self.end_of_letter(start) == start && byte.is_ascii() => (single(byte), start + 1),
            _ if self.end_of_letter(start) > start => self.word(start),
            _ => self.beyond_ascii(start),
        };
        Token { kind, start, end }
    }

    const fn is_at(&self, at: usize, byte: u8) -> bool {
        at < self.bytes.len() && self.bytes[at] == byte
    }

    const fn end_of_digits(&self, mut at: usize) -> usize {
        while at < self.bytes.len() && self.bytes[at].is_ascii_digit() {
            at += 1;
        }
        at
    }

    /// Returns the end of the letter at `at`, or `at` if there is none. Caseless matching counts `ſ` and the Kelvin sign as
    /// letters.
    const fn end_of_letter(&self, at: usize) -> usize {
        let mut chars = Chars::starting_at(self.bytes, at);
        match chars.next() {
            Some(0x41..=0x5a | 0x61..=0x7a) => at + 1,
            Some(LONG_S | KELVIN) => chars.offset(),
            _ => at,
        }
    }

    const fn word(&self, start: usize) -> (Kind, usize) {
        let mut end = start;
        while self.end_of_letter(end) > end {
            end = self.end_of_letter(end);
        }
        let is_tag = end == start + 3
            && self.bytes[start] == b'I'
            && self.bytes[start + 1] == b'P'
            && self.bytes[start + 2] == b'v'
            && self.is_at(end, b'6');
        if self.is_at(end, b'4') || self.is_at(end, b'6') {
            end += 1;
        }
        (if is_tag { IPV6_TAG } else { GENERIC }, end)
    }

    const fn beyond_ascii(&self, start: usize) -> (Kind, usize) {
        let mut chars = Chars::starting_at(self.bytes, start);
        let kind = match chars.next() {
            Some(0xa1 | 0xbf) => INVERTED,
            Some(code) if is_text(code) => GENERIC,
            _ => INVALID,
        };
        (kind, chars.offset())
    }
}

const fn single(byte: u8) -> Kind {
    if byte.is_ascii_control() { INVALID } else { byte }
}
