//! `frontpay status`: the state of an order.

use std::fmt::Write as _;

use frontpay_client::{Environment, Error, OrderState};
use frontpay_rules::Escaped;

use super::kind::Kind;
use super::runtime;
use super::server::{Server, sentence};
use crate::args::StatusArgs;
use crate::exit::{self, Exit, Failure};
use crate::json::{JsonObject, to_json};
use crate::output::whole_seconds;
use crate::transcript::Transcript;

/// The version of the JSON document; it changes when a field is removed or changes its meaning.
const VERSION: u32 = 1;
const ENVIRONMENTS: &str = "demo, staging, production";

/// The result of reading an order.
struct StatusResult {
    exit: Exit,
    kind: Kind,
    environment: Option<String>,
    state: Option<OrderState>,
    http_status: Option<u16>,
    retry_after: Option<u64>,
    error: Option<String>,
}

pub(super) fn run(args: &StatusArgs) -> Exit {
    let result = read(args).unwrap_or_else(|failure| StatusResult::cannot_run(&failure));
    // The text goes to standard error if standard output fails; the exit code does not change.
    match (args.json, &result.state) {
        (true, _) => Transcript::default().print(&result.document(&args.order)),
        (false, Some(state)) => Transcript::default().print(&result.text(&args.order, state)),
        (false, None) => _ = exit::report(&Failure::cannot_run(result.error.as_deref().unwrap_or_default())),
    }
    result.exit
}

fn read(args: &StatusArgs) -> Result<StatusResult, Failure> {
    let Server { environment, client } = Server::find(&args.env, ENVIRONMENTS, args.token_file.as_deref())?;
    let result = match runtime()?.block_on(client.orders().status(args.order.as_str()).send()) {
        Ok(state) => StatusResult {
            http_status: state.http_status().map(|status| status.as_u16()),
            state: Some(state),
            ..StatusResult::new(Exit::Done, Kind::Found)
        },
        Err(error) => StatusResult::failed(&args.order, &environment, &error),
    };
    Ok(StatusResult { environment: Some(environment.to_string()), ..result })
}

impl StatusResult {
    fn new(exit: Exit, kind: Kind) -> Self {
        Self { exit, kind, environment: None, state: None, http_status: None, retry_after: None, error: None }
    }

    fn cannot_run(failure: &Failure) -> Self {
        Self { error: Some(failure.sentence().to_owned()), ..Self::new(Exit::CannotRun, Kind::CannotRun) }
    }

    /// Creates the result of a failed call. Only a response of the API itself says that there is no such order.
    fn failed(order: &str, environment: &Environment, error: &Error) -> Self {
        let http_status = error.status().map(|status| status.as_u16());
        let (exit, start) = match error {
            Error::NotFound(_) => (Exit::Refused, format!("there is no order {order} at {environment}")),
            _ if http_status == Some(429) => (Exit::TryLater, "the state of the order is not known".to_owned()),
            _ => (Exit::CannotRun, "the state of the order is not known".to_owned()),
        };
        Self {
            http_status,
            retry_after: error.retry_after().map(whole_seconds),
            error: Some(format!("{start}: {}", sentence(error))),
            ..Self::new(exit, Kind::from(error))
        }
    }

    fn text(&self, order: &str, state: &OrderState) -> String {
        let mut text = format!("{} is {}\n", Escaped::new(order), Escaped::new(state.status.as_str()));
        let rows = [
            ("environment", self.environment.clone()),
            ("amount", state.amount.map(|amount| format!("{amount} kr"))),
            ("refunded", state.refunded.map(|amount| format!("{amount} kr"))),
        ];
        for (name, value) in rows.into_iter().filter_map(|(name, value)| Some((name, value?))) {
            _ = writeln!(text, "  {name:<12}{}", Escaped::new(&value));
        }
        text
    }

    fn document(&self, order: &str) -> String {
        let state = self.state.as_ref();
        JsonObject::default().end([
            ("version", to_json(&VERSION)),
            ("environment", to_json(&self.environment)),
            ("order", to_json(&order)),
            ("kind", to_json(&self.kind)),
            ("http_status", to_json(&self.http_status)),
            ("retry_after", to_json(&self.retry_after)),
            ("status", to_json(&state.map(|state| state.status.as_str()))),
            ("amount", to_json(&state.and_then(|state| state.amount).map(|amount| amount.to_string()))),
            ("refunded", to_json(&state.and_then(|state| state.refunded).map(|amount| amount.to_string()))),
            ("error", to_json(&self.error)),
            ("exit_code", to_json(&(self.exit as u8))),
        ])
    }
}
