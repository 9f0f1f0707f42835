//! Creation of tables, with their summaries.

use std::borrow::Cow;

use super::encoded::{Decoded, Encoded};
use super::line::Rules;
use super::lines::{Line, Lines};
use super::overlap::{any_meet, may_overlap};
use super::row::{FieldRow, Row};
use super::rule_set::{Rows, RuleSet};
use super::summary::{StructInfo, Summary, contains};
use super::type_info::{Shape, TypeInfo, has_rows, has_typed_report, own_modifiers, refuses_absence, within};
use crate::json::Limits;
use crate::param::{FieldModifiers, Segment};

impl RuleSet {
    /// Creates a table from rows in generated code and the types of the nested ones.
    #[doc(hidden)]
    #[must_use]
    pub const fn from_rows(rows: &'static [Row], type_infos: &'static [&'static TypeInfo]) -> Self {
        let summary = Summary::of_lines(Lines::Rows(rows, type_infos));
        let (rows, limits) = (Rows::There(Cow::Borrowed(rows)), Limits::DEFAULT);
        Self { rows, type_infos, known: StructInfo::MOST, summary, limits }
    }

    /// Creates the table of a struct from its encoded text and what the derive found.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_struct(
        encoded: &'static Encoded,
        decoded: fn() -> &'static Decoded,
        type_infos: &'static [&'static TypeInfo],
        known: StructInfo,
    ) -> Self {
        let summary = Summary::of_struct(encoded, type_infos, known);
        Self { rows: Rows::Encoded { encoded, decoded }, type_infos, known, summary, limits: Limits::DEFAULT }
    }

    /// Creates a table from rows that were read at run time.
    pub(crate) fn of_fields(mut rows: Vec<FieldRow>) -> Self {
        mark_shared(&mut rows);
        let paths: Vec<Vec<_>> = rows.iter().map(|row| row.path.segments().iter().collect()).collect();
        let may_overlap = any_meet(&paths);
        let rows: Vec<_> = rows.into_iter().map(Row::Field).collect();
        let summary =
            Summary { has_typed_report: false, may_overlap, ..Summary::of_each_line(Lines::Rows(&rows, &[])) };
        let (rows, limits) = (Rows::There(Cow::Owned(rows)), Limits::DEFAULT);
        Self { rows, type_infos: &[], known: StructInfo::MOST, summary, limits }
    }
}

/// Sets for every row how much of its path it shares with the row before it.
fn mark_shared(rows: &mut [FieldRow]) {
    let mut before: [&[Segment]; 2] = [&[], &[]];
    for FieldRow { path, fixed, shared, .. } in rows {
        let before = &mut before[usize::from(*fixed < path.0.len())];
        *shared = path.0.iter().zip(*before).take_while(|(one, other)| one == other).count();
        *before = &path.0;
    }
}

impl Summary {
    /// Summarizes the rows, each and every two of them.
    pub(super) const fn of_lines(lines: Lines<'_>) -> Self {
        let mut all = Self::of_each_line(lines);
        all.may_overlap |= may_overlap(lines);
        all
    }

    /// Summarizes each of the rows.
    const fn of_each_line(mut lines: Lines<'_>) -> Self {
        let (mut all, mut excluded) = (Self::EMPTY, false);
        while let Some(line) = lines.next() {
            excluded = all.add(line, excluded);
        }
        all
    }

    /// Summarizes the types of the fields of a struct, whose own rules the derive knows. This runs for every derived
    /// struct while it is compiled, so that leaves, which are most fields, cost one comparison.
    pub(super) const fn of_struct(
        encoded: &'static Encoded,
        type_infos: &[&'static TypeInfo],
        known: StructInfo,
    ) -> Self {
        let lines = Lines::encoded(encoded, type_infos);
        if !known.apart {
            return Self::of_lines(lines);
        }
        let StructInfo { needs_root, refuses_absence, has_rules, .. } = known;
        let mut all = Self { needs_root, refuses_absence, has_rows: has_rules, ..Self::EMPTY };
        let (mut on_the_value, mut at) = (false, 0);
        while at < type_infos.len() {
            let shape = &type_infos[at].shape;
            if !matches!(shape, Shape::Leaf | Shape::Optional(Shape::Leaf)) {
                on_the_value |= own_modifiers(shape).is_some();
                all.add_shape(shape, false, contains(known.excluded, at));
            }
            at += 1;
        }
        all.may_overlap |= on_the_value && may_overlap(lines);
        all.add_custom_rules(encoded);
        all
    }

    /// Adds a row; returns `true` if what is below the same field may be excluded.
    const fn add(&mut self, line: Line<'_>, excluded: bool) -> bool {
        match line {
            Line::Field { path, rules, modifiers } => {
                self.has_rows = true;
                self.has_wildcards |= path.wildcards() > 0;
                if path.wildcards() > 0 {
                    self.has_typed_report = false;
                }
                if path.len() == 0 {
                    self.add_own_modifiers(Some(modifiers));
                }
                self.add_rules(rules, path.len() < 2)
            }
            Line::Nested { path, shape } => {
                self.add_shape(shape, path.len() == 0, excluded);
                false
            }
        }
    }

    const fn add_rules(&mut self, mut rules: Rules<'_>, is_near: bool) -> bool {
        let mut excluded = false;
        while let Some(rule) = rules.next() {
            self.needs_root |= rule.needs_root();
            self.has_functions |= rule.is_function();
            self.refuses_absence |= is_near && !excluded && rule.refuses_absence();
            excluded |= rule.flags.excludes;
        }
        excluded && is_near
    }

    const fn add_custom_rules(&mut self, encoded: &Encoded) {
        let mut at = 0;
        while at < encoded.custom.len() {
            self.has_functions |= encoded.custom[at].function_id().is_some();
            at += 1;
        }
    }

    const fn add_own_modifiers(&mut self, own: Option<FieldModifiers>) {
        self.own_modifiers = match (self.own_modifiers, own) {
            (Some(found), Some(own)) => Some(found.and(own)),
            (None, own) => own,
            (found, None) => found,
        };
    }

    const fn add_shape(&mut self, shape: &Shape, on_the_value: bool, excluded: bool) {
        if on_the_value {
            self.add_own_modifiers(own_modifiers(shape));
        }
        self.refuses_absence |= !excluded && refuses_absence(shape);
        self.has_rows |= has_rows(shape);
        self.has_wildcards |= shape.has_wildcards();
        self.has_typed_report &= has_typed_report(shape);
        if let Some(Self { may_overlap, needs_root, recurs, has_functions, .. }) = within(shape) {
            self.may_overlap |= may_overlap;
            self.needs_root |= needs_root;
            self.recurs |= recurs;
            self.has_functions |= has_functions;
        }
    }
}
