//! From a row and a document to the fields that the row leads to.

use frontpay_php::Value;
use frontpay_php::number::IntText;

use super::keys::Keys;
use crate::param::{FieldModifiers, Segment, Step};
use crate::schema::FlatRow;

/// A field of a document, and the rows that speak of it.
pub(crate) struct Place<'p, 't, 'd> {
    /// More than one only where rows overlap; their paths are then written alike.
    pub(crate) rows: &'p [FlatRow<'t, 'p>],
    /// The modifiers of all rows together.
    pub(crate) modifiers: FieldModifiers,
    /// The keys and indices in place of the wildcards of the path.
    pub(crate) wildcards: &'p [Step<'d>],
    /// The values on the way, from the root to the field.
    pub(crate) trail: &'p [Option<Value<'d>>],
}

impl<'d> Place<'_, '_, 'd> {
    pub(crate) fn value(&self) -> Option<Value<'d>> {
        self.trail.last().copied().flatten()
    }
}

/// A visitor of the fields of a document.
pub(crate) trait Visit<'t, 'd> {
    /// Returns which of the rules of a row has to see the place of a value; none where that is known to be none.
    fn first(&self, row: &FlatRow<'t, '_>, value: Option<Value<'d>>) -> Option<usize>;

    /// Visits a place, of whose rules those up to one have already been asked.
    fn visit(&mut self, place: &Place<'_, 't, 'd>, asked: Option<usize>);
}

/// Visits every place.
pub(crate) struct Everywhere<F>(pub(crate) F);

impl<'t, 'd, F: FnMut(&Place<'_, 't, 'd>)> Visit<'t, 'd> for Everywhere<F> {
    fn first(&self, _: &FlatRow<'t, '_>, _: Option<Value<'d>>) -> Option<usize> {
        Some(0)
    }

    fn visit(&mut self, place: &Place<'_, 't, 'd>, _: Option<usize>) {
        self.0(place);
    }
}

/// The wildcards lead to more items than the limit allows.
pub(crate) struct FanOut;

/// Which items a wildcard at the end of a path leads to.
#[derive(Clone, Copy)]
enum Wanted {
    All,
    /// The items that have no items themselves.
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
    /// The position in its map of the last key of each depth: the next one is likely to be near.
    found: Vec<usize>,
    keys: Keys<'d>,
    /// To how many items wildcards may still lead; none after one too many.
    left: Option<usize>,
}

impl<'d> Walk<'d> {
    pub(super) fn new(root: Value<'d>, fan_out: usize) -> Self {
        let mut trail = Vec::with_capacity(USUAL_DEPTH);
        trail.push(Some(root));
        let (found, keys) = (Vec::with_capacity(USUAL_DEPTH), Keys::default());
        Self { wanted: Wanted::All, wildcards: Vec::new(), trail, found, keys, left: Some(fan_out) }
    }

    /// Tells whether the limit was kept.
    pub(super) fn end(self) -> Result<(), FanOut> {
        self.left.map(|_| ()).ok_or(FanOut)
    }

    /// The value that a way of such a length has led to.
    pub(super) fn value(&self, depth: usize) -> Option<Value<'d>> {
        self.trail.get(depth).copied().flatten()
    }

    /// Takes a step down from there.
    pub(super) fn enter(&mut self, depth: usize, segment: &Segment) {
        self.reserve(depth + 2);
        self.found[depth + 1] = 0;
        self.trail[depth + 1] = match segment {
            Segment::Key(key) => {
                self.trail[depth].and_then(|value| self.keys.get_with_hint(value, key, &mut self.found[depth]))
            }
            Segment::Each => None,
        };
    }

    /// Makes room for a way of such a length.
    #[inline]
    fn reserve(&mut self, depth: usize) {
        if self.found.len() < depth {
            self.found.resize(depth, 0);
            self.trail.resize(depth + 1, None);
        }
    }

    /// Visits every field that a row leads to. How much of its path is the way that was gone last, and before
    /// its first wildcard, is known.
    pub(super) fn row<'t, V: Visit<'t, 'd>>(&mut self, row: &FlatRow<'t, '_>, known: usize, visitor: &mut V) {
        self.reserve(row.path.len());
        match row.path {
            [Segment::Each] => self.each_at_root(row, visitor),
            [.., Segment::Each] => {
                // Laravel finds the items that are not themselves filled lists or maps first.
                for wanted in [Wanted::Leaves, Wanted::Branches] {
                    self.wanted = wanted;
                    self.descend(row, known, self.trail[known], visitor);
                }
                self.wanted = Wanted::All;
            }
            _ => self.descend(row, known, self.trail[known], visitor),
        }
    }

    /// Goes down the path of a row from its segment `at`, which starts at a value.
    fn descend<'t, V: Visit<'t, 'd>>(
        &mut self,
        row: &FlatRow<'t, '_>,
        at: usize,
        value: Option<Value<'d>>,
        visitor: &mut V,
    ) {
        let (mut at, mut value) = (at, value);
        while row.guards.is_empty() || !is_stopped(row, at, value) {
            match row.path.get(at) {
                Some(Segment::Key(key)) => {
                    value = match value {
                        Some(value) => self.keys.get_with_hint(value, key, &mut self.found[at]),
                        None => None,
                    };
                    at += 1;
                    self.trail[at] = value;
                }
                Some(Segment::Each) => return self.each(row, at, value, visitor),
                None => return self.arrive(row, value, visitor),
            }
        }
    }

    fn arrive<'t, V: Visit<'t, 'd>>(&self, row: &FlatRow<'t, '_>, value: Option<Value<'d>>, visitor: &mut V) {
        if let Some(asked) = visitor.first(row, value) {
            self.visit(row, visitor, asked);
        }
    }

    fn visit<'t, V: Visit<'t, 'd>>(&self, row: &FlatRow<'t, '_>, visitor: &mut V, asked: usize) {
        let place = Place {
            rows: core::slice::from_ref(row),
            modifiers: row.modifiers,
            wildcards: &self.wildcards,
            trail: &self.trail[..=row.path.len()],
        };
        visitor.visit(&place, Some(asked));
    }

    fn each<'t, V: Visit<'t, 'd>>(
        &mut self,
        row: &FlatRow<'t, '_>,
        at: usize,
        value: Option<Value<'d>>,
        visitor: &mut V,
    ) {
        let wanted = if at + 1 == row.path.len() { self.wanted } else { Wanted::All };
        match (value, &row.path[at + 1..]) {
            (Some(Value::List(items)), [Segment::Key(key)]) if row.guards.is_empty() => {
                return self.entries(row, at, key, items.as_slice(), visitor);
            }
            _ => {}
        }
        match value {
            Some(Value::List(items)) => {
                for (index, item) in items.as_slice().iter().enumerate() {
                    if wanted.has(*item) {
                        self.item(row, at, Step::Index(index), Some(*item), visitor);
                    }
                }
            }
            Some(Value::Map(entries)) => {
                for (key, item) in entries.as_slice() {
                    if wanted.has(*item) {
                        self.item(row, at, Step::Key(key), Some(*item), visitor);
                    }
                }
            }
            _ => {}
        }
    }

    /// Visits the same entry of every item.
    fn entries<'t, V: Visit<'t, 'd>>(
        &mut self,
        row: &FlatRow<'t, '_>,
        at: usize,
        key: &str,
        items: &[Value<'d>],
        visitor: &mut V,
    ) {
        self.wildcards.push(Step::Index(0));
        for (index, item) in items.iter().enumerate() {
            if !self.takes_item() {
                break;
            }
            let value = item.get_with_hint(key, &mut self.found[at + 1]);
            if let Some(asked) = visitor.first(row, value) {
                if let Some(last) = self.wildcards.last_mut() {
                    *last = Step::Index(index);
                }
                (self.trail[at + 1], self.trail[at + 2]) = (Some(*item), value);
                self.visit(row, visitor, asked);
            }
        }
        self.wildcards.pop();
    }

    /// Tells whether wildcards may lead to one item more.
    fn takes_item(&mut self) -> bool {
        self.left = self.left.and_then(|left| left.checked_sub(1));
        self.left.is_some()
    }

    fn item<'t, V: Visit<'t, 'd>>(
        &mut self,
        row: &FlatRow<'t, '_>,
        at: usize,
        step: Step<'d>,
        item: Option<Value<'d>>,
        visitor: &mut V,
    ) {
        if !self.takes_item() {
            return;
        }
        self.wildcards.push(step);
        self.trail[at + 1] = item;
        self.descend(row, at + 1, item, visitor);
        self.wildcards.pop();
    }

    /// The path `*` alone: Laravel merges two lists of the keys it finds, and PHP numbers integer keys anew when it does,
    /// so that a list is checked again behind its end, where nothing is.
    fn each_at_root<'t, V: Visit<'t, 'd>>(&mut self, row: &FlatRow<'t, '_>, visitor: &mut V) {
        let Some(root) = self.trail[0] else { return };
        match root {
            Value::List(items) => {
                let items = items.as_slice();
                let leaves = items.iter().filter(|item| Wanted::Leaves.has(**item)).count();
                for at in 0..leaves + items.len() {
                    self.item(row, 0, Step::Index(at), items.get(at).copied(), visitor);
                }
            }
            Value::Map(entries) => {
                let entries = entries.as_slice();
                let leaves = entries.iter().filter(|(_, item)| Wanted::Leaves.has(*item)).map(|entry| (entry, true));
                let all = entries.iter().filter(|(key, _)| !key.is_empty()).map(|entry| (entry, false));
                let mut numbers = 0..;
                for ((key, item), first) in leaves.chain(all) {
                    if is_integer(key) {
                        let step = Step::Index(numbers.next().unwrap_or_default());
                        self.item(row, 0, step, step.of(root), visitor);
                    } else if first || Wanted::Branches.has(*item) {
                        self.item(row, 0, Step::Key(key), Some(*item), visitor);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Tells whether an optional struct on the way is not there, or an enum of another variant.
fn is_stopped(row: &FlatRow<'_, '_>, at: usize, value: Option<Value<'_>>) -> bool {
    row.guards.iter().any(|guard| guard.at == at && !guard.condition.is_met(value))
}

/// Tells whether PHP turns a key into an integer.
fn is_integer(key: &str) -> bool {
    key.parse::<i64>().is_ok_and(|number| IntText::print(number).as_str() == key)
}
