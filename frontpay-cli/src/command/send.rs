//! `frontpay send`: sends an order from a file, and follows it to the verified callback.

mod create_state;
mod failed;
mod listener;
mod report;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use frontpay_client::{Client, Created, Environment, OrderId};
use frontpay_core::payload::{CallbackSettings, PaymentLink};
use frontpay_core::{InvalidJson, Messages, RuleSet, Valid, Validate as _};
use frontpay_rules::Escaped;
use frontpay_sandbox::Sandbox;

use super::runtime;
use super::server::{self, Server};
use crate::args::SendArgs;
use crate::exit::{Exit, Failure};
use crate::faults::{self, Faults, describe};
use crate::input::Input;
use crate::output::{chain, count};
use crate::signals::{Signals, yield_to_signals};
use failed::report_failure;
use listener::Listener;
use report::Report;

const ENVIRONMENTS: &str = "sandbox, demo, staging, production";

/// The server that an order is sent to.
#[derive(Debug)]
enum Destination {
    /// The sandbox that the command starts.
    Sandbox,
    Server(Server),
}

pub(super) fn run(args: &SendArgs) -> Result<Exit, Failure> {
    let runtime = runtime()?;
    let exit = runtime.block_on(send(args));
    // A thread may still wait for standard input; it ends with the process.
    runtime.shutdown_background();
    exit
}

async fn send(args: &SendArgs) -> Result<Exit, Failure> {
    let mut signals = Signals::take_over()?;
    let mut report = Report::new(args);
    let ended = tokio::select! {
        // A response that arrives together with a signal counts.
        biased;
        ended = follow(args, &mut report) => ended.map(|()| None),
        signal = signals.received() => Ok(Some(signal)),
    };
    if let Ok(Some(signal)) = ended {
        report.interrupted(signal);
    }
    Ok(report.end(ended.map(drop)))
}

/// Sends the order and follows it, up to the first failure.
async fn follow(args: &SendArgs, report: &mut Report) -> Result<(), Failure> {
    let (environment, token_file, file) = (args.env.clone(), args.token_file.clone(), args.file.clone());
    let destination = blocking(move || Destination::find(&environment, token_file.as_deref())).await?;
    report.environment(destination.name());
    let input = blocking(move || Input::read(&file)).await?;
    let started = Instant::now();
    let link = match Valid::<PaymentLink>::from_json(&input.text) {
        Ok(link) => link,
        Err(invalid) => return report_invalid(&input, &invalid, report),
    };
    report.print(&format!("{} -> {}\n\n", input.label(), Escaped::new(&destination.introduction())));
    report.step("validated", Some(started), &size(PaymentLink::RULES));
    match destination {
        Destination::Sandbox => in_sandbox(&input, link, report).await,
        Destination::Server(server) => on_server(&input, &server, &link, report).await,
    }
}

/// Runs a function that may wait for a file, such as a pipe, on a thread, so that signals can stop the command.
async fn blocking<T: Send + 'static>(run: impl FnOnce() -> Result<T, Failure> + Send + 'static) -> Result<T, Failure> {
    let ended = tokio::task::spawn_blocking(run).await;
    ended.unwrap_or_else(|_| Err(Failure::cannot_run("a thread stopped; this is a bug of frontpay")))
}

impl Destination {
    fn find(environment: &str, token_file: Option<&Path>) -> Result<Self, Failure> {
        if environment == "sandbox" {
            return Ok(Self::Sandbox);
        }
        Server::find(environment, ENVIRONMENTS, token_file).map(Self::Server)
    }

    fn name(&self) -> String {
        match self {
            Self::Sandbox => "sandbox".to_owned(),
            Self::Server(server) => server.environment.to_string(),
        }
    }

    /// Returns the destination, which is printed before anything is sent.
    fn introduction(&self) -> String {
        match self {
            Self::Sandbox => "the sandbox of this command; nothing leaves this machine".to_owned(),
            Self::Server(server) => match &server.environment {
                Environment::Production => "PRODUCTION: a real customer gets this order".to_owned(),
                environment @ Environment::Custom(_) => environment.to_string(),
                environment => format!("the {environment} environment of Front Payment"),
            },
        }
    }
}

fn size(rules: &RuleSet) -> String {
    let fields = rules.to_laravel();
    format!("{} by {}", count(fields.len(), "field"), count(fields.iter().map(|(_, rules)| rules.len()).sum(), "rule"))
}

fn report_invalid(input: &Input, invalid: &InvalidJson, report: &mut Report) -> Result<(), Failure> {
    let messages = Messages::english();
    let picture = faults::draw(input, invalid, &messages)?;
    report.invalid();
    report.print(&format!("{}\nNothing was sent.\n", picture.trim_end()));
    if let InvalidJson::Report(violations) = invalid {
        let faults = Faults::locate(input, describe(violations, &messages));
        report.faults(faults.map_err(|error| faults::draw_syntax(input, &error))?.list());
    }
    Ok(())
}

async fn in_sandbox(input: &Input, link: Valid<PaymentLink>, report: &mut Report) -> Result<(), Failure> {
    let cannot = |error: &dyn Error| Failure::cannot_run(chain(error));
    let sandbox = Sandbox::builder().start().await.map_err(|error| cannot(&error))?;
    let mut listener = Listener::start(sandbox.callback_secret()).await?;
    let had_callback = has_callback_url(&link);
    let link = link.try_update(|draft| draft.callback = Some(CallbackSettings::new(listener.url())));
    let link = link.map_err(|invalid| Failure::cannot_run(invalid.report()))?;
    let client = Client::builder(sandbox.token()).environment(sandbox.environment()).build();
    let client = client.map_err(|error| cannot(&error))?;

    let Some(created) = create(input, &client, &sandbox.environment(), &link, report).await? else { return Ok(()) };
    let order = created.order.ok_or_else(|| Failure::cannot_run("the sandbox gave the order no identifier"))?;
    let started = Instant::now();
    let payment = sandbox.pay(&order).await.map_err(|error| cannot(&error))?;
    let Some(received) = listener.received().await else {
        return Err(Failure::cannot_run(format_args!("the callback did not arrive: {}", payment.delivery())));
    };
    let callback = received.map_err(|error| cannot(&error))?;
    let amount = callback.amount().unwrap_or("an unknown amount").to_owned();
    let method = callback.payment_method().unwrap_or("an unknown method").to_owned();
    report.step("paid", None, &format!("by the customer of the sandbox: {amount} kr with {method}"));
    let instead = if had_callback { "; the callback address in the order is not called" } else { "" };
    report.step("called back", Some(started), &format!("on {}{instead}", listener.url()));

    let started = Instant::now();
    let state = client.orders().status(&order).await.map_err(|error| cannot(&error))?;
    if callback.order() != &order || callback.status() != &state.status {
        return Err(Failure::cannot_run("the callback and the order do not agree"));
    }
    report.status(state.status.as_str());
    report.step("verified", Some(started), &format!("the checksum is right, and the order is {}", state.status));
    sandbox.shutdown().await;
    Ok(())
}

/// Sends the order to a server. After it is created, later errors are not failures of the command.
async fn on_server(
    input: &Input,
    server: &Server,
    link: &Valid<PaymentLink>,
    report: &mut Report,
) -> Result<(), Failure> {
    let Server { environment, client } = server;
    let Some(created) = create(input, client, environment, link, report).await? else { return Ok(()) };
    let Some(order) = created.order else {
        report.print("\nThe response has no identifier: look for the order in Front Payment's portal.\n");
        return Ok(());
    };
    read_again(client, &order, report).await;
    report.print(&format!("\n{}\n", next_step(link, &order, environment)));
    Ok(())
}

fn next_step(link: &PaymentLink, order: &OrderId, environment: &Environment) -> String {
    let callback = if has_callback_url(link) {
        "The server calls the callback address in the order when the customer has paid."
    } else {
        "The order has no callback address."
    };
    // The identifier comes from the server: it is not printed as part of a command if it has characters special to a shell.
    if !order.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return callback.to_owned();
    }
    let command = format!("frontpay status {order} --env {environment}");
    format!("{callback} This reads its state:\n  {}", Escaped::new(&command))
}

async fn read_again(client: &Client, order: &OrderId, report: &mut Report) {
    let started = Instant::now();
    match client.orders().status(order).await {
        Ok(state) => {
            report.status(state.status.as_str());
            report.step("read again", Some(started), &format!("the order is {}", state.status));
        }
        Err(error) => {
            let sentence = format!("the order was created, but its state is not known: {}", server::sentence(&error));
            report.failed_step("read again", Some(started), &sentence);
        }
    }
}

/// Creates the order, or reports why it failed.
async fn create(
    input: &Input,
    client: &Client,
    environment: &Environment,
    link: &Valid<PaymentLink>,
    report: &mut Report,
) -> Result<Option<Created>, Failure> {
    yield_to_signals().await;
    let request = client.orders().send_payment_link(link);
    report.begin_sending(request.cancel_handle())?;
    let started = Instant::now();
    match request.await {
        Ok(created) => {
            report.created(&created, started, environment.to_string().trim_end_matches('/'));
            Ok(Some(created))
        }
        Err(error) => report_failure(input, &error, report).map(|()| None),
    }
}

fn has_callback_url(link: &PaymentLink) -> bool {
    link.callback.as_ref().is_some_and(|callback| callback.callback_url.is_some())
}
