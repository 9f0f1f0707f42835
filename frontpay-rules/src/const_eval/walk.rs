//! A table over a literal: every row at every place that it leads to.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::Job;
use super::ask::{Answer, ask};
use super::trail::{Key, Trail};
use crate::param::{Facts, ends, runs};
use crate::rule::{Input, Marks};
use crate::schema::{Line, RuleSet, Rules, Shape, Way};

/// What stands at the end of a path.
#[derive(Clone, Copy)]
enum Goal<'t> {
    /// The rules of a row of the table that begins at a place.
    Field(Rules<'static>, Facts, &'t Trail<'t>),
    Shape(&'static Shape),
}

/// Walks one table. The entries of a literal mostly stand in the order of the rows, of which each field may have two.
pub(super) const fn table(table: &'static RuleSet, base: &Trail<'_>, job: &mut Job<'_>) {
    let (mut lines, mut hint) = (table.lines(), 0);
    while !job.done
        && let Some(line) = lines.next()
    {
        let (path, goal, next) = match line {
            Line::Field { path, rules, facts } => (path, Goal::Field(rules, facts, base), 0),
            Line::Nested { path, shape } => (path, Goal::Shape(shape), 1),
        };
        if goal.is_nothing() {
            hint += next;
            continue;
        }
        match Key::first_of(path) {
            Some(key) => {
                let trail = base.key(key, hint);
                hint = trail.entry_or(hint) + next;
                descend(path, 1, &trail, goal, job);
            }
            None => descend(path, 0, base, goal, job),
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

const fn descend(path: Way<'static>, step: usize, trail: &Trail<'_>, goal: Goal<'_>, job: &mut Job<'_>) {
    if trail.is_aside() || job.done {
        return;
    }
    if step == path.len() {
        return match goal {
            Goal::Field(rules, facts, base) => field(rules, facts, base, trail, job),
            Goal::Shape(inner) => shape(inner, trail, job),
        };
    }
    if let Some(key) = path.key(step) {
        return descend(path, step + 1, &trail.key(Key::Text(key), 0), goal, job);
    }
    let mut at = 0;
    while at < trail.count() {
        descend(path, step + 1, &trail.item(at, true), goal, job);
        at += 1;
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
const fn field(rules: Rules<'static>, facts: Facts, base: &Trail<'_>, trail: &Trail<'_>, job: &mut Job<'_>) {
    if !trail.is_asked() {
        return;
    }
    let (present, value) = match trail.value {
        Some(value) => (true, value),
        None => (false, Value::Null),
    };
    let (mut rules, kind) = (rules, value.kind());
    while let Some(rule) = rules.next() {
        let Marks { implicit, excludes, takes, .. } = rule.marks;
        // Most need not be asked.
        if takes.has(kind) && rule.name.is_some() {
            continue;
        }
        if excludes || runs(implicit, value, present, facts) {
            let input = Input { value, present, params: rule.params, others: &[], facts, clock: Clock::System };
            let answer = match rule.custom {
                Some(custom) => job.ask_own(custom, value),
                None => ask(rule, input, base, trail, job.root),
            };
            match answer {
                Answer::Holds => {}
                // What follows is not asked of a field that is left out.
                Answer::Fails if excludes && !present => return,
                Answer::Fails if excludes => {
                    job.fault(trail);
                    job.said.left_out(rule);
                    return;
                }
                Answer::Fails => {
                    job.fault(trail);
                    job.said.rule(rule, facts, trail.value);
                    if ends(implicit, facts) {
                        return;
                    }
                }
                Answer::Late(why) => {
                    job.fault(trail);
                    job.said.late(rule, why);
                }
            }
        }
    }
}
