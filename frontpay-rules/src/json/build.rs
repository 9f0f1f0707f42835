//! Values from the text of a document.

use core::ops::Range;
use std::collections::{HashMap, HashSet};

use frontpay_php::{Entry, Value};

use super::arena::Arena;
use super::error::JsonError;
use super::events::{Container, Sink, Step, parse};
use super::limits::Limits;

/// Reads JSON text; strings without escapes are borrowed from it.
///
/// The last value of a repeated key counts, at the position of the first, as in PHP.
///
/// # Errors
///
/// [`JsonError`] names the line and column of what is not JSON, or the limit that was passed.
pub fn read<'a>(bytes: &'a [u8], arena: &'a Arena, limits: Limits) -> Result<Value<'a>, JsonError> {
    parse(bytes, arena, limits, &mut Builder { arena, items: Vec::new(), entries: Vec::new() })
}

struct Builder<'a> {
    arena: &'a Arena,
    /// The items of all open lists, the innermost last.
    items: Vec<Value<'a>>,
    /// The entries of all open maps, the innermost last.
    entries: Vec<Entry<'a>>,
}

/// The number of items and of entries at the start of a list or map.
#[derive(Clone, Copy)]
struct Start {
    items: usize,
    entries: usize,
}

impl<'a> Sink<'a> for Builder<'a> {
    type Value = Value<'a>;
    type Open = Start;

    #[inline]
    fn scalar(&mut self, value: Value<'a>, _: Range<usize>) -> Value<'a> {
        value
    }

    #[inline]
    fn open(&mut self, _: usize) -> Start {
        Start { items: self.items.len(), entries: self.entries.len() }
    }

    #[inline]
    fn step(&mut self, _: &Start, _: Step<'a>) {}

    #[inline]
    fn part(&mut self, step: Step<'a>, value: Value<'a>) {
        match step {
            Step::Index(_) => self.items.push(value),
            Step::Key(key) => self.entries.push((key, value)),
        }
    }

    #[inline]
    fn close(&mut self, container: Container, start: Start, _: usize) -> Value<'a> {
        match container {
            Container::List => {
                let list = self.arena.list(&self.items[start.items..]);
                self.items.truncate(start.items);
                list
            }
            Container::Map => {
                keep_last_of_each_key(&mut self.entries, start.entries);
                let map = self.arena.map(&self.entries[start.entries..]);
                self.entries.truncate(start.entries);
                map
            }
        }
    }
}

/// The most entries whose keys are compared with each other; more are hashed.
const FEW_ENTRIES: usize = 12;

/// Leaves the last value of each key, at the place of its first.
fn keep_last_of_each_key(entries: &mut Vec<Entry<'_>>, start: usize) {
    if !has_repeated_key(&entries[start..]) {
        return;
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut end = start;
    for at in start..entries.len() {
        let (key, value) = entries[at];
        let place = *places.entry(key).or_insert(end);
        entries[place] = (key, value);
        end = end.max(place + 1);
    }
    entries.truncate(end);
}

fn has_repeated_key(entries: &[Entry<'_>]) -> bool {
    if entries.len() > FEW_ENTRIES {
        let mut seen = HashSet::with_capacity(entries.len());
        return !entries.iter().all(|(key, _)| seen.insert(*key));
    }
    entries.iter().enumerate().any(|(at, (key, _))| entries[..at].iter().any(|(other, _)| other == key))
}
