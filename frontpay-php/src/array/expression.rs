//! The syntax tree of an array literal.

use super::literal_text::LiteralText;

/// A literal with its position.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// The byte offset in the file where it begins.
    pub at: usize,
    /// The kind of literal, with its content.
    pub kind: ExpressionKind,
}

/// A literal: a value that needs no evaluation.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as PHP prints it.
    Number(String),
    /// A string literal, or several that are concatenated.
    Text(LiteralText),
    /// A rule object of Laravel with literal arguments: `Rule::in(['a', 'b'])` as `in:"a","b"`.
    Rule(LiteralText),
    /// `[..]` or `array(..)`
    Array(Vec<ArrayItem>),
}

/// An item of an array.
#[derive(Debug, Clone, PartialEq)]
pub struct ArrayItem {
    /// The key; `None` for an item of a list.
    pub key: Option<ArrayKey>,
    /// The value.
    pub value: Expression,
}

/// The key of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrayKey {
    /// The byte offset in the file where it begins.
    pub at: usize,
    /// The key, converted to text.
    pub text: String,
}

impl ExpressionKind {
    /// Returns the noun for the kind with its article, for error messages.
    #[must_use]
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::Rule(_) => "a rule",
            Self::Array(_) => "an array",
        }
    }

    /// Returns the text that PHP converts the value to; `None` for arrays and rules.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        Some(match self {
            Self::Null | Self::Bool(false) => String::new(),
            Self::Bool(true) => "1".to_owned(),
            Self::Number(text) => text.clone(),
            Self::Text(text) => text.as_str().to_owned(),
            Self::Rule(_) | Self::Array(_) => return None,
        })
    }
}
