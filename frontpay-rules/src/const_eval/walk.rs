//! Evaluation of a table: every row at every node that its path leads to.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::Evaluation;
use super::ask::{Answer, ask};
use super::path_node::{Key, PathNode};
use crate::param::{FieldModifiers, ends, runs};
use crate::rule::{Input, RuleFlags};
use crate::schema::{Line, RowPath, RuleSet, Rules, Shape};

/// The target of a path.
#[derive(Clone, Copy)]
enum Goal<'t> {
    /// The rules of a row of the table that begins at a place.
    Field(Rules<'static>, FieldModifiers, &'t PathNode<'t>),
    Shape(&'static Shape),
}

/// Walks one table. The entries of a literal mostly stand in the order of the rows, of which each field may have two.
pub(super) const fn table(table: &'static RuleSet, base: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    let (mut lines, mut hint) = (table.lines(), 0);
    while !evaluation.done
        && let Some(line) = lines.next()
    {
        let (path, goal, next) = match line {
            Line::Field { path, rules, modifiers } => (path, Goal::Field(rules, modifiers, base), 0),
            Line::Nested { path, shape } => (path, Goal::Shape(shape), 1),
        };
        if goal.is_nothing() {
            hint += next;
            continue;
        }
        match Key::first_of(path) {
            Some(key) => {
                let node = base.key(key, hint);
                hint = node.entry_or(hint) + next;
                descend(path, 1, &node, goal, evaluation);
            }
            None => descend(path, 0, base, goal, evaluation),
        }
    }
}

impl Goal<'_> {
    /// Returns `true` if there is nothing to evaluate at the end of the path.
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
        Shape::Leaf | Shape::Lazy(_) => true,
        Shape::Optional(inner) | Shape::List(inner) | Shape::Map(_, inner) => is_leaf(inner),
        Shape::Table(_) | Shape::UnitOrTable(_) | Shape::Tagged(..) => false,
    }
}

const fn descend(
    path: RowPath<'static>,
    step: usize,
    node: &PathNode<'_>,
    goal: Goal<'_>,
    evaluation: &mut Evaluation<'_>,
) {
    if node.is_aside() || evaluation.done {
        return;
    }
    if step == path.len() {
        return match goal {
            Goal::Field(rules, modifiers, base) => field(rules, modifiers, base, node, evaluation),
            Goal::Shape(inner) => shape(inner, node, evaluation),
        };
    }
    if let Some(key) = path.key(step) {
        return descend(path, step + 1, &node.key(Key::Text(key), 0), goal, evaluation);
    }
    let mut at = 0;
    while at < node.count() {
        descend(path, step + 1, &node.item(at, true), goal, evaluation);
        at += 1;
    }
}

const fn shape(inner: &'static Shape, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    match inner {
        Shape::Leaf | Shape::Lazy(_) => {}
        Shape::Optional(inner) => {
            if node.is_there() {
                shape(inner, node, evaluation);
            }
        }
        Shape::List(inner) | Shape::Map(_, inner) => {
            let mut at = 0;
            while at < node.count() {
                let item = node.item(at, true);
                if !item.is_aside() {
                    shape(inner, &item, evaluation);
                }
                at += 1;
            }
        }
        Shape::Table(inner) | Shape::UnitOrTable(inner) => table(inner, node, evaluation),
        Shape::Tagged(tag, inner) => {
            if tag.is_of(node.value) {
                shape(inner, node, evaluation);
            }
        }
    }
}

/// Evaluates the rules of one row at one node.
const fn field(
    rules: Rules<'static>,
    modifiers: FieldModifiers,
    base: &PathNode<'_>,
    node: &PathNode<'_>,
    evaluation: &mut Evaluation<'_>,
) {
    if !node.is_asked() {
        return;
    }
    let (present, value) = match node.value {
        Some(value) => (true, value),
        None => (false, Value::Null),
    };
    let (mut rules, kind) = (rules, value.kind());
    while let Some(rule) = rules.next() {
        let RuleFlags { implicit, excludes, accepted_kinds, .. } = rule.flags;
        // Most need not be asked.
        if accepted_kinds.has(kind) && rule.name.is_some() {
            continue;
        }
        if excludes || runs(implicit, value, present, modifiers) {
            let input = Input { value, present, params: rule.params, others: &[], modifiers, clock: Clock::System };
            let answer = match rule.custom {
                Some(custom) => evaluation.ask_custom(custom, value),
                None => ask(rule, input, base, node, evaluation.root),
            };
            match answer {
                Answer::Passes => {}
                // What follows is not asked of a field that is left out.
                Answer::Fails if excludes && !present => return,
                Answer::Fails if excludes => {
                    evaluation.fault(node);
                    evaluation.sentence.left_out(rule);
                    return;
                }
                Answer::Fails => {
                    evaluation.fault(node);
                    evaluation.sentence.rule(rule, modifiers, node.value);
                    if ends(implicit, modifiers) {
                        return;
                    }
                }
                Answer::Late(why) => {
                    evaluation.fault(node);
                    evaluation.sentence.late(rule, why);
                }
            }
        }
    }
}
