//! The part of a document that its rules speak of.

use core::fmt;

use self_cell::self_cell;
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use crate::as_value::AsValue;
use crate::json::Arena;
use crate::table::{FlatRow, RuleSet, Segment};
use crate::value::{Items, Value};

/// What Laravel's `validated()` returns: of a valid document the values at the paths of the table, and nothing else.
///
/// Keys without a rule are left out, so it is safe to pass on. It serialises to JSON. `Debug` shows no content.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "required")])?;
/// let validated = rules.validate_json(br#"{"name": "Kari", "admin": true}"#)?;
/// assert_eq!(serde_json::to_string(&validated)?, r#"{"name":"Kari"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Validated(Cell);

self_cell!(
    struct Cell {
        owner: Arena,
        #[covariant]
        dependent: Value,
    }
);

impl Validated {
    pub(crate) fn new(rules: &RuleSet, root: Value<'_>) -> Self {
        let mut tree = Tree::default();
        for wildcards in [false, true] {
            rules.each_row(&mut |row| {
                if row.has_wildcard() == wildcards {
                    tree.take(row, 0, root, &mut Vec::new());
                }
            });
        }
        Self(Cell::new(Arena::new(), |arena| tree.copy(arena)))
    }

    /// Returns the values.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        *self.0.borrow_dependent()
    }
}

impl fmt::Debug for Validated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Validated").field(&self.value()).finish()
    }
}

impl AsValue for Validated {
    fn as_value(&self) -> Value<'_> {
        self.value()
    }
}

impl Serialize for Validated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// PHP's array under construction: a leaf of the document, or keys in the order in which they came.
#[derive(Default)]
struct Tree<'d> {
    leaf: Option<Value<'d>>,
    children: Vec<(String, Tree<'d>)>,
}

impl<'d> Tree<'d> {
    fn take(&mut self, row: &FlatRow<'_, '_>, at: usize, value: Value<'d>, path: &mut Vec<String>) {
        let mut step = |tree: &mut Self, key: String, value| {
            path.push(key);
            tree.take(row, at + 1, value, path);
            path.pop();
        };
        match (row.path.get(at), value) {
            (None, _) => self.set(path, value),
            (Some(Segment::Key(key)), _) => {
                if let Some(value) = value.get(key) {
                    step(self, key.clone().into_owned(), value);
                }
            }
            (Some(Segment::Each), Value::List(items)) => {
                for (index, item) in items.seen().iter().enumerate() {
                    step(self, index.to_string(), *item);
                }
            }
            (Some(Segment::Each), Value::Map(entries)) => {
                for (key, item) in entries.seen() {
                    step(self, (*key).to_owned(), *item);
                }
            }
            (Some(Segment::Each), _) => {}
        }
    }

    /// Laravel's `Arr::set`: later paths win over earlier ones, keys of a leaf become children.
    fn set(&mut self, path: &[String], value: Value<'d>) {
        let Some((key, rest)) = path.split_first() else {
            self.leaf = Some(value);
            self.children.clear();
            return;
        };
        self.open();
        let place = match self.children.iter().position(|(other, _)| other == key) {
            Some(place) => place,
            None => {
                self.children.push((key.clone(), Self::default()));
                self.children.len() - 1
            }
        };
        self.children[place].1.set(rest, value);
    }

    /// Turns a list or map that was taken whole into children, so that one of them can be set.
    fn open(&mut self) {
        let leaf = |value: Value<'d>| Self { leaf: Some(value), children: Vec::new() };
        match self.leaf.take() {
            Some(Value::List(items)) => {
                let items = items.seen().iter().enumerate();
                self.children = items.map(|(index, item)| (index.to_string(), leaf(*item))).collect();
            }
            Some(Value::Map(entries)) => {
                self.children = entries.seen().iter().map(|(key, item)| ((*key).to_owned(), leaf(*item))).collect();
            }
            _ => {}
        }
    }

    fn copy<'a>(&self, arena: &'a Arena) -> Value<'a> {
        if let Some(leaf) = self.leaf {
            return leaf.copy_to(arena);
        }
        let is_list =
            !self.children.is_empty() && self.children.iter().enumerate().all(|(at, (key, _))| *key == at.to_string());
        if is_list {
            let items: Vec<_> = self.children.iter().map(|(_, child)| child.copy(arena)).collect();
            return arena.list(&items);
        }
        let entries: Vec<_> = self.children.iter().map(|(key, child)| (arena.text(key), child.copy(arena))).collect();
        arena.map(&entries)
    }
}

impl Value<'_> {
    /// Copies a value with all that is in it.
    pub(crate) fn copy_to<'a>(&self, arena: &'a Arena) -> Value<'a> {
        match *self {
            Value::Null => Value::Null,
            Value::Bool(flag) => Value::Bool(flag),
            Value::Int(number) => Value::Int(number),
            Value::Float(number) => Value::Float(number),
            Value::Str(text) => Value::Str(arena.text(text)),
            Value::List(Items::Counted(count)) => Value::List(Items::Counted(count)),
            Value::Map(Items::Counted(count)) => Value::Map(Items::Counted(count)),
            Value::List(Items::Seen(items)) => {
                let items: Vec<_> = items.iter().map(|item| item.copy_to(arena)).collect();
                arena.list(&items)
            }
            Value::Map(Items::Seen(entries)) => {
                let entries: Vec<_> =
                    entries.iter().map(|(key, item)| (arena.text(key), item.copy_to(arena))).collect();
                arena.map(&entries)
            }
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(flag) => serializer.serialize_bool(flag),
            Self::Int(number) => serializer.serialize_i64(number),
            Self::Float(number) => serializer.serialize_f64(number),
            Self::Str(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items.seen() {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, item) in entries.seen() {
                    map.serialize_entry(key, item)?;
                }
                map.end()
            }
        }
    }
}
