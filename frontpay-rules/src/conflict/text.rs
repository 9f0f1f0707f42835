//! Contradictions of two rules about the form of a text.

use core::fmt::Write as _;

use frontpay_pattern::Pattern;

use super::Field;
use super::automaton::{Automaton, Common, common};
use super::size::{counts_digits, written};
use crate::param::Param;
use crate::rule::{Fits, Name, ParamKind};
use crate::schema::StoredRule;

/// The most characters of a witness that a message shows.
const SHOWN: usize = 40;

/// Tells what is wrong with a rule that no text at all passes.
pub(super) fn alone(field: &Field<'_>, at: usize) -> Option<String> {
    // What has its form in its row takes that.
    let rule = &field.rules[at];
    if rule.params().is_empty() && rule.name()?.spec().superset_pattern.is_some() {
        return None;
    }
    let form = Form::of(field, at)?;
    let nothing = match form {
        Form::Length(min, max) | Form::Digits(min, max) => min > max,
        Form::Pattern(_) | Form::NotPattern(_) => {
            let automaton = form.automaton()?;
            !automaton.takes_ascii() && matches!(common(&[&automaton]), Common::Nothing)
        }
    };
    nothing.then(|| format!("no text passes `{}`", field.name(at)))
}

/// Tells what is wrong, where no text passes both rules.
pub(super) fn contradict(field: &Field<'_>, first: usize, second: usize) -> Option<String> {
    let (one, other) = (Form::of(field, first)?, Form::of(field, second)?);
    if !(one.is_pattern() || other.is_pattern()) {
        return None;
    }
    let (left, right) = (one.automaton()?, other.automaton()?);
    if !matches!(common(&[&left, &right]), Common::Nothing) {
        return None;
    }
    let (Common::Text(left), Common::Text(right)) = (common(&[&left]), common(&[&right])) else { return None };
    let (left, right) = (shown(&left), shown(&right));
    let [name, other_name] = [first, second].map(|at| field.name(at));
    Some(match (one.names_texts(), other.names_texts()) {
        (true, true) if name == other_name => {
            format!("no text passes both patterns: the shortest of the one is {left}, of the other {right}")
        }
        (true, false) => refuses_all(&other.written(field, second), name, &left),
        (false, true) => refuses_all(&one.written(field, first), other_name, &right),
        _ => format!(
            "no text passes both `{name}` and `{other_name}`: the shortest for `{name}` is {left}, for `{other_name}` {right}"
        ),
    })
}

fn refuses_all(refusing: &str, name: &str, shortest: &str) -> String {
    format!("`{refusing}` refuses every text that passes `{name}`, of which the shortest is {shortest}")
}

fn shown(text: &str) -> String {
    if text.is_empty() {
        return "the empty text".to_owned();
    }
    if text.chars().count() <= SHOWN {
        return format!("{text:?}");
    }
    let start: String = text.chars().take(SHOWN).collect();
    format!("{start:?} and on")
}

/// The form that a rule wants of a text.
enum Form {
    Pattern(Pattern),
    NotPattern(Pattern),
    Length(usize, usize),
    Digits(usize, usize),
}

impl Form {
    fn of(field: &Field<'_>, at: usize) -> Option<Self> {
        let rule = &field.rules[at];
        let name = rule.name()?;
        if let (Some(form), []) = (name.spec().superset_pattern, rule.params()) {
            return Pattern::delimited(form).ok().map(Self::Pattern);
        }
        match name {
            Name::NotRegex => pattern(rule).map(Self::NotPattern),
            Name::StartsWith => words(rule, "^", "").map(Self::Pattern),
            Name::DoesntStartWith => words(rule, "^", "").map(Self::NotPattern),
            Name::EndsWith => words(rule, "", r"\z").map(Self::Pattern),
            Name::DoesntEndWith => words(rule, "", r"\z").map(Self::NotPattern),
            _ if name.spec().params.first().is_some_and(|first| first.kind == ParamKind::Pattern) => {
                pattern(rule).map(Self::Pattern)
            }
            _ if counts_digits(name.spec()) => limits(rule).map(|(min, max)| Self::Digits(min, max)),
            // Characters count only where nothing makes the field a number or a list.
            _ if name.spec().fits == Fits::Measured && !field.modifiers.numeric && !field.modifiers.array => {
                limits(rule).map(|(min, max)| Self::Length(min, max))
            }
            _ => None,
        }
    }

    fn is_pattern(&self) -> bool {
        matches!(self, Self::Pattern(_) | Self::NotPattern(_))
    }

    /// Returns `true` if the rule says what a text is like, and not only what it is not like or how long it is.
    fn names_texts(&self) -> bool {
        matches!(self, Self::Pattern(_))
    }

    /// The rule, with its limits where it has any.
    fn written(&self, field: &Field<'_>, at: usize) -> String {
        if self.is_pattern() { field.name(at).to_owned() } else { written(&field.rules[at]) }
    }

    fn automaton(&self) -> Option<Automaton<'_>> {
        Some(match self {
            Self::Pattern(pattern) => Automaton::Pattern(pattern.table()?),
            Self::NotPattern(pattern) => Automaton::NotPattern(pattern.table()?),
            Self::Length(min, max) => Automaton::Length(*min, *max),
            Self::Digits(min, max) => Automaton::Digits(*min, *max),
        })
    }
}

fn pattern(rule: &StoredRule) -> Option<Pattern> {
    match rule.params() {
        [Param::Pattern(pattern)] => Some(pattern.clone()),
        _ => None,
    }
}

/// The pattern of texts that begin or end with one of some words.
fn words(rule: &StoredRule, before: &str, behind: &str) -> Option<Pattern> {
    let words = rule.params().iter().filter_map(Param::text).filter(|word| !word.is_empty());
    let words: Vec<_> = words.map(escaped).collect();
    if words.is_empty() || words.len() < rule.params().len() {
        return None;
    }
    Pattern::delimited(&format!("/{before}(?:{}){behind}/", words.join("|"))).ok()
}

/// Returns a word as a pattern, byte for byte.
fn escaped(word: &str) -> String {
    let mut pattern = String::new();
    for byte in word.bytes() {
        // Writing to a string cannot fail.
        let _ = write!(pattern, r"\x{byte:02x}");
    }
    pattern
}

/// The least and the greatest number that a rule about counts lets pass, by what its parameters are called.
fn limits(rule: &StoredRule) -> Option<(usize, usize)> {
    let spec = rule.name()?.spec();
    let (mut least, mut most) = (0, usize::MAX);
    for (at, param) in rule.params().iter().enumerate() {
        let limit: f64 = param.text()?.trim().parse().ok().filter(|limit| (0.0..=4096.0).contains(limit))?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is within the range above")]
        let (floor, ceiling) = (limit.floor() as usize, limit.ceil() as usize);
        match spec.param(at)?.name {
            "min" => least = ceiling,
            "max" => most = floor,
            "size" | "digits" if floor == ceiling => (least, most) = (floor, ceiling),
            _ => return None,
        }
    }
    Some((least, most))
}
