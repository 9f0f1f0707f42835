//! PHP array literals: tables of rules and language files as they stand in Laravel applications.
//!
//! Only what a text says by itself is read. What PHP would have to compute is refused by its name, with what to write
//! instead.

mod error;
mod escape;
mod lex;
mod parse;
mod rules;
mod text;
mod token;

pub(crate) use error::Fault;
pub use error::PhpError;
pub(crate) use parse::read;
pub(crate) use text::Text;

/// A value with the place where it begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    pub(crate) at: usize,
    pub(crate) kind: Kind,
}

/// What a text can say by itself.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Null,
    Bool(bool),
    /// A number as PHP prints it.
    Number(String),
    Text(Text),
    /// A rule object that is all data: `Rule::in(['a', 'b'])` as `in:"a","b"`.
    Rule(Text),
    Array(Vec<Item>),
}

/// An item of an array.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// None where the item has only its place in a list.
    pub(crate) key: Option<Key>,
    pub(crate) value: Node,
}

/// The key of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) at: usize,
    pub(crate) text: String,
}

impl Kind {
    /// Names a value in a sentence.
    pub(crate) const fn noun(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::Rule(_) => "a rule",
            Self::Array(_) => "an array",
        }
    }

    /// The value as PHP turns it into text; none of arrays and rules.
    pub(crate) fn to_text(&self) -> Option<String> {
        Some(match self {
            Self::Null | Self::Bool(false) => String::new(),
            Self::Bool(true) => "1".to_owned(),
            Self::Number(text) => text.clone(),
            Self::Text(text) => text.as_str().to_owned(),
            Self::Rule(_) | Self::Array(_) => return None,
        })
    }
}
