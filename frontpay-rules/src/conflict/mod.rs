//! Contradictions: rules of one field that no value can pass together, or that can never matter.
//!
//! A redundant rule is no contradiction (`required|nullable` is common in real tables). Rules are judged by their
//! predicates, not by their names: the predicates are called with values that are chosen so that the answers in between
//! are the same.

mod automaton;
mod condition;
mod date;
mod date_format;
mod known;
mod lint;
mod other;
mod presence;
mod size;
mod text;
mod typed;
mod word;

use frontpay_php::Value;

use crate::param::{FieldModifiers, runs};
use crate::rule::{Input, check};
use crate::schema::StoredRule;

/// Two rules of a field that contradict each other, by their places in its list; the same place twice where a rule
/// contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The place of the rule that stands first.
    pub first: usize,
    /// The place of the other, at which to point.
    pub second: usize,
    /// The parameter of the second rule, where it is that which is wrong.
    pub param: Option<usize>,
    /// The sentence about it.
    pub sentence: String,
}

/// Finds the contradictions in the rules of a field.
#[must_use]
pub fn contradictions(rules: &[StoredRule]) -> Vec<Contradiction> {
    let modifiers = FieldModifiers::of(rules);
    let field = Field { rules, modifiers };
    let mut found = Vec::new();
    word::find(&field, &mut found);
    date_format::find(&field, &mut found);
    for second in 0..rules.len() {
        for first in 0..=second {
            let sentence = if first == second { alone(&field, first) } else { pair(&field, first, second) };
            found.extend(sentence.map(|sentence| Contradiction { first, second, param: None, sentence }));
        }
    }
    found
}

pub use condition::never_compares;
pub use known::{AnyType, KnownType};
pub use lint::{DATE_WORDS, Lint};
pub use size::passes_no_integer;
pub use typed::{
    CHARACTERS_OF_A_NUMBER, assert_comparable, assert_item, assert_measured, assert_names_items, assert_word, type_at,
};

/// Checks one rule.
fn alone(field: &Field<'_>, at: usize) -> Option<String> {
    size::contradict(field, at, at).or_else(|| text::alone(field, at))
}

/// Checks two rules until one check finds a contradiction.
fn pair(field: &Field<'_>, first: usize, second: usize) -> Option<String> {
    presence::contradict(field, first, second)
        .or_else(|| size::contradict(field, first, second))
        .or_else(|| text::contradict(field, first, second))
        .or_else(|| date::contradict(field, first, second))
        .or_else(|| other::contradict(field, first, second))
}

/// The rules of a field, and what they say together.
struct Field<'r> {
    rules: &'r [StoredRule],
    modifiers: FieldModifiers,
}

impl Field<'_> {
    /// The name of a rule, as it is written.
    fn name(&self, at: usize) -> &'static str {
        self.rules[at].name().map_or("", |name| name.spec().name)
    }

    /// Returns `true` if a rule lets a value pass, whatever other fields hold: none is there.
    fn passes(&self, at: usize, value: Value<'_>, present: bool) -> bool {
        let rule = &self.rules[at];
        let Some(name) = rule.name() else { return true };
        if !runs(rule.is_implicit(), value, present, self.modifiers) {
            return true;
        }
        let input = Input {
            value,
            present,
            params: rule.params(),
            others: &[],
            modifiers: self.modifiers,
            clock: frontpay_php::date::Clock::System,
        };
        check(name, &input)
    }
}
