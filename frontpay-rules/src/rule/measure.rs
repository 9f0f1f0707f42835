//! The measure of a size rule.

use crate::param::Facts;

/// The quantity that a size rule measures, which selects its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Measure {
    Number,
    Items,
    #[default]
    Characters,
}

/// Returns what a size rule of a field measures.
pub(crate) const fn measure(facts: Facts) -> Measure {
    if facts.numeric {
        Measure::Number
    } else if facts.array {
        Measure::Items
    } else {
        Measure::Characters
    }
}
