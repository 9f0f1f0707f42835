//! Lookups by key in maps with many keys, many times.

use std::collections::HashMap;

use frontpay_php::{Entry, Items, Value};

use crate::param::Step;

/// Maps with no more keys than this are searched from the start each time.
///
/// It bounds what a lookup takes there, and keeps maps of usual size without an index.
const FEW: usize = 128;

/// The places of keys in the maps of one document that have many.
///
/// The first lookup in a map searches it, and the second makes an index: without it, a reference to a missing key beside
/// 80,000 others takes 80,000 comparisons for each item of a list whose rule has the reference.
#[derive(Default)]
pub(super) struct Keys<'d>(HashMap<*const Entry<'d>, Option<HashMap<&'d str, usize>>>);

impl<'d> Keys<'d> {
    /// Returns what [`Value::get`] does.
    pub(super) fn get(&mut self, value: Value<'d>, key: &str) -> Option<Value<'d>> {
        match many(value) {
            Some(entries) => self.place(entries, key).map(|place| entries[place].1),
            None => value.get(key),
        }
    }

    /// Returns what [`Value::get_with_hint`] does.
    #[inline]
    pub(super) fn get_with_hint(&mut self, value: Value<'d>, key: &str, found: &mut usize) -> Option<Value<'d>> {
        match many(value) {
            Some(entries) => self.get_among_many(entries, key, found),
            None => value.get_with_hint(key, found),
        }
    }

    /// Returns the value that a step leads to.
    pub(super) fn step(&mut self, value: Value<'d>, step: Step<'_>) -> Option<Value<'d>> {
        if many(value).is_some() { self.get(value, step.text().as_str()) } else { step.of(value) }
    }

    fn get_among_many(&mut self, entries: &'d [Entry<'d>], key: &str, found: &mut usize) -> Option<Value<'d>> {
        let near = [*found, *found + 1].into_iter().find(|near| entries.get(*near).is_some_and(|(own, _)| *own == key));
        let place = near.or_else(|| self.place(entries, key))?;
        *found = place;
        Some(entries[place].1)
    }

    fn place(&mut self, entries: &'d [Entry<'d>], key: &str) -> Option<usize> {
        match self.0.get_mut(&entries.as_ptr()) {
            None => {
                self.0.insert(entries.as_ptr(), None);
                entries.iter().position(|(own, _)| *own == key)
            }
            Some(index) => index.get_or_insert_with(|| places(entries)).get(key).copied(),
        }
    }
}

/// Returns the place of each key; of the same key twice, the first, as a search from the start finds it.
fn places<'d>(entries: &'d [Entry<'d>]) -> HashMap<&'d str, usize> {
    entries.iter().enumerate().rev().map(|(place, (key, _))| (*key, place)).collect()
}

fn many(value: Value<'_>) -> Option<&[Entry<'_>]> {
    match value {
        Value::Map(Items::Full(entries)) if entries.len() > FEW => Some(entries),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use frontpay_php::Value;

    use super::{FEW, Keys};
    use crate::json::Arena;

    #[test]
    fn every_lookup_finds_what_a_search_from_the_start_finds() {
        let arena = Arena::new();
        let (mut keys, mut found) = (Keys::default(), 0);
        let number = |value: Option<Value<'_>>| match value {
            Some(Value::Int(number)) => Some(number),
            _ => None,
        };
        for count in [0, 1, FEW, FEW + 1, 3 * FEW] {
            // Each key is there twice; the first counts.
            let names: Vec<String> = (0..count).map(|at| format!("key{}", at % count.div_ceil(2))).collect();
            let entries: Vec<_> = names.iter().zip(0..).map(|(name, at)| (name.as_str(), Value::Int(at))).collect();
            let map = arena.copy(arena.map(&entries));
            for key in names.iter().chain(&names).rev().map(String::as_str).chain(["zz", "key", ""]) {
                let expected = number(map.get(key));
                assert_eq!(number(keys.get(map, key)), expected, "{key} of {count}");
                assert_eq!(number(keys.get_with_hint(map, key, &mut found)), expected, "{key} of {count}");
            }
        }
    }
}
