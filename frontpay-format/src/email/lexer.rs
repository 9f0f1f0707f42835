//! The lexer of egulias/email-validator, `EmailLexer`.

use crate::bytes::is_at;
use crate::unicode::{Chars, is_text};

/// The kind of a token: an ASCII character for the token of that character, or one of the constants below.
pub(super) type TokenKind = u8;

/// The kind of the token before the first and of the one after the last.
pub(super) const END: TokenKind = 128;
/// A run of letters or of digits, or one non-ASCII character.
pub(super) const GENERIC: TokenKind = 129;
/// `::`
pub(super) const DOUBLE_COLON: TokenKind = 130;
/// `IPv6`, which is a token of its own even in a domain name.
pub(super) const IPV6_TAG: TokenKind = 131;
/// `¡` or `¿`, which are tokens of their own.
pub(super) const INVERTED: TokenKind = 132;
/// A control, symbol or unassigned character, which no address can contain.
pub(super) const INVALID: TokenKind = 133;

const LONG_S: u32 = 0x17f;
const KELVIN: u32 = 0x212a;

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    const fn end(at: usize) -> Self {
        Self { kind: END, start: at, end: at }
    }
}

/// A lexer with the current token, the previous and the next one.
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

    /// Returns `true` if an address can contain every character.
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

    /// Moves on by one token, and returns `true` if there is another one behind it.
    pub(super) const fn advance(&mut self) -> bool {
        self.previous = self.current;
        self.current = self.next;
        self.next = self.scan(self.current.end);
        self.next.kind != END
    }

    /// Returns `true` if there is a token of a kind behind the current one.
    pub(super) const fn has_ahead(&self, kind: TokenKind) -> bool {
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
            b':' if is_at(self.bytes, start + 1, b':') => (DOUBLE_COLON, start + 2),
            0 | b'\t' => (self.bytes[start], start + 1),
            byte if self.end_of_letter(start) == start && byte.is_ascii() => (kind_of(byte), start + 1),
            _ if self.end_of_letter(start) > start => self.word(start),
            _ => self.non_ascii(start),
        };
        Token { kind, start, end }
    }

    const fn end_of_digits(&self, mut at: usize) -> usize {
        while at < self.bytes.len() && self.bytes[at].is_ascii_digit() {
            at += 1;
        }
        at
    }

    /// Returns the end of the letter at `at`, or `at` if there is none.
    ///
    /// `ſ` and the Kelvin sign match `[a-z]` in a caseless Unicode pattern.
    const fn end_of_letter(&self, at: usize) -> usize {
        let mut chars = Chars::starting_at(self.bytes, at);
        match chars.next() {
            Some(0x41..=0x5a | 0x61..=0x7a) => at + 1,
            Some(LONG_S | KELVIN) => chars.offset(),
            _ => at,
        }
    }

    const fn word(&self, start: usize) -> (TokenKind, usize) {
        let mut end = start;
        while self.end_of_letter(end) > end {
            end = self.end_of_letter(end);
        }
        let is_tag = end == start + 3
            && self.bytes[start] == b'I'
            && self.bytes[start + 1] == b'P'
            && self.bytes[start + 2] == b'v'
            && is_at(self.bytes, end, b'6');
        if is_at(self.bytes, end, b'4') || is_at(self.bytes, end, b'6') {
            end += 1;
        }
        (if is_tag { IPV6_TAG } else { GENERIC }, end)
    }

    const fn non_ascii(&self, start: usize) -> (TokenKind, usize) {
        let mut chars = Chars::starting_at(self.bytes, start);
        let kind = match chars.next() {
            Some(0xa1 | 0xbf) => INVERTED,
            Some(code) if is_text(code) => GENERIC,
            _ => INVALID,
        };
        (kind, chars.offset())
    }
}

const fn kind_of(byte: u8) -> TokenKind {
    if byte.is_ascii_control() { INVALID } else { byte }
}
