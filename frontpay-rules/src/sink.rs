//! What becomes of the rules that fail on the typed path: the first is enough, or all are gathered.
//!
//! A value that is checked knows where it stands, so that its failures need neither a document nor a walk through the
//! table. They come in the order of the value and are put into that of the table at the end.

use std::borrow::Cow;

use crate::as_value::AsValue;
use crate::message;
use crate::report::{Failed, PathText, Report, RuleParams, Violation};
use crate::table::{Param, Row, Rule, RuleSet, Segment, ends, has_rows};

/// Takes the failures of a value; for generated code.
#[derive(Debug)]
pub struct Sink<'g>(Option<&'g mut Gathered>);

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

/// How many tables [`Gathered::place`] can tell that are nested in each other.
pub(crate) const DEEPEST: usize = 7;
/// How many rows of one table.
pub(crate) const LONGEST: usize = 255;

const BEHIND_WILDCARD: u64 = 1 << 63;

/// Where a part of the value begins, to come back to.
#[derive(Debug, Clone, Copy)]
struct Start {
    length: usize,
    place: u64,
    shift: u32,
}

/// Gathers all failures of a value whose table [says](RuleSet::is_told_by_value) that this can be done.
pub(crate) fn gather<T: AsValue + ?Sized>(value: &T) -> Report {
    let mut gathered = Gathered { shift: 8 * (DEEPEST as u32 - 1), ..Gathered::default() };
    value.judge(&mut Sink(Some(&mut gathered)));
    gathered.into_report()
}

impl Sink<'_> {
    /// Stops at the first failure.
    #[inline]
    #[must_use]
    pub const fn first() -> Self {
        Self(None)
    }

    /// Tells whether a value that has failed is to be judged further.
    #[inline]
    #[must_use]
    pub const fn goes_on(&self) -> bool {
        self.0.is_some()
    }

    /// Notes that a rule fails, and tells whether the rules behind it on the same field count.
    #[cold]
    pub fn fails(&mut self, table: &'static RuleSet, row: usize, rule: usize) -> bool {
        let Some(gathered) = &mut self.0 else { return false };
        let Some(Row::Field(field)) = table.rows.get(row) else { return false };
        let Some(rule) = field.rules.get(rule) else { return false };
        let Some(name) = rule.name() else { return false };
        let violation = Violation {
            path: gathered.path_to(field.path.segments()),
            rule: Failed::Rule(name),
            params: gathered.params(rule),
            measure: message::measure(field.facts),
            words: rule.words,
        };
        gathered.places.push(gathered.place | gathered.byte(row));
        gathered.violations.push(violation);
        !ends(rule.is_implicit(), field.facts)
    }

    /// Judges what stands below a row of a table: the value of a field.
    #[inline]
    pub fn below<T: AsValue + ?Sized>(&mut self, table: &'static RuleSet, row: usize, value: &T) -> bool {
        if const { !has_rows(T::SHAPE) } {
            return true;
        }
        let start = self.0.as_mut().map(|gathered| gathered.enter(table, row));
        let holds = value.judge(self);
        self.leave(start);
        holds
    }

    /// Judges the items of a list.
    #[inline]
    pub(crate) fn each<'v, T: AsValue + 'v>(&mut self, items: impl Iterator<Item = &'v T>) -> bool {
        if const { !has_rows(T::SHAPE) } {
            return true;
        }
        let (start, mut holds) = (self.behind_wildcard(), true);
        for (at, item) in items.enumerate() {
            if let (Some(gathered), Some(start)) = (&mut self.0, start) {
                gathered.path.truncate(start.length);
                gathered.path.push_step(|path| path.push_index(at));
            }
            holds &= item.judge(self);
            if !holds && !self.goes_on() {
                return false;
            }
        }
        self.leave(start);
        holds
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
        let (start, mut holds) = (self.behind_wildcard(), true);
        for (key, item) in entries {
            if let (Some(gathered), Some(start)) = (&mut self.0, start) {
                gathered.path.truncate(start.length);
                gathered.path.push_step(|path| path.push(key.as_key(&Scratch::new()).unwrap_or_default()));
            }
            holds &= item.judge(self);
            if !holds && !self.goes_on() {
                return false;
            }
        }
        self.leave(start);
        holds
    }

    #[inline]
    fn behind_wildcard(&mut self) -> Option<Start> {
        let gathered = self.0.as_mut()?;
        let start = gathered.start();
        gathered.place |= BEHIND_WILDCARD;
        Some(start)
    }

    #[inline]
    fn leave(&mut self, start: Option<Start>) {
        if let (Some(gathered), Some(Start { length, place, shift })) = (&mut self.0, start) {
            gathered.path.truncate(length);
            (gathered.place, gathered.shift) = (place, shift);
        }
    }
}

impl Gathered {
    const fn start(&self) -> Start {
        Start { length: self.path.len(), place: self.place, shift: self.shift }
    }

    const fn byte(&self, row: usize) -> u64 {
        (row as u64 & 0xff) << self.shift
    }

    fn enter(&mut self, table: &'static RuleSet, row: usize) -> Start {
        let start = self.start();
        if let Some(Row::Nested(path, _)) = table.rows.get(row) {
            self.path = self.path_to(path.segments());
        }
        self.place |= self.byte(row);
        self.shift = self.shift.saturating_sub(8);
        start
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
        match &rule.params {
            Cow::Borrowed(params) if !rule.marks.looks_around => RuleParams::Table(params),
            params => RuleParams::Texts(params.iter().map(|param| self.param(param)).collect()),
        }
    }

    fn param(&self, param: &Param) -> Option<Cow<'static, str>> {
        let text = match param.field() {
            Some(field) => self.path_to(field.path().segments()).as_str().to_owned(),
            None => param.written()?.to_owned(),
        };
        Some(Cow::Owned(text))
    }

    fn into_report(self) -> Report {
        if self.places.is_sorted() {
            return Report::new(self.violations);
        }
        let mut order: Vec<(u64, usize)> = self.places.iter().copied().zip(0..).collect();
        order.sort_unstable();
        let mut violations: Vec<_> = self.violations.into_iter().map(Some).collect();
        Report::new(order.into_iter().filter_map(|(_, at)| violations.get_mut(at)?.take()).collect())
    }
}
