//! All failures of a value that is not valid, told by the value itself: it knows where its parts stand, so that there is no
//! need of a document and a walk through the table. They come in the order of the value and are put into that of the table
//! at the end.

use std::borrow::Cow;

use crate::as_value::{Entries, Nature, Part, Scratch, Shown, document};
use crate::date::Clock;
use crate::json::Arena;
use crate::message;
use crate::report::{Failed, PathText, Report, RuleParams, Violation};
use crate::rule::{self, Input};
use crate::table::{FieldRow, Marks, Other, Param, Row, Rule, RuleSet, Segment, Shape, ends, has_rows, runs};
use crate::value::Value;

/// All failures of a value, and where its part stands that is being checked.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
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
#[derive(Clone, Copy)]
struct Start {
    length: usize,
    place: u64,
    shift: u32,
}

/// Gathers all failures of a value whose table [says](RuleSet::is_told_by_value) that this can be done.
pub(crate) fn gather(value: &dyn Part) -> Report {
    let mut gathered = Gathered { shift: OUTERMOST, ..Gathered::default() };
    gathered.part(value);
    gathered.into_report()
}

impl Gathered {
    /// Gathers what fails in the fields of a struct, each of which has two rows, or the second of them.
    pub(crate) fn fields(&mut self, table: &'static RuleSet, fields: &[Shown<'_>]) {
        let (mut rows, mut at) = (table.rows(), 0);
        let beside = Beside { keys: table.keys(), fields };
        for field in fields {
            if let [Row::Field(row), rest @ ..] = rows {
                self.field(at, row, field, &beside);
                (rows, at) = (rest, at + 1);
            }
            if let [Row::Nested(path, nature), rest @ ..] = rows {
                let shape = &table.natures[*nature].shape;
                if !matches!(shape, Shape::Leaf | Shape::Optional(Shape::Leaf)) && has_rows(shape) {
                    let start = self.enter(at, path.segments());
                    self.part(field.part);
                    self.leave(start);
                }
                (rows, at) = (rest, at + 1);
            }
        }
    }

    /// Asks the rules of one field.
    #[inline]
    fn field(&mut self, at: usize, row: &'static FieldRow, field: &Shown<'_>, beside: &Beside<'_>) {
        let scratch = Scratch::new();
        let mut input = Input {
            value: field.part.value(&scratch),
            present: field.there,
            params: &[],
            others: &[],
            facts: row.facts,
            clock: Clock::System,
        };
        let rules = row.by_kind.to_ask(input.value.kind());
        if rules.are_more() {
            return self.field_beside(at, row, field, beside, &input);
        }
        for rule in rules.places().filter_map(|at| row.rules.get(at)) {
            if !runs(rule.marks.implicit, input.value, field.there, row.facts) {
                continue;
            }
            input.params = &rule.params;
            if !(rule.marks.check)(&input) && self.fails(at, row, rule) {
                return;
            }
        }
    }

    /// Asks the rules of one field, some of which look at its items or beside it.
    #[inline(never)]
    fn field_beside(
        &mut self,
        at: usize,
        row: &'static FieldRow,
        field: &Shown<'_>,
        beside: &Beside<'_>,
        input: &Input<'_>,
    ) {
        let Input { value, present, facts, .. } = *input;
        for rule in &*row.rules {
            let Marks { implicit, takes, plain, check, .. } = rule.marks;
            if takes.has(value.kind()) || !runs(implicit, value, present, facts) {
                continue;
            }
            let input = Input { params: &rule.params, ..*input };
            let holds = if plain && (value.count().is_none() || !rule.reads_items()) {
                check(&input)
            } else {
                beside.holds(row, rule, field, &input)
            };
            if !holds && self.fails(at, row, rule) {
                return;
            }
        }
    }

    /// Gathers what fails in a value.
    pub(crate) fn part(&mut self, part: &dyn Part) {
        part.show(&mut |inside| inside.gather(self));
    }

    /// Gathers what fails in the items of a list.
    pub(crate) fn items<'v>(&mut self, nature: &Nature, items: &mut dyn ExactSizeIterator<Item = &'v dyn Part>) {
        if !has_rows(&nature.shape) {
            return;
        }
        let start = self.enter_items();
        for (at, item) in items.enumerate() {
            self.path.truncate(start.length);
            self.path.push_step(|path| path.push_index(at));
            self.part(item);
        }
        self.leave(start);
    }

    /// Gathers what fails in the items of a map.
    pub(crate) fn entries<'v>(&mut self, nature: &Nature, entries: Entries<'_, 'v>) {
        if !has_rows(&nature.shape) {
            return;
        }
        let start = self.enter_items();
        entries(&mut |key, item| {
            self.path.truncate(start.length);
            self.path.push_step(|path| path.push(key));
            self.part(item);
        });
        self.leave(start);
    }

    /// Notes the failure of a rule; tells whether that ends the field.
    #[inline(never)]
    fn fails(&mut self, at: usize, row: &'static FieldRow, rule: &'static Rule) -> bool {
        let Some(name) = rule.name else { return false };
        let violation = Violation {
            path: self.path_to(row.path.segments()),
            rule: Failed::Rule(name),
            params: self.params(rule),
            measure: message::measure(row.facts),
            words: rule.words,
        };
        if self.places.capacity() == 0 {
            self.places.reserve(USUAL_LENGTH);
            self.violations.reserve(USUAL_LENGTH);
        }
        self.places.push(self.place | self.byte(at));
        self.violations.push(violation);
        ends(rule.marks.implicit, row.facts)
    }

    /// Goes below a row of a table.
    fn enter(&mut self, at: usize, path: &[Segment]) -> Start {
        let start = self.start();
        self.path = self.path_to(path);
        self.place |= self.byte(at);
        self.shift = self.shift.saturating_sub(8);
        start
    }

    /// Goes to the items of a list or map.
    fn enter_items(&mut self) -> Start {
        let start = self.start();
        self.place |= BEHIND_WILDCARD;
        start
    }

    fn leave(&mut self, start: Start) {
        self.path.truncate(start.length);
        (self.place, self.shift) = (start.place, start.shift);
    }

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

/// The fields of a struct with their keys, as a rule looks at them that names others.
#[derive(Clone, Copy)]
struct Beside<'f> {
    keys: &'f [&'static str],
    fields: &'f [Shown<'f>],
}

impl Beside<'_> {
    /// Asks a rule that looks at the items of its field, or at other fields of the struct.
    #[inline(never)]
    fn holds(&self, row: &FieldRow, rule: &Rule, field: &Shown<'_>, input: &Input<'_>) -> bool {
        let Some(name) = rule.name else { return true };
        let arena = Arena::new();
        let value = if rule.reads_items() { document(field.part, &arena) } else { input.value };
        let mut others = Vec::new();
        for named in rule.params.iter().filter_map(Param::field) {
            let value = match named.path().segments() {
                [Segment::Key(key)] => self.value_of(key, &arena),
                _ => None,
            };
            others.push(Other { value, boolean: named.is_boolean() });
        }
        if let (Some(suffix), [], [Segment::Key(own)]) = (name.spec().beside, &*others, row.path.segments()) {
            others.push(Other { value: self.value_of(&format!("{own}{suffix}"), &arena), boolean: false });
        }
        rule::check(name, &Input { value, others: &others, ..*input })
    }

    /// The value of a field, if it is there.
    fn value_of<'v>(&'v self, key: &str, arena: &'v Arena) -> Option<Value<'v>> {
        let at = self.keys.iter().position(|own| *own == key)?;
        self.fields.get(at).filter(|field| field.there).map(|field| document(field.part, arena))
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
