//! Templates taken apart, so that sentences can be.

use crate::message::fill::{self, LetterCase, TemplatePiece};
use crate::rule::{Measure, Name};

/// Texts with placeholders between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct SentenceForm {
    /// One more than there are placeholders; those within are never empty.
    literals: Vec<String>,
    pub(super) placeholders: Vec<Placeholder>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Placeholder {
    /// The name of the field.
    Attribute(LetterCase),
    /// All values of the parameter at a place in the row of the rule.
    All(usize),
    /// One value of that parameter.
    OneOf(usize),
    /// A text that says nothing about path and parameters: the value, a position, a parameter in other letters.
    Other,
}

/// A template with its meaning.
#[derive(Debug, Clone)]
pub(super) struct SentenceTemplate {
    pub(super) form: SentenceForm,
    /// The only path that the template is for, which may have wildcards.
    pub(super) path: Option<String>,
    /// The rules that share the template.
    pub(super) meanings: Vec<Meaning>,
}

/// A rule that has a template.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    /// The rule, or none where the template is for all rules of its path.
    pub(super) rule: Option<Name>,
    /// Set for a number, for items, for characters, if it is the template for them.
    measures: [bool; 3],
}

impl SentenceForm {
    /// Takes a template apart; none where its texts would not tell a sentence from others, or one name from the next.
    pub(super) fn read(template: &str, rule: Option<Name>) -> Option<Self> {
        let mut form = Self { literals: Vec::new(), placeholders: Vec::new() };
        let find = |name: &str| Placeholder::find(name, rule);
        let mut literal = String::new();
        fill::each_piece(template, find, &mut |piece: TemplatePiece<'_, Placeholder>| match piece {
            TemplatePiece::Text(text) => literal.push_str(text),
            TemplatePiece::Placeholder(placeholder, case) => {
                form.placeholders.push(placeholder.written(case));
                form.literals.push(core::mem::take(&mut literal));
            }
        });
        let has_words = form.literals.iter().chain([&literal]).any(|literal| literal.contains(char::is_alphabetic));
        let is_divided = form.literals.iter().skip(1).all(|literal| !literal.is_empty());
        form.literals.push(literal);
        (has_words && is_divided).then_some(form)
    }

    /// Returns the longest of the literals, which a sentence must have.
    pub(super) fn longest_literal(&self) -> &str {
        self.literals.iter().max_by_key(|literal| literal.len()).map_or("", String::as_str)
    }

    /// Returns how much of a sentence the literals are.
    pub(super) fn weight(&self) -> usize {
        self.literals.iter().map(String::len).sum()
    }

    /// Calls `visit` with the texts for the placeholders, in every way to split the sentence, the first with the shortest
    /// texts in front; ends when a number of literals was found, which is counted down.
    pub(super) fn each_split<'s>(&self, sentence: &'s str, steps: &mut usize, visit: &mut dyn FnMut(&[&'s str])) {
        let [first, inner @ .., last] = self.literals.as_slice() else {
            if self.literals.iter().all(|literal| literal == sentence) {
                visit(&[]);
            }
            return;
        };
        let rest = sentence.strip_prefix(first.as_str()).and_then(|rest| rest.strip_suffix(last.as_str()));
        if let Some(rest) = rest {
            split(inner, rest, &mut Vec::with_capacity(inner.len() + 1), steps, visit);
        }
    }
}

fn split<'s>(
    literals: &[String],
    rest: &'s str,
    texts: &mut Vec<&'s str>,
    steps: &mut usize,
    visit: &mut dyn FnMut(&[&'s str]),
) {
    let [literal, literals @ ..] = literals else {
        texts.push(rest);
        visit(texts);
        texts.pop();
        return;
    };
    for (at, _) in rest.match_indices(literal) {
        // Every place counts, so that the work is bounded also where nothing fits in the end.
        if *steps == 0 {
            return;
        }
        *steps -= 1;
        texts.push(&rest[..at]);
        split(literals, &rest[at + literal.len()..], texts, steps, visit);
        texts.pop();
    }
}

impl Placeholder {
    /// Finds what a name stands for in the sentence of a rule, or of any rule.
    fn find(name: &str, rule: Option<Name>) -> Option<Self> {
        if name == "attribute" {
            return Some(Self::Attribute(LetterCase::Same));
        }
        if name == "input" || fill::place(name).is_some() {
            return Some(Self::Other);
        }
        match rule {
            Some(rule) => Self::of_param(name, rule),
            None => Name::ALL.iter().any(|rule| Self::of_param(name, *rule).is_some()).then_some(Self::Other),
        }
    }

    fn of_param(name: &str, rule: Name) -> Option<Self> {
        let at = |wanted: &str| rule.spec().params.iter().position(|param| param.name == wanted);
        match (at(name), name) {
            (Some(at), _) => Some(Self::All(at)),
            (None, "value") => at("values").map(Self::OneOf),
            (None, _) => None,
        }
    }

    /// The placeholder as it is written: of a parameter in other letters nothing can be known.
    fn written(self, case: LetterCase) -> Self {
        match (self, case) {
            (Self::Attribute(_), case) => Self::Attribute(case),
            (Self::All(_) | Self::OneOf(_), LetterCase::Capital | LetterCase::Capitals) => Self::Other,
            (other, _) => other,
        }
    }
}

impl SentenceTemplate {
    /// Adds a meaning; of a rule that has the template already only what is measured is new.
    pub(super) fn add(&mut self, meaning: Meaning) {
        match self.meanings.iter_mut().find(|known| known.rule == meaning.rule) {
            Some(known) => known.measures.iter_mut().zip(meaning.measures).for_each(|(known, new)| *known |= new),
            None => self.meanings.push(meaning),
        }
    }
}

impl Meaning {
    pub(super) fn new(rule: Option<Name>, measure: Measure) -> Self {
        let mut measures = [false; 3];
        measures[measure as usize] = true;
        Self { rule, measures }
    }

    pub(super) fn of_any_measure(rule: Option<Name>) -> Self {
        Self { rule, measures: [true; 3] }
    }

    pub(super) fn has(self, measure: Measure) -> bool {
        self.measures[measure as usize]
    }

    /// Returns what is measured where no table tells it.
    pub(super) fn measure(self) -> Measure {
        let all = [Measure::Characters, Measure::Number, Measure::Items];
        all.into_iter().find(|measure| self.has(*measure)).unwrap_or_default()
    }
}
