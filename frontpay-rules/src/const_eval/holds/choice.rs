//! The variants of an enum with data.

use frontpay_php::Value;

use super::Holds;
use super::say::{mismatch, names, tags};
use crate::const_eval::near::distance;
use crate::const_eval::trail::{Key, Trail};
use crate::const_eval::{Job, Token};

/// An enum with data.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    /// How a value tells which variant it is.
    pub tagging: Tagging,
    /// The variants.
    pub variants: &'static [Choice],
}

/// How a value tells which variant of an enum it is.
#[derive(Debug, Clone, Copy)]
pub enum Tagging {
    /// By its only key, or by a word.
    External,
    /// By an entry of this name; a variant holds it beside its own.
    Entry(&'static str),
    /// By being what the first variant holds that holds it.
    Untagged,
}

/// A variant.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// Its name on the wire, and those that read as it.
    pub words: &'static [&'static str],
    /// Whether every word reads as it that is none.
    pub other: bool,
    /// What it holds; none where it is a word.
    pub content: Option<&'static Holds>,
}

impl Choice {
    pub(super) const fn name(&self) -> &'static str {
        match self.words {
            [name, ..] => name,
            [] => "",
        }
    }
}

pub(super) const fn check(choices: &'static Choices, trail: &Trail<'_>, job: &mut Job<'_>) {
    if let Some(holds) = chosen(choices, trail) {
        return super::check(holds, trail, job);
    }
    match (choices.tagging, trail.value) {
        (Tagging::External, Some(Value::Str(word)))
            if matches!(find(choices, word), Some(Choice { content: None, .. })) => {}
        (Tagging::External, Some(Value::Map(entries))) if entries.len() == 1 => {
            let (key, _) = entries.seen()[0];
            let entry = trail.item(0, false);
            match find(choices, key) {
                Some(Choice { content: Some(holds), .. }) => super::check(holds, &entry, job),
                _ if entry.is_asked() && job.wants(Token::Key) => unknown(choices, key, &entry, job),
                _ => {}
            }
        }
        (Tagging::Entry(tag), Some(Value::Map(_))) => wrong_tag(choices, &trail.key(Key::Text(tag), 0), job),
        _ => mismatch(&Holds::Choice(choices), trail, job),
    }
}

/// What the variant holds that the value says it is; nothing of those that are told by a word or a key around them.
pub(super) const fn chosen(choices: &'static Choices, trail: &Trail<'_>) -> Option<&'static Holds> {
    match (choices.tagging, trail.value) {
        (Tagging::Entry(tag), Some(value)) => match value.get(tag) {
            Some(Value::Str(word)) => match find(choices, word) {
                Some(variant) => variant.content,
                None => None,
            },
            _ => None,
        },
        (Tagging::Untagged, Some(value)) => match first(choices, value) {
            Some(at) => choices.variants[at].content,
            None => None,
        },
        _ => None,
    }
}

/// Returns which variant of an untagged enum holds a value, as serde looks for it.
pub(in crate::const_eval) const fn first(choices: &'static Choices, value: Value<'_>) -> Option<usize> {
    let mut at = 0;
    while at < choices.variants.len() {
        if let Some(holds) = choices.variants[at].content
            && super::would_hold(holds, value)
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Tells whether a variant holds a value.
pub(super) const fn would_hold(choices: &'static Choices, value: Value<'_>) -> bool {
    let (word, inner) = match (choices.tagging, value) {
        (Tagging::Untagged, _) => return first(choices, value).is_some(),
        (Tagging::External, Value::Str(word)) => (word, None),
        (Tagging::External, Value::Map(entries)) if entries.len() == 1 => {
            (entries.seen()[0].0, Some(entries.seen()[0].1))
        }
        (Tagging::Entry(tag), Value::Map(_)) => match value.get(tag) {
            Some(Value::Str(word)) => (word, Some(value)),
            _ => return false,
        },
        _ => return false,
    };
    match (find(choices, word), inner) {
        (Some(Choice { content: Some(holds), .. }), Some(inner)) => super::would_hold(holds, inner),
        (Some(Choice { content: None, .. }), None) => true,
        _ => false,
    }
}

const fn find(choices: &'static Choices, word: &str) -> Option<&'static Choice> {
    let (mut found, mut at) = (None, 0);
    while at < choices.variants.len() {
        let variant = &choices.variants[at];
        if super::has(variant.words, word) {
            return Some(variant);
        }
        if variant.other {
            found = Some(variant);
        }
        at += 1;
    }
    found
}

const fn wrong_tag(choices: &Choices, tag: &Trail<'_>, job: &mut Job<'_>) {
    if !tag.is_asked() || !job.wants(Token::Value) {
        return;
    }
    job.fault(tag);
    job.said.push(if tag.value.is_some() { "shape: the type holds " } else { "shape: missing, and the type needs " });
    tags(choices, job);
}

const fn unknown(choices: &Choices, key: &str, entry: &Trail<'_>, job: &mut Job<'_>) {
    job.fault(entry);
    job.said.push("unknown key");
    if let Some(near) = nearest(choices, key) {
        job.said.push(", did you mean `");
        job.said.push(near);
        job.said.push("`?");
    } else {
        job.said.push(", expected ");
        names(choices, true, "one of ", job);
    }
}

const fn nearest(choices: &Choices, key: &str) -> Option<&'static str> {
    let (mut found, mut best, mut at) = (None, usize::MAX, 0);
    while at < choices.variants.len() {
        let variant = &choices.variants[at];
        if let (Some(_), Some(distance)) = (variant.content, distance(key, variant.name()))
            && distance < best
        {
            (found, best) = (Some(variant.name()), distance);
        }
        at += 1;
    }
    found
}
