//! Creates on a server with every kind of fault: no outcome is wrong, and no order is created twice.
//!
//! The server logs for each order the number of complete POSTs and whether it created the order. Each outcome that a client
//! reports is compared with this log and with the response. The plan of a run depends only on its seed; the reuse of
//! connections depends on timing.
//!
//! `FAULT_RUN=10000 cargo test --release -p frontpay-tests --test fault_run -- --nocapture` prints a table of classes and
//! outcomes; `FAULT_SEED` sets another seed.

#![expect(clippy::unwrap_used, reason = "a helper that cannot go on ends its test")]

mod class;
mod client;
mod evaluation;
mod plan;
mod server;
mod server_log;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::task::JoinSet;

use crate::client::{Claim, Clients};
use crate::plan::Plan;
use crate::server::Servers;
use crate::server_log::ServerLog;

/// The number of calls that run at the same time.
const CONCURRENT: usize = 32;

fn number(variable: &str, default: u64) -> u64 {
    std::env::var(variable).map_or(default, |text| text.parse().unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_outcome_is_wrong_and_no_order_is_made_twice() {
    let (seed, calls) = (number("FAULT_SEED", 20_261_130), number("FAULT_RUN", 500));
    let plan = Arc::new(Plan::new(seed, usize::try_from(calls).unwrap()));
    let log = Arc::new(ServerLog::default());
    let servers = Servers::start(&plan, &log).await;
    let clients = Arc::new(Clients::new(&plan, &servers));
    let claims = run(&plan, &clients).await;
    // An order may be created after the client has given up.
    tokio::time::sleep(server::LATER * 2).await;
    servers.drain().await;
    println!("{}", evaluation::table(&plan, &claims, &log));
    let faults = evaluation::faults(&plan, &claims, &log);
    assert!(faults.is_empty(), "seed {seed}: {} wrong outcomes\n{}", faults.len(), faults.join("\n"));
    assert!(plan.classes.len() >= 28);
}

/// Makes all calls; the claims are in their order.
async fn run(plan: &Arc<Plan>, clients: &Arc<Clients>) -> Vec<Claim> {
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..CONCURRENT {
        let (plan, clients, next) = (Arc::clone(plan), Arc::clone(clients), Arc::clone(&next));
        workers.spawn(async move {
            let mut claims = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(call) = plan.calls.get(number) else { return claims };
                tokio::time::sleep(call.pause).await;
                claims.push((number, clients.make(&plan, number).await));
            }
        });
    }
    let mut claims: Vec<_> = workers.join_all().await.into_iter().flatten().collect();
    claims.sort_by_key(|(number, _)| *number);
    claims.into_iter().map(|(_, claim)| claim).collect()
}

/// The time that a client waits for a slow server.
const CLIENT_TIMEOUT: Duration = Duration::from_millis(250);
