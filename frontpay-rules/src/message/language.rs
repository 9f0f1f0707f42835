//! Languages, each with the sentences of all rules: a program has those that it asks for.

use core::fmt;

use super::fill;
use crate::report::{Violation, Why};
use crate::rule::wording::{Template, Wording};
use crate::rule::{Name, WORDINGS};
use crate::schema::Fault;

/// What a language says.
pub(super) struct Language {
    name: &'static str,
    /// Those of the rules, in the order of the table.
    pub(super) sentences: &'static [Template],
    pub(super) ordinal: fn(u64) -> String,
    /// What is said of that which is wrong beside the rules.
    pub(super) beside_rules: fn(&Violation, &str) -> String,
}

const RULES: usize = Name::ALL.len();

macro_rules! sentences {
    ($language:ident) => {{
        static SENTENCES: [Template; RULES] = {
            let mut sentences = [Template::Silent; RULES];
            let mut at = 0;
            while at < RULES {
                let Wording { $language: sentence, .. } = WORDINGS[at];
                sentences[at] = sentence;
                at += 1;
            }
            sentences
        };
        &SENTENCES
    }};
}

impl Language {
    pub(super) const ENGLISH: Self =
        Self { name: "English", sentences: sentences!(current), ordinal: fill::english_ordinal, beside_rules };
    pub(super) const ENGLISH_UNTIL_9: Self =
        Self { name: "EnglishUntil9", sentences: sentences!(former), ..Self::ENGLISH };
    pub(super) const NORWEGIAN: Self = Self {
        name: "Norwegian",
        sentences: sentences!(norwegian),
        ordinal: fill::norwegian_ordinal,
        beside_rules: beside_rules_in_norwegian,
    };
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// Returns the English sentence of what is wrong beside the rules.
fn beside_rules(violation: &Violation, attribute: &str) -> String {
    match violation.failed.why() {
        Some(Why::Shape) => format!("The {attribute} field has a form that the type of the payload cannot hold."),
        Some(Why::FanOut(sentence)) => sentence.clone(),
        Some(Why::Fault(Fault { rule, problem, .. })) => {
            format!("The rule {rule} of the {attribute} field is faulty: {problem}.")
        }
        Some(Why::Custom(_)) | None => String::new(),
    }
}

/// Returns the Norwegian sentence of what is wrong beside the rules.
fn beside_rules_in_norwegian(violation: &Violation, attribute: &str) -> String {
    match violation.failed.why() {
        Some(Why::Shape) => format!("Feltet {attribute} har en form som typen til nyttelasten ikke kan holde."),
        Some(Why::FanOut(_)) => {
            let limit = violation.params().next().flatten().unwrap_or_default();
            format!("Jokertegnene fører til mer enn {limit} elementer, som er grensen.")
        }
        Some(Why::Fault(Fault { rule, problem, .. })) => {
            format!("Regelen {rule} for feltet {attribute} er feil: {problem}.")
        }
        Some(Why::Custom(_)) | None => String::new(),
    }
}
