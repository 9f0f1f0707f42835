//! The report on an order: lines for people, printed at once, or one JSON document.

use std::io;
use std::time::Instant;

use frontpay_client::{CancelHandle, Created, Error, OrderId, Outcome};
use frontpay_rules::Escaped;
use serde::Serialize;

use super::create_state::{CreateResult, CreateState};
use crate::args::SendArgs;
use crate::command::kind::Kind;
use crate::exit::{self, Exit, Failure};
use crate::faults::Fault;
use crate::json::{JsonObject, to_json};
use crate::output::{has_colors, whole_seconds};
use crate::transcript::Transcript;

/// The version of the JSON document; it changes when a field is removed or changes its meaning.
const VERSION: u32 = 1;

/// A report in progress.
///
/// The result of the create is printed as soon as it is known, before anything else is done.
#[derive(Debug)]
pub(super) struct Report {
    file: String,
    environment: Option<String>,
    json: Option<JsonObject>,
    has_colors: bool,
    transcript: Transcript,
    create: CreateState,
    details: Details,
}

/// The part of the JSON document that is printed at the end.
#[derive(Debug, Default)]
struct Details {
    error: Option<String>,
    /// The violations as JSON.
    violations: Option<String>,
    messages: Vec<String>,
    status: Option<String>,
    steps: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    #[serde(rename = "step")]
    name: &'static str,
    ok: bool,
    milliseconds: Option<f64>,
}

impl Report {
    pub(super) fn new(args: &SendArgs) -> Self {
        Self {
            file: args.file.clone(),
            environment: None,
            json: args.json.then(JsonObject::default),
            has_colors: has_colors(&io::stdout()),
            transcript: Transcript::default(),
            create: CreateState::NotSent,
            details: Details::default(),
        }
    }

    pub(super) fn is_json(&self) -> bool {
        self.json.is_some()
    }

    /// Prints text for people.
    pub(super) fn print(&mut self, text: &str) {
        if !self.is_json() {
            self.transcript.print(text);
        }
    }

    fn print_fields<const N: usize>(&mut self, fields: [(&str, String); N]) {
        if let Some(object) = &mut self.json {
            self.transcript.print(&object.fields(fields));
        }
    }

    /// Starts the JSON document, unless it is started.
    fn open(&mut self) {
        if self.json.as_ref().is_some_and(JsonObject::is_empty) {
            self.print_fields([
                ("version", to_json(&VERSION)),
                ("file", to_json(&self.file)),
                ("environment", to_json(&self.environment)),
            ]);
        }
    }

    /// Records the environment.
    pub(super) fn environment(&mut self, environment: String) {
        self.environment = Some(environment);
    }

    /// Prints that a step succeeded, and the time that it took.
    pub(super) fn step(&mut self, name: &'static str, since: Option<Instant>, text: &str) {
        self.add_step(name, true, since, text);
    }

    /// Prints that a step failed, and why.
    pub(super) fn failed_step(&mut self, name: &'static str, since: Option<Instant>, text: &str) {
        self.add_step(name, false, since, text);
        self.details.error = Some(text.to_owned());
    }

    fn add_step(&mut self, name: &'static str, ok: bool, since: Option<Instant>, text: &str) {
        let milliseconds = since.map(|since| (since.elapsed().as_secs_f64() * 10_000.0).round() / 10.0);
        let took = milliseconds.map_or(String::new(), |took| format!("{took:.1} ms"));
        let mark = match (ok, self.has_colors) {
            (true, true) => "\u{1b}[32m✓\u{1b}[0m",
            (true, false) => "✓",
            (false, true) => "\u{1b}[31m✗\u{1b}[0m",
            (false, false) => "✗",
        };
        self.print(&format!("  {mark} {name:<12}{took:>10}  {}\n", Escaped::new(text)));
        self.details.steps.push(Step { name, ok, milliseconds });
    }

    /// Records that the request is being sent; fails if its outcome could not be reported.
    pub(super) fn begin_sending(&mut self, handle: CancelHandle) -> Result<(), Failure> {
        self.open();
        if let Some(error) = self.transcript.error() {
            return Err(Failure::cannot_run(format_args!("nothing was sent: {error}")));
        }
        self.create = CreateState::Sent(handle);
        Ok(())
    }

    /// Records and prints that the order was created.
    pub(super) fn created(&mut self, created: &Created, since: Instant, server: &str) {
        self.settle(CreateResult::from(created));
        let order = created.order.as_ref().map_or("an order without an identifier", OrderId::as_str);
        let customer = created.customer.as_ref().map_or(String::new(), |customer| format!(", customer {customer}"));
        self.step("created", Some(since), &format!("{order}{customer}, at {server}"));
    }

    /// Records that the create failed.
    pub(super) fn failed(&mut self, error: &Error) {
        self.settle(CreateResult::from(error));
    }

    /// Records that nothing is sent, because the payload is not valid.
    pub(super) fn invalid(&mut self) {
        self.settle(CreateResult::without_response(Outcome::NotSent, Kind::Invalid));
    }

    fn settle(&mut self, result: CreateResult) {
        self.open();
        let CreateResult { outcome, kind, http_status, retry_after, order, customer } = &result;
        self.print_fields([
            ("outcome", to_json(&outcome_name(*outcome))),
            ("kind", to_json(&kind)),
            ("http_status", to_json(&http_status)),
            ("retry_after", to_json(&retry_after.map(whole_seconds))),
            ("order", to_json(&order)),
            ("customer", to_json(&customer)),
        ]);
        self.create = CreateState::Ended(result);
    }

    /// Cancels the create, if it has not ended.
    fn cancel(&mut self, kind: Kind) {
        if !matches!(self.create, CreateState::Ended(_)) {
            self.settle(CreateResult::without_response(self.create.outcome(), kind));
        }
    }

    pub(super) fn status(&mut self, status: &str) {
        self.details.status = Some(status.to_owned());
    }

    pub(super) fn faults(&mut self, faults: &[Fault<'_>]) {
        self.details.violations = Some(to_json(&faults));
    }

    pub(super) fn messages(&mut self, messages: Vec<String>) {
        self.details.messages = messages;
    }

    /// Reports on standard error that a signal stopped the command, and what is known about the order then.
    pub(super) fn interrupted(&mut self, signal: &str) {
        let order = self.create.order().map_or(String::new(), |order| format!(": {order}"));
        let state = match self.create.outcome() {
            Outcome::NotSent => "nothing was sent".to_owned(),
            Outcome::Refused => "no order was created".to_owned(),
            Outcome::Done => format!("the order was created{order}"),
            _ => "the order may have been sent and its outcome is unknown; look for the order in Front Payment's portal, \
                  or wait for its callback, before you send it again"
                .to_owned(),
        };
        self.cancel(Kind::Interrupted);
        let failure = Failure::cannot_run(format_args!("stopped by {signal}: {state}"));
        exit::report(&failure);
        self.details.error = Some(failure.sentence().to_owned());
    }

    /// Ends the report; with `--json` a failure is part of the document.
    pub(super) fn end(mut self, ended: Result<(), Failure>) -> Exit {
        self.cancel(Kind::CannotRun);
        let exit = self.create.exit(ended.is_ok());
        match (ended, self.is_json()) {
            (Err(failure), true) => self.details.error = Some(failure.sentence().to_owned()),
            (Err(failure), false) => _ = exit::report(&failure),
            (Ok(()), _) => {}
        }
        if let Some(object) = self.json.take() {
            let Details { error, violations, messages, status, steps } = self.details;
            self.transcript.print(&object.end([
                ("error", to_json(&error)),
                ("violations", violations.unwrap_or_else(|| "[]".to_owned())),
                ("messages", to_json(&messages)),
                ("status", to_json(&status)),
                ("steps", to_json(&steps)),
                ("exit_code", to_json(&(exit as u8))),
            ]));
        }
        exit
    }
}

fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::NotSent => "not_sent",
        Outcome::Refused => "refused",
        Outcome::Done => "done",
        _ => "unknown",
    }
}
