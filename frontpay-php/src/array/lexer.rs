//! The lexer of PHP source.

use super::error::SourceError;
use super::quoted::{double_quoted, single_quoted};
use super::token::{Token, TokenKind};
use crate::number::print_float;

const SYMBOLS: &[&str] = &[
    "...", "=>", "::", "->", "?>", "[", "]", "(", ")", "{", "}", ",", ";", ".", "=", "-", "+", "?", ":", "|", "&", "#[",
];

/// A lexer at a position of the text.
#[derive(Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, at }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// Returns the next token; behind the last one it is always `End`.
    pub(super) fn next(&mut self) -> Result<Token, SourceError> {
        self.skip_blank()?;
        let (start, rest) = (self.at, self.rest());
        let (length, kind) = match rest.as_bytes() {
            [] => (0, TokenKind::End),
            [b'\'', ..] => single_quoted(self.text, start)?,
            [b'"', ..] => double_quoted(self.text, start)?,
            [b'<', b'<', b'<', ..] => {
                let problem = "a heredoc is not read; write its text in quotes";
                return Err(SourceError::new(start..start + 3, problem));
            }
            [b'0'..=b'9', ..] | [b'.', b'0'..=b'9', ..] => number(rest, start)?,
            [b'$', ..] => {
                let length = 1 + word_length(&rest[1..]);
                (length, TokenKind::Variable(rest[..length].to_owned()))
            }
            _ => word_or_symbol(rest),
        };
        self.at = start + length;
        Ok(Token { range: start..self.at, kind })
    }

    /// Skips the opening tag, white space and comments.
    fn skip_blank(&mut self) -> Result<(), SourceError> {
        loop {
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            let length = if blank > 0 {
                blank
            } else if rest.get(..5).is_some_and(|tag| tag.eq_ignore_ascii_case("<?php")) {
                5
            } else if rest.starts_with("//") || (rest.starts_with('#') && !rest.starts_with("#[")) {
                rest.find(['\n', '\r']).unwrap_or(rest.len())
            } else if let Some(comment) = rest.strip_prefix("/*") {
                let end = comment.find("*/");
                4 + end.ok_or_else(|| {
                    SourceError::new(self.at..self.at + 2, "this comment is not closed, expected `*/`")
                })?
            } else {
                return Ok(());
            };
            self.at += length;
        }
    }
}

fn word_length(text: &str) -> usize {
    let is_part = |character: char| character.is_alphanumeric() || character == '_' || !character.is_ascii();
    text.find(|character| !is_part(character)).unwrap_or(text.len())
}

fn word_or_symbol(rest: &str) -> (usize, TokenKind) {
    let path_length = |text: &str| {
        let mut length = text.starts_with('\\').into();
        loop {
            length += word_length(&text[length..]);
            if !text[length..].starts_with('\\') || word_length(&text[length + 1..]) == 0 {
                return length;
            }
            length += 1;
        }
    };
    let first = rest.strip_prefix('\\').unwrap_or(rest);
    if word_length(first) > 0 {
        let length = path_length(rest);
        return (length, TokenKind::Word(rest[..length].to_owned()));
    }
    if let Some(symbol) = SYMBOLS.iter().find(|symbol| rest.starts_with(**symbol)) {
        return (symbol.len(), TokenKind::Symbol(symbol));
    }
    rest.chars().next().map_or((0, TokenKind::End), |other| (other.len_utf8(), TokenKind::Other(other)))
}

/// Reads a number, which is an integer if it fits 64 bits, and a float otherwise.
fn number(rest: &str, start: usize) -> Result<(usize, TokenKind), SourceError> {
    let bytes = rest.as_bytes();
    let is_part = |at: usize| match bytes.get(at) {
        Some(b'+' | b'-') => matches!(bytes.get(at.wrapping_sub(1)), Some(b'e' | b'E')) && !rest.starts_with("0x"),
        Some(b'.') => bytes.get(at + 1).is_none_or(u8::is_ascii_digit) || at == 0,
        Some(byte) => byte.is_ascii_alphanumeric() || *byte == b'_',
        None => false,
    };
    let length = (0..rest.len()).find(|at| !is_part(*at)).unwrap_or(rest.len());
    let source = &rest[..length];
    let text = source.to_ascii_lowercase().replace('_', "");
    let number = match text.as_bytes() {
        [b'0', b'x', ..] => radix(&text[2..], 16),
        [b'0', b'b', ..] => radix(&text[2..], 2),
        [b'0', b'o', ..] => radix(&text[2..], 8),
        [b'0', b'0'..=b'9', ..] if text.bytes().all(|byte| byte.is_ascii_digit()) => radix(&text[1..], 8),
        _ => decimal(&text),
    };
    let problem = || SourceError::new(start..start + length, format!("`{source}` is not a number"));
    Ok((length, TokenKind::Number(number.ok_or_else(problem)?)))
}

fn radix(digits: &str, radix: u32) -> Option<String> {
    i64::from_str_radix(digits, radix).ok().map(|number| number.to_string())
}

fn decimal(text: &str) -> Option<String> {
    if text.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(number) = text.parse::<i64>()
    {
        return Some(number.to_string());
    }
    text.parse().ok().map(|number| print_float(number).as_str().to_owned())
}
