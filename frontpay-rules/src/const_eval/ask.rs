//! Evaluation of one rule at one node, with the fields that it reads besides the value.

use std::borrow::Cow;

use frontpay_php::Value;
use frontpay_php::const_bytes::{same_bytes, skip, starts_with};

use super::path_node::{PathNode, Step};
use crate::param::{FieldRef, Other, Segment};
use crate::rule::{Input, Name, Reach, check_const};
use crate::schema::RuleRef;

/// The most fields that a rule can name, and the greatest depth of a list whose items are compared: an array in a
/// `const fn`.
const MOST: usize = 32;

/// The result of a rule in the compiler.
pub(super) enum Answer {
    Passes,
    Fails,
    /// The rule can be evaluated only at run time, for this reason.
    Late(&'static str),
}

const fn answer(answer: Option<bool>) -> Answer {
    match answer {
        Some(true) => Answer::Passes,
        Some(false) => Answer::Fails,
        None => Answer::Late("the compiler cannot ask this rule of a literal"),
    }
}

/// Evaluates a rule.
pub(super) const fn ask(
    rule: RuleRef<'static>,
    input: Input<'static>,
    base: &PathNode<'_>,
    node: &PathNode<'_>,
    root: Value<'static>,
) -> Answer {
    let Some(name) = rule.name else { return Answer::Late("the compiler cannot call this rule") };
    if !rule.flags.reads_other_fields {
        return answer(check_const(name, &input));
    }
    match name.spec().reach {
        Reach::Named => named(name, rule, &input, base, node, root),
        Reach::Peers => peers(name, &input, node, root),
        Reach::Matching => Answer::Late("the fields that it looks at are found at run time only"),
    }
}

/// Evaluates a rule with the fields that its parameters name.
const fn named(
    name: Name,
    rule: RuleRef<'static>,
    input: &Input<'static>,
    base: &PathNode<'_>,
    node: &PathNode<'_>,
    root: Value<'static>,
) -> Answer {
    let mut others = [Other { value: None, boolean: false }; MOST];
    let mut found = 0;
    let mut at = 0;
    while at < rule.params.len() {
        if let Some(field) = rule.params[at].field() {
            if field.is_late() && rule.compares_flags() {
                return Answer::Late("whether the other field is a flag is known at run time only");
            }
            if found == MOST {
                return Answer::Late("it names too many fields");
            }
            others[found] = Other { value: value_of(field, base, node, root), boolean: field.is_boolean() };
            found += 1;
        }
        at += 1;
    }
    if let (Some(suffix), 0) = (name.spec().sibling_suffix, found) {
        others[0] = Other { value: beside(suffix, node), boolean: false };
        found = 1;
    }
    answer(check_const(name, &Input { others: others.split_at(found).0, ..*input }))
}

const fn value_of(
    field: &'static FieldRef,
    base: &PathNode<'_>,
    node: &PathNode<'_>,
    root: Value<'static>,
) -> Option<Value<'static>> {
    let (wildcards, count) = wildcards(node);
    let (mut value, mut passed) =
        if field.is_sibling() { (base.value, self::wildcards(base).1) } else { (Some(root), 0) };
    let Cow::Borrowed(path) = &field.path().0 else { return None };
    let mut at = 0;
    while at < path.len() {
        let Some(found) = value else { return None };
        value = match &path[at] {
            Segment::Key(Cow::Borrowed(key)) => found.get(key),
            Segment::Key(Cow::Owned(_)) => None,
            Segment::Each if passed < count => {
                passed += 1;
                wildcards[passed - 1].of(found)
            }
            Segment::Each => return None,
        };
        at += 1;
    }
    value
}

/// Returns the steps taken for wildcards, from the root on.
const fn wildcards(node: &PathNode<'_>) -> ([Step; MOST], usize) {
    let (mut count, mut at) = (0, node);
    while let Some(above) = at.above {
        count += at.by_wildcard as usize;
        at = above;
    }
    let mut steps = [Step::Root; MOST];
    let (mut place, mut at) = (count, node);
    while let Some(above) = at.above {
        if at.by_wildcard {
            place -= 1;
            if place < MOST {
                steps[place] = at.step();
            }
        }
        at = above;
    }
    (steps, if count < MOST { count } else { MOST })
}

/// Returns the value of the sibling whose name is that of the node and a suffix.
const fn beside(suffix: &str, node: &PathNode<'_>) -> Option<Value<'static>> {
    let (Some(PathNode { value: Some(Value::Map(entries)), .. }), Step::Key(name)) = (node.above, node.step()) else {
        return None;
    };
    let mut at = 0;
    while at < entries.len() {
        let (key, value) = entries.as_slice()[at];
        let (key, name) = (key.as_bytes(), name.as_bytes());
        if starts_with(key, name) && same_bytes(skip(key, name.len()), suffix.as_bytes()) {
            return Some(value);
        }
        at += 1;
    }
    None
}

/// Evaluates a rule with each value that the wildcards of its path lead to, except its own.
const fn peers(name: Name, input: &Input<'static>, node: &PathNode<'_>, root: Value<'static>) -> Answer {
    let mut steps = [(Step::Root, false); MOST];
    let (mut depth, mut at) = (0, node);
    while let Some(above) = at.above {
        if depth == MOST {
            return Answer::Late("it stands too deep");
        }
        steps[depth] = (at.step(), at.by_wildcard);
        depth += 1;
        at = above;
    }
    answer(differs(name, input, root, (&steps, depth), true))
}

/// Evaluates a rule with every peer below a value.
const fn differs(
    name: Name,
    input: &Input<'static>,
    value: Value<'static>,
    (steps, depth): (&[(Step, bool); MOST], usize),
    is_own: bool,
) -> Option<bool> {
    if depth == 0 {
        if is_own || matches!(value.count(), Some(count) if count > 0) {
            return Some(true);
        }
        return check_const(name, &Input { others: &[Other { value: Some(value), boolean: false }], ..*input });
    }
    let (own, by_wildcard) = steps[depth - 1];
    if !by_wildcard {
        return match own.of(value) {
            Some(value) => differs(name, input, value, (steps, depth - 1), is_own),
            None => Some(true),
        };
    }
    let mut at = 0;
    while at < super::path_node::count(value) {
        let (step, item) = match value {
            Value::List(items) => (Step::Index(at), items.as_slice()[at]),
            Value::Map(entries) => (Step::Key(entries.as_slice()[at].0), entries.as_slice()[at].1),
            _ => return Some(true),
        };
        if !step.is(Step::Key("")) {
            match differs(name, input, item, (steps, depth - 1), is_own && step.is(own)) {
                Some(true) => {}
                other => return other,
            }
        }
        at += 1;
    }
    Some(true)
}
