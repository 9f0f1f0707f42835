//! The rules of a table, asked of the fields of its structs.

use frontpay_php::date::Clock;

use super::beside::Beside;
use super::told::Told;
use crate::param::{Path, PathText, runs};
use crate::rule::{Input, Marks};
use crate::schema::{FieldRow, Row};
use crate::types::{Scratch, Shown};

/// The structs of one table that are asked.
pub(super) struct Structs<'g, 'a> {
    /// The fields of each, one struct after the other.
    pub(super) fields: &'g [Shown<'a>],
    pub(super) paths: &'g [PathText],
    /// How many fields a struct has.
    pub(super) width: usize,
    /// The keys of the fields.
    pub(super) keys: &'static [&'static str],
}

/// What of a table is not asked yet.
pub(super) struct Rest {
    pub(super) rows: &'static [Row],
    /// The field that they begin with.
    pub(super) at: usize,
}

impl Structs<'_, '_> {
    /// Asks the rules of one field after the other, each of which has two rows, or the second of them; returns the first with
    /// rows below it, and its place.
    #[inline(never)]
    pub(super) fn ask(&self, rest: &mut Rest, told: &mut Told) -> Option<(usize, &'static Path)> {
        while let (at, Some(field)) = (rest.at, self.fields.get(..self.width)?.get(rest.at)) {
            if let [Row::Field(row), rows @ ..] = rest.rows {
                self.ask_field(at, row, told);
                rest.rows = rows;
            }
            rest.at += 1;
            if let [Row::Nested(path, _), rows @ ..] = rest.rows {
                rest.rows = rows;
                if field.part.nature().has_rows {
                    return Some((at, path));
                }
            }
        }
        None
    }

    /// Asks the rules of the field at a place in each of the structs.
    #[inline]
    fn ask_field(&self, at: usize, row: &'static FieldRow, told: &mut Told) {
        let mut place = at;
        for own in self.paths {
            let Some(field) = self.fields.get(place) else { return };
            place += self.width;
            let scratch = Scratch::new();
            let (value, present, facts) = (field.part.value(&scratch), field.there, row.facts);
            let rules = row.by_kind.to_ask(value, present, facts);
            if rules.are_none() {
                continue;
            }
            let mut input = Input { value, present, params: &[], others: &[], facts, clock: Clock::System };
            if rules.are_more() {
                let fields = self.fields.get(place - self.width - at..).unwrap_or_default();
                self.ask_beside(own, fields, at, row, &input, told);
                continue;
            }
            for rule in rules.places().filter_map(|at| row.rules.get(at)) {
                input.params = &rule.params;
                if !(rule.check)(&input) && told.note(own, row, rule) {
                    break;
                }
            }
        }
    }

    /// Asks the rules of a field, some of which look at its items or beside it.
    #[inline(never)]
    fn ask_beside(
        &self,
        own: &PathText,
        fields: &[Shown<'_>],
        at: usize,
        row: &'static FieldRow,
        input: &Input<'_>,
        told: &mut Told,
    ) {
        let Input { value, present, facts, .. } = *input;
        let beside = Beside { keys: self.keys, fields, at };
        for rule in &*row.rules {
            let Marks { implicit, takes, plain, .. } = rule.marks;
            if takes.has(value.kind()) || !runs(implicit, value, present, facts) {
                continue;
            }
            let input = Input { params: &rule.params, ..*input };
            let holds = if plain && (value.count().is_none() || !rule.reads_items()) {
                (rule.check)(&input)
            } else {
                beside.holds(row, rule, &input)
            };
            if !holds && told.note(own, row, rule) {
                return;
            }
        }
    }
}
