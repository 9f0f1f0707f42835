//! Instructions of the client for one order, compared with plain `reqwest` loops.
//!
//! `cd peers && cargo bench --bench client_instructions` prints them with ratios. Only the client is counted: the server is
//! another process, and the client is this program under valgrind's `callgrind` (`apt-get install valgrind`), once for 32 and
//! once for 64 orders. The difference of both, divided by 32, leaves out start and connection. The profiles are kept for
//! `callgrind_annotate`; lines of source need `CARGO_PROFILE_BENCH_DEBUG=1`.

#![allow(missing_docs, reason = "a benchmark")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot go on ends")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::Duration;

use bytes::Bytes;
use frontpay_client::{Client, Environment};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;
use http::header::CONTENT_TYPE;
use serde::Deserialize;
use url::Url;

const ORDER: &str = include_str!("../../frontpay-client/tests/fixtures/payment-link.json");
const RESPONSE: &str = include_str!("../../frontpay-client/tests/fixtures/responses/payment-link.201.json");
const PATH: &str = "/api/v1/connect/orders/payment-link/create";
const TOKEN: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIxIn0.c2lnbmF0dXJl";

/// The lengths of the two runs.
const ORDERS: [u32; 2] = [32, 64];

/// The number of measurements, of which the least counts: a wakeup more or less is no property of the program.
const ROUNDS: usize = 3;

/// A program that sends orders one after another on one connection.
#[derive(Clone, Copy, PartialEq)]
enum Program {
    /// `send_payment_link` with a valid payload.
    ClientTyped,
    /// A loop that serializes the same struct and decodes the same response.
    LoopTyped,
    /// `Valid::from_json` of the text of an order, and `send_payment_link`.
    ClientText,
    /// A loop that posts the text of an order and decodes the response.
    LoopText,
}

impl Program {
    const ALL: [Self; 4] = [Self::ClientTyped, Self::LoopTyped, Self::ClientText, Self::LoopText];

    fn name(self) -> &'static str {
        match self {
            Self::ClientTyped => "client-typed",
            Self::LoopTyped => "loop-typed",
            Self::ClientText => "client-text",
            Self::LoopText => "loop-text",
        }
    }

    async fn send(self, server: &str, orders: u32) {
        match self {
            Self::ClientTyped => send_typed(&client(server), orders).await,
            Self::ClientText => send_text(&client(server), orders).await,
            Self::LoopTyped => {
                let order = order();
                PlainLoop::new(server).send(orders, || serde_json::to_vec(&order).expect("JSON").into()).await;
            }
            Self::LoopText => {
                let text = Bytes::from(text());
                PlainLoop::new(server).send(orders, || text.clone()).await;
            }
        }
    }
}

fn client(server: &str) -> Client {
    let environment = Environment::custom(&format!("{server}/api/v1")).expect("a URL");
    Client::builder(TOKEN).environment(environment).build().expect("a client")
}

/// The order as a program writes it, without white space.
fn text() -> Vec<u8> {
    serde_json::to_vec(&serde_json::from_str::<serde_json::Value>(ORDER).expect("JSON")).expect("JSON")
}

fn order() -> Valid<PaymentLink> {
    Valid::from_json(text()).expect("a valid order")
}

async fn send_typed(client: &Client, orders: u32) {
    let order = order();
    for _ in 0..orders {
        let created = client.orders().send_payment_link(&order).await.expect("an order");
        assert!(created.order.is_some());
    }
}

async fn send_text(client: &Client, orders: u32) {
    let text = text();
    for _ in 0..orders {
        let order = Valid::<PaymentLink>::from_json(&text).expect("a valid order");
        let created = client.orders().send_payment_link(&order).await.expect("an order");
        assert!(created.order.is_some());
    }
}

/// A careful user of `reqwest`: a typed response, the status checked, a timeout, the URL parsed once.
struct PlainLoop {
    http: reqwest::Client,
    url: Url,
}

#[derive(Deserialize)]
struct Envelope {
    status_code: u16,
    message: String,
    data: Option<Created>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    uuid: String,
    customer_uuid: Option<String>,
}

impl PlainLoop {
    fn new(server: &str) -> Self {
        let provider = rustls::crypto::ring::default_provider();
        let tls = rustls::ClientConfig::builder_with_provider(provider.into());
        let tls = tls.with_safe_default_protocol_versions().expect("TLS");
        let tls = tls.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
        let http = reqwest::Client::builder().tls_backend_preconfigured(tls).no_proxy();
        let http = http.timeout(Duration::from_secs(30)).build().expect("a client");
        Self { http, url: Url::parse(&format!("{server}{PATH}")).expect("a URL") }
    }

    async fn send(&self, orders: u32, body: impl Fn() -> Bytes) {
        for _ in 0..orders {
            let request = self.http.post(self.url.clone()).bearer_auth(TOKEN);
            let request = request.header(CONTENT_TYPE, "application/json").body(body());
            let response = request.send().await.expect("a response").error_for_status().expect("a success");
            let body = response.bytes().await.expect("a body");
            let envelope: Envelope = serde_json::from_slice(&body).expect("an envelope");
            assert!(envelope.status_code == 201 && envelope.message == "orderAddedSuccessfully");
            let created = envelope.data.expect("an order");
            assert!(created.uuid.starts_with("ODR") && created.customer_uuid.is_some());
        }
    }
}

/// The process of the server; it ends with the end of its standard input.
struct Server {
    process: Child,
    url: String,
}

impl Server {
    fn start() -> Self {
        let program = std::env::current_exe().expect("this program");
        let mut command = Command::new(program);
        let mut process =
            command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the server starts");
        let output = process.stdout.take().expect("a pipe");
        let url = BufReader::new(output).lines().next().expect("a line").expect("a URL");
        Self { process, url }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        _ = self.process.wait();
    }
}

fn serve() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    println!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let stream = stream.expect("a connection");
            thread::spawn(move || respond(stream));
        }
    });
    _ = std::io::stdin().read(&mut [0]);
}

fn respond(mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().expect("a socket"));
    let length = RESPONSE.len();
    let response =
        format!("HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{RESPONSE}");
    while let Some(body) = read_request(&mut reader) {
        // Both programs send the same order.
        let is_order = serde_json::from_slice::<Valid<PaymentLink>>(&body).is_ok();
        assert!(is_order, "the body is an order");
        // Long enough that the client waits for every response, and so is woken equally often.
        thread::sleep(Duration::from_millis(10));
        stream.write_all(response.as_bytes()).expect("the client listens");
    }
}

fn read_request(reader: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    let mut lines = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if lines == 0 {
            assert_eq!(line.trim(), format!("POST {PATH} HTTP/1.1"));
        }
        lines += 1;
        let line = line.trim().to_ascii_lowercase();
        if let Some(announced) = line.strip_prefix("content-length: ") {
            length = announced.parse().expect("a length");
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok().map(|()| body)
}

/// Instructions for one order; `None` without valgrind.
fn instructions(program: Program) -> Option<f64> {
    let [few, many] = ORDERS;
    let counts = (0..ROUNDS).map(|_| Some((count(program, few)?, count(program, many)?)));
    let counts: Vec<_> = counts.collect::<Option<_>>()?;
    let least = |count: fn(&(f64, f64)) -> f64| counts.iter().map(count).fold(f64::INFINITY, f64::min);
    Some((least(|count| count.1) - least(|count| count.0)) / f64::from(many - few))
}

fn count(program: Program, orders: u32) -> Option<f64> {
    let server = Server::start();
    let name = program.name();
    let profile = format!("{}/callgrind.{name}.{orders}", env!("CARGO_TARGET_TMPDIR"));
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={profile}"))
        .arg(std::env::current_exe().ok()?)
        .args(["send", name, &server.url, &orders.to_string()])
        .output()
        .ok()?;
    let report = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{name} failed: {report}");
    let line = report.lines().find(|line| line.contains("Collected :"))?;
    line.rsplit(' ').next()?.parse().ok()
}

fn compare() -> ExitCode {
    println!("profiles: {}\n", env!("CARGO_TARGET_TMPDIR"));
    let counted: Option<Vec<_>> = Program::ALL.into_iter().map(instructions).collect();
    let Some(counted) = counted else {
        println!("no instructions: valgrind is not installed (apt-get install valgrind)");
        return ExitCode::FAILURE;
    };
    println!("{:14} {:>22} {:>10}", "", "instructions per order", "of ours");
    for (pair, counts) in Program::ALL.chunks(2).zip(counted.chunks(2)) {
        for (program, count) in pair.iter().zip(counts) {
            println!("{:14} {count:>22.0} {:>10.3}", program.name(), count / counts[0]);
        }
    }
    ExitCode::SUCCESS
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve"] => serve(),
        ["send", name, server, orders] => {
            let program = Program::ALL.into_iter().find(|program| program.name() == *name).expect("a known program");
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(program.send(server, orders.parse().expect("a number")));
        }
        _ => return compare(),
    }
    ExitCode::SUCCESS
}
