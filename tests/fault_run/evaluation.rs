//! Comparison of the outcomes that clients report with the log of the server.

use std::fmt::Write;

use frontpay_client::Outcome;

use crate::class::Class;
use crate::client::{Claim, Clients};
use crate::plan::{Call, Plan};
use crate::server_log::{Entry, ServerLog};

const OUTCOMES: [Outcome; 4] = [Outcome::Done, Outcome::Refused, Outcome::NotSent, Outcome::Unknown];

/// Returns one line for each call whose outcome is wrong.
pub(crate) fn faults(plan: &Plan, claims: &[Claim], log: &ServerLog) -> Vec<String> {
    let judged = plan.calls.iter().zip(claims).filter_map(|(call, claim)| {
        let (class, entry) = (plan.class_of(call), log.of(call.number));
        let fault = fault(call, class, claim, entry)?;
        Some(format!("call {} ({}): {fault}; claimed {}, {entry:?}", call.number, class.name, claim.outcome))
    });
    judged.collect()
}

fn fault(call: &Call, class: &Class, claim: &Claim, entry: Entry) -> Option<&'static str> {
    let names_other = claim.order.as_ref().is_some_and(|order| order.as_str() != call.identifier());
    let is_received = entry.posts > 0 || class.is_read;
    let needs_evidence = matches!(claim.outcome, Outcome::Done | Outcome::Refused);
    let is_avoidable =
        class.evidence.proves(Outcome::NotSent) || is_received || Clients::is_new_connection(call, &class.endpoint);
    match claim.outcome {
        _ if entry.heads > 1 => Some("it was sent twice"),
        _ if entry.posts > 1 => Some("it was received twice"),
        _ if entry.foreign > 0 => Some("it was sent with another body"),
        _ if entry.orders > 1 => Some("two orders were created"),
        Outcome::Done if entry.orders == 0 => Some("there is no order"),
        Outcome::Done if names_other => Some("it is another order"),
        Outcome::Refused if entry.orders > 0 => Some("there is an order"),
        Outcome::NotSent if entry.posts > 0 => Some("it was received"),
        _ if needs_evidence && !class.evidence.allows(claim.outcome) => Some("there is no evidence"),
        Outcome::Unknown if class.evidence.is_proof() && is_avoidable => Some("there is evidence"),
        _ => None,
    }
}

/// Returns a table of classes and outcomes.
pub(crate) fn table(plan: &Plan, claims: &[Claim], log: &ServerLog) -> String {
    let mut table = format!("{:<58} {:>6} {:>8}", "class", "calls", "created");
    for outcome in OUTCOMES {
        write!(table, " {outcome:>9}").unwrap();
    }
    let mut totals = [0; 6];
    for (index, class) in plan.classes.iter().enumerate() {
        let calls: Vec<_> = plan.calls.iter().zip(claims).filter(|(call, _)| call.class == index).collect();
        let created = calls.iter().filter(|(call, _)| log.of(call.number).orders > 0).count();
        let of = |outcome| calls.iter().filter(|(_, claim)| claim.outcome == outcome).count();
        let [done, refused, not_sent, unknown] = OUTCOMES.map(of);
        let counts = [calls.len(), created, done, refused, not_sent, unknown];
        totals.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        table += &line(&class.name, counts);
    }
    table += &line("all", totals);
    let lost = plan.calls.iter().zip(claims).filter(|(call, claim)| {
        let is_proof = plan.class_of(call).evidence.is_proof();
        is_proof && claim.outcome == Outcome::Unknown && log.of(call.number).posts == 0
    });
    write!(table, "\n{} of these were lost on a connection that the server was closing", lost.count()).unwrap();
    table
}

fn line(name: &str, [calls, created, outcomes @ ..]: [usize; 6]) -> String {
    let [done, refused, not_sent, unknown] = outcomes;
    format!("\n{name:<58} {calls:>6} {created:>8} {done:>9} {refused:>9} {not_sent:>9} {unknown:>9}")
}
