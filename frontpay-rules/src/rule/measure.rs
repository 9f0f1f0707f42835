//! The measure of a size rule.

use crate::param::FieldModifiers;

/// The quantity that a size rule measures, which selects its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Measure {
    Number,
    Items,
    #[default]
    Characters,
}

/// Returns what a size rule of a field measures.
pub(crate) const fn measure(modifiers: FieldModifiers) -> Measure {
    if modifiers.numeric {
        Measure::Number
    } else if modifiers.array {
        Measure::Items
    } else {
        Measure::Characters
    }
}
