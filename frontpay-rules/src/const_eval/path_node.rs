//! The nodes of a literal on the path from its root.

use frontpay_php::Value;
use frontpay_php::number::IntText;
use frontpay_php::text::{parse_index, same_text};

use crate::schema::{RowPath, WrittenKey};

/// A wanted key.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key {
    Text(&'static str),
    /// A key in the text of an encoded table.
    Written(WrittenKey),
}

impl Key {
    /// Returns the first step of a path, if it is a key.
    pub(super) const fn first_of(path: RowPath<'static>) -> Option<Self> {
        match path {
            RowPath::Here => None,
            RowPath::Key(key) => Some(Self::Written(key)),
            RowPath::Path(_) => match path.first_key() {
                Some(key) => Some(Self::Text(key)),
                None => None,
            },
        }
    }

    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::Text(text) => text,
            Self::Written(key) => key.text(),
        }
    }

    /// Returns its first byte, by which almost all other keys differ from it.
    const fn first(self) -> u8 {
        match self {
            Self::Text(text) => match *text.as_bytes() {
                [first, ..] => first,
                [] => 0,
            },
            Self::Written(key) => key.first(),
        }
    }

    pub(super) const fn is(self, key: &str) -> bool {
        match self {
            Self::Text(text) => same_text(text, key),
            Self::Written(own) => own.is(key),
        }
    }
}

/// A step to an item.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Root,
    Index(usize),
    Key(&'static str),
    /// The step to a missing value: most such keys need not be cut out of their text.
    Missing(Key),
}

/// The nodes whose faults are wanted.
#[derive(Clone, Copy)]
pub(super) enum Selection<'t> {
    All,
    /// The node that these positions lead to from here.
    At(&'t [usize]),
    Nothing,
}

/// A node, linked to those above it.
#[derive(Clone, Copy)]
pub(super) struct PathNode<'t> {
    pub(super) above: Option<&'t PathNode<'t>>,
    step: Step,
    /// The position among the entries or items above.
    at: Option<usize>,
    pub(super) by_wildcard: bool,
    pub(super) value: Option<Value<'static>>,
    selection: Selection<'t>,
}

impl<'t> PathNode<'t> {
    pub(super) const fn root(value: &Value<'static>, selection: Selection<'t>) -> Self {
        Self { above: None, step: Step::Root, at: None, by_wildcard: false, value: Some(*value), selection }
    }

    /// Returns the node under a key, which is probably the entry at `hint`.
    pub(super) const fn key(&'t self, key: Key, hint: usize) -> Self {
        let found = match (self.selection, self.value) {
            // Where one entry is asked about, the others need not be found.
            (Selection::At([first, ..]), Some(Value::Map(entries))) if *first < entries.len() => {
                let (own, value) = entries.as_slice()[*first];
                if key.is(own) { Some((*first, Step::Key(own), value)) } else { None }
            }
            (_, Some(value)) => position(value, key, hint),
            (_, None) => None,
        };
        match found {
            Some((at, step, value)) => self.below(step, at, value, false),
            None => Self {
                above: Some(self),
                step: Step::Missing(key),
                at: None,
                by_wildcard: false,
                value: None,
                // What is missing is told of where it is missing.
                selection: match self.selection {
                    Selection::At([]) => Selection::At(&[]),
                    Selection::All => Selection::All,
                    _ => Selection::Nothing,
                },
            },
        }
    }

    /// Returns the step that leads here.
    pub(super) const fn step(&self) -> Step {
        match self.step {
            Step::Missing(key) => Step::Key(key.text()),
            step => step,
        }
    }

    /// Returns the position of the entry, or the hint if it is none.
    pub(super) const fn entry_or(&self, hint: usize) -> usize {
        match self.at {
            Some(at) => at,
            None => hint,
        }
    }

    /// Returns the node of an item.
    pub(super) const fn item(&'t self, at: usize, by_wildcard: bool) -> Self {
        match self.value {
            Some(Value::List(items)) if at < items.len() => {
                self.below(Step::Index(at), at, items.as_slice()[at], by_wildcard)
            }
            Some(Value::Map(entries)) if at < entries.len() => {
                let (key, value) = entries.as_slice()[at];
                self.below(Step::Key(key), at, value, by_wildcard)
            }
            _ => *self,
        }
    }

    const fn below(&'t self, step: Step, at: usize, value: Value<'static>, by_wildcard: bool) -> Self {
        let selection = match self.selection {
            Selection::All => Selection::All,
            Selection::At([first, rest @ ..]) if *first == at => Selection::At(rest),
            Selection::At(_) | Selection::Nothing => Selection::Nothing,
        };
        Self { above: Some(self), step, at: Some(at), by_wildcard, value: Some(value), selection }
    }

    /// Returns `true` if faults of this node are wanted.
    pub(super) const fn is_asked(&self) -> bool {
        matches!(self.selection, Selection::All | Selection::At([]))
    }

    /// Returns `true` if nothing of this node and of those below is wanted.
    pub(super) const fn is_aside(&self) -> bool {
        matches!(self.selection, Selection::Nothing)
    }

    /// Returns `true` if there is a value that is not null.
    pub(super) const fn is_there(&self) -> bool {
        match self.value {
            Some(value) => !value.is_null(),
            None => false,
        }
    }

    /// Returns the number of items.
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

const fn position(value: Value<'static>, key: Key, hint: usize) -> Option<(usize, Step, Value<'static>)> {
    match value {
        Value::Map(entries) => {
            let entries = entries.as_slice();
            let count = entries.len();
            // From the hint on, and the first byte before the whole key: a miss costs the compiler a comparison of bytes and
            // not a call.
            let (mut at, mut left, first) = (hint, count, key.first());
            while left > 0 {
                if at >= count {
                    at = 0;
                }
                let (own, value) = entries[at];
                let may_be = match *own.as_bytes() {
                    [its, ..] => its == first,
                    [] => true,
                };
                if may_be && key.is(own) {
                    return Some((at, Step::Key(own), value));
                }
                at += 1;
                left -= 1;
            }
            None
        }
        Value::List(items) => match parse_index(key.text()) {
            Some(at) if at < items.len() => Some((at, Step::Index(at), items.as_slice()[at])),
            _ => None,
        },
        _ => None,
    }
}

impl Step {
    /// Returns the value that the step leads to.
    pub(super) const fn of(self, value: Value<'static>) -> Option<Value<'static>> {
        match self {
            Self::Root => Some(value),
            Self::Key(key) => value.get(key),
            Self::Missing(key) => value.get(key.text()),
            Self::Index(at) => match value {
                Value::List(items) if at < items.len() => Some(items.as_slice()[at]),
                Value::List(_) => None,
                value => value.get(IntText::of_count(at).as_str()),
            },
        }
    }
}

impl Step {
    /// Returns `true` if two steps from one value are the same.
    pub(super) const fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Index(left), Self::Index(right)) => left == right,
            (Self::Key(left), Self::Key(right)) => same_text(left, right),
            _ => false,
        }
    }
}
