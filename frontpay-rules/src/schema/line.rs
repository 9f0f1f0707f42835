//! The path and the rules of one line of a table, whether it is a row or written as text.

use super::encoded::{Cursor, Encoded, WrittenKey};
use super::rule::{RuleRef, StoredRule};
use crate::param::{Segment, text_of};

/// The path of a row.
#[derive(Clone, Copy)]
pub(crate) enum RowPath<'t> {
    /// The struct itself.
    Here,
    Key(WrittenKey),
    Path(&'t [Segment]),
}

impl<'t> RowPath<'t> {
    pub(crate) const fn len(self) -> usize {
        match self {
            Self::Here => 0,
            Self::Key(_) => 1,
            Self::Path(path) => path.len(),
        }
    }

    /// Returns the key of a step; none of a wildcard.
    pub(crate) const fn key(self, at: usize) -> Option<&'t str> {
        match self {
            Self::Here => None,
            Self::Key(key) => Some(key.text()),
            Self::Path(path) => match &path[at] {
                Segment::Key(key) => Some(text_of(key)),
                Segment::Each => None,
            },
        }
    }

    /// Returns the key of the first step, if it is one.
    pub(crate) const fn first_key(self) -> Option<&'t str> {
        if self.len() == 0 { None } else { self.key(0) }
    }

    /// Returns the number of wildcards.
    pub(crate) const fn wildcards(self) -> usize {
        let (mut wildcards, mut at) = (0, 0);
        while at < self.len() {
            wildcards += self.key(at).is_none() as usize;
            at += 1;
        }
        wildcards
    }
}

/// The rules of a row, one after another.
#[derive(Clone, Copy)]
pub(crate) enum Rules<'t> {
    Rows(&'t [StoredRule]),
    /// The rules in the text of an encoded table, from the next one on.
    Encoded(&'static Encoded, Cursor),
}

impl<'t> Rules<'t> {
    /// Returns the next rule.
    pub(crate) const fn next(&mut self) -> Option<RuleRef<'t>> {
        match self {
            Self::Rows(rules) => match rules {
                [first, rest @ ..] => {
                    *rules = rest;
                    Some(RuleRef::of(first))
                }
                [] => None,
            },
            Self::Encoded(encoded, cursor) => encoded.rule(cursor),
        }
    }
}
