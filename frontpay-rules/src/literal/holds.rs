//! What a Rust type can hold, as data.

use super::near::distance;
use super::trail::Trail;
use super::{Job, Token};
use crate::number::numeric;
use crate::value::{Value, same_text};

/// What a Rust type can hold, so that the compiler knows it of a literal.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Holds {
    /// Every value.
    Anything,
    /// `true` or `false`.
    Flag,
    /// What Laravel's `boolean` takes: `true`, `false`, `0`, `1`, `"0"`, `"1"`.
    Boolean,
    /// An integer within limits.
    Integer {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// A number that is finite.
    Float,
    /// A finite number, or text that PHP takes for one.
    Numeric,
    /// Text.
    Text,
    /// One character.
    Character,
    /// One of some words.
    Words(&'static [&'static str]),
    /// Null, or what is within.
    Optional(&'static Self),
    /// A list of any length.
    List(&'static Self),
    /// A list of one length.
    Array(&'static Self, usize),
    /// A list, or a map whose keys do not count.
    Items(&'static Self),
    /// A map with any keys.
    Map(&'static Self),
    /// A map with these keys.
    Struct(&'static [Member]),
}

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
}

/// Checks a place and all that is below it.
pub(super) const fn check(holds: &'static Holds, trail: &Trail<'_>, job: &mut Job) {
    let Some(value) = trail.value else { return };
    if trail.is_aside() || job.is_done() {
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
        (Holds::Struct(members), Value::Map(_)) => structure(members, trail, job),
        _ if takes(holds, value) => {}
        _ => mismatch(holds, trail, job),
    }
}

/// Tells whether a leaf is held.
const fn takes(holds: &Holds, value: Value<'_>) -> bool {
    match (holds, value) {
        (Holds::Anything, _)
        | (Holds::Flag | Holds::Boolean, Value::Bool(_))
        | (Holds::Text, Value::Str(_))
        | (Holds::Float | Holds::Numeric, Value::Int(_)) => true,
        (Holds::Boolean, Value::Int(number)) => matches!(number, 0 | 1),
        (Holds::Boolean, Value::Str(text)) => matches!(text.as_bytes(), b"0" | b"1"),
        (Holds::Integer { min, max }, Value::Int(number)) => *min <= number && number <= *max,
        (Holds::Float | Holds::Numeric, Value::Float(number)) => number.is_finite(),
        (Holds::Numeric, Value::Str(text)) => numeric(text).is_some(),
        (Holds::Character, Value::Str(text)) => is_one_character(text.as_bytes()),
        (Holds::Words(words), Value::Str(text)) => has(words, text),
        _ => false,
    }
}

const fn is_one_character(text: &[u8]) -> bool {
    let mut starts = 0;
    let mut at = 0;
    while at < text.len() {
        starts += (text[at] & 0b1100_0000 != 0b1000_0000) as usize;
        at += 1;
    }
    starts == 1
}

const fn has(words: &[&str], text: &str) -> bool {
    let mut at = 0;
    while at < words.len() {
        if same_text(words[at], text) {
            return true;
        }
        at += 1;
    }
    false
}

const fn structure(members: &'static [Member], trail: &Trail<'_>, job: &mut Job) {
    let mut at = 0;
    while at < trail.count() {
        let entry = trail.item(at, false);
        if entry.is_asked() && job.wants(Token::Key) && !is_known(members, &entry) {
            unknown(members, &entry, job);
        }
        at += 1;
    }
    fields(members, trail, job);
}

const fn fields(members: &'static [Member], trail: &Trail<'_>, job: &mut Job) {
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        let field = trail.key(member.name);
        if let (true, Holds::Struct(inner)) = (member.flat, member.holds) {
            fields(inner, trail, job);
        } else if field.value.is_some() {
            check(member.holds, &field, job);
        } else if !member.filled && field.is_asked() && job.wants(Token::Value) {
            job.fault(&field);
            job.said.push("shape: missing, and the type needs ");
            expected(member.holds, job);
        }
        at += 1;
    }
}

const fn name_of(trail: &Trail<'_>) -> &'static str {
    match trail.step {
        super::trail::Step::Key(key) => key,
        _ => "",
    }
}

const fn is_known(members: &[Member], entry: &Trail<'_>) -> bool {
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        let known = match member.holds {
            Holds::Struct(inner) if member.flat => is_known(inner, entry),
            _ => same_text(member.name, name_of(entry)),
        };
        if known {
            return true;
        }
        at += 1;
    }
    false
}

const fn unknown(members: &[Member], entry: &Trail<'_>, job: &mut Job) {
    job.fault(entry);
    job.said.push("unknown key");
    if let Some((name, _)) = nearest(members, name_of(entry)) {
        job.said.push(", did you mean `");
        job.said.push(name);
        job.said.push("`?");
    } else {
        job.said.push(", expected one of ");
        let mut count = 0;
        names(members, &mut count, job);
    }
}

const fn nearest(members: &[Member], name: &str) -> Option<(&'static str, usize)> {
    let mut found: Option<(&'static str, usize)> = None;
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        let candidate = match member.holds {
            Holds::Struct(inner) if member.flat => nearest(inner, name),
            _ => match distance(name, member.name) {
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

const fn names(members: &[Member], count: &mut usize, job: &mut Job) {
    let mut at = 0;
    while at < members.len() {
        let member = &members[at];
        match member.holds {
            Holds::Struct(inner) if member.flat => names(inner, count, job),
            _ => {
                job.said.push(if *count > 0 { ", `" } else { "`" });
                job.said.push(member.name);
                job.said.push("`");
                *count += 1;
            }
        }
        at += 1;
    }
}

const fn mismatch(holds: &Holds, trail: &Trail<'_>, job: &mut Job) {
    if !trail.is_asked() || !job.wants(Token::Value) {
        return;
    }
    job.fault(trail);
    job.said.push("shape: the type holds ");
    expected(holds, job);
    job.said.push(", not ");
    job.said.push(match trail.value {
        None | Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "a flag",
        Some(Value::Int(_)) => "this integer",
        Some(Value::Float(number)) if !number.is_finite() => "a number beyond a float",
        Some(Value::Float(_)) => "a float",
        Some(Value::Str(_)) => "this text",
        Some(Value::List(_)) => "this list",
        Some(Value::Map(_)) => "an object",
    });
}

const fn expected(holds: &Holds, job: &mut Job) {
    match holds {
        Holds::Anything => job.said.push("a value"),
        Holds::Flag => job.said.push("`true` or `false`"),
        Holds::Boolean => job.said.push("`true`, `false`, 0, 1, \"0\" or \"1\""),
        Holds::Integer { min, max } => {
            job.said.push("an integer from ");
            job.said.integer(*min);
            job.said.push(" to ");
            job.said.integer(*max);
        }
        Holds::Float => job.said.push("a number"),
        Holds::Numeric => job.said.push("a number or numeric text"),
        Holds::Text => job.said.push("text"),
        Holds::Character => job.said.push("one character"),
        Holds::Words(words) => {
            job.said.push("one of the words ");
            job.said.words(words);
        }
        Holds::Optional(inner) => {
            expected(inner, job);
            job.said.push(" or null");
        }
        Holds::List(_) => job.said.push("a list"),
        Holds::Array(_, len) => {
            job.said.push("a list with this many items: ");
            job.said.count(*len);
        }
        Holds::Items(_) => job.said.push("a list or an object"),
        Holds::Map(_) | Holds::Struct(_) => job.said.push("an object"),
    }
}
