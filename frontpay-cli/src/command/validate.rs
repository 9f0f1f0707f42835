//! `frontpay validate`: what is wrong with payloads, shown in them.

use std::io::{self, Write};

use frontpay_core::{InvalidJson, Messages, Valid, payload::PaymentLink};
use serde::Serialize;

use crate::args::{Language, ValidateArgs};
use crate::exit::{self, Exit, Failure};
use crate::faults::{self, Fault, Faults};
use crate::input::Input;
use crate::output::{count, printable};

/// A line of `--json`.
#[derive(Debug, Serialize)]
struct Line<'r> {
    file: &'r str,
    valid: bool,
    violations: &'r [Fault<'r>],
}

/// The same for what could not be read.
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
    let out = &mut io::BufWriter::new(io::stdout().lock());
    let mut exits = Vec::new();
    for name in &args.files {
        let exit = if args.json { as_json(out, name, &messages)? } else { as_text(out, name, &messages)? };
        exits.push(exit);
        out.flush()?;
    }
    if !args.json && exits.len() > 1 {
        let valid = exits.iter().filter(|exit| **exit == Exit::Done).count();
        writeln!(out, "{valid} of {} valid", count(exits.len(), "file"))?;
    }
    out.flush()?;
    Ok(exits.into_iter().max().unwrap_or(Exit::Done))
}

/// The catalogue that is asked for.
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
        // Where standard error is closed there is no one left to tell.
        _ = writeln!(io::stderr(), "warning: {}: no rule uses `{}`", input.label(), printable(key));
    }
    Ok(messages)
}

fn as_text(out: &mut impl Write, name: &str, messages: &Messages) -> Result<Exit, Failure> {
    let input = match Input::read(name) {
        Ok(input) => input,
        Err(failure) => return Ok(exit::tell(&failure)),
    };
    let Err(invalid) = Valid::<PaymentLink>::from_json(&input.text) else {
        writeln!(out, "{} is valid", input.label())?;
        return Ok(Exit::Done);
    };
    match faults::draw(&input, &invalid, messages) {
        Ok(picture) => {
            writeln!(out, "{}", picture.trim_end())?;
            Ok(Exit::Refused)
        }
        Err(failure) => Ok(exit::tell(&failure)),
    }
}

fn as_json(out: &mut impl Write, name: &str, messages: &Messages) -> Result<Exit, Failure> {
    let input = match Input::read(name) {
        Ok(input) => input,
        Err(Failure::Sentence(exit, sentence)) => {
            write_line(out, &ErrorLine { file: name, error: &sentence, line: None, column: None })?;
            return Ok(exit);
        }
        Err(failure) => return Err(failure),
    };
    let located = match Valid::<PaymentLink>::from_json(&input.text) {
        Ok(_) => {
            write_line(out, &Line { file: name, valid: true, violations: &[] })?;
            return Ok(Exit::Done);
        }
        Err(InvalidJson::Report(report)) => report,
        Err(InvalidJson::Syntax(error)) => {
            let (line, column) = (Some(error.line()), Some(error.column()));
            write_line(out, &ErrorLine { file: name, error: error.problem(), line, column })?;
            return Ok(Exit::Unable);
        }
    };
    let faults = Faults::locate(&input, &located, messages).map_err(|error| faults::draw_syntax(&input, &error))?;
    write_line(out, &Line { file: name, valid: false, violations: faults.list() })?;
    Ok(Exit::Refused)
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")?;
    Ok(())
}
