//! Summaries of tables, made once for each.

use super::nesting::Nesting;
use crate::param::FieldModifiers;

/// The summary of a table and of those nested in it.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks")]
pub(crate) struct Summary {
    /// True if two rows may lead to the same field; if false, none do.
    pub(crate) may_overlap: bool,
    /// True if a rule reads fields outside its struct.
    pub(crate) needs_root: bool,
    /// True if it contains itself.
    pub(crate) recurs: bool,
    /// True if a path has a wildcard.
    pub(crate) has_wildcards: bool,
    /// True if there is any rule.
    pub(crate) has_rows: bool,
    /// True if it fails on an empty document, so that a missing struct cannot go unseen.
    pub(crate) refuses_absence: bool,
    /// True if a custom rule may be a function that the compiler can call.
    pub(crate) has_functions: bool,
    /// True if values can report their failures themselves.
    pub(crate) has_typed_report: bool,
    /// The modifiers of the rules on the value itself, those of a newtype, if there are any.
    pub(crate) own_modifiers: Option<FieldModifiers>,
}

/// The properties of a struct that the derive finds, besides its table.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub struct StructInfo {
    /// The form on the wire.
    pub form: WireForm,
    /// True if any of its fields has rules.
    pub has_rules: bool,
    /// True if each field has a key of its own.
    pub apart: bool,
    /// True if a rule reads fields outside the struct.
    pub needs_root: bool,
    /// True if a missing struct fails by one of its rules.
    pub refuses_absence: bool,
    /// True if it has custom checks that are functions.
    pub checks: bool,
    /// True if its rules need a context of the caller.
    pub needs_context: bool,
    /// True if a null reads as a missing key.
    pub null: bool,
    /// True if several texts read as the same field, whatever its type.
    pub lossy: bool,
    /// The types of the fields that a rule may leave out, and with them what is below.
    pub excluded: &'static [usize],
    /// The types of the fields of which a rule compares whole lists and maps.
    pub compared: &'static [usize],
    /// The types of the fields that serde reads from a buffer.
    pub buffered: &'static [usize],
    /// The fields whose entries are among those of the struct.
    pub flat: &'static [usize],
    /// The fields whose values are not made from the text.
    pub untold: &'static [usize],
    /// The fields of which a missing key is filled by the default of their type, and how many lists and maps that has.
    pub filled: &'static [(usize, Filled)],
}

/// The number of lists and maps in the value that fills a missing key.
type Filled = fn() -> Nesting;

impl StructInfo {
    /// The properties of most structs.
    pub const MOST: Self = Self {
        form: WireForm::Map(None),
        has_rules: true,
        apart: true,
        needs_root: false,
        refuses_absence: true,
        checks: false,
        needs_context: false,
        null: false,
        lossy: false,
        excluded: &[],
        compared: &[],
        buffered: &[],
        flat: &[],
        untold: &[],
        filled: &[],
    };
}

impl Summary {
    /// The summary of a table without rows.
    pub(super) const EMPTY: Self = Self {
        may_overlap: false,
        needs_root: false,
        recurs: false,
        has_wildcards: false,
        has_rows: false,
        refuses_absence: false,
        has_functions: false,
        has_typed_report: true,
        own_modifiers: None,
    };
}

/// Returns `true` if a list has a number.
pub(crate) const fn contains(all: &[usize], wanted: usize) -> bool {
    let mut at = 0;
    while at < all.len() && all[at] != wanted {
        at += 1;
    }
    at < all.len()
}

/// The form of a type on the wire; for generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WireForm {
    /// One value, or what the type itself makes of it.
    Value,
    /// The value that its visitor shows: a pointer, a list, a map with any keys.
    Visited,
    /// A map of its fields, after the entry of a tag if it has one.
    Map(Option<(&'static str, &'static str)>),
    /// A list of its fields.
    List,
    /// The value of its only field, which has rules of its own here.
    Newtype,
    /// The value of its only field.
    Transparent,
}

impl WireForm {
    /// Returns the lists and maps that a struct is itself.
    pub(crate) const fn nesting(self) -> Nesting {
        match self {
            Self::Map(_) => Nesting { lists: 0, maps: 1 },
            Self::List => Nesting { lists: 1, maps: 0 },
            Self::Value | Self::Visited | Self::Newtype | Self::Transparent => Nesting::NONE,
        }
    }
}
