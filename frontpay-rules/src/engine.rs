//! Documents against tables: every failure, in Laravel's order.

use std::borrow::Cow;

use crate::as_value::AsValue;
use crate::json::{self, Arena, JsonError, Limits};
use crate::message;
use crate::number::IntText;
use crate::report::{Failed, Report, Violation};
use crate::rule::{self, Input};
use crate::table::{FieldRef, FlatRow, Other, Param, Rule, RuleSet, Segment, ends, runs};
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
        self.check_value(root).map(|()| Validated::new(self, root))
    }

    /// Validates data without copying anything of it.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure.
    pub fn check<D: AsValue + ?Sized>(&self, data: &D) -> Result<(), Report> {
        let arena = Arena::new();
        self.check_value(data.to_document(&arena))
    }

    /// Reads a JSON text and validates it.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] where the text is not JSON, [`InvalidJson::Report`] where a rule fails.
    pub fn validate_json(&self, bytes: &[u8]) -> Result<Validated, InvalidJson> {
        let arena = Arena::new();
        let root = json::read(bytes, &arena, Limits::default())?;
        self.check_value(root)?;
        Ok(Validated::new(self, root))
    }

    /// Reads a JSON text and validates it without copying anything of it.
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::validate_json`].
    pub fn check_json(&self, bytes: &[u8]) -> Result<(), InvalidJson> {
        let arena = Arena::new();
        Ok(self.check_value(json::read(bytes, &arena, Limits::default())?)?)
    }

    pub(crate) fn check_value(&self, root: Value<'_>) -> Result<(), Report> {
        let mut run = Run { root, base: None, keys: Vec::new(), others: Vec::new(), report: Report::default() };
        for wildcards in [false, true] {
            self.each_row(&mut |row| {
                if row.has_wildcard() == wildcards {
                    run.descend(row, 0, Some(root));
                }
            });
        }
        if run.report.is_empty() { Ok(()) } else { Err(run.report) }
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
struct Run<'d> {
    root: Value<'d>,
    /// The struct that the current row belongs to.
    base: Option<Value<'d>>,
    /// The keys that stand for the wildcards of the current row.
    keys: Vec<Cow<'d, str>>,
    others: Vec<Other<'d>>,
    report: Report,
}

impl<'d> Run<'d> {
    /// Goes down the path of a row from its segment `at`, and checks every field that it leads to.
    fn descend(&mut self, row: &FlatRow<'_, '_>, at: usize, value: Option<Value<'d>>) {
        if at == row.base {
            self.base = value;
        }
        if row.guards.contains(&at) && value.is_none_or(|value| value.is_null()) {
            return;
        }
        match row.path.get(at) {
            None => self.field(row, value),
            Some(Segment::Key(key)) => self.descend(row, at + 1, value.and_then(|value| value.get(key))),
            Some(Segment::Each) if row.path.len() == 1 => self.each_at_root(row),
            Some(Segment::Each) if at + 1 == row.path.len() => {
                // Laravel finds the items that are not themselves filled lists or maps first.
                self.each(row, at, value, |item| item.count().is_none_or(|count| count == 0));
                self.each(row, at, value, |item| item.count().is_some_and(|count| count > 0));
            }
            Some(Segment::Each) => self.each(row, at, value, |_| true),
        }
    }

    fn each(&mut self, row: &FlatRow<'_, '_>, at: usize, value: Option<Value<'d>>, wanted: fn(Value<'d>) -> bool) {
        match value {
            Some(Value::List(items)) => {
                for (index, item) in items.seen().iter().enumerate() {
                    if wanted(*item) {
                        let key = i64::try_from(index)
                            .map_or(Cow::Borrowed("*"), |index| Cow::Owned(IntText::print(index).as_str().to_owned()));
                        self.item(row, at, key, *item);
                    }
                }
            }
            Some(Value::Map(entries)) => {
                for (key, item) in entries.seen() {
                    if wanted(*item) {
                        self.item(row, at, Cow::Borrowed(*key), *item);
                    }
                }
            }
            _ => {}
        }
    }

    /// The path `*` alone: Laravel merges two lists of the keys it finds, and PHP numbers integer keys anew when it does,
    /// so that a list is checked again behind its end, where nothing is.
    fn each_at_root(&mut self, row: &FlatRow<'_, '_>) {
        let root = self.root;
        let mut next = 0..;
        let mut numbered = |run: &mut Self| {
            let key = IntText::print(next.next().unwrap_or(0)).as_str().to_owned();
            let item = root.get(&key);
            run.keys.push(Cow::Owned(key));
            run.descend(row, 1, item);
            run.keys.pop();
        };
        let is_leaf = |item: &Value<'_>| item.count().is_none_or(|count| count == 0);
        match root {
            Value::List(items) => {
                let items = items.seen();
                (0..items.iter().filter(|item| is_leaf(item)).count() + items.len()).for_each(|_| numbered(self));
            }
            Value::Map(entries) => {
                let entries = entries.seen();
                let leaves = entries.iter().filter(|(_, item)| is_leaf(item)).map(|entry| (entry, true));
                let all = entries.iter().filter(|(key, _)| !key.is_empty()).map(|entry| (entry, false));
                for ((key, item), first) in leaves.chain(all) {
                    if is_integer_key(key) {
                        numbered(self);
                    } else if first || !is_leaf(item) {
                        self.item(row, 0, Cow::Borrowed(*key), *item);
                    }
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, row: &FlatRow<'_, '_>, at: usize, key: Cow<'d, str>, item: Value<'d>) {
        self.keys.push(key);
        self.descend(row, at + 1, Some(item));
        self.keys.pop();
    }

    /// Checks the rules of a row on one field.
    fn field(&mut self, row: &FlatRow<'_, '_>, value: Option<Value<'d>>) {
        let present = value.is_some();
        let value = value.unwrap_or(Value::Null);
        for rule in row.rules {
            if !runs(rule.is_implicit(), value, present, row.facts) {
                continue;
            }
            let Some(failed) = self.failure(row, rule, value, present) else { continue };
            self.fail(row, rule, failed);
            if ends(rule.is_implicit(), row.facts) {
                return;
            }
        }
    }

    fn failure(&mut self, row: &FlatRow<'_, '_>, rule: &Rule, value: Value<'d>, present: bool) -> Option<Failed> {
        match (&rule.fault, rule.name) {
            (Some(fault), _) if !fault.on_text || matches!(value, Value::Str(_) | Value::Int(_) | Value::Float(_)) => {
                Some(Failed::Fault { rule: fault.rule.clone(), problem: fault.problem.clone() })
            }
            (_, Some(name)) => {
                self.look_up(&rule.params);
                let input = Input { value, present, params: &rule.params, others: &self.others, facts: row.facts };
                (!rule::check(name, &input)).then_some(Failed::Rule(name))
            }
            _ => None,
        }
    }

    fn fail(&mut self, row: &FlatRow<'_, '_>, rule: &Rule, failed: Failed) {
        self.report.push(Violation {
            path: row.concrete(&self.keys),
            rule: failed,
            params: message::texts(row, rule, &self.keys),
            measure: row.measure(),
        });
    }

    /// Finds the values of the fields that the parameters of a rule name.
    fn look_up(&mut self, params: &[Param]) {
        self.others.clear();
        for param in params {
            if let Param::Field(field) = param {
                let value = self.value_of(field);
                self.others.push(Other { value, boolean: field.boolean });
            }
        }
    }

    fn value_of(&self, field: &FieldRef) -> Option<Value<'d>> {
        let mut keys = self.keys.iter();
        let mut value = if field.sibling { self.base } else { Some(self.root) };
        for segment in field.path.0.iter() {
            let key = match segment {
                Segment::Key(key) => key,
                Segment::Each => keys.next()?,
            };
            value = value?.get(key);
        }
        value
    }
}

/// Tells whether PHP turns a key into an integer.
fn is_integer_key(key: &str) -> bool {
    key.parse::<i64>().is_ok_and(|number| IntText::print(number).as_str() == key)
}
