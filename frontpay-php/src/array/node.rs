//! The values of an array literal.

use super::text::Text;

/// A value with the place where it begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The byte of the file where it begins.
    pub at: usize,
    /// The value.
    pub kind: Kind,
}

/// A value that a text contains by itself.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as PHP prints it.
    Number(String),
    /// A literal in quotes, or several that are joined.
    Text(Text),
    /// A rule object of Laravel that is all data: `Rule::in(['a', 'b'])` as `in:"a","b"`.
    Rule(Text),
    /// `[..]` or `array(..)`
    Array(Vec<Item>),
}

/// An item of an array.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// None where the item has only its place in a list.
    pub key: Option<Key>,
    /// The value behind `=>`, or the item itself.
    pub value: Node,
}

/// The key of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The byte of the file where it begins.
    pub at: usize,
    /// The key as text.
    pub text: String,
}

impl Kind {
    /// Returns the noun for the value in a sentence, with its article.
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

    /// Returns the text that PHP converts the value to; none for arrays and rules.
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
