//! The sentences of a rule.

use crate::report::{Failed, Measure, Violation};

/// The sentences of a rule, in its row.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    pub(super) current: Template,
    pub(super) former: Template,
}

/// A sentence, or several by what is measured.
#[derive(Debug, Clone, Copy)]
pub(super) enum Template {
    Silent,
    One(&'static str),
    /// For a number, for items, for characters.
    Sized([&'static str; 3]),
}

impl Wording {
    /// A rule that cannot fail.
    #[must_use]
    pub const fn silent() -> Self {
        Self { current: Template::Silent, former: Template::Silent }
    }

    /// The sentence of the newest version.
    pub(crate) const fn newest(&self, measure: Measure) -> &'static str {
        self.current.of(measure)
    }

    pub(crate) const fn is_silent(&self) -> bool {
        matches!(self.current, Template::Silent)
    }

    /// The same sentence in all versions of Laravel.
    #[must_use]
    pub const fn one(sentence: &'static str) -> Self {
        Self::two(sentence, sentence)
    }

    /// A sentence since Laravel 10, and the one until Laravel 9.
    #[must_use]
    pub const fn two(current: &'static str, former: &'static str) -> Self {
        Self { current: Template::One(current), former: Template::One(former) }
    }

    /// Sentences for a number, for items and for characters: since Laravel 10, and until Laravel 9.
    #[must_use]
    pub const fn sized(current: [&'static str; 3], former: [&'static str; 3]) -> Self {
        Self { current: Template::Sized(current), former: Template::Sized(former) }
    }
}

impl Template {
    pub(super) const fn of(self, measure: Measure) -> &'static str {
        match self {
            Self::Silent => "",
            Self::One(sentence) => sentence,
            Self::Sized(sentences) => sentences[measure as usize],
        }
    }
}

/// Returns the sentence of what is wrong beside the rules.
pub(super) fn beside_rules(violation: &Violation, attribute: &str) -> String {
    match &violation.rule {
        Failed::Shape => format!("The {attribute} field has a form that the type of the payload cannot hold."),
        Failed::FanOut(sentence) => sentence.clone(),
        Failed::Fault { rule, problem } => format!("The rule {rule} of the {attribute} field is faulty: {problem}."),
        Failed::Rule(_) | Failed::Custom(_) => String::new(),
    }
}
