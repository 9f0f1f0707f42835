//! The evaluation of a line, which has a table of rules and a document.

use std::collections::HashMap;
use std::fmt;

use frontpay_rules::date::Moment;
use frontpay_rules::{Arena, Limits, Report, RuleSet, RuleText, Validated, json};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::lines::{Line, MAX_LINE_BYTES};
use super::pipeline::LineHandler;

/// The nesting limit of PHP.
const MAX_DEPTH: usize = 512;
/// The maximum number of cached tables.
const MAX_TABLES: usize = 256;

/// An evaluator of lines, one for each thread.
#[derive(Debug)]
pub(super) struct Evaluator {
    /// The current time; `None` for the system's clock.
    now: Option<Moment>,
    validated: bool,
    /// A cache of tables by their text, because most streams have few.
    tables: HashMap<String, RuleSet>,
}

#[derive(serde::Deserialize)]
struct Case<'l> {
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    #[serde(borrow, default)]
    rules: Option<&'l RawValue>,
    #[serde(borrow, default)]
    data: Option<&'l RawValue>,
}

#[derive(Serialize)]
struct Verdict<'a> {
    id: Option<&'a RawValue>,
    valid: bool,
    failed: Failed<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    validated: Option<&'a Validated>,
}

#[derive(Serialize)]
struct ErrorAnswer<'a> {
    id: Option<&'a RawValue>,
    error: String,
}

impl Evaluator {
    pub(super) fn new(now: Option<Moment>, validated: bool) -> Self {
        Self { now, validated, tables: HashMap::new() }
    }

    fn evaluate(&mut self, case: &Case<'_>) -> Result<CheckResult, String> {
        let rules = case.rules.ok_or("`rules` is missing")?.get();
        let data = case.data.ok_or("`data` is missing")?.get();
        let (now, validated) = (self.now.unwrap_or_else(Moment::now), self.validated);
        let table = self.table(rules)?;
        if !data.starts_with(['{', '[']) {
            return Err("`data` is neither an object nor a list".to_owned());
        }
        let arena = Arena::new();
        let limits = Limits { depth: MAX_DEPTH, bytes: MAX_LINE_BYTES, ..Limits::default() };
        let root = json::read(data.as_bytes(), &arena, limits).map_err(|error| format!("`data`: {error}"))?;
        let rules = table.with_context(now);
        let ended = if validated { rules.validate(&root).map(Some) } else { rules.check(&root).map(|()| None) };
        match ended {
            Ok(validated) => Ok(CheckResult { report: Report::default(), validated }),
            Err(report) => match report.iter().find_map(|violation| Some((violation.path(), violation.fault()?))) {
                Some((path, fault)) => Err(format!("{path}: {fault}")),
                None => Ok(CheckResult { report, validated: None }),
            },
        }
    }

    fn table(&mut self, text: &str) -> Result<&RuleSet, String> {
        if !self.tables.contains_key(text) {
            let Rows(rows) =
                serde_json::from_str(text).map_err(|error| format!("`rules`: {}", without_position(&error)))?;
            if self.tables.len() >= MAX_TABLES {
                self.tables.clear();
            }
            self.tables.insert(text.to_owned(), RuleSet::parse_lazily(rows));
        }
        self.tables.get(text).ok_or_else(|| "`rules` cannot be cached".to_owned())
    }
}

/// The result of checking a document.
struct CheckResult {
    report: Report,
    validated: Option<Validated>,
}

impl LineHandler for Evaluator {
    fn answer(&mut self, line: &Line, answers: &mut Vec<u8>) {
        let before = answers.len();
        let (id, ended) = match parse(line) {
            Ok(None) => return,
            Ok(Some(case)) => (case.id, self.evaluate(&case)),
            Err(problem) => (None, Err(problem)),
        };
        let written = match ended {
            Ok(CheckResult { report, validated }) => {
                let failed = Failed::of(&report);
                let verdict = Verdict { id, valid: report.is_empty(), failed, validated: validated.as_ref() };
                serde_json::to_writer(&mut *answers, &verdict)
            }
            Err(error) => serde_json::to_writer(&mut *answers, &ErrorAnswer { id, error }),
        };
        if let Err(error) = written {
            answers.truncate(before);
            let error = format!("line {}: the answer cannot be written: {error}", line.number);
            answers.extend_from_slice(serde_json::json!({ "id": null, "error": error }).to_string().as_bytes());
        }
        answers.push(b'\n');
    }
}

/// Parses a line; returns `None` if it is empty.
fn parse(line: &Line) -> Result<Option<Case<'_>>, String> {
    let Some(text) = &line.text else {
        return Err(format!("line {}: longer than the limit of {} MiB", line.number, MAX_LINE_BYTES >> 20));
    };
    match text.trim_ascii_start().first() {
        None => Ok(None),
        Some(b'{') => serde_json::from_slice(text)
            .map(Some)
            .map_err(|error| format!("line {}, column {}: {}", line.number, error.column(), without_position(&error))),
        Some(_) => Err(format!("line {}: expected an object", line.number)),
    }
}

/// Returns the text of an error without `at line 1 column 5`, which is not a line of the stream.
fn without_position(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// The failing paths with their rules and parameters, in order.
struct Failed<'r>(Vec<(&'r str, Rules<'r>)>);

struct Rules<'r>(Vec<(&'r str, Vec<Option<&'r str>>)>);

impl<'r> Failed<'r> {
    fn of(report: &'r Report) -> Self {
        let mut failed: Vec<(&str, Rules<'_>)> = Vec::new();
        let mut indexes = HashMap::new();
        for violation in report {
            let index = *indexes.entry(violation.path()).or_insert(failed.len());
            if index == failed.len() {
                failed.push((violation.path(), Rules(Vec::new())));
            }
            failed[index].1.insert(violation.rule(), violation.params().collect());
        }
        Self(failed)
    }
}

impl<'r> Rules<'r> {
    /// Adds a rule. If a rule fails twice, Laravel keeps the later parameters.
    fn insert(&mut self, rule: &'r str, params: Vec<Option<&'r str>>) {
        match self.0.iter_mut().find(|(other, _)| *other == rule) {
            Some((_, earlier)) => *earlier = params,
            None => self.0.push((rule, params)),
        }
    }
}

impl Serialize for Failed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(path, rules)| (path, rules)))
    }
}

impl Serialize for Rules<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(rule, params)| (rule, params)))
    }
}

/// The rows of a table: an object whose order is kept, or an empty list, which PHP writes for an empty array.
struct Rows(Vec<(String, RuleText)>);

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RowsVisitor)
    }
}

struct RowsVisitor;

impl<'de> Visitor<'de> for RowsVisitor {
    type Value = Rows;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of paths and rules")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Rows, A::Error> {
        let mut rows = Vec::new();
        while let Some((path, RowRules(rules))) = map.next_entry()? {
            rows.push((path, rules));
        }
        Ok(Rows(rows))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Rows, A::Error> {
        match list.next_element::<de::IgnoredAny>()? {
            None => Ok(Rows(Vec::new())),
            Some(_) => Err(de::Error::invalid_type(de::Unexpected::Seq, &self)),
        }
    }
}

/// The rules of one path.
struct RowRules(RuleText);

impl<'de> Deserialize<'de> for RowRules {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RowRulesVisitor)
    }
}

struct RowRulesVisitor;

impl<'de> Visitor<'de> for RowRulesVisitor {
    type Value = RowRules;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rules as text or as a list of texts")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RowRules, E> {
        Ok(RowRules(RuleText::from(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RowRules, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element::<String>()? {
            texts.push(text);
        }
        Ok(RowRules(RuleText::List(texts)))
    }
}
