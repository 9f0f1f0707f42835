//! The keys of a struct.

use frontpay_php::Value;

use super::say::expected;
use super::{Holds, Tagging, check, choice};
use crate::const_eval::near::distance;
use crate::const_eval::trail::{Key, Step, Trail};
use crate::const_eval::{Job, Token};
use crate::schema::{Cursor, FieldLine};

/// A field of a struct.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    key: Key,
    holds: &'static Holds,
    filled: bool,
    flat: bool,
}

impl Member {
    /// A field by its name on the wire, what its type holds, and whether a missing key is filled.
    #[must_use]
    pub const fn new(name: &'static str, holds: &'static Holds, filled: bool) -> Self {
        Self::keyed(Key::Text(name), holds, filled)
    }

    const fn keyed(key: Key, holds: &'static Holds, filled: bool) -> Self {
        Self { key, holds, filled: filled || matches!(holds, Holds::Optional(_)), flat: false }
    }

    /// A struct whose fields stand among those around it.
    #[must_use]
    pub const fn flat(holds: &'static Holds) -> Self {
        Self { key: Key::Text(""), holds, filled: true, flat: true }
    }

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
pub(super) enum Members {
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

pub(super) const fn structure(members: Members, trail: &Trail<'_>, job: &mut Job<'_>) {
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
pub(super) const fn would_hold(mut members: Members, value: Value<'_>) -> bool {
    while let Some(member) = members.next() {
        let held = match value.get(member.key.text()) {
            _ if member.flat => super::would_hold(member.holds, value),
            Some(value) => super::would_hold(member.holds, value),
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
    if let Some((name, _)) = nearest(members, name_of(entry), trail) {
        job.said.push(", did you mean `");
        job.said.push(name);
        job.said.push("`?");
    } else {
        job.said.push(", expected one of ");
        let mut count = 0;
        names(members, &mut count, trail, job);
    }
}

const fn nearest(mut members: Members, name: &str, trail: &Trail<'_>) -> Option<(&'static str, usize)> {
    let mut found: Option<(&'static str, usize)> = None;
    while let Some(member) = members.next() {
        let candidate = match member.inner(trail) {
            Some(inner) => nearest(inner, name, trail),
            None => match distance(name, member.key.text()) {
                Some(distance) => Some((member.key.text(), distance)),
                None => None,
            },
        };
        match (found, candidate) {
            (Some((_, best)), Some((_, other))) if best <= other => {}
            (_, Some(candidate)) => found = Some(candidate),
            (_, None) => {}
        }
    }
    found
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
