//! The kinds of values that a type has, and the types inside it.

use frontpay_php::ValueKind;
use frontpay_php::text::parse_index;

use super::canonical::CanonicalText;
use super::structure::{Members, member};
use super::types::LiteralType;
use crate::param::{Segment, text_of};
use crate::rule::Kinds;

impl LiteralType {
    /// Returns the kinds of values that the type has; all of them where they are not known.
    pub(crate) const fn kinds(&self) -> Kinds {
        match self {
            Self::Anything | Self::Choice(_) => Kinds::ALL,
            Self::Flag => Kinds::of(&[ValueKind::Bool]),
            Self::Boolean => Kinds::of(&[ValueKind::Bool, ValueKind::Int, ValueKind::Str]),
            Self::Integer { .. } | Self::Float => Kinds::of(&[ValueKind::Int, ValueKind::Float]),
            Self::Numeric => Kinds::of(&[ValueKind::Int, ValueKind::Float, ValueKind::Str]),
            Self::Text | Self::Canonical(_) | Self::Character | Self::Words(_) => Kinds::of(&[ValueKind::Str]),
            Self::Optional(inner) => inner.kinds().or(Kinds::of(&[ValueKind::Null])),
            Self::List(_) | Self::Array(..) | Self::Tuple(_) => Kinds::of(&[ValueKind::List]),
            Self::Items(_) => Kinds::of(&[ValueKind::List, ValueKind::Map]),
            Self::Map(_) | Self::Struct(_) | Self::Fields(..) => Kinds::of(&[ValueKind::Map]),
            Self::Null => Kinds::of(&[ValueKind::Null]),
        }
    }

    /// Returns `true` if all values are numbers, also such as are written as text.
    pub(crate) const fn is_number(&self) -> bool {
        match self {
            Self::Integer { .. } | Self::Float | Self::Numeric | Self::Canonical(CanonicalText::Decimal) => true,
            Self::Optional(inner) => inner.is_number(),
            _ => false,
        }
    }

    /// Returns the words of an enum; none where the values are not words.
    pub(crate) const fn words(&self) -> &'static [&'static str] {
        match self {
            Self::Words(words) => words,
            Self::Optional(inner) => inner.words(),
            _ => &[],
        }
    }

    /// Returns the type of the value at a path; [`LiteralType::Anything`] where it is not known.
    pub(crate) const fn at(&'static self, path: &[Segment]) -> &'static Self {
        let [step, rest @ ..] = path else { return self };
        match (self, step) {
            (Self::Optional(inner), _) => inner.at(path),
            (Self::List(inner) | Self::Array(inner, _) | Self::Items(inner) | Self::Map(inner), _) => inner.at(rest),
            (Self::Tuple(items), Segment::Key(key)) => match parse_index(text_of(key)) {
                Some(index) if index < items.len() => items[index].at(rest),
                _ => &Self::Anything,
            },
            (Self::Struct(_) | Self::Fields(..), Segment::Key(key)) => match member(Members::of(self), text_of(key)) {
                Some(found) => found.at(rest),
                None => &Self::Anything,
            },
            _ => &Self::Anything,
        }
    }
}
