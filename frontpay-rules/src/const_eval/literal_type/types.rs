//! The values that Rust types can have, as data.

use super::canonical::CanonicalText;
use crate::const_eval::path_node::Key;
use crate::schema::Encoded;

/// The values that a Rust type can have, for the check of literals.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum LiteralType {
    /// Every value.
    Anything,
    /// `true` or `false`.
    Flag,
    /// A value that Laravel's `boolean` takes: `true`, `false`, `0`, `1`, `"0"`, `"1"`.
    Boolean,
    /// An integer within limits.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// A number that is finite.
    Float,
    /// A finite number, or text that PHP takes for one.
    Numeric,
    /// Text.
    Text,
    /// Text in the spelling of a type of another crate.
    Canonical(CanonicalText),
    /// One character.
    Character,
    /// One of some words.
    Words(&'static [&'static str]),
    /// Null, or a value of the inner type.
    Optional(&'static Self),
    /// A list of any length.
    List(&'static Self),
    /// A list of one length.
    Array(&'static Self, usize),
    /// A list, or a map whose keys do not count.
    Items(&'static Self),
    /// A map with any keys.
    Map(&'static Self),
    /// A map with these keys.
    Struct(&'static [Member]),
    /// A map with the keys of a table, by the types of its fields; for generated code.
    #[doc(hidden)]
    Fields(&'static Encoded, &'static [&'static Self]),
    /// A list with these items.
    Tuple(&'static [&'static Self]),
    /// A value of an enum with data.
    Choice(&'static Choices),
    /// Null.
    Null,
}

impl LiteralType {
    /// Returns `true` if a value may contain a decimal, whose form on the wire depends on the features of `rust_decimal`.
    #[must_use]
    pub const fn has_decimal(&self) -> bool {
        match self {
            Self::Canonical(canonical) => matches!(canonical, CanonicalText::Decimal),
            Self::Optional(inner)
            | Self::List(inner)
            | Self::Array(inner, _)
            | Self::Items(inner)
            | Self::Map(inner) => inner.has_decimal(),
            Self::Fields(_, types) | Self::Tuple(types) => {
                let mut types = *types;
                while let [first, rest @ ..] = types {
                    if first.has_decimal() {
                        return true;
                    }
                    types = rest;
                }
                false
            }
            Self::Struct(members) => {
                let mut members = *members;
                while let [first, rest @ ..] = members {
                    if first.holds.has_decimal() {
                        return true;
                    }
                    members = rest;
                }
                false
            }
            Self::Choice(choices) => {
                let mut variants = choices.variants;
                while let [first, rest @ ..] = variants {
                    if matches!(first.content, Some(content) if content.has_decimal()) {
                        return true;
                    }
                    variants = rest;
                }
                false
            }
            Self::Anything
            | Self::Flag
            | Self::Boolean
            | Self::Integer { .. }
            | Self::Float
            | Self::Numeric
            | Self::Text
            | Self::Character
            | Self::Words(_)
            | Self::Null => false,
        }
    }
}

/// An enum with data.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// The place of the variant's name.
    pub tagging: Tagging,
    /// The variants.
    pub variants: &'static [Choice],
}

/// The place of the variant's name in a value of an enum, as serde has it.
#[derive(Debug, Clone, Copy)]
pub enum Tagging {
    /// The only key, or a word.
    External,
    /// An entry with this key, among those of the variant.
    Entry(&'static str),
    /// No name: the first variant that fits.
    Untagged,
}

/// A variant.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The name on the wire, and its aliases.
    pub words: &'static [&'static str],
    /// True if every unknown word reads as this variant.
    pub other: bool,
    /// The type of its content; none for a unit variant.
    pub content: Option<&'static LiteralType>,
}

impl Choice {
    pub(super) const fn name(&self) -> &'static str {
        match self.words {
            [name, ..] => name,
            [] => "",
        }
    }
}

/// A field of a struct.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    pub(super) key: Key,
    pub(super) holds: &'static LiteralType,
    pub(super) filled: bool,
    pub(super) flat: bool,
}

impl Member {
    /// Creates a field by its name on the wire and its type; `filled` if a missing key is filled.
    #[must_use]
    pub const fn new(name: &'static str, holds: &'static LiteralType, filled: bool) -> Self {
        Self::keyed(Key::Text(name), holds, filled)
    }

    pub(super) const fn keyed(key: Key, holds: &'static LiteralType, filled: bool) -> Self {
        Self { key, holds, filled: filled || matches!(holds, LiteralType::Optional(_)), flat: false }
    }

    /// Creates a field whose own fields are among those around it.
    #[must_use]
    pub const fn flat(holds: &'static LiteralType) -> Self {
        Self { key: Key::Text(""), holds, filled: true, flat: true }
    }
}
