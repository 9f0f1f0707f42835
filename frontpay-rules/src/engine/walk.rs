//! From a table and a document to the fields that the rows lead to, in Laravel's order.

use super::merge;
use super::step::Step;
use crate::number::IntText;
use crate::table::{Facts, FlatRow, Rows, RuleSet, Segment};
use crate::value::Value;

/// A field of a document, and the rows that speak of it.
pub(crate) struct Place<'p, 't, 'd> {
    /// More than one only where rows overlap; their paths are then written alike.
    pub(crate) rows: &'p [FlatRow<'t, 'p>],
    /// What the rules of all rows say.
    pub(crate) facts: Facts,
    /// What stands for the wildcards of the path.
    pub(crate) wildcards: &'p [Step<'d>],
    /// The values on the way, from the root to the field.
    pub(crate) trail: &'p [Option<Value<'d>>],
}

impl<'d> Place<'_, '_, 'd> {
    pub(crate) fn value(&self) -> Option<Value<'d>> {
        self.trail.last().copied().flatten()
    }
}

/// The wildcards lead to more items than the limit allows.
pub(crate) struct FanOut;

/// Calls `visit` with every field: those of rows without wildcards first.
pub(crate) fn each_place<'t, 'd, F>(rules: &'t RuleSet, root: Value<'d>, visit: &mut F) -> Result<(), FanOut>
where
    F: FnMut(&Place<'_, 't, 'd>),
{
    if rules.may_overlap() && merge::overlaps(rules) {
        return merge::each_place(rules, root, visit);
    }
    let mut walk = Walk::new(root, rules.limits.fan_out);
    for rows in [Rows::WithoutWildcards, Rows::WithWildcards] {
        rules.each_row_of(rows, &mut |row| walk.row(row, visit));
    }
    walk.end()
}

/// Which items a wildcard at the end of a path leads to.
#[derive(Clone, Copy)]
enum Wanted {
    All,
    /// Those that hold no items themselves.
    Leaves,
    Branches,
}

impl Wanted {
    fn has(self, item: Value<'_>) -> bool {
        let is_leaf = item.count().is_none_or(|count| count == 0);
        match self {
            Self::All => true,
            Self::Leaves => is_leaf,
            Self::Branches => !is_leaf,
        }
    }
}

/// Paths are rarely longer.
const USUAL_DEPTH: usize = 8;

/// The way through one document, row after row.
pub(super) struct Walk<'d> {
    wanted: Wanted,
    wildcards: Vec<Step<'d>>,
    /// The values on the way to the last field, from the root.
    trail: Vec<Option<Value<'d>>>,
    /// How many steps of the trail the next row may share: those before its first wildcard.
    steps: usize,
    /// Where in its map the last key of each depth was found: the next one is likely to be near.
    found: Vec<usize>,
    /// To how many items wildcards may still lead; none after one too many.
    left: Option<usize>,
}

impl<'d> Walk<'d> {
    pub(super) fn new(root: Value<'d>, fan_out: usize) -> Self {
        let mut trail = Vec::with_capacity(USUAL_DEPTH);
        trail.push(Some(root));
        let found = Vec::with_capacity(USUAL_DEPTH);
        Self { wanted: Wanted::All, wildcards: Vec::new(), trail, steps: 0, found, left: Some(fan_out) }
    }

    /// Tells whether the limit was kept.
    pub(super) fn end(self) -> Result<(), FanOut> {
        self.left.map(|_| ()).ok_or(FanOut)
    }

    /// Calls `visit` with every field that a row leads to.
    pub(super) fn row<'t, F>(&mut self, row: &FlatRow<'t, '_>, visit: &mut F)
    where
        F: FnMut(&Place<'_, 't, 'd>),
    {
        let known = row.known.min(row.fixed);
        if known > self.steps {
            // The row before was stopped by a struct that is not there, and this one goes the same way.
            return;
        }
        if self.found.len() < row.path.len() {
            self.found.resize(row.path.len(), 0);
            self.trail.resize(row.path.len() + 1, None);
        }
        match row.path {
            [Segment::Each] => self.each_at_root(row, visit),
            [.., Segment::Each] => {
                // Laravel finds the items that are not themselves filled lists or maps first.
                for wanted in [Wanted::Leaves, Wanted::Branches] {
                    self.wanted = wanted;
                    self.descend(row, known, visit);
                }
                self.wanted = Wanted::All;
            }
            _ => self.descend(row, known, visit),
        }
    }

    /// Goes down the path of a row from its segment `at`, which starts at that value of the trail.
    fn descend<'t, F>(&mut self, row: &FlatRow<'t, '_>, at: usize, visit: &mut F)
    where
        F: FnMut(&Place<'_, 't, 'd>),
    {
        let (mut at, mut value) = (at, self.trail[at]);
        while !is_stopped(row, at, value) {
            match row.path.get(at) {
                Some(Segment::Key(key)) => {
                    value = value.and_then(|value| value.get_near(key, &mut self.found[at]));
                    at += 1;
                    self.trail[at] = value;
                }
                Some(Segment::Each) => {
                    self.steps = row.fixed;
                    return self.each(row, at, value, visit);
                }
                None => {
                    self.arrive(row, visit);
                    break;
                }
            }
        }
        self.steps = at.min(row.fixed);
    }

    fn arrive<'t, F>(&self, row: &FlatRow<'t, '_>, visit: &mut F)
    where
        F: FnMut(&Place<'_, 't, 'd>),
    {
        visit(&Place {
            rows: core::slice::from_ref(row),
            facts: row.facts,
            wildcards: &self.wildcards,
            trail: &self.trail[..=row.path.len()],
        });
    }

    fn each<'t, F>(&mut self, row: &FlatRow<'t, '_>, at: usize, value: Option<Value<'d>>, visit: &mut F)
    where
        F: FnMut(&Place<'_, 't, 'd>),
    {
        let wanted = if at + 1 == row.path.len() { self.wanted } else { Wanted::All };
        match value {
            Some(Value::List(items)) => {
                for (index, item) in items.seen().iter().enumerate() {
                    if wanted.has(*item) {
                        self.item(row, at, Step::Index(index), Some(*item), visit);
                    }
                }
            }
            Some(Value::Map(entries)) => {
                for (key, item) in entries.seen() {
                    if wanted.has(*item) {
                        self.item(row, at, Step::Key(key), Some(*item), visit);
                    }
                }
            }
            _ => {}
        }
    }

    fn item<'t, F>(&mut self, row: &FlatRow<'t, '_>, at: usize, step: Step<'d>, item: Option<Value<'d>>, visit: &mut F)
    where
        F: FnMut(&Place<'_, 't, 'd>),
    {
        self.left = self.left.and_then(|left| left.checked_sub(1));
        if self.left.is_none() {
            return;
        }
        self.wildcards.push(step);
        self.trail[at + 1] = item;
        self.descend(row, at + 1, visit);
        self.wildcards.pop();
    }

    /// The path `*` alone: Laravel merges two lists of the keys it finds, and PHP numbers integer keys anew when it does,
    /// so that a list is checked again behind its end, where nothing is.
    fn each_at_root<'t, F>(&mut self, row: &FlatRow<'t, '_>, visit: &mut F)
    where
        F: FnMut(&Place<'_, 't, 'd>),
    {
        let Some(root) = self.trail[0] else { return };
        match root {
            Value::List(items) => {
                let items = items.seen();
                let leaves = items.iter().filter(|item| Wanted::Leaves.has(**item)).count();
                for at in 0..leaves + items.len() {
                    self.item(row, 0, Step::Index(at), items.get(at).copied(), visit);
                }
            }
            Value::Map(entries) => {
                let entries = entries.seen();
                let leaves = entries.iter().filter(|(_, item)| Wanted::Leaves.has(*item)).map(|entry| (entry, true));
                let all = entries.iter().filter(|(key, _)| !key.is_empty()).map(|entry| (entry, false));
                let mut numbers = 0..;
                for ((key, item), first) in leaves.chain(all) {
                    if is_integer(key) {
                        let step = Step::Index(numbers.next().unwrap_or_default());
                        self.item(row, 0, step, step.of(root), visit);
                    } else if first || Wanted::Branches.has(*item) {
                        self.item(row, 0, Step::Key(key), Some(*item), visit);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Tells whether an optional struct on the way is not there, or an enum of another variant.
fn is_stopped(row: &FlatRow<'_, '_>, at: usize, value: Option<Value<'_>>) -> bool {
    row.guards.iter().any(|guard| guard.at == at && !guard.condition.holds(value))
}

/// Tells whether PHP turns a key into an integer.
fn is_integer(key: &str) -> bool {
    key.parse::<i64>().is_ok_and(|number| IntText::print(number).as_str() == key)
}
