//! The fields of a struct that fail.

/// The result of checking a field, or what is inside a value; for generated code.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct FieldVerdict {
    pub(super) passes: bool,
    /// The number of items of a list before the first that is not valid; 0 where it is no list.
    valid_items: usize,
}

#[allow(clippy::inline_always, reason = "as for the set that it is added to")]
impl FieldVerdict {
    /// Creates the result of a value that is no list.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn new(passes: bool) -> Self {
        Self { passes, valid_items: 0 }
    }

    /// Creates the result of a list, by the number of items before the first that is not valid.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn of_items(valid_items: usize, count: usize) -> Self {
        Self { passes: valid_items == count, valid_items }
    }

    /// Returns it with the result of a further rule.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn and(self, passes: bool) -> Self {
        Self { passes, ..self }
    }
}

/// The fields of a struct whose rules fail, or of whose value something inside does; for generated code.
///
/// A report asks the rules of these fields only. The place of a field counts up to 63: those behind share a bit.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct FailingFields {
    places: u64,
    /// The number of items before the first that is not valid, in the list with the most of them.
    valid_items: u32,
    /// The place of that list.
    list: u8,
    /// True if all fields that fail are wanted, and not only the first.
    all: bool,
}

/// The last place that has a bit of its own.
const LAST: u32 = u64::BITS - 1;

// In a dev build it is compiled once, with this crate, and not again in each that derives.
#[allow(clippy::inline_always, reason = "a call for each field would cost more than its rules")]
impl FailingFields {
    /// Creates an empty set, which is to hold no more than one field.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn first() -> Self {
        Self { places: 0, valid_items: 0, list: 0, all: false }
    }

    /// Creates an empty set, which is to hold all fields that fail.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn all() -> Self {
        Self { places: 0, valid_items: 0, list: 0, all: true }
    }

    /// Adds the field at a place if it fails. Returns `true` if the next field has to be looked at.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub const fn add(&mut self, place: u32, field: FieldVerdict) -> bool {
        if field.passes {
            return true;
        }
        self.places |= Self::bit(place);
        if place < LAST && field.valid_items > self.valid_items as usize && field.valid_items < u32::MAX as usize {
            #[allow(clippy::cast_possible_truncation, reason = "it is less than the greatest number")]
            let (valid_items, list) = (field.valid_items as u32, place as u8);
            (self.valid_items, self.list) = (valid_items, list);
        }
        self.all
    }

    /// Adds every field, of a value that does not say which ones fail.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn add_every(&mut self) {
        self.places = u64::MAX;
    }

    /// Returns how many items at the beginning of the list at a place are known to be valid.
    pub(crate) fn valid_items(self, place: usize) -> usize {
        if usize::from(self.list) == place { self.valid_items as usize } else { 0 }
    }

    /// Returns `true` if no field fails.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.places == 0
    }

    /// Returns `true` if every field may be among them: none is known to pass.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn is_every(self) -> bool {
        self.places == u64::MAX
    }

    /// Returns the fields that are in either set.
    #[inline]
    #[must_use]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self { places: self.places | other.places, ..self }
    }

    /// Returns the first place, from one on and before another, of a field that may be among them.
    #[inline]
    pub(crate) fn next(self, from: usize, end: usize) -> Option<usize> {
        if from >= LAST as usize {
            return (from < end && self.may_contain(from)).then_some(from);
        }
        let places = self.places >> from;
        let next = from + places.trailing_zeros() as usize;
        (places != 0 && next < end).then_some(next)
    }

    /// Returns `true` if the field at a place may be among them.
    #[inline]
    pub(crate) const fn may_contain(self, place: usize) -> bool {
        #[allow(clippy::cast_possible_truncation, reason = "a larger place shares the last bit")]
        let place = if place < LAST as usize { place as u32 } else { LAST };
        self.places & Self::bit(place) != 0
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    const fn bit(place: u32) -> u64 {
        1 << if place < LAST { place } else { LAST }
    }
}
