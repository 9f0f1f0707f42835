//! What becomes of the rules that fail on the typed path: the first is enough, or all are gathered.
//!
//! A value that is checked knows where it stands, so that its failures need neither a document nor a walk through the
//! table. They come in the order of the value and are put into that of the table at the end.

use std::borrow::Cow;

use crate::as_value::{AsValue, Scratch};
use crate::message;
use crate::report::{Failed, PathText, Report, RuleParams, Violation};
use crate::table::{Param, Row, Rule, RuleSet, Segment, ends, has_rows};

/// Hears of the rules that fail in a value; for generated code.
///
/// One type for both: with a type for each, every derived type would be compiled twice.
#[derive(Debug)]
pub struct Sink {
    /// None where the first failure is the end.
    gathered: Option<Gathered>,
}

impl Sink {
    /// Stops at the first failure.
    pub(crate) const fn first() -> Self {
        Self { gathered: None }
    }

    /// Tells whether to go on where a rule has failed.
    #[inline]
    #[must_use]
    pub const fn goes_on(&self) -> bool {
        self.gathered.is_some()
    }

    /// Notes that a rule fails, and tells whether the rules behind it on the same field count.
    #[inline(never)]
    pub fn fails(&mut self, table: &'static RuleSet, row: usize, rule: usize) -> bool {
        self.gathered.as_mut().is_some_and(|gathered| gathered.fails(table, row, rule))
    }

    /// Goes below a row of a table.
    #[inline]
    pub(crate) fn enter(&mut self, table: &'static RuleSet, row: usize) -> Start {
        self.gathered.as_mut().map_or(Start::default(), |gathered| gathered.enter(table, row))
    }

    /// Goes to the items of a list or map.
    #[inline]
    fn enter_items(&mut self) -> Start {
        self.gathered.as_mut().map_or(Start::default(), Gathered::enter_items)
    }

    /// Goes to an item of a list.
    #[inline]
    fn item(&mut self, items: Start, at: usize) {
        if let Some(gathered) = &mut self.gathered {
            gathered.item(items, at);
        }
    }

    /// Goes to an item of a map.
    #[inline]
    fn entry(&mut self, items: Start, key: &impl AsValue) {
        if let Some(gathered) = &mut self.gathered {
            gathered.entry(items, key);
        }
    }

    /// Goes back.
    #[inline]
    pub(crate) fn leave(&mut self, start: Start) {
        if let Some(gathered) = &mut self.gathered {
            gathered.leave(start);
        }
    }

    /// Judges the value of a field, which stands below a row of a table. Tells whether to go on.
    #[inline]
    pub(crate) fn below<T: AsValue + ?Sized>(&mut self, table: &'static RuleSet, row: usize, value: &T) -> bool {
        if const { !has_rows(T::SHAPE) } {
            return true;
        }
        let start = self.enter(table, row);
        let goes_on = value.judge(self);
        self.leave(start);
        goes_on
    }

    /// Judges the items of a list.
    #[inline]
    pub(crate) fn each<'v, T: AsValue + 'v>(&mut self, items: impl Iterator<Item = &'v T>) -> bool {
        if const { !has_rows(T::SHAPE) } {
            return true;
        }
        let start = self.enter_items();
        let goes_on = items.enumerate().all(|(at, item)| {
            self.item(start, at);
            item.judge(self)
        });
        self.leave(start);
        goes_on
    }

    /// Judges the items of a map.
    #[inline]
    pub(crate) fn each_entry<'v, K, V>(&mut self, entries: impl Iterator<Item = (&'v K, &'v V)>) -> bool
    where
        K: AsValue + 'v,
        V: AsValue + 'v,
    {
        if const { !has_rows(V::SHAPE) } {
            return true;
        }
        let start = self.enter_items();
        let mut entries = entries;
        let goes_on = entries.all(|(key, item)| {
            self.entry(start, key);
            item.judge(self)
        });
        self.leave(start);
        goes_on
    }
}

/// All failures of a value, and where its part stands that is being checked.
#[derive(Debug, Default)]
struct Gathered {
    path: PathText,
    /// The rows of the nested tables on the way, one byte for each, the first in the highest: in this order the rows
    /// stand in the whole table. Behind a wildcard the highest bit is set.
    place: u64,
    /// By how much the byte of the next row is shifted.
    shift: u32,
    places: Vec<u64>,
    violations: Vec<Violation>,
}

/// Where in [`Gathered::place`] the row of the outermost table stands.
const OUTERMOST: u32 = 48;
/// How many tables it can tell that are nested in each other.
pub(crate) const DEEPEST: usize = OUTERMOST as usize / 8 + 1;
/// How many rows of one table.
pub(crate) const LONGEST: usize = 255;

const BEHIND_WILDCARD: u64 = 1 << 63;

/// Where a part of the value begins, to come back to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Start {
    length: usize,
    place: u64,
    shift: u32,
}

/// Gathers all failures of a value whose table [says](RuleSet::is_told_by_value) that this can be done.
pub(crate) fn gather<T: AsValue + ?Sized>(value: &T) -> Report {
    let mut sink = Sink { gathered: Some(Gathered { shift: OUTERMOST, ..Gathered::default() }) };
    value.judge(&mut sink);
    sink.gathered.unwrap_or_default().into_report()
}

impl Gathered {
    #[inline]
    fn fails(&mut self, table: &'static RuleSet, row: usize, rule: usize) -> bool {
        let Some(Row::Field(field)) = table.rows().get(row) else { return false };
        let Some(rule) = field.rules.get(rule) else { return false };
        let Some(name) = rule.name() else { return false };
        let violation = Violation {
            path: self.path_to(field.path.segments()),
            rule: Failed::Rule(name),
            params: self.params(rule),
            measure: message::measure(field.facts),
            words: rule.words,
        };
        if self.places.capacity() == 0 {
            self.places.reserve(USUAL_LENGTH);
            self.violations.reserve(USUAL_LENGTH);
        }
        self.places.push(self.place | self.byte(row));
        self.violations.push(violation);
        !ends(rule.is_implicit(), field.facts)
    }

    fn enter(&mut self, table: &'static RuleSet, row: usize) -> Start {
        let start = self.start();
        if let Some(Row::Nested(path, _)) = table.rows().get(row) {
            self.path = self.path_to(path.segments());
        }
        self.place |= self.byte(row);
        self.shift = self.shift.saturating_sub(8);
        start
    }

    fn enter_items(&mut self) -> Start {
        let start = self.start();
        self.place |= BEHIND_WILDCARD;
        start
    }

    fn item(&mut self, items: Start, at: usize) {
        self.path.truncate(items.length);
        self.path.push_step(|path| path.push_index(at));
    }

    fn entry(&mut self, items: Start, key: &impl AsValue) {
        self.path.truncate(items.length);
        self.path.push_step(|path| path.push(key.as_key(&Scratch::new()).unwrap_or_default()));
    }

    fn leave(&mut self, start: Start) {
        self.path.truncate(start.length);
        (self.place, self.shift) = (start.place, start.shift);
    }
}

impl Gathered {
    const fn start(&self) -> Start {
        Start { length: self.path.len(), place: self.place, shift: self.shift }
    }

    const fn byte(&self, row: usize) -> u64 {
        (row as u64 & 0xff) << self.shift
    }

    fn path_to(&self, segments: &[Segment]) -> PathText {
        let mut path = self.path.clone();
        for segment in segments {
            path.push_step(|path| path.push(segment.written()));
        }
        path
    }

    /// The parameters of a rule, fields beside it with their paths.
    fn params(&self, rule: &Rule) -> RuleParams {
        RuleParams::of_table(rule)
            .unwrap_or_else(|| RuleParams::Texts(rule.params.iter().map(|param| self.param(param)).collect()))
    }

    fn param(&self, param: &Param) -> Option<Cow<'static, str>> {
        let text = match param.field() {
            Some(field) => self.path_to(field.path().segments()).as_str().to_owned(),
            None => param.written()?.to_owned(),
        };
        Some(Cow::Owned(text))
    }

    fn into_report(self) -> Report {
        let mut violations = self.violations;
        if !self.places.is_sorted() {
            let mut targets = targets(&self.places);
            for at in 0..targets.len() {
                while targets[at] != at {
                    let target = targets[at];
                    violations.swap(at, target);
                    targets.swap(at, target);
                }
            }
        }
        Report::new(violations)
    }
}

/// Returns where each of some places comes to stand when they are sorted; equal ones keep their order.
///
/// There are no more different ones than the table has rows, so that this is linear in their number.
fn targets(places: &[u64]) -> Vec<usize> {
    let (mut sorts, mut sort) = (Vec::with_capacity(USUAL_LENGTH), 0);
    let mut targets = Vec::with_capacity(places.len());
    for place in places {
        sort = find(*place, sort + 1, &mut sorts);
        sorts[sort].1 += 1;
        targets.push(sort);
    }
    let mut order: Vec<(u64, usize)> = sorts.iter().map(|(place, _)| *place).zip(0..).collect();
    order.sort_unstable();
    let mut end = 0;
    for (_, sort) in order {
        end += core::mem::replace(&mut sorts[sort].1, end);
    }
    for target in &mut targets {
        let next = &mut sorts[*target].1;
        *target = *next;
        *next += 1;
    }
    targets
}

/// Finds a place among those that there have been, with how often; items often have the failures of the items before.
fn find(place: u64, near: usize, sorts: &mut Vec<(u64, usize)>) -> usize {
    if sorts.get(near).is_some_and(|sort| sort.0 == place) {
        return near;
    }
    sorts.iter().position(|sort| sort.0 == place).unwrap_or_else(|| {
        sorts.push((place, 0));
        sorts.len() - 1
    })
}

/// Few reports are longer; they grow.
const USUAL_LENGTH: usize = 64;
