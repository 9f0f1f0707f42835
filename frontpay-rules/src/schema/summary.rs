//! What is known of a table as a whole, found once when it is made.

use super::nesting::Nesting;
use crate::param::Facts;

/// What is known of a table with those nested in it.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks")]
pub(crate) struct Summary {
    /// Whether two rows may lead to the same field; if not so, none do.
    pub(crate) may_overlap: bool,
    /// Whether a rule looks further than its own struct.
    pub(crate) looks_far: bool,
    /// Whether it contains itself.
    pub(crate) recurs: bool,
    /// Whether a path has a wildcard.
    pub(crate) has_wildcards: bool,
    /// Whether there is any rule.
    pub(crate) has_rows: bool,
    /// Whether it fails on an empty document, so that a missing struct cannot go unseen.
    pub(crate) refuses_absence: bool,
    /// Whether a rule of one's own may be a function that the compiler can call.
    pub(crate) has_functions: bool,
    /// Whether values can tell their failures themselves.
    pub(crate) has_typed_report: bool,
    /// What the rules on the value itself say, if there are any: those of a newtype.
    pub(crate) own_facts: Option<Facts>,
}

/// What the derive knows of a struct beside its table.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub struct Known {
    /// What it is on the wire.
    pub form: Form,
    /// Whether any of its fields has rules.
    pub has_rules: bool,
    /// Whether each field has a key of its own.
    pub apart: bool,
    /// Whether a rule looks further than the struct.
    pub looks_far: bool,
    /// Whether a missing struct fails by one of its rules.
    pub refuses_absence: bool,
    /// Whether it has checks of its own that are functions.
    pub checks: bool,
    /// Whether a null reads as a missing key.
    pub null: bool,
    /// Whether several texts read as the same field, whatever its type.
    pub loose: bool,
    /// The types of the fields that a rule may leave out, and with them what is below.
    pub excluded: &'static [usize],
    /// The types of the fields of which a rule compares whole lists and maps.
    pub compared: &'static [usize],
    /// The types of the fields that serde reads from a buffer.
    pub buffered: &'static [usize],
    /// The fields whose entries stand among those of the struct.
    pub flat: &'static [usize],
    /// The fields whose values tell nothing of the text that they were read from.
    pub untold: &'static [usize],
    /// The fields of which a missing key is filled by the default of their type, and how many lists and maps that has.
    pub filled: &'static [(usize, Filled)],
}

/// How many lists and maps the value has that fills a missing key.
type Filled = fn() -> Nesting;

impl Known {
    /// Of most structs.
    pub const MOST: Self = Self {
        form: Form::Map(None),
        has_rules: true,
        apart: true,
        looks_far: false,
        refuses_absence: true,
        checks: false,
        null: false,
        loose: false,
        excluded: &[],
        compared: &[],
        buffered: &[],
        flat: &[],
        untold: &[],
        filled: &[],
    };
}

impl Summary {
    /// Of a table without rows.
    pub(super) const EMPTY: Self = Self {
        may_overlap: false,
        looks_far: false,
        recurs: false,
        has_wildcards: false,
        has_rows: false,
        refuses_absence: false,
        has_functions: false,
        has_typed_report: true,
        own_facts: None,
    };
}

/// Tells whether a number is among some.
pub(crate) const fn contains(all: &[usize], wanted: usize) -> bool {
    let mut at = 0;
    while at < all.len() && all[at] != wanted {
        at += 1;
    }
    at < all.len()
}

/// What a type is on the wire; for generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One value, or what the type says itself.
    Value,
    /// What it shows is in it: that of a pointer, of a list, of a map with any keys.
    Visited,
    /// A map of its fields, and before them an entry that tells which type it is.
    Map(Option<(&'static str, &'static str)>),
    /// A list of its fields.
    List,
    /// The value of its only field, which has rules of its own here.
    Inner,
    /// The value of its only field.
    Same,
}

impl Form {
    /// The lists and maps that a struct is itself.
    pub(crate) const fn nesting(self) -> Nesting {
        match self {
            Self::Map(_) => Nesting { lists: 0, maps: 1 },
            Self::List => Nesting { lists: 1, maps: 0 },
            Self::Value | Form::Visited | Self::Inner | Self::Same => Nesting::NONE,
        }
    }
}
