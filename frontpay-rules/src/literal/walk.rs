//! A table over a literal: every row at every place that it leads to.

use std::borrow::Cow;

use super::Job;
use super::ask::{Answer, ask};
use super::trail::Trail;
use crate::date::Clock;
use crate::rule::Input;
use crate::table::{FieldRow, Row, Rule, RuleSet, Segment, Shape, ends, runs};
use crate::value::Value;

/// What stands at the end of a path.
#[derive(Clone, Copy)]
enum Goal<'t> {
    /// A row of the table that begins at a place.
    Field(&'static FieldRow, &'t Trail<'t>),
    Shape(&'static Shape),
}

/// Walks one table. The entries of a literal mostly stand in the order of the rows, of which each field may have two.
pub(super) const fn table(table: &'static RuleSet, base: &Trail<'_>, job: &mut Job<'_>) {
    let Cow::Borrowed(rows) = &table.rows else { return };
    let (mut at, mut hint) = (0, 0);
    while at < rows.len() && !job.is_done() {
        let (path, goal, next) = match &rows[at] {
            Row::Field(row) => (row.path.segments(), Goal::Field(row, base), 0),
            Row::Nested(path, shape) => (path.segments(), Goal::Shape(shape), 1),
        };
        at += 1;
        if goal.is_nothing() {
            hint += next;
            continue;
        }
        match path {
            [Segment::Key(Cow::Borrowed(key)), rest @ ..] => {
                let trail = base.key(key, hint);
                hint = trail.entry_or(hint) + next;
                descend(rest, &trail, goal, job);
            }
            path => descend(path, base, goal, job),
        }
    }
}

impl Goal<'_> {
    /// Tells whether there is nothing to ask at the end of the path, whatever stands there.
    const fn is_nothing(&self) -> bool {
        match self {
            Self::Field(..) => false,
            Self::Shape(shape) => is_leaf(shape),
        }
    }
}

const fn is_leaf(shape: &Shape) -> bool {
    match shape {
        // A type that contains itself is made of no literal.
        Shape::Leaf | Shape::Later(_) => true,
        Shape::Optional(inner) | Shape::Each(inner) => is_leaf(inner),
        Shape::Table(_) | Shape::WordOrTable(_) | Shape::When(..) => false,
    }
}

const fn descend(path: &'static [Segment], trail: &Trail<'_>, goal: Goal<'_>, job: &mut Job<'_>) {
    if trail.is_aside() || job.is_done() {
        return;
    }
    match path {
        [] => match goal {
            Goal::Field(row, base) => field(row, base, trail, job),
            Goal::Shape(inner) => shape(inner, trail, job),
        },
        [Segment::Key(key), rest @ ..] => {
            let Cow::Borrowed(key) = key else { return };
            descend(rest, &trail.key(key, 0), goal, job);
        }
        [Segment::Each, rest @ ..] => {
            let mut at = 0;
            while at < trail.count() {
                descend(rest, &trail.item(at, true), goal, job);
                at += 1;
            }
        }
    }
}

const fn shape(inner: &'static Shape, trail: &Trail<'_>, job: &mut Job<'_>) {
    match inner {
        Shape::Leaf | Shape::Later(_) => {}
        Shape::Optional(inner) => {
            if trail.is_there() {
                shape(inner, trail, job);
            }
        }
        Shape::Each(inner) => {
            let mut at = 0;
            while at < trail.count() {
                let item = trail.item(at, true);
                if !item.is_aside() {
                    shape(inner, &item, job);
                }
                at += 1;
            }
        }
        Shape::Table(inner) | Shape::WordOrTable(inner) => table(inner, trail, job),
        Shape::When(tag, inner) => {
            if tag.is_of(trail.value) {
                shape(inner, trail, job);
            }
        }
    }
}

/// Asks the rules of one row at one place.
const fn field(row: &'static FieldRow, base: &Trail<'_>, trail: &Trail<'_>, job: &mut Job<'_>) {
    if !trail.is_asked() {
        return;
    }
    let (present, value) = match trail.value {
        Some(value) => (true, value),
        None => (false, Value::Null),
    };
    let Cow::Borrowed(rules) = &row.rules else { return };
    let mut at = 0;
    while at < rules.len() {
        let rule: &'static Rule = &rules[at];
        let implicit = rule.is_implicit();
        if rule.excludes() || runs(implicit, value, present, row.facts) {
            let input =
                Input { value, present, params: rule.params(), others: &[], facts: row.facts, clock: Clock::System };
            let answer = match rule.custom {
                Some(custom) => job.ask_own(custom, value),
                None => ask(rule, input, base, trail, job.root),
            };
            match answer {
                Answer::Holds => {}
                // What follows is not asked of a field that is left out.
                Answer::Fails if rule.excludes() && !present => return,
                Answer::Fails if rule.excludes() => {
                    job.fault(trail);
                    job.said.left_out(rule);
                    return;
                }
                Answer::Fails => {
                    job.fault(trail);
                    job.said.rule(rule, row.facts, trail.value);
                    if ends(implicit, row.facts) {
                        return;
                    }
                }
                Answer::Late(why) => {
                    job.fault(trail);
                    job.said.late(rule, why);
                }
            }
        }
        at += 1;
    }
}
