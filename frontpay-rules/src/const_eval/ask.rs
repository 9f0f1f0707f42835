//! One rule at one place: what it looks at beside the value, and its answer.

use std::borrow::Cow;

use frontpay_php::Value;
use frontpay_php::const_bytes::{same_bytes, skip, starts_with};

use super::trail::{Step, Trail};
use crate::param::{FieldRef, Other, Segment};
use crate::rule::{Input, Name, Reach, check_early};
use crate::schema::RuleRef;

/// How many fields a rule can name, and how deep a list can stand whose items are compared.
const MOST: usize = 32;

/// What a rule answers in the compiler.
pub(super) enum Answer {
    Holds,
    Fails,
    /// It can only be asked at run time.
    Late(&'static str),
}

const fn answer(answer: Option<bool>) -> Answer {
    match answer {
        Some(true) => Answer::Holds,
        Some(false) => Answer::Fails,
        None => Answer::Late("the compiler cannot ask this rule of a literal"),
    }
}

/// Asks a rule.
pub(super) const fn ask(
    rule: RuleRef<'static>,
    input: Input<'static>,
    base: &Trail<'_>,
    trail: &Trail<'_>,
    root: Value<'static>,
) -> Answer {
    let Some(name) = rule.name else { return Answer::Late("the compiler cannot call this rule") };
    if !rule.marks.looks_around {
        return answer(check_early(name, &input));
    }
    match name.spec().reach {
        Reach::Named => named(name, rule, &input, base, trail, root),
        Reach::Peers => peers(name, &input, trail, root),
        Reach::Matching => Answer::Late("the fields that it looks at are found at run time only"),
    }
}

/// With the fields that the parameters name.
const fn named(
    name: Name,
    rule: RuleRef<'static>,
    input: &Input<'static>,
    base: &Trail<'_>,
    trail: &Trail<'_>,
    root: Value<'static>,
) -> Answer {
    let mut others = [Other { value: None, boolean: false }; MOST];
    let mut found = 0;
    let mut at = 0;
    while at < rule.params.len() {
        if let Some(field) = rule.params[at].field() {
            if field.is_late() && names_flags(rule) {
                return Answer::Late("whether the other field is a flag is known at run time only");
            }
            if found == MOST {
                return Answer::Late("it names too many fields");
            }
            others[found] = Other { value: value_of(field, base, trail, root), boolean: field.is_boolean() };
            found += 1;
        }
        at += 1;
    }
    if let (Some(suffix), 0) = (name.spec().beside, found) {
        others[0] = Other { value: beside(suffix, trail), boolean: false };
        found = 1;
    }
    answer(check_early(name, &Input { others: others.split_at(found).0, ..*input }))
}

/// Tells whether a word of a rule means a flag where the other field is one.
const fn names_flags(rule: RuleRef<'_>) -> bool {
    let mut at = 0;
    while at < rule.params.len() {
        if let Some(text) = rule.params[at].text()
            && matches!(text.as_bytes(), b"true" | b"false")
        {
            return true;
        }
        at += 1;
    }
    false
}

const fn value_of(
    field: &'static FieldRef,
    base: &Trail<'_>,
    trail: &Trail<'_>,
    root: Value<'static>,
) -> Option<Value<'static>> {
    let (wildcards, count) = wildcards(trail);
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

/// The steps that stand for wildcards, from the root on.
const fn wildcards(trail: &Trail<'_>) -> ([Step; MOST], usize) {
    let (mut count, mut at) = (0, trail);
    while let Some(above) = at.above {
        count += at.by_wildcard as usize;
        at = above;
    }
    let mut steps = [Step::Root; MOST];
    let (mut place, mut at) = (count, trail);
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

/// The field whose name is that of the place with more behind it.
const fn beside(suffix: &str, trail: &Trail<'_>) -> Option<Value<'static>> {
    let (Some(Trail { value: Some(Value::Map(entries)), .. }), Step::Key(name)) = (trail.above, trail.step()) else {
        return None;
    };
    let mut at = 0;
    while at < entries.len() {
        let (key, value) = entries.seen()[at];
        let (key, name) = (key.as_bytes(), name.as_bytes());
        if starts_with(key, name) && same_bytes(skip(key, name.len()), suffix.as_bytes()) {
            return Some(value);
        }
        at += 1;
    }
    None
}

/// With each value that the wildcards of its path lead to, except its own.
const fn peers(name: Name, input: &Input<'static>, trail: &Trail<'_>, root: Value<'static>) -> Answer {
    let mut steps = [(Step::Root, false); MOST];
    let (mut depth, mut at) = (0, trail);
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

/// Asks of every peer below a value, whether the rule holds beside it.
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
        return check_early(name, &Input { others: &[Other { value: Some(value), boolean: false }], ..*input });
    }
    let (own, by_wildcard) = steps[depth - 1];
    if !by_wildcard {
        return match own.of(value) {
            Some(value) => differs(name, input, value, (steps, depth - 1), is_own),
            None => Some(true),
        };
    }
    let mut at = 0;
    while at < super::trail::count(value) {
        let (step, item) = match value {
            Value::List(items) => (Step::Index(at), items.seen()[at]),
            Value::Map(entries) => (Step::Key(entries.seen()[at].0), entries.seen()[at].1),
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
