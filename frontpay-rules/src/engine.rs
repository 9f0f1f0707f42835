//! Documents against tables: every failure, in Laravel's order.

mod exclusion;
mod merge;
mod pool;
mod recur;
mod step;
mod walk;

pub(crate) use exclusion::Excluded;
pub(crate) use merge::overlaps;
use pool::Pool;
pub(crate) use step::{Step, steps};
pub(crate) use walk::{FanOut, Place, each_place};

use crate::as_value::AsValue;
use crate::custom::Context;
use crate::date::Moment;
use crate::json::{self, Arena, JsonError};
use crate::message;
use crate::report::{Failed, Report, Violation};
use crate::rule::{self, Input, Reach};
use crate::table::{Fault, FieldRef, FlatRow, Marks, Other, Param, Rule, RuleSet, Segment, ends, runs};
use crate::validated::Validated;
use crate::value::Value;

impl RuleSet {
    /// Validates data and returns the part of it that the rules speak of, as Laravel's `validated()` does.
    ///
    /// Data is everything that implements [`AsValue`]: a [`Document`](crate::Document), a `serde_json::Value` (feature
    /// `serde_json`), a derived struct.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn validate<D: AsValue + ?Sized>(&self, data: &D) -> Result<Validated, Report> {
        let arena = Arena::new();
        let root = data.to_document(&arena);
        self.check_value(root, &Context::new()).map(|excluded| Validated::new(self, root, &excluded))
    }

    /// Validates data at a given time, which counts only where a date is relative (`after:today`).
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::validate`].
    pub fn validate_at<D: AsValue + ?Sized>(&self, data: &D, now: Moment) -> Result<Validated, Report> {
        let arena = Arena::new();
        let root = data.to_document(&arena);
        self.check_value(root, &Context::new().at(now)).map(|excluded| Validated::new(self, root, &excluded))
    }

    /// Validates data without copying anything of it.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn check<D: AsValue + ?Sized>(&self, data: &D) -> Result<(), Report> {
        let arena = Arena::new();
        self.check_value(data.to_document(&arena), &Context::new()).map(drop)
    }

    /// Validates data at a given time, without copying anything of it.
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::check`].
    pub fn check_at<D: AsValue + ?Sized>(&self, data: &D, now: Moment) -> Result<(), Report> {
        let arena = Arena::new();
        self.check_value(data.to_document(&arena), &Context::new().at(now)).map(drop)
    }

    /// Validates data with what rules of one's own may look at, without copying anything of it.
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::check`].
    pub fn check_with<D: AsValue + ?Sized>(&self, data: &D, context: &Context<'_>) -> Result<(), Report> {
        let arena = Arena::new();
        self.check_value(data.to_document(&arena), context).map(drop)
    }

    /// Reads a JSON text and validates it.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] where the text is not JSON, [`InvalidJson::Report`] where a rule fails.
    pub fn validate_json(&self, bytes: &[u8]) -> Result<Validated, InvalidJson> {
        let arena = Arena::new();
        let root = json::read(bytes, &arena, self.limits)?;
        let excluded = self.check_value(root, &Context::new())?;
        Ok(Validated::new(self, root, &excluded))
    }

    /// Reads a JSON text and validates it at a given time; see [`RuleSet::validate_at`].
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::validate_json`].
    pub fn validate_json_at(&self, bytes: &[u8], now: Moment) -> Result<Validated, InvalidJson> {
        let arena = Arena::new();
        let root = json::read(bytes, &arena, self.limits)?;
        let excluded = self.check_value(root, &Context::new().at(now))?;
        Ok(Validated::new(self, root, &excluded))
    }

    /// Reads a JSON text and validates it without copying anything of it.
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::validate_json`].
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), InvalidJson> {
        let arena = Arena::new();
        Ok(self.check_value(json::read(bytes, &arena, self.limits)?, &Context::new()).map(drop)?)
    }

    /// Validates a document; what is left out of the validated data is told where it is valid.
    pub(crate) fn check_value(&self, root: Value<'_>, context: &Context<'_>) -> Result<Excluded, Report> {
        let arena = Arena::new();
        let mut run = Run {
            rules: self,
            root,
            context,
            arena: &arena,
            others: Vec::new(),
            report: Report::default(),
            excluded: Excluded::default(),
            pools: Vec::new(),
        };
        if let Err(FanOut) = each_place(self, root, &mut |place| run.place(place)) {
            return Err(Report::new(vec![Violation::fan_out(self.limits.fan_out)]));
        }
        if self.recurs {
            for violation in recur::violations(self, root, context) {
                run.report.push(violation);
            }
        }
        if run.report.is_empty() { Ok(run.excluded) } else { Err(run.report) }
    }
}

/// Why a JSON text is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidJson {
    /// It is not JSON.
    #[error(transparent)]
    Syntax(#[from] JsonError),
    /// A rule fails.
    #[error(transparent)]
    Report(#[from] Report),
}

impl InvalidJson {
    /// Returns the violations; none where the text is not JSON.
    pub fn get<'r>(&'r self, path: &'r str) -> impl Iterator<Item = &'r Violation> {
        self.iter().filter(move |violation| violation.path() == path)
    }

    /// Iterates over the violations; none where the text is not JSON.
    pub fn iter(&self) -> impl Iterator<Item = &Violation> {
        let report = match self {
            Self::Syntax(_) => None,
            Self::Report(report) => Some(report),
        };
        report.into_iter().flatten()
    }
}

/// One document on its way through one table.
struct Run<'t, 'd> {
    rules: &'t RuleSet,
    root: Value<'d>,
    context: &'t Context<'t>,
    arena: &'d Arena,
    others: Vec<Other<'d>>,
    report: Report,
    excluded: Excluded,
    pools: Vec<(Source, Pool<'d>)>,
}

/// What the values of a pool are.
enum Source {
    Peers(Vec<Segment>, bool),
    Matching(String),
}

impl<'d> Run<'_, 'd> {
    /// Checks the rules on one field.
    fn place(&mut self, place: &Place<'_, '_, 'd>) {
        if self.excluded.is_empty() {
            return self.field(place, place.value());
        }
        let Some(row) = place.rows.first() else { return };
        if !self.excluded.takes(|| steps(row.path, place.wildcards)) {
            let value = self.excluded.rest(place.value(), steps(row.path, place.wildcards), self.arena);
            self.field(place, value);
        }
    }

    /// Checks the rules on one field that is not left out.
    fn field(&mut self, place: &Place<'_, '_, 'd>, value: Option<Value<'d>>) {
        let (params, others, clock): (&[Param], &[Other<'d>], _) = (&[], &[], self.context.clock());
        let (present, value) = (value.is_some(), value.unwrap_or(Value::Null));
        let mut input = Input { value, present, params, others, facts: place.facts, clock };
        let runs = |implicit| runs(implicit, value, present, place.facts);
        let runs = [runs(false), runs(true)];
        for row in place.rows {
            for rule in row.rules {
                let Marks { implicit, excludes, silent, .. } = rule.marks;
                let runs = (excludes || runs[usize::from(implicit)]) && !(silent && rule.fault.is_none());
                input.params = &rule.params;
                if runs && !self.holds(place, row, rule, &input) && self.fail(place, row, rule, &input) {
                    return;
                }
            }
        }
    }

    /// Asks a rule.
    #[inline]
    fn holds(&mut self, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>, rule: &Rule, input: &Input<'_>) -> bool {
        if rule.fault.is_some() && fault(rule, input.value).is_some() {
            return false;
        }
        let Some(name) = rule.name else {
            return rule.custom.is_none_or(|custom| custom.check(input.value, self.context).is_ok());
        };
        if rule.marks.looks_around {
            return self.holds_among_others(place, row, rule, name, input);
        }
        rule::check(name, input)
    }

    #[inline(never)]
    fn holds_among_others(
        &mut self,
        place: &Place<'_, '_, 'd>,
        row: &FlatRow<'_, '_>,
        rule: &Rule,
        name: rule::Name,
        input: &Input<'_>,
    ) -> bool {
        self.look_up(place, row, rule, input.value);
        rule::check(name, &Input { others: &self.others, ..*input })
    }

    /// Notes a failure and tells whether it ends its field.
    #[cold]
    fn fail(&mut self, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>, rule: &Rule, input: &Input<'_>) -> bool {
        let (failed, params) = match (fault(rule, input.value), rule.name, rule.custom) {
            (Some(fault), ..) => (Failed::Fault(Box::new(fault.clone())), None),
            (None, Some(name), _) => (Failed::Rule(name), None),
            (None, None, Some(custom)) => {
                let Err(params) = custom.check(input.value, self.context) else { return false };
                (custom.failed(&params), Some(params.into_texts()))
            }
            (None, None, None) => return false,
        };
        if rule.excludes() && matches!(failed, Failed::Rule(_)) {
            self.excluded.insert(steps(row.path, place.wildcards));
            return true;
        }
        self.report.push(Violation {
            path: row.concrete(place.wildcards),
            rule: failed,
            params: params.unwrap_or_else(|| message::params(row, rule, place.wildcards)),
            measure: message::measure(place.facts),
            words: rule.words,
        });
        ends(rule.is_implicit(), place.facts)
    }

    /// Finds the values that a rule looks at beside its own.
    fn look_up(&mut self, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>, rule: &Rule, value: Value<'_>) {
        self.others.clear();
        let Some(spec) = rule.name.map(rule::Name::spec) else { return };
        match spec.reach {
            Reach::Peers => {
                // Only a parameter can ask for a comparison that ignores the case.
                let folded = !rule.params.is_empty();
                let is_it = |source: &Source| matches!(source, Source::Peers(path, ignores) if *ignores == folded && path.iter().eq(row.path.iter().copied()));
                let new = || Source::Peers(row.path.iter().map(|segment| (*segment).clone()).collect(), folded);
                self.take_candidates(is_it, new, value, Some(place.wildcards));
            }
            Reach::Matching => {
                for pattern in message::texts(row, rule, place.wildcards).into_iter().flatten() {
                    let is_it = |source: &Source| matches!(source, Source::Matching(known) if *known == pattern);
                    self.take_candidates(is_it, || Source::Matching(pattern.clone().into_owned()), value, None);
                }
            }
            Reach::Named => {
                for param in &*rule.params {
                    if let Some(field) = param.field() {
                        let value = self.value_of(field, place, row);
                        let boolean =
                            field.boolean || (field.late && compares_flags(rule) && self.is_boolean(field, row));
                        self.others.push(Other { value, boolean });
                    }
                }
                if let (Some(suffix), true) = (spec.beside, self.others.is_empty()) {
                    self.look_beside(suffix, place, row);
                }
            }
        }
    }

    /// Finds the field whose name is that of the current one with more behind it.
    fn look_beside(&mut self, suffix: &str, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>) {
        let mut path: Vec<_> = steps(row.path, place.wildcards).collect();
        let Some(own) = path.pop() else { return };
        let name = own.text().as_str().to_owned() + suffix;
        path.push(Step::Key(&name));
        let value = self.value_at(&path);
        self.others.push(Other { value, boolean: false });
    }

    /// Tells whether the rules of a field that a rule names contain literally `boolean`, where its row could not know.
    fn is_boolean(&self, field: &FieldRef, row: &FlatRow<'_, '_>) -> bool {
        let base: &[&Segment] = if field.sibling { &row.path[..row.base] } else { &[] };
        let path: Vec<_> = base.iter().copied().chain(&*field.path.0).collect();
        let mut boolean = false;
        self.rules.each_row(&mut |row| {
            let leads_there = row.path.len() == path.len()
                && row.path.iter().zip(&path).all(|(own, other)| own == other || matches!(own, Segment::Each));
            boolean |= leads_there && row.facts.boolean;
        });
        boolean
    }

    fn value_of(&self, field: &FieldRef, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>) -> Option<Value<'d>> {
        let path = &*field.path.0;
        if !self.excluded.is_empty() {
            let base = if field.sibling { &row.path[..row.base] } else { &[] };
            let path: Vec<_> = base.iter().copied().chain(path).collect();
            return self.value_at(&steps(&path, place.wildcards).collect::<Vec<_>>());
        }
        // As far as both paths are the same, the way is known.
        let (shared, rest) = if field.sibling {
            (row.base, path)
        } else {
            let shared = row.path.iter().zip(path).take_while(|(own, other)| **own == *other).count();
            (shared, &path[shared..])
        };
        let passed = row.path[..shared].iter().filter(|segment| matches!(segment, Segment::Each)).count();
        let mut wildcards = place.wildcards.iter().skip(passed);
        let mut value = place.trail.get(shared).copied().flatten();
        for segment in rest {
            value = match segment {
                Segment::Key(key) => value?.get(key),
                Segment::Each => wildcards.next()?.of(value?),
            };
        }
        value
    }

    /// The value at a path, without what has been taken out of the data.
    fn value_at(&self, path: &[Step<'_>]) -> Option<Value<'d>> {
        let value = path.iter().try_fold(self.root, |value, step| step.of(value));
        self.excluded.rest(value, path.iter().copied(), self.arena)
    }

    /// Takes the values from a pool that may be equal to a value; the pool is made when the first value asks.
    fn take_candidates(
        &mut self,
        is_it: impl Fn(&Source) -> bool,
        new: impl FnOnce() -> Source,
        value: Value<'_>,
        own: Option<&[Step<'d>]>,
    ) {
        let at = self.pools.iter().position(|(source, _)| is_it(source)).unwrap_or_else(|| {
            let source = new();
            let root = self.excluded.rest(Some(self.root), core::iter::empty(), self.arena).unwrap_or(self.root);
            let pool = match &source {
                Source::Peers(path, folded) => Pool::of_peers(root, &path.iter().collect::<Vec<_>>(), *folded),
                Source::Matching(pattern) => Pool::of_matching(root, pattern),
            };
            self.pools.push((source, pool));
            self.pools.len() - 1
        });
        self.pools[at].1.candidates(value, own, &mut self.others);
    }
}

/// What would make Laravel stop at a rule, if a value brings it to light.
fn fault<'r>(rule: &'r Rule, value: Value<'_>) -> Option<&'r Fault> {
    let is_text = matches!(value, Value::Str(_) | Value::Int(_) | Value::Float(_));
    rule.fault.as_deref().filter(|fault| !fault.on_text || is_text)
}

/// Tells whether a word of a rule means a flag where the other field is one.
fn compares_flags(rule: &Rule) -> bool {
    rule.params.iter().any(|param| matches!(param.text(), Some("true" | "false")))
}
