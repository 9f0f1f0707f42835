//! The variants of an enum with data.

use frontpay_php::Value;

use super::leaf::has;
use super::say::{mismatch, names, tags};
use super::structure;
use super::types::{Choice, Choices, LiteralType, Tagging};
use crate::const_eval::path_node::{Key, PathNode};
use crate::const_eval::{Evaluation, LiteralToken};
use crate::suggest::Suggestion;

pub(super) const fn check(choices: &'static Choices, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    if let Some(holds) = chosen(choices, node) {
        return structure::check(holds, node, evaluation);
    }
    match (choices.tagging, node.value) {
        (Tagging::External, Some(Value::Str(word)))
            if matches!(find(choices, word), Some(Choice { content: None, .. })) => {}
        (Tagging::External, Some(Value::Map(entries))) if entries.len() == 1 => {
            let (key, _) = entries.as_slice()[0];
            let entry = node.item(0, false);
            match find(choices, key) {
                Some(Choice { content: Some(holds), .. }) => structure::check(holds, &entry, evaluation),
                _ if entry.is_asked() && evaluation.wants(LiteralToken::Key) => {
                    unknown(choices, key, &entry, evaluation);
                }
                _ => {}
            }
        }
        (Tagging::Entry(tag), Some(Value::Map(_))) => wrong_tag(choices, &node.key(Key::Text(tag), 0), evaluation),
        _ => mismatch(&LiteralType::Choice(choices), node, evaluation),
    }
}

/// Returns the type of the variant's content, for enums with a tag inside or without a tag.
pub(super) const fn chosen(choices: &'static Choices, node: &PathNode<'_>) -> Option<&'static LiteralType> {
    match (choices.tagging, node.value) {
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

/// Returns the first variant of an untagged enum that a value fits, as serde does.
pub(in crate::const_eval) const fn first(choices: &'static Choices, value: Value<'_>) -> Option<usize> {
    let mut at = 0;
    while at < choices.variants.len() {
        if let Some(holds) = choices.variants[at].content
            && structure::would_hold(holds, value)
        {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Returns `true` if a value fits a variant.
pub(super) const fn would_hold(choices: &'static Choices, value: Value<'_>) -> bool {
    let (word, inner) = match (choices.tagging, value) {
        (Tagging::Untagged, _) => return first(choices, value).is_some(),
        (Tagging::External, Value::Str(word)) => (word, None),
        (Tagging::External, Value::Map(entries)) if entries.len() == 1 => {
            (entries.as_slice()[0].0, Some(entries.as_slice()[0].1))
        }
        (Tagging::Entry(tag), Value::Map(_)) => match value.get(tag) {
            Some(Value::Str(word)) => (word, Some(value)),
            _ => return false,
        },
        _ => return false,
    };
    match (find(choices, word), inner) {
        (Some(Choice { content: Some(holds), .. }), Some(inner)) => structure::would_hold(holds, inner),
        (Some(Choice { content: None, .. }), None) => true,
        _ => false,
    }
}

const fn find(choices: &'static Choices, word: &str) -> Option<&'static Choice> {
    let (mut found, mut at) = (None, 0);
    while at < choices.variants.len() {
        let variant = &choices.variants[at];
        if has(variant.words, word) {
            return Some(variant);
        }
        if variant.other {
            found = Some(variant);
        }
        at += 1;
    }
    found
}

const fn wrong_tag(choices: &Choices, tag: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    if !tag.is_asked() || !evaluation.wants(LiteralToken::Value) {
        return;
    }
    evaluation.fault(tag);
    evaluation.sentence.push(if tag.value.is_some() {
        "shape: the type holds "
    } else {
        "shape: missing, and the type needs "
    });
    tags(choices, evaluation);
}

const fn unknown(choices: &Choices, key: &str, entry: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    evaluation.fault(entry);
    evaluation.sentence.push("unknown key");
    if let Some(near) = nearest(choices, key) {
        evaluation.sentence.push_suggestion(near);
    } else {
        evaluation.sentence.push(", expected ");
        names(choices, true, "one of ", evaluation);
    }
}

const fn nearest(choices: &Choices, key: &str) -> Option<&'static str> {
    let (mut suggestion, mut at) = (Suggestion::for_word(key), 0);
    while at < choices.variants.len() {
        let variant = &choices.variants[at];
        if variant.content.is_some() {
            suggestion.offer(variant.name());
        }
        at += 1;
    }
    suggestion.nearest()
}
