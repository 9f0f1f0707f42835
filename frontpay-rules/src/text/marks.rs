//! References of rules to the rules of other fields.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::param::{MaybeStatic, Param, Path, Segment};
use crate::schema::{FieldRow, date_format};

/// Sets for every reference whether the rules of that field contain literally `boolean`.
pub(super) fn mark_boolean_references(table: &mut [FieldRow]) {
    let boolean: Vec<Path> = table.iter().filter(|row| row.modifiers.boolean).map(|row| row.path.clone()).collect();
    let patterns = Patterns::of(&boolean);
    for param in table.iter_mut().flat_map(|row| row.rules.to_mut()).flat_map(|rule| rule.params.to_mut()) {
        if let Param::Field(field) = param {
            field.boolean = patterns.first_that_covers(&field.path).is_some();
        }
    }
}

/// Sets for every date the formats of both fields.
pub(super) fn mark_date_formats(table: &mut [FieldRow]) {
    let format = |row: &FieldRow| Some(Cow::Owned(date_format(&row.rules)?.to_owned()));
    let (paths, formats): (Vec<Path>, Vec<Cow<'static, str>>) =
        table.iter().filter_map(|row| Some((row.path.clone(), format(row)?))).unzip();
    let patterns = Patterns::of(&paths);
    for row in table {
        let own = format(row);
        for param in row.rules.to_mut().iter_mut().flat_map(|rule| rule.params.to_mut()) {
            let Param::Date(MaybeStatic::Owned(date)) = param else { continue };
            date.own_format.clone_from(&own);
            let other = date.field.as_ref().and_then(|field| patterns.first_that_covers(&field.path));
            date.other_format = other.and_then(|at| formats.get(at).cloned());
        }
    }
}

/// The paths of some rows, as a tree of their steps.
struct Patterns<'p> {
    /// The node below a node by a step; the root is 0.
    below: HashMap<(usize, &'p Segment), usize>,
    /// The first path that ends at each node.
    ends: Vec<Option<usize>>,
}

impl<'p> Patterns<'p> {
    fn of(paths: &'p [Path]) -> Self {
        let mut patterns = Self { below: HashMap::new(), ends: vec![None] };
        for (at, path) in paths.iter().enumerate() {
            let node = path.segments().iter().fold(0, |node, segment| patterns.step(node, segment));
            patterns.ends[node].get_or_insert(at);
        }
        patterns
    }

    fn step(&mut self, node: usize, segment: &'p Segment) -> usize {
        let next = *self.below.entry((node, segment)).or_insert(self.ends.len());
        if next == self.ends.len() {
            self.ends.push(None);
        }
        next
    }

    /// Returns the place of the first path that is another one, or becomes it with keys for some of its wildcards.
    fn first_that_covers(&self, path: &Path) -> Option<usize> {
        let mut nodes = vec![0];
        for segment in path.segments() {
            let by_key = Some(segment).filter(|segment| **segment != Segment::Each);
            let steps = || [Some(&Segment::Each), by_key].into_iter().flatten();
            nodes = nodes
                .iter()
                .flat_map(|node| steps().filter_map(|step| self.below.get(&(*node, step))))
                .copied()
                .collect();
        }
        nodes.iter().filter_map(|node| self.ends[*node]).min()
    }
}
