//! Tokens of PHP source.

use core::ops::Range;

use super::literal_text::LiteralText;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Text(LiteralText),
    /// A number as PHP prints it.
    Number(String),
    /// A name or keyword; a name can contain `\`.
    Word(String),
    /// A variable, with its `$`.
    Variable(String),
    Symbol(&'static str),
    /// A character that begins no token.
    Other(char),
    End,
}

impl TokenKind {
    /// Returns the noun for the token, for error messages.
    pub(super) fn noun(&self) -> String {
        match self {
            Self::Text(_) => "a text".to_owned(),
            Self::Number(_) => "a number".to_owned(),
            Self::Word(word) | Self::Variable(word) => format!("`{word}`"),
            Self::Symbol(symbol) => format!("`{symbol}`"),
            Self::Other(character) if character.is_control() => "a control character".to_owned(),
            Self::Other(character) => format!("`{character}`"),
            Self::End => "the end of the text".to_owned(),
        }
    }

    pub(super) fn is_symbol(&self, symbol: &str) -> bool {
        matches!(self, Self::Symbol(found) if *found == symbol)
    }

    /// Returns `true` for a keyword, in any case.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(found) if found.eq_ignore_ascii_case(word))
    }
}
