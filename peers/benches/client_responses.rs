//! The time that a hostile response takes, within the limit of 1 MiB.
//!
//! `cd peers && cargo bench --bench client_responses` prints milliseconds: for the call, which blocks a thread of the
//! runtime, and for what a caller may do with the error. We want at most 50 for each. The least of some runs counts.

#![allow(missing_docs, reason = "a benchmark")]
#![expect(clippy::expect_used, reason = "a benchmark that cannot go on ends")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

use frontpay_client::{Client, Environment, Error, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;

const ORDER: &str = include_str!("../../frontpay-client/tests/fixtures/payment-link.json");
const LIMIT: usize = 1024 * 1024;
const RUNS: usize = 5;

/// A response that is as long as the limit allows.
struct Response {
    name: &'static str,
    status: u16,
    body: String,
}

/// Repeats a text between two others, up to the limit.
fn filled(start: &str, text: &str, end: &str) -> String {
    let times = (LIMIT - start.len() - end.len()) / text.len();
    format!("{start}{}{end}", text.repeat(times))
}

fn of_errors(name: &'static str, error: &str) -> Response {
    let start = r#"{"status_code":417,"message":"payloadValidationErrors","errors":["#;
    Response { name, status: 417, body: filled(start, &format!("{error},"), r#"""]}"#) }
}

fn responses() -> Vec<Response> {
    let refused = |name, body| Response { name, status: 400, body };
    let start = r#"{"status_code":400,"message":""#;
    vec![
        Response { name: "white space", status: 201, body: filled(r#"{"status_code":201}"#, " ", "") },
        of_errors("empty sentences", r#""""#),
        of_errors("sentences of Laravel", r#""The products.0.rate field is required.""#),
        of_errors(
            "sentences of Laravel about others",
            r#""The name field is required when customer details.type is corporate.""#,
        ),
        of_errors("sentences of nobody", r#""Kari Nordmann, Eksempelveien 1, is not in the register of 2026""#),
        of_errors("words", r#""The The The The The The field field field field must must must""#),
        of_errors("nested lists", r#"[[[["x"]]]]"#),
        of_errors("one long sentence", &format!("\"{}\"", "The name field is required when ".repeat(30_000))),
        refused("a message of words", filled(start, "Kari Nordmann ", r#""}"#)),
        refused("a message of letters", filled(start, "a", r#""}"#)),
        refused("a message of escapes", filled(start, "\\u00e6", r#""}"#)),
        refused("nested objects", filled("", "{\"a\":", "")),
        refused("warnings of PHP", filled("Warning: ", "{", "")),
        refused("warnings before nothing", filled("Warning: ", "{\"a\":1,", "")),
        refused("many keys", filled(r#"{"status_code":400,"#, r#""a":1,"#, r#""message":"x"}"#)),
        refused("repeated data", filled(r#"{"status_code":400,"#, r#""data":{"uuid":1},"#, r#""message":"x"}"#)),
        refused("page", filled("<html>", "<p>Kari Nordmann</p>", "</html>")),
        refused("digits", filled(r#"{"status_code":"#, "1", "}")),
    ]
}

/// Serves one response to every request.
fn serve(response: &Response) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (status, length) = (response.status, response.body.len());
    let bytes =
        format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{}", response.body);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            _ = respond(stream, bytes.as_bytes());
        }
    });
    url
}

fn respond(mut stream: TcpStream, response: &[u8]) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let (mut line, mut length) = (String::new(), 0);
    while reader.read_line(&mut line)? > 2 {
        if let Some(announced) = line.strip_prefix("content-length: ") {
            length = announced.trim().parse().unwrap_or(0);
        }
        line.clear();
    }
    reader.read_exact(&mut vec![0; length])?;
    stream.write_all(response)
}

/// The time of each step.
type Times = [Duration; 5];

const STEPS: [&str; 5] = ["call", "Display", "Debug", "violations", "messages"];

async fn measure(client: &Client, order: &Valid<PaymentLink>) -> Times {
    let mut times = Times::default();
    let started = Instant::now();
    let result = client.orders().send_payment_link(order).await;
    times[0] = started.elapsed();
    let Err(error) = result else { return times };
    times[1] = time(|| error.to_string().len());
    times[2] = time(|| format!("{error:?}").len());
    if let Error::Rejected(rejected) = &error {
        times[3] = time(|| rejected.violations().count());
        times[4] = time(|| rejected.messages().map(|message| message.text().len()).sum());
    }
    times
}

fn time(work: impl FnOnce() -> usize) -> Duration {
    let started = Instant::now();
    std::hint::black_box(work());
    started.elapsed()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let order = Valid::from_json(ORDER).expect("a valid order");
    print!("{:<40}", "milliseconds");
    println!("{}", STEPS.map(|step| format!("{step:>12}")).concat());
    for response in responses() {
        assert!(response.body.len() <= LIMIT, "{}", response.name);
        let environment = Environment::custom(&serve(&response)).expect("a URL");
        let builder = Client::builder("the-token").environment(environment).retries(Retries::none());
        let client = builder.build().expect("a client");
        let mut least = [Duration::MAX; 5];
        for _ in 0..RUNS {
            let times = measure(&client, &order).await;
            least.iter_mut().zip(times).for_each(|(least, time)| *least = time.min(*least));
        }
        let columns = least.map(|time| format!("{:>12.2}", time.as_secs_f64() * 1e3));
        println!("{:<40}{}", response.name, columns.concat());
    }
}
