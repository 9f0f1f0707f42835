//! The part of a document that its rules speak of.

use core::fmt;
use std::collections::HashMap;

use frontpay_php::Value;
use self_cell::self_cell;
use serde::ser::{Serialize, Serializer};

use super::exclusion::Excluded;
use super::tables::each_place;
use super::walk::Place;
use crate::json::Arena;
use crate::param::{Segment, Step, steps};
use crate::schema::{FlatRow, RuleSet};
use crate::types::{AsValue, Scratch};

/// The result of Laravel's `validated()`: the values of a valid document at the paths of the table, and nothing else.
///
/// Keys without a rule are left out, so it is safe to pass on. It serializes to JSON. `Debug` shows no content.
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
    pub(crate) fn new(rules: &RuleSet, root: Value<'_>, excluded: &Excluded) -> Self {
        let scratch = Arena::new();
        let mut families = Vec::new();
        let mut tree = Tree::default();
        // The rules have led to no more items than the limit allows.
        let _ = each_place(rules, root, |place| {
            let Some((row, value)) = place.rows.first().zip(place.value()) else { return };
            if excluded.leaves_out(|| steps(row.path, place.wildcards)) {
                return;
            }
            if place.modifiers.selective
                && !value.is_null()
                && Family::of(&mut families, rules, row).has_member(place, value, excluded)
            {
                return;
            }
            if let Some(value) = excluded.validated(value, steps(row.path, place.wildcards), &scratch) {
                tree.set(steps(row.path, place.wildcards), value);
            }
        });
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
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        self.value()
    }
}

impl Serialize for Validated {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

/// The rows below the path of a row.
struct Family<'t> {
    path: Vec<&'t Segment>,
    below: Vec<Vec<&'t Segment>>,
}

impl<'t> Family<'t> {
    /// Returns the family of a row, which is collected once.
    fn of<'f>(families: &'f mut Vec<Self>, rules: &'t RuleSet, row: &FlatRow<'t, '_>) -> &'f Self {
        let at = families.iter().position(|family| family.path == row.path).unwrap_or_else(|| {
            families.push(Self::collect(rules, row.path));
            families.len() - 1
        });
        &families[at]
    }

    fn collect(rules: &'t RuleSet, path: &[&'t Segment]) -> Self {
        let mut below = Vec::new();
        let meets = |(one, other): (&&Segment, &&Segment)| {
            one == other || matches!(one, Segment::Each) || matches!(other, Segment::Each)
        };
        rules.each_row(&mut |row| {
            if row.path.len() > path.len() && row.path.iter().zip(path).all(meets) {
                below.push(row.path.to_vec());
            }
        });
        Self { path: path.to_vec(), below }
    }

    /// Tells whether one of the rows leads to a field below a place that is not left out.
    fn has_member(&self, place: &Place<'_, '_, '_>, value: Value<'_>, excluded: &Excluded) -> bool {
        let path: Vec<_> = steps(&self.path, place.wildcards).collect();
        let leads_here = |(segment, step): (&&Segment, &Step<'_>)| match segment {
            Segment::Key(key) => *step == Step::Key(key),
            Segment::Each => true,
        };
        let mut rows = self.below.iter().filter(|row| row.iter().zip(&path).all(leads_here));
        rows.any(|row| leads_on(&row[path.len()..], Some(value), &mut path.clone(), excluded))
    }
}

/// Tells whether a path leads from a value to a field that is not left out.
fn leads_on<'d>(row: &[&'d Segment], value: Option<Value<'d>>, path: &mut Vec<Step<'d>>, excluded: &Excluded) -> bool {
    let [segment, rest @ ..] = row else { return !excluded.leaves_out(|| path.iter().copied()) };
    let mut item = |step, value| {
        path.push(step);
        let leads_on = leads_on(rest, value, path, excluded);
        path.pop();
        leads_on
    };
    match (segment, value) {
        (Segment::Key(key), value) => item(Step::Key(key), value.and_then(|value| value.get(key))),
        (Segment::Each, Some(Value::List(items))) => {
            items.as_slice().iter().enumerate().any(|(at, value)| item(Step::Index(at), Some(*value)))
        }
        (Segment::Each, Some(Value::Map(entries))) => {
            entries.as_slice().iter().any(|(key, value)| item(Step::Key(key), Some(*value)))
        }
        (Segment::Each, _) => false,
    }
}

/// PHP's array under construction: a leaf of the document, or keys in the order in which they came.
#[derive(Default)]
struct Tree<'d> {
    leaf: Option<Value<'d>>,
    children: Vec<(Step<'d>, Tree<'d>)>,
    /// The places of the children, where there are many.
    places: HashMap<String, usize>,
}

/// Up to this many children are compared with each other; beyond, they are hashed.
const FEW_CHILDREN: usize = 12;

impl<'d> Tree<'d> {
    /// Laravel's `Arr::set`: later paths win over earlier ones, keys of a leaf become children.
    fn set(&mut self, path: impl Iterator<Item = Step<'d>>, value: Value<'d>) {
        let mut tree = self;
        for step in path {
            tree.open();
            let at = tree.place(step);
            tree = &mut tree.children[at].1;
        }
        *tree = Self::leaf(value);
    }

    fn leaf(value: Value<'d>) -> Self {
        Self { leaf: Some(value), ..Self::default() }
    }

    /// Finds a child, or adds it.
    fn place(&mut self, step: Step<'d>) -> usize {
        let next = self.children.len();
        let near = match step {
            Step::Index(at) => at,
            Step::Key(_) => next.saturating_sub(1),
        };
        if self.children.get(near).is_some_and(|(other, _)| *other == step) {
            return near;
        }
        let found = if next > FEW_CHILDREN {
            self.hash_children();
            self.places.get(step.text().as_str()).copied()
        } else {
            self.children.iter().position(|(other, _)| *other == step)
        };
        found.unwrap_or_else(|| {
            self.children.push((step, Self::default()));
            next
        })
    }

    fn hash_children(&mut self) {
        for (at, (step, _)) in self.children.iter().enumerate().skip(self.places.len()) {
            self.places.insert(step.text().as_str().to_owned(), at);
        }
    }

    /// Turns a list or map that was taken whole into children, so that one of them can be set.
    fn open(&mut self) {
        match self.leaf.take() {
            Some(Value::List(items)) => {
                let items = items.as_slice().iter().enumerate();
                self.children = items.map(|(at, item)| (Step::Index(at), Self::leaf(*item))).collect();
            }
            Some(Value::Map(entries)) => {
                let entries = entries.as_slice().iter();
                self.children = entries.map(|(key, item)| (Step::Key(key), Self::leaf(*item))).collect();
            }
            _ => {}
        }
    }

    fn copy<'a>(&self, arena: &'a Arena) -> Value<'a> {
        if let Some(leaf) = self.leaf {
            return arena.copy(leaf);
        }
        let is_list = !self.children.is_empty()
            && self.children.iter().enumerate().all(|(at, (step, _))| *step == Step::Index(at));
        if is_list {
            let items: Vec<_> = self.children.iter().map(|(_, child)| child.copy(arena)).collect();
            return arena.list(&items);
        }
        let entry = |(step, child): &(Step<'d>, Self)| (arena.text(step.text().as_str()), child.copy(arena));
        arena.map(&self.children.iter().map(entry).collect::<Vec<_>>())
    }
}
