//! `frontpay send`: an order on its way, from a file to the verified callback.

mod destination;
mod listener;
mod refused;
mod story;

use std::time::Instant;

use frontpay_client::{Client, Environment, OrderId};
use frontpay_core::payload::{Callback, PaymentLink};
use frontpay_core::{InvalidJson, Messages, RuleSet, Valid, Validate as _};
use frontpay_sandbox::Sandbox;

use crate::args::SendArgs;
use crate::exit::{Exit, Failure};
use crate::faults::{self, Faults};
use crate::input::Input;
use crate::output::{chain, count, runtime};
use destination::Destination;
use listener::Listener;
use refused::refused;
use story::Story;

pub(super) fn run(args: &SendArgs) -> Result<Exit, Failure> {
    let mut story = Story::new(&args.file, &args.env, args.json);
    let ended = tell(args, &mut story);
    story.end(ended)
}

fn tell(args: &SendArgs, story: &mut Story) -> Result<Exit, Failure> {
    let destination = Destination::choose(&args.env, args.token_file.as_deref())?;
    let input = Input::read(&args.file)?;
    let started = Instant::now();
    let link = match Valid::<PaymentLink>::from_json(&input.text) {
        Ok(link) => link,
        Err(invalid) => return not_valid(&input, &invalid, story),
    };
    story.begin(&input.label(), &destination)?;
    story.step("validated", Some(started), &size(PaymentLink::RULES))?;
    runtime()?.block_on(async {
        match &destination {
            Destination::Sandbox => in_sandbox(&input, link, story).await,
            Destination::Real(environment, token) => {
                let client = Client::builder(token.clone()).environment(environment.clone()).build();
                let client = client.map_err(|error| Failure::unable(chain(&error)))?;
                at_a_host(&input, &client, environment, &link, story).await
            }
        }
    })
}

fn size(rules: &RuleSet) -> String {
    let fields = rules.to_laravel();
    format!("{} by {}", count(fields.len(), "field"), count(fields.iter().map(|(_, rules)| rules.len()).sum(), "rule"))
}

fn not_valid(input: &Input, invalid: &InvalidJson, story: &mut Story) -> Result<Exit, Failure> {
    match invalid {
        InvalidJson::Report(report) if story.is_json() => {
            let faults = Faults::locate(input, report, &Messages::english())
                .map_err(|error| faults::draw_syntax(input, &error))?;
            story.outcome("invalid").violations(faults.list())?;
        }
        InvalidJson::Syntax(error) if story.is_json() => {
            return Err(Failure::unable(format_args!("{} is not JSON: {error}", input.label())));
        }
        _ => {
            let picture = faults::draw(input, invalid, &Messages::english())?;
            story.print(&format!("{}\nNothing was sent.", picture.trim_end()))?;
        }
    }
    Ok(Exit::Refused)
}

async fn in_sandbox(input: &Input, link: Valid<PaymentLink>, story: &mut Story) -> Result<Exit, Failure> {
    let sandbox = Sandbox::builder().start().await.map_err(|error| Failure::unable(chain(&error)))?;
    let mut listener = Listener::start(sandbox.callback_secret()).await?;
    let had_callback = link.callback.as_ref().is_some_and(|callback| callback.callback_url.is_some());
    let link = link.try_update(|draft| draft.callback = Some(Callback::to(listener.url())));
    let link = link.map_err(|invalid| Failure::unable(invalid.report()))?;
    let client = Client::builder(sandbox.token()).environment(sandbox.environment()).build();
    let client = client.map_err(|error| Failure::unable(chain(&error)))?;

    let order = match send(input, &client, &sandbox.environment(), &link, story).await? {
        Ok(order) => order.ok_or_else(|| Failure::unable("the sandbox gave the order no identifier"))?,
        Err(exit) => return Ok(exit),
    };
    let started = Instant::now();
    let payment = sandbox.pay(&order).await.map_err(|error| Failure::unable(chain(&error)))?;
    let Some(received) = listener.received().await else {
        return Err(Failure::unable(format_args!("the callback did not arrive: {}", payment.delivery())));
    };
    let callback = received.map_err(|error| Failure::unable(chain(&error)))?;
    let amount = callback.amount().unwrap_or("an unknown amount").to_owned();
    let method = callback.payment_method().unwrap_or("an unknown method").to_owned();
    story.step("paid", None, &format!("by the customer of the sandbox: {amount} kr with {method}"))?;
    let instead = if had_callback { ", in place of the address in the order, which is not called" } else { "" };
    story.step("called back", Some(started), &format!("on {}{instead}", listener.url()))?;

    let started = Instant::now();
    let state = client.orders().status(&order).await.map_err(|error| Failure::unable(chain(&error)))?;
    if callback.order() != &order || callback.status() != &state.status {
        return Err(Failure::unable("the callback and the order do not say the same"));
    }
    story.outcome("verified").status(state.status.as_str());
    let verified = format!("the checksum is right, and the order, read again, is {}", state.status);
    story.step("verified", Some(started), &verified)?;
    sandbox.shutdown().await;
    Ok(Exit::Done)
}

async fn at_a_host(
    input: &Input,
    client: &Client,
    environment: &Environment,
    link: &Valid<PaymentLink>,
    story: &mut Story,
) -> Result<Exit, Failure> {
    let order = match send(input, client, environment, link, story).await? {
        Ok(order) => order,
        Err(exit) => return Ok(exit),
    };
    story.outcome("sent");
    if let Some(order) = order {
        let started = Instant::now();
        match client.orders().status(&order).await {
            Ok(state) => {
                story.outcome("sent").status(state.status.as_str());
                story.step("read again", Some(started), &format!("the order is {}", state.status))?;
            }
            Err(error) => story.step("read again", Some(started), &format!("without success: {}", chain(&error)))?,
        }
    }
    let callback = link.callback.as_ref().and_then(|callback| callback.callback_url.as_ref());
    story.note(match callback {
        Some(_) => "The server will call the callback address in the order when the customer pays.",
        None => "The order has no callback address: ask for its state to learn when the customer pays.",
    })?;
    Ok(Exit::Done)
}

/// Sends the order; where the server does not take it the story ends.
async fn send(
    input: &Input,
    client: &Client,
    environment: &Environment,
    link: &Valid<PaymentLink>,
    story: &mut Story,
) -> Result<Result<Option<OrderId>, Exit>, Failure> {
    let started = Instant::now();
    let created = match client.orders().send_payment_link(link).await {
        Ok(created) => created,
        Err(error) => return refused(input, &error, story).map(Err),
    };
    story.step("sent", Some(started), &format!("to {}", environment.base_url().trim_end_matches('/')))?;
    let order = created.order.as_ref().map_or("an order without identifier", OrderId::as_str);
    let customer = created.customer.as_ref().map_or(String::new(), |customer| format!(", customer {customer}"));
    story.step("answered", None, &format!("the order is made: {order}{customer}"))?;
    story.created(created.order.as_ref(), created.customer.as_ref());
    Ok(Ok(created.order))
}
