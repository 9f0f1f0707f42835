//! What a Rust type can hold, as data.

use crate::const_eval::trail::Key;
use crate::schema::Encoded;

/// What a Rust type can hold, so that the compiler knows it of a literal.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Holds {
    /// Every value.
    Anything,
    /// `true` or `false`.
    Flag,
    /// What Laravel's `boolean` takes: `true`, `false`, `0`, `1`, `"0"`, `"1"`.
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
    /// One character.
    Character,
    /// One of some words.
    Words(&'static [&'static str]),
    /// Null, or what is within.
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
    /// A map with the keys of a table, by what the types of the fields hold; for generated code.
    #[doc(hidden)]
    Fields(&'static Encoded, &'static [&'static Self]),
    /// A list with these items.
    Tuple(&'static [&'static Self]),
    /// What one of several variants holds.
    Choice(&'static Choices),
    /// Null.
    Null,
}

/// An enum with data.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// How a value tells which variant it is.
    pub tagging: Tagging,
    /// The variants.
    pub variants: &'static [Choice],
}

/// How a value tells which variant of an enum it is.
#[derive(Debug, Clone, Copy)]
pub enum Tagging {
    /// By its only key, or by a word.
    External,
    /// By an entry of this name; a variant holds it beside its own.
    Entry(&'static str),
    /// By being what the first variant holds that holds it.
    Untagged,
}

/// A variant.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// Its name on the wire, and those that read as it.
    pub words: &'static [&'static str],
    /// Whether every word reads as it that is none.
    pub other: bool,
    /// What it holds; none where it is a word.
    pub content: Option<&'static Holds>,
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
    pub(super) holds: &'static Holds,
    pub(super) filled: bool,
    pub(super) flat: bool,
}

impl Member {
    /// A field by its name on the wire, what its type holds, and whether a missing key is filled.
    #[must_use]
    pub const fn new(name: &'static str, holds: &'static Holds, filled: bool) -> Self {
        Self::keyed(Key::Text(name), holds, filled)
    }

    pub(super) const fn keyed(key: Key, holds: &'static Holds, filled: bool) -> Self {
        Self { key, holds, filled: filled || matches!(holds, Holds::Optional(_)), flat: false }
    }

    /// A struct whose fields stand among those around it.
    #[must_use]
    pub const fn flat(holds: &'static Holds) -> Self {
        Self { key: Key::Text(""), holds, filled: true, flat: true }
    }
}
