//! Tokens of PHP source.

use core::ops::Range;

use super::text::Text;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Text(Text),
    /// As PHP prints it.
    Number(String),
    /// A name, also one with `\`.
    Word(String),
    /// With its `$`.
    Variable(String),
    Symbol(&'static str),
    /// A character that means nothing here.
    Other(char),
    End,
}

impl TokenKind {
    /// Names a token in a sentence.
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
        matches!(self, Self::Symbol(own) if *own == symbol)
    }

    /// PHP does not tell the case of its words.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own.eq_ignore_ascii_case(word))
    }
}
