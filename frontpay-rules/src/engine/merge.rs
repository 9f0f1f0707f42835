//! Rows that overlap: `a.0.x` beside `a.*.x`, `a.*.*` beside `a.*.b`.
//!
//! Laravel writes every wildcard out before it validates. The rules of rows that lead to the same field become one list
//! at the place of the first; a row that names the field itself replaces what wildcards before it brought there.

use std::collections::HashMap;
use std::fmt::Write as _;

use frontpay_php::Value;

use super::walk::{Everywhere, FanOut, Place, Visit, Walk};
use crate::param::{FieldModifiers, Segment, Step, steps};
use crate::schema::{FlatRow, Guard, RuleSet, StoredRule, any_meet};

/// A row with a path of its own.
struct Line<'t> {
    path: Vec<&'t Segment>,
    base: usize,
    guards: Vec<Guard>,
    rules: &'t [StoredRule],
    modifiers: FieldModifiers,
}

impl<'t> Line<'t> {
    fn of(row: &FlatRow<'t, '_>) -> Self {
        Self {
            path: row.path.to_vec(),
            base: row.base,
            guards: row.guards.to_vec(),
            rules: row.rules,
            modifiers: row.modifiers,
        }
    }

    /// The row, with a path that is written like another one.
    fn row<'w>(&'w self, path: &'w [&'t Segment]) -> FlatRow<'t, 'w> {
        let row = FlatRow::of_path(path, self.modifiers);
        FlatRow { base: self.base, guards: &self.guards, rules: self.rules, ..row }
    }

    fn has_wildcard(&self) -> bool {
        self.path.iter().any(|segment| matches!(segment, Segment::Each))
    }
}

fn lines(rules: &RuleSet) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    rules.each_row(&mut |row| lines.push(Line::of(row)));
    lines
}

/// Tells whether two rows of a table can lead to the same field.
pub(crate) fn overlaps(rules: &RuleSet) -> bool {
    let mut paths = Vec::new();
    rules.each_row(&mut |row| paths.push(row.path.to_vec()));
    any_meet(&paths)
}

/// A field with the rows that lead to it, by their places in the table.
struct Field<'d> {
    /// The row that names the field itself.
    named: Option<usize>,
    /// The first row whose wildcards lead to it, even if its rules are replaced.
    pattern: Option<usize>,
    lines: Vec<usize>,
    wildcards: Vec<Step<'d>>,
    trail: Vec<Option<Value<'d>>>,
}

impl<'d> Field<'d> {
    fn of(at: usize, named: bool, place: &Place<'_, '_, 'd>) -> Self {
        Self {
            named: named.then_some(at),
            pattern: (!named).then_some(at),
            lines: vec![at],
            wildcards: place.wildcards.to_vec(),
            trail: place.trail.to_vec(),
        }
    }

    /// Adds a row whose wildcards lead here.
    fn add(&mut self, at: usize, place: &Place<'_, '_, 'd>) {
        if self.pattern.is_none() {
            self.pattern = Some(at);
            self.wildcards = place.wildcards.to_vec();
        }
        if self.named.is_none_or(|named| named < at) {
            self.lines.push(at);
        }
    }
}

/// Visits every field with all rows that lead to it at once.
pub(super) fn walk<'t, 'd, V>(rules: &'t RuleSet, root: Value<'d>, visitor: &mut V) -> Result<(), FanOut>
where
    V: Visit<'t, 'd>,
{
    let lines = lines(rules);
    for field in fields(&lines, root, rules.limits.fan_out)? {
        let path = &lines[field.pattern.or(field.named).unwrap_or_default()].path;
        let rows: Vec<_> = field.lines.iter().map(|line| lines[*line].row(path)).collect();
        let modifiers = rows.iter().fold(FieldModifiers::NONE, |modifiers, row| modifiers.and(row.modifiers));
        visitor.visit(&Place { rows: &rows, modifiers, wildcards: &field.wildcards, trail: &field.trail }, None);
    }
    Ok(())
}

fn fields<'d>(lines: &[Line<'_>], root: Value<'d>, fan_out: usize) -> Result<Vec<Field<'d>>, FanOut> {
    let mut walk = Walk::new(root, fan_out);
    let mut fields: Vec<Field<'d>> = Vec::new();
    let mut found: HashMap<String, usize> = HashMap::new();
    for named in [true, false] {
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.has_wildcard() != named) {
            let row = line.row(&line.path);
            let mut take = Everywhere(|place: &Place<'_, '_, 'd>| {
                let next = fields.len();
                match *found.entry(key(&row, place)).or_insert(next) {
                    place_of_field if place_of_field == next => fields.push(Field::of(at, named, place)),
                    place_of_field => fields[place_of_field].add(at, place),
                }
            });
            walk.row(&row, 0, &mut take);
        }
    }
    walk.end()?;
    Ok(fields)
}

/// A text that two paths have in common only where they are the same.
fn key(row: &FlatRow<'_, '_>, place: &Place<'_, '_, '_>) -> String {
    let mut key = String::new();
    for step in steps(row.path, place.wildcards) {
        let text = step.text();
        let text = text.as_str();
        // Writing to a string cannot fail.
        let _ = write!(key, "{}:{text}", text.len());
    }
    key
}
