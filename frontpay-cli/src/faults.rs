//! What is wrong with a payload, with the place of each fault.

use std::collections::HashMap;
use std::io;
use std::ops::Range;

use frontpay_core::{InvalidJson, JsonError, Messages, Violation};
use frontpay_rules::PhpError;
use frontpay_rules::json::locate;
use serde::Serialize;

use crate::exit::{Exit, Failure};
use crate::input::Input;
use crate::output::{count, printable, wants_colours};
use crate::snippet::{self, Label};
use crate::source::Source;

/// More faults than anyone reads at once; `--json` lists all.
const SHOWN: usize = 100;

/// A violation as `--json` writes it: no value of the payload.
#[derive(Debug, Serialize)]
pub(crate) struct Fault<'r> {
    path: &'r str,
    rule: &'r str,
    params: Vec<Option<&'r str>>,
    message: String,
    line: usize,
    column: usize,
    /// Whether the place is that of the value in which the path is missing.
    missing: bool,
    #[serde(skip)]
    range: Range<usize>,
}

/// The faults of one payload.
#[derive(Debug)]
pub(crate) struct Faults<'r> {
    faults: Vec<Fault<'r>>,
    source: Source<'r>,
}

impl<'r> Faults<'r> {
    /// Finds the place of every violation.
    pub(crate) fn locate(
        input: &'r Input,
        violations: impl IntoIterator<Item = &'r Violation>,
        messages: &Messages,
    ) -> Result<Self, JsonError> {
        let violations: Vec<_> = violations.into_iter().collect();
        let paths: Vec<_> = violations.iter().map(|violation| violation.path()).collect();
        let places = locate(input.text.as_bytes(), &paths)?;
        let offsets: Vec<_> = places.iter().map(|place| place.range().start).collect();
        let source = Source::new(input, &offsets);
        let faults = violations.into_iter().zip(places).map(|(violation, place)| {
            let (line, column) = source.position(place.range().start);
            Fault {
                path: violation.path(),
                rule: violation.rule(),
                params: violation.params().collect(),
                message: messages.sentence(violation),
                line,
                column,
                missing: place.is_missing(),
                range: place.range(),
            }
        });
        Ok(Self { faults: faults.collect(), source })
    }

    /// Returns the faults in the order of the rules.
    pub(crate) fn list(&self) -> &[Fault<'r>] {
        &self.faults
    }

    /// Draws the faults into the text, for standard output.
    pub(crate) fn draw(&self, title: &str) -> String {
        let mut labels: Vec<Label> = Vec::new();
        let mut places = HashMap::new();
        for fault in self.faults.iter().take(SHOWN) {
            let text = format!("{} [{}]", printable(&fault.message), printable(fault.rule));
            let place = *places.entry(fault.range.start).or_insert(labels.len());
            match labels.get_mut(place) {
                Some(label) => label.text = format!("{}\n{text}", label.text),
                None => labels.push(Label { range: fault.range.clone(), text }),
            }
        }
        let drawn = snippet::draw(title.to_owned(), &self.source, labels, wants_colours(&io::stdout()));
        match self.faults.len().saturating_sub(SHOWN) {
            0 => drawn,
            more => format!("{drawn}  and {}; --json lists all of them\n", count(more, "more fault")),
        }
    }
}

/// Draws the place at which a text is not JSON, for standard error.
pub(crate) fn draw_syntax(input: &Input, error: &JsonError) -> Failure {
    draw_json(input, format!("{} is not JSON: {error}", input.label()), error)
}

/// Draws the place at which a JSON text is not what it should be, for standard error.
pub(crate) fn draw_json(input: &Input, title: String, error: &JsonError) -> Failure {
    draw_place(input, title, error.offset()..error.offset() + 1, error.problem())
}

/// Draws the place at which a PHP text is not what it should be, for standard error.
pub(crate) fn draw_php(input: &Input, title: String, error: &PhpError) -> Failure {
    let range = error.range();
    let problem = error.path().map_or_else(String::new, |path| format!("{path}: ")) + error.problem();
    draw_place(input, title, range.start..range.end.max(range.start + 1), &problem)
}

fn draw_place(input: &Input, title: String, range: Range<usize>, problem: &str) -> Failure {
    let source = Source::new(input, &[range.start]);
    let ends = input.text.bytes().skip(range.start).all(|byte| byte.is_ascii_whitespace());
    let text = format!("{}{}", printable(problem), if ends { " behind this" } else { "" });
    let label = Label { range, text };
    Failure::Picture(Exit::Unable, snippet::draw(title, &source, vec![label], wants_colours(&io::stderr())))
}

/// Draws why a payload is not valid; that it is not even JSON is a failure.
pub(crate) fn draw(input: &Input, invalid: &InvalidJson, messages: &Messages) -> Result<String, Failure> {
    let report = match invalid {
        InvalidJson::Syntax(error) => return Err(draw_syntax(input, error)),
        InvalidJson::Report(report) => report,
    };
    let faults = Faults::locate(input, report, messages).map_err(|error| draw_syntax(input, &error))?;
    Ok(faults.draw(&format!("{} is not valid: {}", input.label(), count(report.len(), "fault"))))
}
