//! Languages: a file for each, with the sentences of all rules.

pub(crate) mod en;
pub(super) mod en_until_9;
pub(super) mod nb;
mod template;

use core::fmt;

use crate::report::Violation;
use crate::rule::Name;
use template::Template;

/// A language. The sentences are a function, so that the linker drops the languages that a program does not ask for.
pub(crate) struct Language {
    name: &'static str,
    /// Returns the sentences of a rule.
    pub(super) template: fn(Name) -> Template,
    /// Returns the sentence of a rule that is only known by its name.
    pub(super) custom: fn(&str) -> &'static str,
    /// Returns the text for `:ordinal-position`.
    pub(super) ordinal: fn(u64) -> String,
    /// Returns the sentence of a failure that is not the answer of a rule, with the name of the field.
    pub(super) other_failure: fn(&Violation, &str) -> String,
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, en, en_until_9, nb};
    use crate::rule::{Measure, Name};

    const OTHERS: [&Language; 2] = [&en_until_9::LANGUAGE, &nb::LANGUAGE];

    fn placeholders(sentence: &str) -> Vec<&str> {
        let ends = |text: &str| text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
        let mut found: Vec<_> = sentence.split(':').skip(1).map(|text| &text[..ends(text)]).collect();
        found.retain(|word| !word.is_empty());
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_sentence_has_the_placeholders_of_the_english_one() {
        for (language, name) in OTHERS.iter().flat_map(|language| Name::ALL.iter().map(move |name| (language, *name))) {
            for measure in [Measure::Number, Measure::Items, Measure::Characters] {
                let (own, english) =
                    ((language.template)(name).sentence(measure), en::template(name).sentence(measure));
                for form in own.split('|') {
                    assert_eq!(placeholders(form), placeholders(english), "{language:?} {name:?}: {form}");
                    assert!(form.is_empty() || form.ends_with('.') || form.ends_with(":values."), "{name:?}: {form}");
                }
            }
        }
    }

    #[test]
    fn the_rules_that_never_fail_are_those_without_a_sentence() {
        for language in OTHERS.into_iter().chain([&en::LANGUAGE]) {
            for name in Name::ALL {
                let sentence = (language.template)(*name).sentence(Measure::Characters);
                assert_eq!(sentence.is_empty(), name.spec().is_modifier(), "{language:?} {name:?}");
            }
        }
    }
}
