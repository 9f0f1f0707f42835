//! One line: a table of rules and a document, and the answer.

use std::collections::HashMap;
use std::fmt;

use frontpay_rules::date::Moment;
use frontpay_rules::{Arena, Limits, Report, RuleSet, RuleText, Validated, json};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::lines::{LONGEST, Line};
use super::pipeline::Work;

/// PHP's own limit of nesting.
const DEPTH: usize = 512;
/// How many tables are kept for the lines to come.
const TABLES: usize = 256;

/// Answers lines; one for each thread.
#[derive(Debug)]
pub(super) struct Evaluator {
    /// The system's clock where none is given.
    now: Option<Moment>,
    validated: bool,
    /// The tables of earlier lines by their text: most streams have few.
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
struct Refusal<'a> {
    id: Option<&'a RawValue>,
    error: String,
}

impl Evaluator {
    pub(super) fn new(now: Option<Moment>, validated: bool) -> Self {
        Self { now, validated, tables: HashMap::new() }
    }

    fn evaluate(&mut self, case: &Case<'_>) -> Result<Outcome, String> {
        let rules = case.rules.ok_or("`rules` is missing")?.get();
        let data = case.data.ok_or("`data` is missing")?.get();
        let (now, validated) = (self.now.unwrap_or_else(Moment::now), self.validated);
        let table = self.table(rules)?;
        if !data.starts_with(['{', '[']) {
            return Err("`data` is neither an object nor a list".to_owned());
        }
        let arena = Arena::new();
        let limits = Limits { depth: DEPTH, bytes: LONGEST, ..Limits::default() };
        let root = json::read(data.as_bytes(), &arena, limits).map_err(|error| format!("`data`: {error}"))?;
        let rules = table.with_context(now);
        let ended = if validated { rules.validate(&root).map(Some) } else { rules.check(&root).map(|()| None) };
        match ended {
            Ok(validated) => Ok(Outcome { report: Report::default(), validated }),
            Err(report) => match report.iter().find_map(|violation| Some((violation.path(), violation.fault()?))) {
                Some((path, fault)) => Err(format!("{path}: {fault}")),
                None => Ok(Outcome { report, validated: None }),
            },
        }
    }

    fn table(&mut self, text: &str) -> Result<&RuleSet, String> {
        if !self.tables.contains_key(text) {
            let Rows(rows) =
                serde_json::from_str(text).map_err(|error| format!("`rules`: {}", without_place(&error)))?;
            if self.tables.len() >= TABLES {
                self.tables.clear();
            }
            self.tables.insert(text.to_owned(), RuleSet::parse_lazily(rows));
        }
        self.tables.get(text).ok_or_else(|| "`rules` cannot be kept".to_owned())
    }
}

/// What the rules say of a document.
struct Outcome {
    report: Report,
    validated: Option<Validated>,
}

impl Work for Evaluator {
    fn answer(&mut self, line: &Line, answers: &mut Vec<u8>) {
        let before = answers.len();
        let (id, ended) = match read(line) {
            Ok(None) => return,
            Ok(Some(case)) => (case.id, self.evaluate(&case)),
            Err(problem) => (None, Err(problem)),
        };
        let written = match ended {
            Ok(Outcome { report, validated }) => {
                let failed = Failed::of(&report);
                let verdict = Verdict { id, valid: report.is_empty(), failed, validated: validated.as_ref() };
                serde_json::to_writer(&mut *answers, &verdict)
            }
            Err(error) => serde_json::to_writer(&mut *answers, &Refusal { id, error }),
        };
        if let Err(error) = written {
            answers.truncate(before);
            let error = format!("line {}: the answer cannot be written: {error}", line.number);
            answers.extend_from_slice(serde_json::json!({ "id": null, "error": error }).to_string().as_bytes());
        }
        answers.push(b'\n');
    }
}

/// Reads a line; nothing stands on an empty one.
fn read(line: &Line) -> Result<Option<Case<'_>>, String> {
    let Some(text) = &line.text else {
        return Err(format!("line {}: longer than the limit of {} MiB", line.number, LONGEST >> 20));
    };
    match text.trim_ascii_start().first() {
        None => Ok(None),
        Some(b'{') => serde_json::from_slice(text)
            .map(Some)
            .map_err(|error| format!("line {}, column {}: {}", line.number, error.column(), without_place(&error))),
        Some(_) => Err(format!("line {}: expected an object", line.number)),
    }
}

/// The text of an error without `at line 1 column 5`, since that line is not one of the stream.
fn without_place(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// Failing paths with their rules and parameters, in the order in which they failed.
struct Failed<'r>(Vec<(&'r str, Rules<'r>)>);

struct Rules<'r>(Vec<(&'r str, Vec<Option<&'r str>>)>);

impl<'r> Failed<'r> {
    fn of(report: &'r Report) -> Self {
        let mut failed: Vec<(&str, Rules<'_>)> = Vec::new();
        let mut places = HashMap::new();
        for violation in report {
            let place = *places.entry(violation.path()).or_insert(failed.len());
            if place == failed.len() {
                failed.push((violation.path(), Rules(Vec::new())));
            }
            failed[place].1.put(violation.rule(), violation.params().collect());
        }
        Self(failed)
    }
}

impl<'r> Rules<'r> {
    /// Of a rule that fails twice Laravel keeps the later parameters.
    fn put(&mut self, rule: &'r str, params: Vec<Option<&'r str>>) {
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

/// A table as it is written: an object, whose order counts. PHP writes an empty one as a list.
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
        while let Some((path, Text(rules))) = map.next_entry()? {
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
struct Text(RuleText);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rules as text or as a list of texts")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(RuleText::from(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Text, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element::<String>()? {
            texts.push(text);
        }
        Ok(Text(RuleText::List(texts)))
    }
}
