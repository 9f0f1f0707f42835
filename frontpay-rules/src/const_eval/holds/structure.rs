//! The keys of a struct.

use frontpay_php::Value;

use super::choice;
use super::leaf::takes;
use super::say::{expected, mismatch};
use super::types::{Holds, Member, Tagging};
use crate::const_eval::trail::{Key, Step, Trail};
use crate::const_eval::{Job, Token};
use crate::schema::{Cursor, FieldLine};
use crate::suggest::Suggestion;

impl Member {
    /// The keys that a flattened type has beside those around it, where it is one that a literal can be cut for.
    const fn inner(&self, trail: &Trail<'_>) -> Option<Members> {
        let holds = match self.holds {
            Holds::Choice(choices) if self.flat => choice::chosen(choices, trail),
            holds if self.flat => Some(holds),
            _ => None,
        };
        match holds {
            Some(holds @ (Holds::Struct(_) | Holds::Fields(..))) => Some(Members::of(holds)),
            _ => None,
        }
    }
}

/// The fields of a struct, one after another.
#[derive(Clone, Copy)]
enum Members {
    Listed(&'static [Member]),
    Encoded(Cursor, &'static [&'static Holds]),
}

impl Members {
    /// Those of a type that is a map with keys; of another there are none.
    pub(super) const fn of(holds: &'static Holds) -> Self {
        match holds {
            Holds::Struct(members) => Self::Listed(members),
            Holds::Fields(encoded, holds) => Self::Encoded(Cursor::new(encoded.text), holds),
            _ => Self::Listed(&[]),
        }
    }

    /// Takes the next.
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
                Some(FieldLine { path, nature, filled, .. }) => Some(match Key::first_of(path) {
                    Some(key) => Member::keyed(key, holds[nature], filled),
                    None => Member::flat(holds[nature]),
                }),
                None => None,
            },
        }
    }

    /// How many there are.
    pub(super) const fn count(mut self) -> usize {
        let mut count = 0;
        while self.next().is_some() {
            count += 1;
        }
        count
    }
}

/// Checks a place and all that is below it.
pub(in crate::const_eval) const fn check(holds: &'static Holds, trail: &Trail<'_>, job: &mut Job<'_>) {
    let Some(value) = trail.value else { return };
    if trail.is_aside() || job.done {
        return;
    }
    match (holds, value) {
        (Holds::Optional(_), Value::Null) => {}
        (Holds::Optional(inner), _) => check(inner, trail, job),
        (Holds::Array(_, len), Value::List(items)) if items.len() != *len => mismatch(holds, trail, job),
        (Holds::List(inner) | Holds::Array(inner, _) | Holds::Items(inner), Value::List(_))
        | (Holds::Map(inner) | Holds::Items(inner), Value::Map(_)) => {
            let mut at = 0;
            while at < trail.count() {
                check(inner, &trail.item(at, false), job);
                at += 1;
            }
        }
        (Holds::Tuple(all), Value::List(items)) if items.len() == all.len() => {
            let mut at = 0;
            while at < all.len() {
                check(all[at], &trail.item(at, false), job);
                at += 1;
            }
        }
        (Holds::Struct(_) | Holds::Fields(..), Value::Map(_)) => structure(Members::of(holds), trail, job),
        (Holds::Choice(choices), _) => choice::check(choices, trail, job),
        _ if takes(holds, value) => {}
        _ => mismatch(holds, trail, job),
    }
}

/// Tells whether a type holds a value; keys that it does not know do not count, as for serde.
pub(super) const fn would_hold(holds: &'static Holds, value: Value<'_>) -> bool {
    match (holds, value) {
        (Holds::Optional(_), Value::Null) => true,
        (Holds::Optional(inner), _) => would_hold(inner, value),
        (Holds::Array(_, len), Value::List(items)) if items.len() != *len => false,
        (Holds::List(inner) | Holds::Array(inner, _) | Holds::Items(inner), Value::List(items)) => {
            let mut at = 0;
            while at < items.len() && would_hold(inner, items.seen()[at]) {
                at += 1;
            }
            at == items.len()
        }
        (Holds::Map(inner) | Holds::Items(inner), Value::Map(entries)) => {
            let mut at = 0;
            while at < entries.len() && would_hold(inner, entries.seen()[at].1) {
                at += 1;
            }
            at == entries.len()
        }
        (Holds::Tuple(all), Value::List(items)) => {
            let mut at = 0;
            while at < all.len() && at < items.len() && would_hold(all[at], items.seen()[at]) {
                at += 1;
            }
            at == all.len() && at == items.len()
        }
        (Holds::Struct(_) | Holds::Fields(..), Value::Map(_)) => would_hold_fields(Members::of(holds), value),
        // serde reads the items of a list as fields, which a literal is not written for.
        (Holds::Struct(_) | Holds::Fields(..), Value::List(items)) => items.len() <= Members::of(holds).count(),
        (Holds::Choice(choices), _) => choice::would_hold(choices, value),
        _ => takes(holds, value),
    }
}

const fn structure(members: Members, trail: &Trail<'_>, job: &mut Job<'_>) {
    if fields(members, trail, job) == trail.count() {
        return;
    }
    let mut at = 0;
    while at < trail.count() {
        let entry = trail.item(at, false);
        if entry.is_asked() && job.wants(Token::Key) && !is_known(members, &entry, trail) {
            unknown(members, &entry, trail, job);
        }
        at += 1;
    }
}

/// Checks the values of the members; returns how many of these are there.
const fn fields(mut members: Members, trail: &Trail<'_>, job: &mut Job<'_>) -> usize {
    let mut there = 0;
    while let Some(member) = members.next() {
        if let Some(inner) = member.inner(trail) {
            there += fields(inner, trail, job);
            continue;
        }
        if member.flat {
            flat(member.holds, trail, job);
            continue;
        }
        // The entries of a literal mostly stand in the order of the fields.
        let field = trail.key(member.key, there);
        if field.value.is_some() {
            there += 1;
            check(member.holds, &field, job);
        } else if !member.filled && field.is_asked() && job.wants(Token::Value) {
            job.fault(&field);
            job.said.push("shape: missing, and the type needs ");
            expected(member.holds, job);
        }
    }
    there
}

/// Tells whether the keys that are there and those that are not can be those of a struct.
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

/// What is flattened and has no keys that are known here.
const fn flat(holds: &'static Holds, trail: &Trail<'_>, job: &mut Job<'_>) {
    match holds {
        Holds::Choice(choices) if matches!(choices.tagging, Tagging::Entry(_)) => choice::check(choices, trail, job),
        _ if trail.is_asked() && job.wants(Token::Value) => {
            job.fault(trail);
            job.said.push("shape: the compiler cannot take the entries of a flattened ");
            expected(holds, job);
            job.said.push(" out of a literal; use `Valid::new`");
        }
        _ => {}
    }
}

const fn name_of(trail: &Trail<'_>) -> &'static str {
    match trail.step() {
        Step::Key(key) => key,
        _ => "",
    }
}

const fn is_known(mut members: Members, entry: &Trail<'_>, trail: &Trail<'_>) -> bool {
    while let Some(member) = members.next() {
        let known = match member.inner(trail) {
            Some(inner) => is_known(inner, entry, trail),
            // What the flattened type says of its entries is said already.
            None => member.flat || member.key.is(name_of(entry)),
        };
        if known {
            return true;
        }
    }
    false
}

const fn unknown(members: Members, entry: &Trail<'_>, trail: &Trail<'_>, job: &mut Job<'_>) {
    job.fault(entry);
    job.said.push("unknown key");
    let mut suggestion = Suggestion::for_word(name_of(entry));
    offer(members, &mut suggestion, trail);
    if let Some(name) = suggestion.nearest() {
        job.said.push_suggestion(name);
    } else {
        job.said.push(", expected one of ");
        let mut count = 0;
        names(members, &mut count, trail, job);
    }
}

const fn offer(mut members: Members, suggestion: &mut Suggestion<'_, 'static>, trail: &Trail<'_>) {
    while let Some(member) = members.next() {
        match member.inner(trail) {
            Some(inner) => offer(inner, suggestion, trail),
            None => suggestion.offer(member.key.text()),
        }
    }
}

const fn names(mut members: Members, count: &mut usize, trail: &Trail<'_>, job: &mut Job<'_>) {
    while let Some(member) = members.next() {
        if let Some(inner) = member.inner(trail) {
            names(inner, count, trail, job);
        } else {
            job.said.push(if *count > 0 { ", `" } else { "`" });
            job.said.push(member.key.text());
            job.said.push("`");
            *count += 1;
        }
    }
}
