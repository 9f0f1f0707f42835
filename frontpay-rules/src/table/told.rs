//! Whether the value of a type can tell its failures itself, or only the engine with a document of it.

use std::borrow::Cow;

use super::{Row, Rule, RuleSet, Shape, own};
use crate::sink::{DEEPEST, LONGEST};

impl RuleSet {
    /// Tells whether the values of the type that has this table can tell all failures in its order.
    pub(crate) const fn is_told_by_value(&self) -> bool {
        matches!(self.told_depth, Some(depth) if depth <= DEEPEST)
            && !self.may_overlap
            && !self.looks_far
            && !self.recurs
    }
}

/// Returns how deep tables are nested in the rows, themselves counted; none where a value does not tell all of them.
pub(super) const fn told_depth(rows: &[Row]) -> Option<usize> {
    if rows.len() > LONGEST {
        return None;
    }
    let (mut at, mut deepest) = (0, 0);
    while at < rows.len() {
        let depth = match &rows[at] {
            Row::Field(row) if row.has_wildcard() || !are_told(&row.rules) => None,
            Row::Field(_) => Some(0),
            Row::Nested(_, shape) => shape_depth(shape),
        };
        match depth {
            Some(depth) if depth > deepest => deepest = depth,
            Some(_) => {}
            None => return None,
        }
        at += 1;
    }
    Some(deepest + 1)
}

const fn shape_depth(shape: &Shape) -> Option<usize> {
    match shape {
        Shape::Leaf => Some(0),
        Shape::Optional(inner) => shape_depth(inner),
        // Of rules on the items themselves Laravel asks those of leaves first.
        Shape::Each(inner) if own::own_facts(inner).is_none() => shape_depth(inner),
        Shape::Table(table) => table.told_depth,
        Shape::Each(_) | Shape::WordOrTable(_) | Shape::When(..) | Shape::Later(_) => None,
    }
}

/// Tells whether the rules need no more than the value to be told: those of one's own have parameters of their own.
#[expect(clippy::ptr_arg, reason = "a `Cow` does not dereference in a `const fn`")]
const fn are_told(rules: &Cow<'static, [Rule]>) -> bool {
    let rules = match rules {
        Cow::Borrowed(rules) => rules,
        Cow::Owned(rules) => rules.as_slice(),
    };
    let mut at = 0;
    while at < rules.len() {
        if rules[at].name().is_none() {
            return false;
        }
        at += 1;
    }
    true
}
