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
    pub(super) by_wildcard: bool,
    pub(super) value: Option<Value<'static>>,
    aim: Aim,
}

impl<'t> Trail<'t> {
    pub(super) const fn root(value: &Value<'static>, aim: Aim) -> Self {
        Self { above: None, step: Step::Root, by_wildcard: false, value: Some(*value), aim }
    }

    /// The place under a key.
    pub(super) const fn key(&'t self, key: &'static str) -> Self {
        match position(self.value, key) {
            Some((at, value)) => self.below(Step::Key(key), at, value, false),
            None => Self {
                above: Some(self),
                step: Step::Key(key),
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
        Self { above: Some(self), step, by_wildcard, value: Some(value), aim }
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

const fn position(value: Option<Value<'static>>, key: &str) -> Option<(usize, Value<'static>)> {
    match value {
        Some(Value::Map(entries)) => {
            let mut at = 0;
            while at < entries.len() {
                let (own, value) = entries.seen()[at];
                if same_text(own, key) {
                    return Some((at, value));
                }
                at += 1;
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
