//! The fields that excluding rules leave out.
//!
//! Laravel notes an excluded field and goes on. Where it comes to a row below the field it takes the row's field out of
//! the data, so that rules behind it no longer see it; the excluded field itself goes when all rows have been.

use frontpay_php::Value;

use super::step::Paths;
use crate::json::Arena;
use crate::param::Step;

/// The fields that are left out.
#[derive(Debug, Default)]
pub(crate) struct Excluded {
    noted: Paths,
    taken_out: Paths,
}

impl Excluded {
    pub(crate) fn is_empty(&self) -> bool {
        self.noted.is_empty()
    }

    /// Notes a field. Laravel forgets here which dots are part of a key.
    pub(super) fn insert<'s>(&mut self, path: impl Iterator<Item = Step<'s>>) {
        let texts: Vec<String> = path.map(|step| step.text().as_str().to_owned()).collect();
        self.noted.insert(texts.iter().flat_map(|text| text.split('.')).map(Step::Key));
    }

    /// Takes a field out of the data if it is noted, or one above it.
    pub(super) fn takes<'s, I: Iterator<Item = Step<'s>>>(&mut self, path: impl Fn() -> I) -> bool {
        let takes = self.leaves_out(&path);
        if takes {
            self.taken_out.insert(path());
        }
        takes
    }

    /// Tells whether a field is left out of the validated data.
    pub(crate) fn leaves_out<'s, I: Iterator<Item = Step<'s>>>(&self, path: impl Fn() -> I) -> bool {
        !self.noted.is_empty() && self.noted.covers(path())
    }

    /// Returns the part of a value at a path that rules still see.
    pub(super) fn rest<'s, 'd>(
        &self,
        value: Option<Value<'d>>,
        path: impl Iterator<Item = Step<'s>>,
        arena: &'d Arena,
    ) -> Option<Value<'d>> {
        if self.taken_out.is_empty() { value } else { rest(&self.taken_out, value?, path, arena) }
    }

    /// Returns the part of a value at a path that is left when all rules have run.
    pub(crate) fn validated<'s, 'd>(
        &self,
        value: Value<'d>,
        path: impl Iterator<Item = Step<'s>>,
        arena: &'d Arena,
    ) -> Option<Value<'d>> {
        if self.noted.is_empty() { Some(value) } else { rest(&self.noted, value, path, arena) }
    }
}

fn rest<'s, 'd>(
    paths: &Paths,
    value: Value<'d>,
    path: impl Iterator<Item = Step<'s>>,
    arena: &'d Arena,
) -> Option<Value<'d>> {
    let mut paths = paths;
    for step in path {
        match paths.below(step) {
            _ if paths.is_end() => return None,
            Some(below) => paths = below,
            None => return Some(value),
        }
    }
    without(value, paths, arena)
}

/// A value without the items at some paths below it; PHP does not number the rest of a list anew.
fn without<'d>(value: Value<'d>, paths: &Paths, arena: &'d Arena) -> Option<Value<'d>> {
    if paths.is_end() {
        return None;
    }
    let kept = |step: Step<'d>, item: Value<'d>| match paths.below(step) {
        Some(below) => without(item, below, arena),
        None => Some(item),
    };
    Some(match value {
        Value::List(items) => {
            let items = items.as_slice().iter().enumerate();
            let items: Vec<_> = items.filter_map(|(at, item)| Some((at, kept(Step::Index(at), *item)?))).collect();
            if items.iter().enumerate().all(|(at, (index, _))| at == *index) {
                arena.list(&items.iter().map(|(_, item)| *item).collect::<Vec<_>>())
            } else {
                let entry = |(at, item): &(usize, Value<'d>)| (arena.text(Step::Index(*at).text().as_str()), *item);
                arena.map(&items.iter().map(entry).collect::<Vec<_>>())
            }
        }
        Value::Map(entries) => {
            let entries =
                entries.as_slice().iter().filter_map(|(key, item)| Some((*key, kept(Step::Key(key), *item)?)));
            arena.map(&entries.collect::<Vec<_>>())
        }
        leaf => leaf,
    })
}
