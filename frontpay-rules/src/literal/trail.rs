//! Places on the way through a literal.

use crate::number::IntText;
use crate::value::{Value, index, same_text};

/// A step to an item.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Root,
    Index(usize),
    Key(&'static str),
}

/// Which places are asked about.
#[derive(Clone, Copy)]
pub(super) enum Aim {
    All,
    /// The place that these positions lead to from here.
    At(&'static [usize]),
    Nothing,
}

/// A place, with the way to it.
#[derive(Clone, Copy)]
pub(super) struct Trail<'t> {
    pub(super) above: Option<&'t Trail<'t>>,
    pub(super) step: Step,
    /// Which entry or item it is.
    at: Option<usize>,
    pub(super) by_wildcard: bool,
    pub(super) value: Option<Value<'static>>,
    aim: Aim,
}

impl<'t> Trail<'t> {
    pub(super) const fn root(value: &Value<'static>, aim: Aim) -> Self {
        Self { above: None, step: Step::Root, at: None, by_wildcard: false, value: Some(*value), aim }
    }

    /// The place under a key, which is probably the entry at `hint`.
    pub(super) const fn key(&'t self, key: &'static str, hint: usize) -> Self {
        let found = match (self.aim, self.value) {
            // Where one entry is asked about, the others need not be found.
            (Aim::At([first, ..]), Some(Value::Map(entries))) if *first < entries.len() => {
                let (own, value) = entries.seen()[*first];
                if same_key(own.as_bytes(), key.as_bytes()) { Some((*first, value)) } else { None }
            }
            (_, value) => position(value, key, hint),
        };
        match found {
            Some((at, value)) => self.below(Step::Key(key), at, value, false),
            None => Self {
                above: Some(self),
                step: Step::Key(key),
                at: None,
                by_wildcard: false,
                value: None,
                // What is missing is told of where it is missing.
                aim: match self.aim {
                    Aim::At([]) => Aim::At(&[]),
                    Aim::All => Aim::All,
                    _ => Aim::Nothing,
                },
            },
        }
    }

    /// Which entry it is; where it is none, that which was thought to be it.
    pub(super) const fn entry_or(&self, hint: usize) -> usize {
        match self.at {
            Some(at) => at,
            None => hint,
        }
    }

    /// The place of an item.
    pub(super) const fn item(&'t self, at: usize, by_wildcard: bool) -> Self {
        match self.value {
            Some(Value::List(items)) if at < items.len() => {
                self.below(Step::Index(at), at, items.seen()[at], by_wildcard)
            }
            Some(Value::Map(entries)) if at < entries.len() => {
                let (key, value) = entries.seen()[at];
                self.below(Step::Key(key), at, value, by_wildcard)
            }
            _ => *self,
        }
    }

    const fn below(&'t self, step: Step, at: usize, value: Value<'static>, by_wildcard: bool) -> Self {
        let aim = match self.aim {
            Aim::All => Aim::All,
            Aim::At([first, rest @ ..]) if *first == at => Aim::At(rest),
            Aim::At(_) | Aim::Nothing => Aim::Nothing,
        };
        Self { above: Some(self), step, at: Some(at), by_wildcard, value: Some(value), aim }
    }

    /// Tells whether faults here are asked for.
    pub(super) const fn is_asked(&self) -> bool {
        matches!(self.aim, Aim::All | Aim::At([]))
    }

    /// Tells whether nothing here and below is asked for.
    pub(super) const fn is_aside(&self) -> bool {
        matches!(self.aim, Aim::Nothing)
    }

    /// Tells whether something is there that is not null.
    pub(super) const fn is_there(&self) -> bool {
        match self.value {
            Some(value) => !value.is_null(),
            None => false,
        }
    }

    /// How many items there are.
    pub(super) const fn count(&self) -> usize {
        match self.value {
            Some(value) => count(value),
            None => 0,
        }
    }
}

pub(super) const fn count(value: Value<'_>) -> usize {
    match value.count() {
        Some(count) => count,
        None => 0,
    }
}

const fn position(value: Option<Value<'static>>, key: &str, hint: usize) -> Option<(usize, Value<'static>)> {
    match value {
        Some(Value::Map(entries)) => {
            let entries = entries.seen();
            let (mut at, mut left) = (hint, entries.len());
            while left > 0 {
                if at >= entries.len() {
                    at = 0;
                }
                let (own, value) = entries[at];
                if same_key(own.as_bytes(), key.as_bytes()) {
                    return Some((at, value));
                }
                at += 1;
                left -= 1;
            }
            None
        }
        Some(Value::List(items)) => match index(key) {
            Some(at) if at < items.len() => Some((at, items.seen()[at])),
            _ => None,
        },
        _ => None,
    }
}

/// `==` in steps of eight bytes, since each step costs the compiler as much as the next.
pub(super) const fn same_key(mut left: &[u8], mut right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    while let ([a, b, c, d, e, f, g, h, behind @ ..], [i, j, k, l, m, n, o, p, rest @ ..]) = (left, right) {
        if *a != *i || *b != *j || *c != *k || *d != *l || *e != *m || *f != *n || *g != *o || *h != *p {
            return false;
        }
        (left, right) = (behind, rest);
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

impl Step {
    /// The value that the step leads to.
    pub(super) const fn of(self, value: Value<'static>) -> Option<Value<'static>> {
        match self {
            Self::Root => Some(value),
            Self::Key(key) => value.get(key),
            Self::Index(at) => match value {
                Value::List(items) if at < items.len() => Some(items.seen()[at]),
                Value::List(_) => None,
                value => value.get(IntText::of_count(at).as_str()),
            },
        }
    }
}

impl Step {
    /// Tells whether two steps from one value are the same.
    pub(super) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Index(left), Self::Index(right)) => left == right,
            (Self::Key(left), Self::Key(right)) => same_text(left, right),
            _ => false,
        }
    }
}
