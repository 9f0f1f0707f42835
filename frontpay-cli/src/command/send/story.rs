//! What happens to an order, told as it happens or in one document at the end.

use std::io::{self, Write};
use std::time::Instant;

use frontpay_client::{CustomerId, OrderId};
use serde::Serialize;

use super::destination::Destination;
use crate::exit::{Exit, Failure};
use crate::faults::Fault;
use crate::output::{printable, wants_colours};

/// Tells what happens.
#[derive(Debug)]
pub(super) struct Story {
    json: bool,
    colours: bool,
    document: Document,
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
pub(super) struct Document {
    file: String,
    environment: String,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    customer: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    violations: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    complaints: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    step: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    milliseconds: Option<f64>,
}

impl Story {
    pub(super) fn new(file: &str, environment: &str, json: bool) -> Self {
        let document = Document {
            file: file.to_owned(),
            environment: environment.to_owned(),
            outcome: "failed",
            order: None,
            customer: None,
            status: None,
            error: None,
            violations: None,
            complaints: Vec::new(),
            steps: Vec::new(),
        };
        Self { json, colours: wants_colours(&io::stdout()), document }
    }

    pub(super) fn is_json(&self) -> bool {
        self.json
    }

    /// Prints text for a person.
    pub(super) fn print(&self, text: &str) -> Result<(), Failure> {
        if !self.json {
            writeln!(io::stdout(), "{text}")?;
        }
        Ok(())
    }

    pub(super) fn begin(&self, file: &str, destination: &Destination) -> Result<(), Failure> {
        self.print(&format!("{file} -> {}\n", printable(&destination.introduction())))
    }

    /// Tells that something is done, and for what is worth it how long it took.
    pub(super) fn step(&mut self, step: &'static str, since: Option<Instant>, text: &str) -> Result<(), Failure> {
        let milliseconds = since.map(|since| (since.elapsed().as_secs_f64() * 10_000.0).round() / 10.0);
        let took = milliseconds.map_or(String::new(), |took| format!("{took:.1} ms"));
        let mark = if self.colours { "\u{1b}[32m✓\u{1b}[0m" } else { "✓" };
        self.print(&format!("  {mark} {step:<12}{took:>10}  {}", printable(text)))?;
        self.document.steps.push(Step { step, milliseconds });
        Ok(())
    }

    pub(super) fn note(&self, text: &str) -> Result<(), Failure> {
        self.print(&format!("\n{text}"))
    }

    pub(super) fn created(&mut self, order: Option<&OrderId>, customer: Option<&CustomerId>) {
        self.document.order = order.map(ToString::to_string);
        self.document.customer = customer.map(ToString::to_string);
    }

    pub(super) fn outcome(&mut self, outcome: &'static str) -> &mut Document {
        self.document.outcome = outcome;
        &mut self.document
    }

    /// Ends the story; with `--json` a failure is part of the document.
    pub(super) fn end(mut self, ended: Result<Exit, Failure>) -> Result<Exit, Failure> {
        if !self.json {
            return ended;
        }
        let exit = match ended {
            Ok(exit) => exit,
            Err(Failure::Sentence(exit, sentence)) => {
                self.document.error = Some(sentence);
                exit
            }
            Err(failure) => return Err(failure),
        };
        let mut out = io::stdout().lock();
        serde_json::to_writer_pretty(&mut out, &self.document)?;
        writeln!(out)?;
        Ok(exit)
    }
}

impl Document {
    pub(super) fn status(&mut self, status: &str) -> &mut Self {
        self.status = Some(status.to_owned());
        self
    }

    pub(super) fn violations(&mut self, faults: &[Fault<'_>]) -> Result<&mut Self, Failure> {
        self.violations = Some(serde_json::to_value(faults)?);
        Ok(self)
    }

    pub(super) fn complaints<'c>(&mut self, texts: impl Iterator<Item = &'c str>) {
        self.complaints = texts.map(str::to_owned).collect();
    }
}
