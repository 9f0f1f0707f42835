//! `frontpay validate`: shows the faults of payloads in their files.

use std::io::{self, Write};

use frontpay_core::{InvalidJson, Messages, Valid, payload::PaymentLink};
use frontpay_rules::Escaped;
use serde::Serialize;

use crate::args::{Language, ValidateArgs};
use crate::exit::{self, Exit, Failure};
use crate::faults::{self, Fault, Faults, describe};
use crate::input::Input;
use crate::json::to_json;
use crate::output::count;

/// A line of `--json`.
#[derive(Debug, Serialize)]
struct Line<'r> {
    file: &'r str,
    valid: bool,
    violations: &'r [Fault<'r>],
}

/// A line of `--json` for a file that cannot be read.
#[derive(Debug, Serialize)]
struct ErrorLine<'r> {
    file: &'r str,
    error: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

pub(super) fn run(args: &ValidateArgs) -> Result<Exit, Failure> {
    let messages = messages(args)?;
    let mut out = Output::default();
    let mut exits = Vec::new();
    for name in &args.files {
        let (exit, text) = if args.json { as_json(name, &messages) } else { as_text(name, &messages) };
        exits.push(exit);
        out.print(&text)?;
    }
    if !args.json && exits.len() > 1 {
        let valid = exits.iter().filter(|exit| **exit == Exit::Done).count();
        out.print(&format!("{valid} of {} valid\n", count(exits.len(), "file")))?;
    }
    Ok(exits.into_iter().max().unwrap_or(Exit::Done))
}

/// Standard output until its reader has gone. The files are checked to the end all the same: the exit code is a statement
/// about all of them.
#[derive(Debug, Default)]
struct Output {
    has_no_reader: bool,
}

impl Output {
    fn print(&mut self, text: &str) -> Result<(), Failure> {
        if self.has_no_reader {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.has_no_reader = true;
                Ok(())
            }
            written => Ok(written?),
        }
    }
}

/// Reads the catalogue of messages that the arguments name.
fn messages(args: &ValidateArgs) -> Result<Messages, Failure> {
    let messages = match args.language {
        Language::En => Messages::english(),
        Language::Nb => Messages::norwegian(),
    };
    let Some(name) = &args.messages else { return Ok(messages) };
    let input = Input::read(name)?;
    let title = || format!("{} is not a language file", input.label());
    let messages = if input.text.trim_start().starts_with('{') {
        messages.with_json(&input.text).map_err(|error| faults::draw_json(&input, title(), &error))
    } else {
        messages.with_php(&input.text).map_err(|error| faults::draw_php(&input, title(), &error))
    }?;
    for key in messages.unused() {
        exit::print_error(&format!("warning: {}: no rule uses `{}`\n", input.label(), Escaped::new(key)));
    }
    Ok(messages)
}

fn as_text(name: &str, messages: &Messages) -> (Exit, String) {
    let input = match Input::read(name) {
        Ok(input) => input,
        Err(failure) => return (exit::report(&failure), String::new()),
    };
    let Err(invalid) = Valid::<PaymentLink>::from_json(&input.text) else {
        return (Exit::Done, format!("{} is valid\n", input.label()));
    };
    match faults::draw(&input, &invalid, messages) {
        Ok(picture) => (Exit::Refused, format!("{}\n", picture.trim_end())),
        Err(failure) => (exit::report(&failure), String::new()),
    }
}

fn as_json(name: &str, messages: &Messages) -> (Exit, String) {
    let error_line = |error: &str, place: Option<(usize, usize)>| {
        let (line, column) = place.unzip();
        (Exit::CannotRun, line_of(&ErrorLine { file: name, error, line, column }))
    };
    let input = match Input::read(name) {
        Ok(input) => input,
        Err(failure) => return error_line(failure.sentence(), None),
    };
    let report = match Valid::<PaymentLink>::from_json(&input.text) {
        Ok(_) => return (Exit::Done, line_of(&Line { file: name, valid: true, violations: &[] })),
        Err(InvalidJson::Report(report)) => report,
        Err(InvalidJson::Syntax(error)) => return error_line(error.problem(), Some((error.line(), error.column()))),
    };
    match Faults::locate(&input, describe(&report, messages)) {
        Ok(faults) => (Exit::Refused, line_of(&Line { file: name, valid: false, violations: faults.list() })),
        Err(error) => error_line(error.problem(), Some((error.line(), error.column()))),
    }
}

fn line_of(line: &impl Serialize) -> String {
    to_json(line) + "\n"
}
