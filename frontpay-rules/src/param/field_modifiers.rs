//! The modifiers in a list of rules, and the conditions under which a rule runs and ends its field.

use core::cmp::Ordering;

use frontpay_format::const_ord::compare;
use frontpay_php::Value;

use super::value::Param;

/// The modifiers in a list of rules, whatever the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks of a rule list, each read by another rule")]
pub struct FieldModifiers {
    /// A rule makes it a number, so that size rules measure its value.
    pub numeric: bool,
    /// The list has the rule `array`.
    pub array: bool,
    /// Null passes the rules that are not implicit.
    pub nullable: bool,
    /// No rule runs if it is absent.
    pub sometimes: bool,
    /// Its first failure is the only one.
    pub bail: bool,
    /// Its rules contain literally `boolean`.
    pub boolean: bool,
    /// Its rules contain literally `array` or `list`, so that validated data has only those of its items that have
    /// rules.
    pub selective: bool,
    /// The order of the words that one of the rules lists.
    pub param_order: ParamOrder,
}

/// The order of the words that a rule such as `in` lists: a sorted list is searched by halves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ParamOrder {
    /// There are none, or few.
    #[default]
    Few,
    /// All lists of the field are sorted by their bytes.
    Sorted,
    /// One of them is not.
    Unsorted,
}

impl ParamOrder {
    /// The most words that are compared one after the other.
    pub(crate) const FEW: usize = 16;

    /// Returns the order of the parameters of a rule that lists words.
    pub(crate) const fn of(words: &[Param]) -> Self {
        if words.len() <= Self::FEW {
            return Self::Few;
        }
        let mut at = 1;
        while at < words.len() {
            let (Some(before), Some(word)) = (words[at - 1].text(), words[at].text()) else { return Self::Unsorted };
            if !matches!(compare(before.as_bytes(), word.as_bytes()), Ordering::Less) {
                return Self::Unsorted;
            }
            at += 1;
        }
        Self::Sorted
    }

    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unsorted, _) | (_, Self::Unsorted) => Self::Unsorted,
            (Self::Sorted, _) | (_, Self::Sorted) => Self::Sorted,
            (Self::Few, Self::Few) => Self::Few,
        }
    }
}

impl FieldModifiers {
    /// No modifiers.
    pub const NONE: Self = Self {
        numeric: false,
        array: false,
        nullable: false,
        sometimes: false,
        bail: false,
        boolean: false,
        selective: false,
        param_order: ParamOrder::Few,
    };

    /// Returns the modifiers of two lists of rules that are merged into one.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self {
            numeric: self.numeric | other.numeric,
            array: self.array | other.array,
            nullable: self.nullable | other.nullable,
            sometimes: self.sometimes | other.sometimes,
            bail: self.bail | other.bail,
            boolean: self.boolean | other.boolean,
            selective: self.selective | other.selective,
            param_order: self.param_order.and(other.param_order),
        }
    }
}

/// Returns `true` if a rule runs on a field, by absence, blankness, `nullable` and `sometimes`.
///
/// This is the one place that knows; the engine, the typed path and the compiler's check all ask it.
#[doc(hidden)]
#[inline]
#[must_use]
pub const fn runs(implicit: bool, value: Value<'_>, present: bool, modifiers: FieldModifiers) -> bool {
    if !present && modifiers.sometimes {
        return false;
    }
    implicit || (present && !value.is_blank() && !(modifiers.nullable && value.is_null()))
}

/// Returns `true` if a failed rule ends its field.
#[doc(hidden)]
#[must_use]
pub const fn ends(implicit: bool, modifiers: FieldModifiers) -> bool {
    modifiers.bail || implicit
}
