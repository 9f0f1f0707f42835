//! The values that a field is compared with, found by what they may be equal to.
//!
//! A rule that compares a field with many others would make the work quadratic. So the others are sorted once: for each
//! sort of values that may be equal to a given one, the engine shows the rule one of that sort. Which of them are equal
//! is the rule's to say.

use std::borrow::Cow;
use std::collections::HashMap;

use frontpay_php::Value;
use frontpay_php::number::{ParsedNumber, ValueText, parse_number, print_float, to_bool};

use crate::param::Step;
use crate::param::{Other, Segment};
use crate::rule::CaseFold;

/// Values with the wildcards of their paths.
pub(super) struct Pool<'d> {
    values: Vec<Value<'d>>,
    /// As many for each value as the path has wildcards.
    wildcards: Vec<Step<'d>>,
    width: usize,
    fold: Option<CaseFold>,
    /// The first two values of every sort: one of them is another one, whichever value asks.
    sorts: HashMap<Sort<'d>, (usize, Option<usize>)>,
}

/// Values that a third one is either equal to all of, or to none of, by each of PHP's comparisons.
#[derive(PartialEq, Eq, Hash)]
enum Sort<'d> {
    Null,
    Bool(bool),
    Empty,
    Integer(WireForm, i64),
    /// By the bits of the nearest float.
    Number(WireForm, u64),
    Text(Cow<'d, str>),
    Folded(String),
    Truth(bool),
}

/// The representation of a number, on which its comparison depends.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum WireForm {
    Int,
    Float,
    TextInt,
    TextFloat,
    /// Digits beyond 64 bits.
    TextBeyond,
}

use WireForm::{Float, Int, TextBeyond, TextFloat, TextInt};

impl<'d> Pool<'d> {
    /// `fold` for comparisons that ignore the case.
    pub(super) fn new(fold: Option<CaseFold>) -> Self {
        Self { values: Vec::new(), wildcards: Vec::new(), width: 0, fold, sorts: HashMap::new() }
    }

    /// Takes in the values at a path that are no filled lists or maps.
    pub(super) fn of_peers(root: Value<'d>, path: &[&Segment], fold: Option<CaseFold>) -> Self {
        let mut pool = Self::new(fold);
        pool.width = path.iter().filter(|segment| matches!(segment, Segment::Each)).count();
        if pool.width > 0 {
            pool.take_peers(root, path, &mut Vec::new());
        }
        pool
    }

    fn take_peers(&mut self, value: Value<'d>, path: &[&Segment], wildcards: &mut Vec<Step<'d>>) {
        let [segment, rest @ ..] = path else { return self.take_leaf(value, wildcards) };
        if let Segment::Key(key) = segment {
            if let Some(value) = value.get(key) {
                self.take_peers(value, rest, wildcards);
            }
            return;
        }
        for_each_item(value, &mut |step, item| {
            if !matches!(step, Step::Key("")) {
                wildcards.push(step);
                self.take_peers(item, rest, wildcards);
                wildcards.pop();
            }
        });
    }

    /// Takes in the values whose path matches a pattern in which `*` is any text.
    pub(super) fn of_matching(root: Value<'d>, pattern: &str) -> Self {
        let mut pool = Self::new(None);
        let explicit = pattern.split('*').next().unwrap_or_default().trim_end_matches('.');
        let mut keys = explicit.split('.').filter(|_| !explicit.is_empty());
        let start = keys.try_fold(root, |value, key| value.get(key));
        if let Some(start) = start {
            pool.take_matching(start, pattern, &mut explicit.to_owned());
        }
        pool
    }

    fn take_matching(&mut self, value: Value<'d>, pattern: &str, path: &mut String) {
        if value.count().is_none_or(|count| count == 0) {
            if matches(pattern, path) {
                self.take_leaf(value, &[]);
            }
            return;
        }
        let end = path.len();
        for_each_item(value, &mut |step, item| {
            if !path.is_empty() {
                path.push('.');
            }
            // Laravel masks these characters in the data, so that a pattern does not meet them.
            path.extend(step.text().as_str().chars().map(|key| if matches!(key, '.' | '*') { '\u{1}' } else { key }));
            self.take_matching(item, pattern, path);
            path.truncate(end);
        });
    }

    fn take_leaf(&mut self, value: Value<'d>, wildcards: &[Step<'d>]) {
        if value.count().is_some_and(|count| count > 0) {
            return;
        }
        let at = self.values.len();
        self.values.push(value);
        self.wildcards.extend_from_slice(wildcards);
        let sorts = &mut self.sorts;
        sorts_of(value, self.fold, &mut |sort| {
            sorts.entry(sort).and_modify(|(_, second)| _ = second.get_or_insert(at)).or_insert((at, None));
        });
    }

    /// Finds one value of every sort that may be equal to a value, the one with its own wildcards aside.
    pub(super) fn candidates<'v>(&self, value: Value<'v>, own: Option<&[Step<'d>]>, others: &mut Vec<Other<'d>>)
    where
        'd: 'v,
    {
        let sorts: &HashMap<Sort<'v>, _> = &self.sorts;
        let is_own = |at: usize| own.is_some_and(|own| self.wildcards[at * self.width..][..self.width] == *own);
        sorts_equal_to(value, self.fold, &mut |sort| {
            if let Some((first, second)) = sorts.get(&sort) {
                let found = [Some(*first), *second].into_iter().flatten().find(|at| !is_own(*at));
                others.extend(found.map(|at| Other { value: Some(self.values[at]), boolean: false }));
            }
        });
    }
}

/// Calls `visit` with every sort that a value is of.
fn sorts_of<'d>(value: Value<'d>, fold: Option<CaseFold>, visit: &mut dyn FnMut(Sort<'d>)) {
    visit(Sort::Truth(to_bool(value)));
    match value {
        Value::Null => visit(Sort::Null),
        Value::Bool(flag) => visit(Sort::Bool(flag)),
        Value::List(_) | Value::Map(_) => visit(Sort::Empty),
        Value::Int(number) => {
            visit(Sort::Integer(Int, number));
            visit(number_sort(Int, as_float(number)));
        }
        Value::Float(number) => visit(number_sort(Float, number)),
        Value::Str(text) => {
            visit(Sort::Text(Cow::Borrowed(text)));
            match parse_number(text) {
                Some(ParsedNumber::Int(number)) => {
                    visit(Sort::Integer(TextInt, number));
                    visit(number_sort(TextInt, as_float(number)));
                }
                Some(ParsedNumber::Float { value: number, overflow: 0 }) => visit(number_sort(TextFloat, number)),
                Some(ParsedNumber::Float { value: number, .. }) => visit(number_sort(TextBeyond, number)),
                None => {}
            }
        }
    }
    if let (Some(fold), Some(text)) = (fold, ValueText::of(value)) {
        visit(Sort::Folded(text.as_str().chars().map(fold).collect()));
        // A pattern that ends in `$` also matches before a last line feed.
        if let Some(text) = text.as_str().strip_suffix('\n') {
            visit(Sort::Folded(text.chars().map(fold).collect()));
        }
    }
}

/// Calls `visit` with sorts so that of all values equal to the given one, at least one is of them.
fn sorts_equal_to<'d>(value: Value<'d>, fold: Option<CaseFold>, visit: &mut dyn FnMut(Sort<'d>)) {
    for sort in [Sort::Null, Sort::Bool(false), Sort::Bool(true), Sort::Empty] {
        visit(sort);
    }
    match value {
        Value::Null => {
            visit(Sort::Text(Cow::Borrowed("")));
            visit(Sort::Integer(Int, 0));
            visit(number_sort(Float, 0.0));
        }
        Value::Bool(flag) => visit(Sort::Truth(flag)),
        Value::List(_) | Value::Map(_) => {}
        Value::Int(number) => integers_equal_to(number, &[Float, TextFloat, TextBeyond], visit),
        Value::Float(number) => {
            numbers_equal_to(number, &[Int, Float, TextInt, TextFloat, TextBeyond], visit);
            if !number.is_finite() {
                visit(Sort::Text(Cow::Owned(print_float(number).as_str().to_owned())));
            }
        }
        Value::Str(text) => {
            visit(Sort::Text(Cow::Borrowed(text)));
            // An infinite number is compared with other text as text.
            for infinite in [f64::INFINITY, f64::NEG_INFINITY] {
                if print_float(infinite).as_str() == text {
                    visit(number_sort(Float, infinite));
                }
            }
            match parse_number(text) {
                Some(ParsedNumber::Int(number)) => integers_equal_to(number, &[Float, TextFloat], visit),
                Some(ParsedNumber::Float { value: number, overflow: 0 }) => {
                    numbers_equal_to(number, &[Int, Float, TextInt, TextFloat, TextBeyond], visit);
                }
                Some(ParsedNumber::Float { value: number, .. }) => {
                    numbers_equal_to(number, &[Int, Float, TextFloat], visit);
                }
                None => {}
            }
            if let Some(fold) = fold {
                visit(Sort::Folded(text.chars().map(fold).collect()));
            }
        }
    }
}

fn integers_equal_to<'d>(number: i64, forms: &[WireForm], visit: &mut dyn FnMut(Sort<'d>)) {
    visit(Sort::Integer(Int, number));
    visit(Sort::Integer(TextInt, number));
    numbers_equal_to(as_float(number), forms, visit);
}

fn numbers_equal_to<'d>(number: f64, forms: &[WireForm], visit: &mut dyn FnMut(Sort<'d>)) {
    for form in forms {
        visit(number_sort(*form, number));
    }
}

fn number_sort<'d>(form: WireForm, number: f64) -> Sort<'d> {
    // Both zeros are equal.
    Sort::Number(form, (number + 0.0).to_bits())
}

#[expect(clippy::cast_precision_loss, reason = "PHP loses the same")]
const fn as_float(number: i64) -> f64 {
    number as f64
}

fn for_each_item<'d>(value: Value<'d>, visit: &mut dyn FnMut(Step<'d>, Value<'d>)) {
    match value {
        Value::List(items) => {
            items.as_slice().iter().enumerate().for_each(|(index, item)| visit(Step::Index(index), *item));
        }
        Value::Map(entries) => entries.as_slice().iter().for_each(|(key, item)| visit(Step::Key(key), *item)),
        _ => {}
    }
}

/// Laravel's `Str::is`: every `*` of the pattern is any text.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|start| path.strip_prefix(start)) else { return false };
    let Some(end) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use frontpay_php::Items;
    use frontpay_php::number::{identical, loosely_equal};

    #[test]
    fn a_star_is_any_text() {
        for (pattern, path, holds) in [
            ("a.*", "a.0", true),
            ("a.*", "a.0.b", true),
            ("a.*.b", "a.0.c.b", true),
            ("a.*.b", "a.b", false),
            ("a", "a", true),
            ("a", "a.b", false),
            ("*", "", true),
            ("a*b*c", "abbc", true),
            ("a*b*c", "acb", false),
        ] {
            assert_eq!(matches(pattern, path), holds, "{pattern} {path}");
        }
    }

    /// Values that are near each other in one of PHP's comparisons.
    const NEAR: &[Value<'static>] = &[
        Value::Null,
        Value::Bool(true),
        Value::Bool(false),
        Value::List(Items::Full(&[])),
        Value::Map(Items::Full(&[])),
        Value::Int(0),
        Value::Int(1),
        Value::Int(10),
        Value::Int(9_007_199_254_740_992),
        Value::Int(9_007_199_254_740_993),
        Value::Int(i64::MAX),
        Value::Float(0.0),
        Value::Float(-0.0),
        Value::Float(1.0),
        Value::Float(10.0),
        Value::Float(9_007_199_254_740_992.0),
        Value::Float(9_223_372_036_854_775_808.0),
        Value::Float(f64::INFINITY),
        Value::Str(""),
        Value::Str("0"),
        Value::Str("a"),
        Value::Str("A"),
        Value::Str("INF"),
        Value::Str("1"),
        Value::Str("01"),
        Value::Str("1e1"),
        Value::Str("10 "),
        Value::Str("1e400"),
        Value::Str("9007199254740993"),
        Value::Str("9007199254740992.0"),
        Value::Str("9223372036854775807"),
        Value::Str("9223372036854775808"),
        Value::Str("9223372036854775809"),
        Value::Str("9.223372036854775808e18"),
    ];

    proptest::proptest! {
        #[test]
        fn the_pool_finds_an_equal_value_where_there_is_one(
            picks in proptest::collection::vec(0..NEAR.len(), 1..8),
            own in 0..8_usize,
        ) {
            let items: Vec<_> = picks.iter().map(|pick| NEAR[*pick]).collect();
            let own = own % items.len();
            let pool = Pool::of_peers(Value::List(Items::Full(&items)), &[&Segment::Each], None);
            let mut others = Vec::new();
            pool.candidates(items[own], Some(&[Step::Index(own)]), &mut others);
            for equal in [loosely_equal, identical] {
                let slow = items.iter().enumerate().any(|(at, item)| at != own && equal(items[own], *item));
                let fast = others.iter().filter_map(|other| other.value).any(|other| equal(items[own], other));
                proptest::prop_assert_eq!(slow, fast);
            }
        }
    }
}
