//! The sentences of a rule with their placeholders.

use crate::rule::Measure;

/// The sentences that a language has for a rule, with placeholders such as `:attribute` and `:min`.
///
/// Forms for singular and plural stand in one text with a `|` between them, as in Laravel's language files.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    /// None: the rule never fails.
    Silent,
    /// One sentence.
    One(&'static str),
    /// A sentence for each quantity that a size rule can measure.
    BySize { number: &'static str, items: &'static str, characters: &'static str },
}

impl Template {
    /// Returns the sentence for what is measured; an empty one if the rule never fails.
    pub(crate) const fn sentence(self, measure: Measure) -> &'static str {
        match self {
            Self::Silent => "",
            Self::One(sentence) => sentence,
            Self::BySize { number, items, characters } => match measure {
                Measure::Number => number,
                Measure::Items => items,
                Measure::Characters => characters,
            },
        }
    }
}
