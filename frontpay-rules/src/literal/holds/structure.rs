//! The keys of a struct.

use super::say::expected;
use super::{Holds, Tagging, check, choice};
use crate::literal::near::distance;
use crate::literal::trail::{Step, Trail};
use crate::literal::{Job, Token};
use crate::value::{Value, same_text};

/// A field of a struct.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    name: &'static str,
    holds: &'static Holds,
    filled: bool,
    flat: bool,
}

impl Member {
    /// A field by its name on the wire, what its type holds, and whether a missing key is filled.
    #[must_use]
    pub const fn new(name: &'static str, holds: &'static Holds, filled: bool) -> Self {
        Self { name, holds, filled: filled || matches!(holds, Holds::Optional(_)), flat: false }
    }

    /// A struct whose fields stand among those around it.
    #[must_use]
    pub const fn flat(holds: &'static Holds) -> Self {
        Self { name: "", holds, filled: true, flat: true }
    }

    /// The keys that a flattened type has beside those around it, where it is one that a literal can be cut for.
    const fn inner(&self, trail: &Trail<'_>) -> Option<&'static [Self]> {
        match self.holds {
            Holds::Struct(inner) if self.flat => Some(inner),
            Holds::Choice(choices) if self.flat => match choice::chosen(choices, trail) {
                Some(Holds::Struct(inner)) => Some(inner),
                _ => None,
            },
            _ => None,
        }
    }
}

pub(super) const fn structure(members: &'static [Member], trail: &Trail<'_>, job: &mut Job<'_>) {
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
const fn fields(members: &'static [Member], trail: &Trail<'_>, job: &mut Job<'_>) -> usize {
    let (mut at, mut there) = (0, 0);
    while at < members.len() {
        let member = &members[at];
        at += 1;
        if let Some(inner) = member.inner(trail) {
            there += fields(inner, trail, job);
            continue;
        }
        if member.flat {
            flat(member.holds, trail, job);
            continue;
        }
        // The entries of a literal mostly stand in the order of the fields.
        let field = trail.key(member.name, there);
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
pub(super) const fn would_hold(members: &'static [Member], value: Value<'_>) -> bool {
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        let held = match value.get(member.name) {
            _ if member.flat => super::would_hold(member.holds, value),
            Some(value) => super::would_hold(member.holds, value),
            None => member.filled,
        };
        if !held {
            return false;
        }
        at += 1;
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
    match trail.step {
        Step::Key(key) => key,
        _ => "",
    }
}

const fn is_known(members: &[Member], entry: &Trail<'_>, trail: &Trail<'_>) -> bool {
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        let known = match member.inner(trail) {
            Some(inner) => is_known(inner, entry, trail),
            // What the flattened type says of its entries is said already.
            None => member.flat || same_text(member.name, name_of(entry)),
        };
        if known {
            return true;
        }
        at += 1;
    }
    false
}

const fn unknown(members: &[Member], entry: &Trail<'_>, trail: &Trail<'_>, job: &mut Job<'_>) {
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

const fn nearest(members: &[Member], name: &str, trail: &Trail<'_>) -> Option<(&'static str, usize)> {
    let mut found: Option<(&'static str, usize)> = None;
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        let candidate = match member.inner(trail) {
            Some(inner) => nearest(inner, name, trail),
            None => match distance(name, member.name) {
                Some(distance) => Some((member.name, distance)),
                None => None,
            },
        };
        match (found, candidate) {
            (Some((_, best)), Some((_, other))) if best <= other => {}
            (_, Some(candidate)) => found = Some(candidate),
            (_, None) => {}
        }
        at += 1;
    }
    found
}

const fn names(members: &[Member], count: &mut usize, trail: &Trail<'_>, job: &mut Job<'_>) {
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        if let Some(inner) = member.inner(trail) {
            names(inner, count, trail, job);
        } else {
            job.said.push(if *count > 0 { ", `" } else { "`" });
            job.said.push(member.name);
            job.said.push("`");
            *count += 1;
        }
        at += 1;
    }
}
