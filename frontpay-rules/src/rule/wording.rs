//! The sentences of a rule.

use crate::param::Facts;

/// The sentences of a rule, in its row.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    pub(crate) current: Template,
    pub(crate) former: Template,
    pub(crate) norwegian: Template,
}

/// A sentence, or several by what is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    Silent,
    One(&'static str),
    /// For a number, for items, for characters.
    Sized([&'static str; 3]),
}

impl Wording {
    /// A rule that cannot fail.
    #[must_use]
    pub const fn silent() -> Self {
        Self { current: Template::Silent, former: Template::Silent, norwegian: Template::Silent }
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
        Self { current: Template::One(current), former: Template::One(former), ..Self::silent() }
    }

    /// Sentences for a number, for items and for characters: since Laravel 10, and until Laravel 9.
    #[must_use]
    pub const fn sized(current: [&'static str; 3], former: [&'static str; 3]) -> Self {
        Self { current: Template::Sized(current), former: Template::Sized(former), ..Self::silent() }
    }

    /// Adds the sentence in Norwegian (bokmål); two with a `|` between them where a number decides on singular or plural.
    #[must_use]
    pub const fn norwegian(self, sentence: &'static str) -> Self {
        Self { norwegian: Template::One(sentence), ..self }
    }

    /// Adds the sentences in Norwegian for a number, for items and for characters.
    #[must_use]
    pub const fn norwegian_sized(self, sentences: [&'static str; 3]) -> Self {
        Self { norwegian: Template::Sized(sentences), ..self }
    }
}

impl Template {
    pub(crate) const fn of(self, measure: Measure) -> &'static str {
        match self {
            Self::Silent => "",
            Self::One(sentence) => sentence,
            Self::Sized(sentences) => sentences[measure as usize],
        }
    }
}

/// What a size rule measures, which decides the words of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Measure {
    Number,
    Items,
    #[default]
    Characters,
}

/// What a size rule of a field measures.
pub(crate) const fn measure(facts: Facts) -> Measure {
    if facts.numeric {
        Measure::Number
    } else if facts.array {
        Measure::Items
    } else {
        Measure::Characters
    }
}

#[cfg(test)]
mod tests {
    use super::Measure;
    use crate::rule::Name;

    fn placeholders(sentence: &str) -> Vec<&str> {
        let ends = |text: &str| text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
        let mut found: Vec<_> = sentence.split(':').skip(1).map(|text| &text[..ends(text)]).collect();
        found.retain(|word| !word.is_empty());
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_norwegian_sentence_says_what_the_english_one_says() {
        for name in Name::ALL {
            for measure in [Measure::Number, Measure::Items, Measure::Characters] {
                let wording = name.wording();
                let (own, english) = (wording.norwegian.of(measure), wording.current.of(measure));
                for form in own.split('|') {
                    assert_eq!(placeholders(form), placeholders(english), "{name:?}: {form}");
                    let row = "the row in src/rule/mod.rs";
                    assert_eq!(form.is_empty(), english.is_empty(), "{name:?}: add `.norwegian(\"..\")` to {row}");
                    assert!(form.is_empty() || form.ends_with('.') || form.ends_with(":values."), "{name:?}: {form}");
                }
            }
        }
    }
}
