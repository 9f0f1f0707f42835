//! Creates that are lost on idle connections, and the cost of a new connection, compared with plain `reqwest`.
//!
//! `cd peers && cargo bench --bench client_connections` prints both. A server closes connections that were idle for 1 to 5
//! seconds, or for 0 to 3 milliseconds; creates come after pauses of all lengths, half of them near the limit of the server. A create is
//! lost when its outcome is unknown: it met a connection that the server was closing. The server is another process.

#![allow(missing_docs, reason = "a benchmark")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot go on ends")]

mod program;
mod server;

use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::program::{Program, Sent};
use crate::server::LIMITS;

/// The connections of each program and server: fewer than a process may have open files by default.
const CONNECTIONS: u32 = 40;

/// The time in which creates are sent to the slow servers.
const PERIOD: Duration = Duration::from_secs(60);

/// The most creates of a connection.
const MOST: u32 = 250;

/// The number of creates of which the median is taken.
const CREATES: usize = 1_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve", certificate] => runtime().block_on(server::serve(certificate)),
        ["measure", urls @ ..] => runtime().block_on(measure(urls)),
        _ => return measure_with_server(),
    }
    ExitCode::SUCCESS
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// Starts a server, and a process that trusts its certificate.
fn measure_with_server() -> ExitCode {
    let program = std::env::current_exe().expect("this program");
    let certificate = concat!(env!("CARGO_TARGET_TMPDIR"), "/certificate.pem");
    let mut command = Command::new(&program);
    let command = command.args(["serve", certificate]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = command.spawn().expect("the server starts");
    let output = BufReader::new(server.stdout.take().expect("a pipe")).lines();
    let urls: Vec<_> = output.take(LIMITS.len() + 2).map(|line| line.expect("a URL")).collect();
    let status = Command::new(&program).arg("measure").args(urls).env("SSL_CERT_FILE", certificate).status();
    // The server ends with its standard input.
    drop(server.stdin.take());
    server.wait().expect("the server ends");
    if status.is_ok_and(|status| status.success()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn measure(urls: &[&str]) {
    let (limits, [plain, tls]) = urls.split_at(LIMITS.len()) else { panic!("the URLs of all servers") };
    print_lost(limits).await;
    print_costs(plain, tls).await;
}

async fn print_lost(urls: &[&str]) {
    println!("creates with an unknown outcome, by the time after which the server closes an idle connection\n");
    print!("{:<46}", "");
    for limit in LIMITS {
        print!("{:>15}", limit.name);
    }
    println!();
    let mut rows = JoinSet::new();
    for (order, program) in Program::ALL.into_iter().enumerate() {
        let urls: Vec<_> = urls.iter().map(|url| (*url).to_owned()).collect();
        rows.spawn(async move { (order, row(program, urls).await) });
    }
    let mut rows = rows.join_all().await;
    rows.sort();
    for (_, row) in rows {
        println!("{row}");
    }
    println!();
}

/// A line of the table: `lost of all` and the share for each limit.
async fn row(program: Program, urls: Vec<String>) -> String {
    let mut limits = JoinSet::new();
    for (at, url) in urls.into_iter().enumerate() {
        limits.spawn(async move { (at, lost(program, &url, at).await) });
    }
    let mut limits = limits.join_all().await;
    limits.sort_unstable();
    let mut line = format!("{:<46}", program.name());
    for (_, (lost, all)) in limits {
        let share = 100.0 * f64::from(lost) / f64::from(all.max(1));
        write!(line, "{:>15}", format!("{share:.2} % of {all}")).expect("text");
    }
    line
}

/// Returns the number of lost creates, and of all.
async fn lost(program: Program, url: &str, limit: usize) -> (u32, u32) {
    let mut workers = JoinSet::new();
    for worker in 0..CONNECTIONS {
        let sender = program.sender(url);
        workers.spawn(async move {
            let limit = LIMITS[limit].most();
            // Not all at the same time.
            tokio::time::sleep(limit * worker / CONNECTIONS).await;
            let (mut lost, mut all, started) = (0, 0, Instant::now());
            _ = sender.send().await;
            while started.elapsed() < PERIOD && all < MOST {
                tokio::time::sleep(pause(worker * MOST + all, limit)).await;
                all += 1;
                match sender.send().await {
                    Sent::Created => {}
                    Sent::Unknown => lost += 1,
                }
            }
            (lost, all)
        });
    }
    let counts = workers.join_all().await;
    counts.into_iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1))
}

async fn print_costs(plain: &str, tls: &str) {
    println!("microseconds for a create, median of {CREATES}\n");
    println!("{:<46} {:>10} {:>10} {:>10} {:>10}", "", "HTTP", "of ours", "TLS", "of ours");
    let mut ours = None;
    for program in Program::ALL {
        let (http, https) = (median(program, plain).await, median(program, tls).await);
        let (first_http, first_https) = *ours.get_or_insert((http, https));
        println!(
            "{:<46} {http:>10.0} {:>10.2} {https:>10.0} {:>10.2}",
            program.name(),
            http / first_http,
            https / first_https
        );
    }
}

async fn median(program: Program, url: &str) -> f64 {
    let sender = program.sender(url);
    let mut times = Vec::with_capacity(CREATES);
    for _ in 0..CREATES {
        let started = Instant::now();
        assert!(matches!(sender.send().await, Sent::Created), "{} to {url}", program.name());
        times.push(started.elapsed());
    }
    times.sort_unstable();
    times[CREATES / 2].as_secs_f64() * 1e6
}

/// A pause up to the limit, half of them within two milliseconds of it; the golden ratio spreads them.
fn pause(number: u32, limit: Duration) -> Duration {
    let part = (f64::from(number) * 0.618_033_988_75).fract();
    let near = Duration::from_millis(2).min(limit);
    if number.is_multiple_of(2) { limit.saturating_sub(near) + (near * 2).mul_f64(part) } else { limit.mul_f64(part) }
}
