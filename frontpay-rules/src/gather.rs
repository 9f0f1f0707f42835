//! All failures of a value that is not valid, told by the value itself: it knows where its parts stand, so that there is no
//! need of a document and a walk through the table. They come in the order of the value and are put into that of the table
//! at the end.

mod order;

use std::borrow::Cow;

use order::Ordered;

use crate::as_value::{Entries, Nature, Part, Scratch, Shown, document};
use crate::date::Clock;
use crate::json::Arena;
use crate::message;
use crate::report::{Failed, PathText, Report, RuleParams, Violation};
use crate::rule::{Input, Name};
use crate::table::{FieldRow, Marks, Other, Param, Row, Rule, RuleSet, Segment, ends, runs};
use crate::value::Value;

/// All failures of a value, and where its part stands that is being checked.
#[derive(Debug)]
pub(crate) struct Gathered {
    path: PathText,
    /// The paths of the structs in which something fails.
    structs: Vec<PathText>,
    /// Which of them is that of the path, if it is among them.
    own: Option<usize>,
    /// The rows of the nested tables on the way, one byte for each, the first in the highest: in this order the rows
    /// stand in the whole table. Behind a wildcard the highest bit is set.
    place: u64,
    /// By how much the byte of the next row is shifted.
    shift: u32,
    failures: Ordered<Failure>,
}

/// A rule that fails: its violation is made when it is known where it stands.
#[derive(Debug)]
struct Failure {
    /// To which of the structs the field belongs.
    own: usize,
    row: &'static FieldRow,
    rule: &'static Rule,
    name: Name,
}

/// Few reports are of more structs; they grow.
const USUAL_STRUCTS: usize = 16;

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
    own: Option<usize>,
    place: u64,
    shift: u32,
}

/// Gathers all failures of a value whose table [says](RuleSet::is_told_by_value) that this can be done; for `Validate`.
#[must_use]
pub fn gather(value: &dyn Part) -> Report {
    let mut gathered = Gathered {
        path: PathText::new(),
        structs: Vec::new(),
        own: None,
        place: 0,
        shift: OUTERMOST,
        failures: Ordered::new(),
    };
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
            if let [Row::Nested(path, _), rest @ ..] = rows {
                if field.nature.has_rows {
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
            if !(rule.check)(&input) && self.fails(at, row, rule) {
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
            let Marks { implicit, takes, plain, .. } = rule.marks;
            if takes.has(value.kind()) || !runs(implicit, value, present, facts) {
                continue;
            }
            let input = Input { params: &rule.params, ..*input };
            let holds = if plain && (value.count().is_none() || !rule.reads_items()) {
                (rule.check)(&input)
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
    pub(crate) fn items(&mut self, nature: &Nature, items: &mut dyn ExactSizeIterator<Item = &dyn Part>) {
        if !nature.has_rows {
            return;
        }
        let start = self.enter_items();
        for (at, item) in items.enumerate() {
            self.enter_item(start, |path| path.push_index(at));
            self.part(item);
        }
        self.leave(start);
    }

    /// Gathers what fails in the items of a map.
    pub(crate) fn entries(&mut self, nature: &Nature, entries: Entries<'_, '_>) {
        if !nature.has_rows {
            return;
        }
        let start = self.enter_items();
        entries(&mut |key, item| {
            self.enter_item(start, |path| path.push(key));
            self.part(item);
        });
        self.leave(start);
    }

    /// Notes the failure of a rule; tells whether that ends the field.
    #[inline(never)]
    fn fails(&mut self, at: usize, row: &'static FieldRow, rule: &'static Rule) -> bool {
        let Some(name) = rule.name else { return false };
        let own = match self.own {
            Some(own) => own,
            None => self.note_struct(),
        };
        self.failures.push(self.place | self.byte(at), Failure { own, row, rule, name });
        ends(rule.marks.implicit, row.facts)
    }

    fn note_struct(&mut self) -> usize {
        let own = self.structs.len();
        if own == 0 {
            self.structs.reserve(USUAL_STRUCTS);
        }
        self.structs.push(self.path.clone());
        self.own = Some(own);
        own
    }

    /// Goes below a row of a table.
    fn enter(&mut self, at: usize, path: &[Segment]) -> Start {
        let start = self.start();
        self.path = path_to(&self.path, path);
        self.own = None;
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

    /// Goes to one of the items.
    fn enter_item(&mut self, list: Start, push: impl FnOnce(&mut PathText)) {
        self.path.truncate(list.length);
        self.path.push_step(push);
        self.own = None;
    }

    fn leave(&mut self, start: Start) {
        self.path.truncate(start.length);
        (self.own, self.place, self.shift) = (start.own, start.place, start.shift);
    }

    const fn start(&self) -> Start {
        Start { length: self.path.len(), own: self.own, place: self.place, shift: self.shift }
    }

    const fn byte(&self, row: usize) -> u64 {
        (row as u64 & 0xff) << self.shift
    }

    fn into_report(self) -> Report {
        let mut violations = Vec::with_capacity(self.failures.len());
        self.failures.each(|failure| violations.push(failure.violation(&self.structs[failure.own])));
        Report::new(violations)
    }
}

impl Failure {
    #[inline]
    fn violation(&self, own: &PathText) -> Violation {
        Violation {
            path: path_to(own, self.row.path.segments()),
            failed: Failed::rule(self.name, self.params(own)),
            measure: message::measure(self.row.facts),
            words: self.rule.words,
        }
    }

    /// The parameters of the rule, fields beside it with their paths.
    #[inline]
    fn params(&self, own: &PathText) -> RuleParams {
        match RuleParams::of_table(self.rule) {
            Some(params) => params,
            None => params_beside(own, &self.rule.params),
        }
    }
}

#[cold]
fn params_beside(own: &PathText, params: &[Param]) -> RuleParams {
    RuleParams::Texts(params.iter().map(|param| param_beside(own, param)).collect())
}

fn param_beside(own: &PathText, param: &Param) -> Option<Cow<'static, str>> {
    let text = match param.field() {
        Some(field) => path_to(own, field.path().segments()).as_str().to_owned(),
        None => param.written()?.to_owned(),
    };
    Some(Cow::Owned(text))
}

#[inline]
fn path_to(own: &PathText, segments: &[Segment]) -> PathText {
    match segments {
        [Segment::Key(key)] => own.then(key),
        _ => path_far_to(own, segments),
    }
}

#[cold]
fn path_far_to(own: &PathText, segments: &[Segment]) -> PathText {
    segments.iter().fold(own.clone(), |path, segment| path.then(segment.written()))
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
        (rule.check)(&Input { value, others: &others, ..*input })
    }

    /// The value of a field, if it is there.
    fn value_of<'v>(&'v self, key: &str, arena: &'v Arena) -> Option<Value<'v>> {
        let at = self.keys.iter().position(|own| *own == key)?;
        self.fields.get(at).filter(|field| field.there).map(|field| document(field.part, arena))
    }
}
