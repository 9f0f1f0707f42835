//! The keys of a struct.

use frontpay_php::Value;

use super::choice;
use super::leaf::takes;
use super::say::{expected, mismatch};
use super::types::{LiteralType, Member, Tagging};
use crate::const_eval::path_node::{Key, PathNode, Step};
use crate::const_eval::{Evaluation, LiteralToken};
use crate::schema::{Cursor, FieldLine};
use crate::suggest::Suggestion;

impl Member {
    /// Returns the members of a flattened type, if they are known.
    const fn inner(&self, node: &PathNode<'_>) -> Option<Members> {
        let holds = match self.holds {
            LiteralType::Choice(choices) if self.flat => choice::chosen(choices, node),
            holds if self.flat => Some(holds),
            _ => None,
        };
        match holds {
            Some(holds @ (LiteralType::Struct(_) | LiteralType::Fields(..))) => Some(Members::of(holds)),
            _ => None,
        }
    }
}

/// The fields of a struct, one after another.
#[derive(Clone, Copy)]
pub(super) enum Members {
    Listed(&'static [Member]),
    Encoded(Cursor, &'static [&'static LiteralType]),
}

impl Members {
    /// Returns the members of a struct; other types have none.
    pub(super) const fn of(holds: &'static LiteralType) -> Self {
        match holds {
            LiteralType::Struct(members) => Self::Listed(members),
            LiteralType::Fields(encoded, holds) => Self::Encoded(Cursor::new(encoded.text), holds),
            _ => Self::Listed(&[]),
        }
    }

    /// Returns the next member.
    const fn next(&mut self) -> Option<Member> {
        match self {
            Self::Listed(members) => match members {
                [first, rest @ ..] => {
                    *members = rest;
                    Some(*first)
                }
                [] => None,
            },
            Self::Encoded(cursor, holds) => match cursor.line() {
                Some(FieldLine { path, type_index, filled, .. }) => Some(match Key::first_of(path) {
                    Some(key) => Member::keyed(key, holds[type_index], filled),
                    None => Member::flat(holds[type_index]),
                }),
                None => None,
            },
        }
    }

    /// Returns the number of members.
    pub(super) const fn count(mut self) -> usize {
        let mut count = 0;
        while self.next().is_some() {
            count += 1;
        }
        count
    }
}

/// Returns the type of the field with a key; that of a flattened map has every key.
pub(super) const fn member(mut members: Members, key: &str) -> Option<&'static LiteralType> {
    while let Some(own) = members.next() {
        if !own.flat {
            if own.key.is(key) {
                return Some(own.holds);
            }
            continue;
        }
        let found = match own.holds {
            LiteralType::Struct(_) | LiteralType::Fields(..) => member(Members::of(own.holds), key),
            // A variant may have the key, or a map.
            _ => Some(&LiteralType::Anything),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Checks a node and all nodes below it.
pub(in crate::const_eval) const fn check(
    holds: &'static LiteralType,
    node: &PathNode<'_>,
    evaluation: &mut Evaluation<'_>,
) {
    let Some(value) = node.value else { return };
    if node.is_aside() || evaluation.done {
        return;
    }
    match (holds, value) {
        (LiteralType::Optional(_), Value::Null) => {}
        (LiteralType::Optional(inner), _) => check(inner, node, evaluation),
        (LiteralType::Array(_, len), Value::List(items)) if items.len() != *len => mismatch(holds, node, evaluation),
        (LiteralType::List(inner) | LiteralType::Array(inner, _) | LiteralType::Items(inner), Value::List(_))
        | (LiteralType::Map(inner) | LiteralType::Items(inner), Value::Map(_)) => {
            let mut at = 0;
            while at < node.count() {
                check(inner, &node.item(at, false), evaluation);
                at += 1;
            }
        }
        (LiteralType::Tuple(all), Value::List(items)) if items.len() == all.len() => {
            let mut at = 0;
            while at < all.len() {
                check(all[at], &node.item(at, false), evaluation);
                at += 1;
            }
        }
        (LiteralType::Struct(_) | LiteralType::Fields(..), Value::Map(_)) => {
            structure(Members::of(holds), node, evaluation);
        }
        (LiteralType::Choice(choices), _) => choice::check(choices, node, evaluation),
        _ if takes(holds, value) => {}
        _ => mismatch(holds, node, evaluation),
    }
}

/// Returns `true` if a value fits a type. As for serde, unknown keys do not count.
pub(super) const fn would_hold(holds: &'static LiteralType, value: Value<'_>) -> bool {
    match (holds, value) {
        (LiteralType::Optional(_), Value::Null) => true,
        (LiteralType::Optional(inner), _) => would_hold(inner, value),
        (LiteralType::Array(_, len), Value::List(items)) if items.len() != *len => false,
        (LiteralType::List(inner) | LiteralType::Array(inner, _) | LiteralType::Items(inner), Value::List(items)) => {
            let mut at = 0;
            while at < items.len() && would_hold(inner, items.as_slice()[at]) {
                at += 1;
            }
            at == items.len()
        }
        (LiteralType::Map(inner) | LiteralType::Items(inner), Value::Map(entries)) => {
            let mut at = 0;
            while at < entries.len() && would_hold(inner, entries.as_slice()[at].1) {
                at += 1;
            }
            at == entries.len()
        }
        (LiteralType::Tuple(all), Value::List(items)) => {
            let mut at = 0;
            while at < all.len() && at < items.len() && would_hold(all[at], items.as_slice()[at]) {
                at += 1;
            }
            at == all.len() && at == items.len()
        }
        (LiteralType::Struct(_) | LiteralType::Fields(..), Value::Map(_)) => {
            would_hold_fields(Members::of(holds), value)
        }
        // serde reads the items of a list as fields, which a literal is not written for.
        (LiteralType::Struct(_) | LiteralType::Fields(..), Value::List(items)) => {
            items.len() <= Members::of(holds).count()
        }
        (LiteralType::Choice(choices), _) => choice::would_hold(choices, value),
        _ => takes(holds, value),
    }
}

const fn structure(members: Members, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    if fields(members, node, evaluation) == node.count() {
        return;
    }
    let mut at = 0;
    while at < node.count() {
        let entry = node.item(at, false);
        if entry.is_asked() && evaluation.wants(LiteralToken::Key) && !is_known(members, &entry, node) {
            unknown(members, &entry, node, evaluation);
        }
        at += 1;
    }
}

/// Checks the values of the members; returns how many of these are there.
const fn fields(mut members: Members, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) -> usize {
    let mut there = 0;
    while let Some(member) = members.next() {
        if let Some(inner) = member.inner(node) {
            there += fields(inner, node, evaluation);
            continue;
        }
        if member.flat {
            flat(member.holds, node, evaluation);
            continue;
        }
        // The entries of a literal mostly stand in the order of the fields.
        let field = node.key(member.key, there);
        if field.value.is_some() {
            there += 1;
            check(member.holds, &field, evaluation);
        } else if !member.filled && field.is_asked() && evaluation.wants(LiteralToken::Value) {
            evaluation.fault(&field);
            evaluation.sentence.push("shape: missing, and the type needs ");
            expected(member.holds, evaluation);
        }
    }
    there
}

/// Returns `true` if a map has the members of a struct.
const fn would_hold_fields(mut members: Members, value: Value<'_>) -> bool {
    while let Some(member) = members.next() {
        let held = match value.get(member.key.text()) {
            _ if member.flat => would_hold(member.holds, value),
            Some(value) => would_hold(member.holds, value),
            None => member.filled,
        };
        if !held {
            return false;
        }
    }
    true
}

/// Checks a flattened type whose members are not known.
const fn flat(holds: &'static LiteralType, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    match holds {
        LiteralType::Choice(choices) if matches!(choices.tagging, Tagging::Entry(_)) => {
            choice::check(choices, node, evaluation);
        }
        _ if node.is_asked() && evaluation.wants(LiteralToken::Value) => {
            evaluation.fault(node);
            evaluation.sentence.push("shape: the compiler cannot take the entries of a flattened ");
            expected(holds, evaluation);
            evaluation.sentence.push(" out of a literal; use `Valid::new`");
        }
        _ => {}
    }
}

const fn name_of(node: &PathNode<'_>) -> &'static str {
    match node.step() {
        Step::Key(key) => key,
        _ => "",
    }
}

const fn is_known(mut members: Members, entry: &PathNode<'_>, node: &PathNode<'_>) -> bool {
    while let Some(member) = members.next() {
        let known = match member.inner(node) {
            Some(inner) => is_known(inner, entry, node),
            // What the flattened type says of its entries is said already.
            None => member.flat || member.key.is(name_of(entry)),
        };
        if known {
            return true;
        }
    }
    false
}

const fn unknown(members: Members, entry: &PathNode<'_>, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    evaluation.fault(entry);
    evaluation.sentence.push("unknown key");
    let mut suggestion = Suggestion::for_word(name_of(entry));
    offer(members, &mut suggestion, node);
    if let Some(name) = suggestion.nearest() {
        evaluation.sentence.push_suggestion(name);
    } else {
        evaluation.sentence.push(", expected one of ");
        let mut count = 0;
        names(members, &mut count, node, evaluation);
    }
}

const fn offer(mut members: Members, suggestion: &mut Suggestion<'_, 'static>, node: &PathNode<'_>) {
    while let Some(member) = members.next() {
        match member.inner(node) {
            Some(inner) => offer(inner, suggestion, node),
            None => suggestion.offer(member.key.text()),
        }
    }
}

const fn names(mut members: Members, count: &mut usize, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    while let Some(member) = members.next() {
        if let Some(inner) = member.inner(node) {
            names(inner, count, node, evaluation);
        } else {
            evaluation.sentence.push(if *count > 0 { ", `" } else { "`" });
            evaluation.sentence.push(member.key.text());
            evaluation.sentence.push("`");
            *count += 1;
        }
    }
}
