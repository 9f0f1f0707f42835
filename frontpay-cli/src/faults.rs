//! The faults of a payload, each with its position.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::ops::Range;

use frontpay_core::{InvalidJson, JsonError, Messages, Violation};
use frontpay_rules::Escaped;
use frontpay_rules::Limits;
use frontpay_rules::PhpError;
use frontpay_rules::json::locate;
use serde::Serialize;

use crate::exit::Failure;
use crate::input::Input;
use crate::output::{count, has_colors};
use crate::snippet::{self, Label};
use crate::source::Source;

/// The number of faults that are drawn; `--json` lists all.
const SHOWN: usize = 100;

/// A violation with the texts that are shown of it.
#[derive(Debug)]
pub(crate) struct Described<'r> {
    pub(crate) violation: &'r Violation,
    pub(crate) path: Cow<'r, str>,
    pub(crate) message: String,
}

/// Describes the violations of a local check, with the messages of a catalog.
pub(crate) fn describe<'r>(
    violations: impl IntoIterator<Item = &'r Violation>,
    messages: &Messages,
) -> impl Iterator<Item = Described<'r>> {
    violations.into_iter().map(|violation| Described {
        violation,
        path: violation.path().into(),
        message: messages.sentence(violation),
    })
}

/// A violation as `--json` writes it, without any value of the payload.
#[derive(Debug, Serialize)]
pub(crate) struct Fault<'r> {
    path: Cow<'r, str>,
    rule: &'r str,
    params: Vec<Option<&'r str>>,
    message: String,
    line: usize,
    column: usize,
    /// `true` if the path is missing; the position is then that of the value that lacks it.
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
    /// Finds the position of every violation.
    pub(crate) fn locate(
        input: &'r Input,
        violations: impl IntoIterator<Item = Described<'r>>,
    ) -> Result<Self, JsonError> {
        let violations: Vec<_> = violations.into_iter().collect();
        let paths: Vec<_> = violations.iter().map(|described| described.violation.path()).collect();
        let places = locate(input.text.as_bytes(), &paths, Limits::default())?;
        let offsets: Vec<_> = places.iter().map(|place| place.range().start).collect();
        let source = Source::new(input, &offsets);
        let faults = violations.into_iter().zip(places).map(|(Described { violation, path, message }, place)| {
            let (line, column) = source.position(place.range().start);
            Fault {
                path,
                rule: violation.rule(),
                params: violation.params().collect(),
                message,
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
            let text = format!("{} [{}]", Escaped::new(&fault.message), Escaped::new(fault.rule));
            let place = *places.entry(fault.range.start).or_insert(labels.len());
            match labels.get_mut(place) {
                Some(label) => label.text = format!("{}\n{text}", label.text),
                None => labels.push(Label { range: fault.range.clone(), text }),
            }
        }
        let drawn = snippet::draw(title.to_owned(), &self.source, labels, has_colors(&io::stdout()));
        match self.faults.len().saturating_sub(SHOWN) {
            0 => drawn,
            more => format!("{drawn}  and {}; --json lists all of them\n", count(more, "more fault")),
        }
    }
}

/// Draws the position of a JSON syntax error, for standard error.
pub(crate) fn draw_syntax(input: &Input, error: &JsonError) -> Failure {
    draw_json(input, format!("{} is not JSON: {error}", input.label()), error)
}

/// Draws the position of an error in a JSON text, for standard error.
pub(crate) fn draw_json(input: &Input, title: String, error: &JsonError) -> Failure {
    draw_place(input, title, error.offset()..error.offset() + 1, error.problem())
}

/// Draws the position of an error in a PHP text, for standard error.
pub(crate) fn draw_php(input: &Input, title: String, error: &PhpError) -> Failure {
    let range = error.range();
    let problem = error.path().map_or_else(String::new, |path| format!("{path}: ")) + error.problem();
    draw_place(input, title, range.start..range.end.max(range.start + 1), &problem)
}

fn draw_place(input: &Input, title: String, range: Range<usize>, problem: &str) -> Failure {
    let source = Source::new(input, &[range.start]);
    let ends = input.text.bytes().skip(range.start).all(|byte| byte.is_ascii_whitespace());
    let text = format!("{}{}", Escaped::new(problem), if ends { " after this" } else { "" });
    let label = Label { range, text };
    let drawn = snippet::draw(title.clone(), &source, vec![label], has_colors(&io::stderr()));
    Failure::Diagnostic { title, text: drawn }
}

/// Draws the faults of a payload. A text that is not JSON is a failure.
pub(crate) fn draw(input: &Input, invalid: &InvalidJson, messages: &Messages) -> Result<String, Failure> {
    let report = match invalid {
        InvalidJson::Syntax(error) => return Err(draw_syntax(input, error)),
        InvalidJson::Report(report) => report,
    };
    let faults = Faults::locate(input, describe(report, messages)).map_err(|error| draw_syntax(input, &error))?;
    Ok(faults.draw(&format!("{} is not valid: {}", input.label(), count(report.len(), "fault"))))
}
