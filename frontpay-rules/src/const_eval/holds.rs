//! What a Rust type can hold, as data.

mod choice;
mod say;
mod structure;

pub(super) use choice::first;
pub use choice::{Choice, Choices, Tagging};
use say::mismatch;
pub use structure::Member;
use structure::Members;

use frontpay_format::words::has_sorted;

use super::Job;
use super::trail::{Trail, same_key};
use crate::schema::Encoded;
use frontpay_php::Value;
use frontpay_php::number::is_numeric;

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
    /// A map with the keys of a table, by what the types of the fields hold; for generated code.
    #[doc(hidden)]
    Fields(&'static Encoded, &'static [&'static Self]),
    /// A list with these items.
    Tuple(&'static [&'static Self]),
    /// What one of several variants holds.
    Choice(&'static Choices),
    /// Null.
    Null,
}

/// Checks a place and all that is below it.
pub(super) const fn check(holds: &'static Holds, trail: &Trail<'_>, job: &mut Job<'_>) {
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
        (Holds::Struct(_) | Holds::Fields(..), Value::Map(_)) => structure::structure(Members::of(holds), trail, job),
        (Holds::Choice(choices), _) => choice::check(choices, trail, job),
        _ if takes(holds, value) => {}
        _ => mismatch(holds, trail, job),
    }
}

/// Tells whether a type holds a value; keys that it does not know do not count, as for serde.
const fn would_hold(holds: &'static Holds, value: Value<'_>) -> bool {
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
        (Holds::Struct(_) | Holds::Fields(..), Value::Map(_)) => structure::would_hold(Members::of(holds), value),
        // serde reads the items of a list as fields, which a literal is not written for.
        (Holds::Struct(_) | Holds::Fields(..), Value::List(items)) => items.len() <= Members::of(holds).count(),
        (Holds::Choice(choices), _) => choice::would_hold(choices, value),
        _ => takes(holds, value),
    }
}

/// Tells whether a leaf is held.
const fn takes(holds: &Holds, value: Value<'_>) -> bool {
    match (holds, value) {
        (Holds::Anything, _)
        | (Holds::Null, Value::Null)
        | (Holds::Flag | Holds::Boolean, Value::Bool(_))
        | (Holds::Text, Value::Str(_))
        | (Holds::Float | Holds::Numeric, Value::Int(_)) => true,
        (Holds::Boolean, Value::Int(number)) => matches!(number, 0 | 1),
        (Holds::Boolean, Value::Str(text)) => matches!(text.as_bytes(), b"0" | b"1"),
        (Holds::Integer { min, max }, Value::Int(number)) => *min <= number && number <= *max,
        (Holds::Float | Holds::Numeric, Value::Float(number)) => number.is_finite(),
        (Holds::Numeric, Value::Str(text)) => is_numeric(text),
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

/// Up to this many words are compared one after the other.
const FEW: usize = 16;

/// Finds a word; a long list is probably sorted, and is only searched whole where the word is not found so.
const fn has(words: &[&str], text: &str) -> bool {
    if words.len() > FEW && has_sorted(words, text.as_bytes()) {
        return true;
    }
    let mut at = 0;
    while at < words.len() {
        if same_key(words[at].as_bytes(), text.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}
