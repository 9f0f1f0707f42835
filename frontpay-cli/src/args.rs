//! The command line.
#![expect(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "these comments are the help text, which is not Markdown"
)]

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use frontpay_rules::date::Moment;

const EXIT_CODES: &str = "\
Exit codes:
  0  done: valid, or exactly one order was created
  1  a payload is not valid, or the server refused it; no order was created
  2  the command could not run: wrong usage, unreadable input, no token, no connection; no order was created
  3  the order was sent, and its outcome is unknown or a later check failed: look for the order before you send it again
  4  the server accepts no more requests for now (429), no order was created; try again later";

const STATUS_EXIT_CODES: &str = "\
Exit codes:
  0  the order was found
  1  the API has no such order
  2  the state is not known: wrong usage, no token, no connection, or a response without it
  4  the server accepts no more requests for now (429); try again later";

const CALLBACK_EXIT_CODES: &str = "\
Exit codes:
  0  the callback is genuine, a scheme fits, or the query was signed
  1  the callback is not genuine, or no scheme fits
  2  the command could not run: wrong usage, unreadable input, no secret";

/// Laravel's validation for Front Payment orders: send, validate, explain and evaluate payloads
#[derive(Debug, Parser)]
#[command(name = "frontpay", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Send(SendArgs),
    Status(StatusArgs),
    Callback(CallbackArgs),
    Validate(ValidateArgs),
    Eval(EvalArgs),
    Rules(RulesArgs),
    Sandbox(SandboxArgs),
}

/// Validate an order, send it as a payment link and follow it to the verified callback
///
/// Without --env nothing leaves this machine: the command starts a sandbox of the API on a free port, lets its customer
/// pay, and receives and verifies the callback. The callback address in the order is not called.
///
/// With --env demo, staging, production or a URL the order goes to that server, and its state is read again. The callback
/// goes to the address in the order.
///
/// --json prints one JSON document: {"version", "file", "environment", "outcome", "kind", "http_status", "retry_after",
/// "order", "customer", "error", "violations", "messages", "status", "steps", "exit_code"}. "outcome" is "not_sent",
/// "refused", "done" or "unknown"; docs/send-json.md describes every field. It holds no values of the payload.
///
/// When standard output fails, everything goes to standard error. Nothing is sent if it fails before.
#[derive(Debug, Clone, ClapArgs)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct SendArgs {
    /// The order as JSON; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The destination: sandbox, demo, staging, production (real customers, real money) or a base URL up to /api/v1
    #[arg(long, value_name = "ENV", default_value = "sandbox")]
    pub(crate) env: String,
    /// The file with the bearer token; without it the variable FRONTPAY_TOKEN is read. The sandbox needs none
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
    /// Print one JSON document instead of lines for people
    #[arg(long)]
    pub(crate) json: bool,
}

/// Read the state of an order
///
/// --json prints one JSON document: {"version", "environment", "order", "kind", "http_status", "retry_after", "status",
/// "amount", "refunded", "error", "exit_code"}. docs/status-json.md describes every field.
#[derive(Debug, ClapArgs)]
#[command(after_help = STATUS_EXIT_CODES)]
pub(crate) struct StatusArgs {
    /// The identifier of the order, such as ODR3506777330
    #[arg(value_name = "ORDER")]
    pub(crate) order: String,
    /// The server: demo, staging, production or a base URL up to /api/v1
    #[arg(long, value_name = "ENV", default_value = "demo")]
    pub(crate) env: String,
    /// The file with the bearer token; without it the variable FRONTPAY_TOKEN is read
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
    /// Print one JSON document instead of lines for people
    #[arg(long)]
    pub(crate) json: bool,
}

/// Verify, sign and explain callbacks, the requests that Front Payment sends when an order is paid
#[derive(Debug, ClapArgs)]
#[command(after_help = CALLBACK_EXIT_CODES)]
pub(crate) struct CallbackArgs {
    #[command(subcommand)]
    pub(crate) command: CallbackCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CallbackCommand {
    Verify(CallbackVerifyArgs),
    Sign(CallbackSignArgs),
    Explain(CallbackExplainArgs),
}

/// Verify a callback as it was received: its checksum, its form and its age
#[derive(Debug, ClapArgs)]
#[command(after_help = CALLBACK_EXIT_CODES)]
pub(crate) struct CallbackVerifyArgs {
    #[command(flatten)]
    pub(crate) received: ReceivedCallbackArgs,
    /// The scheme that the checksum was made with
    #[arg(long, value_enum, default_value_t = SchemeName::C)]
    pub(crate) scheme: SchemeName,
    /// Leave the custom parameters out of the checksum
    #[arg(long)]
    pub(crate) custom_left_out: bool,
    /// The seconds that the time of sending may be away from now
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    pub(crate) window: u64,
    /// Accept callbacks of any age
    #[arg(long, conflicts_with = "window")]
    pub(crate) any_age: bool,
    /// The time to compare with, as in 2026-01-15T12:00:00Z; the system's clock by default
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub(crate) now: Option<Moment>,
}

/// Print the query of a signed callback, for tests
#[derive(Debug, ClapArgs)]
#[command(after_help = CALLBACK_EXIT_CODES)]
pub(crate) struct CallbackSignArgs {
    /// The parameters in their order, such as orderUuid=ODR3506777330 status=PAID; not percent-encoded
    #[arg(value_name = "NAME=VALUE", required = true, value_parser = pair)]
    pub(crate) parameters: Vec<(String, String)>,
    /// The scheme of the checksum
    #[arg(long, value_enum, default_value_t = SchemeName::C)]
    pub(crate) scheme: SchemeName,
    /// The file with the callback secret; without it the variable FRONTPAY_CALLBACK_SECRET is read
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,
}

/// Try every scheme on a callback and report which of them fit, for the first day with the real server
///
/// Neither values nor the secret are printed, and the age of the callback does not count.
#[derive(Debug, ClapArgs)]
#[command(after_help = CALLBACK_EXIT_CODES)]
pub(crate) struct CallbackExplainArgs {
    #[command(flatten)]
    pub(crate) received: ReceivedCallbackArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReceivedCallbackArgs {
    /// The URL or its query as it was received, neither decoded nor sorted; - reads standard input
    #[arg(value_name = "URL")]
    pub(crate) url: String,
    /// A parameter of the callbackUrl itself; repeat it for each of them, in their order
    #[arg(long, value_name = "NAME")]
    pub(crate) custom: Vec<String>,
    /// The file with the callback secret; without it the variable FRONTPAY_CALLBACK_SECRET is read
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_file: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SchemeName {
    /// orderUuid, status, createdAt
    #[value(name = "A")]
    A,
    /// orderUuid, status, createdAt, amount, timestamp
    #[value(name = "B")]
    B,
    /// Every received value
    #[value(name = "C")]
    C,
}

/// Show the faults of orders, each at its position in the JSON text
///
/// All files are checked; the exit code is the highest of them. A missing field is shown at the object that lacks it.
///
/// --json prints one line a file: {"file", "valid", "violations": [{"path", "rule", "params", "message", "line",
/// "column", "missing"}]}, or {"file", "error", "line", "column"} if the file cannot be read. It holds no values of the
/// payload. Lines and columns count from 1, columns in characters; if "missing" is true they are those of the value that
/// lacks the path.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ValidateArgs {
    /// Orders as JSON; - reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<String>,
    /// Print JSON Lines instead of excerpts of the files
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of the messages
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) language: Language,
    /// Use the messages of a Laravel language file, such as lang/nb/validation.php, or the same in JSON; --language is
    /// used for messages that it lacks
    #[arg(long, value_name = "FILE")]
    pub(crate) messages: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Language {
    /// English, as Laravel has it
    En,
    /// Norwegian (bokmål)
    Nb,
}

/// Evaluate JSON Lines of rules and data as Laravel's validator does
///
/// Standard input holds one JSON object a line: {"id": .., "rules": {"path": "a|b:1" or ["a", "b:1"]}, "data": ..}. The
/// answers come in the same order: {"id", "valid", "failed": {"path": {"rule_in_snake_case": ["parameter"]}}}, or
/// {"id", "error"} if Laravel would throw or the line cannot be read. A parameter is null if nothing follows the colon of
/// the rule.
///
/// Numbers are read as in PHP: 51.0 is not 51, -0 is not -0.0, and numbers beyond 64 bits are floats. Empty lines are
/// skipped; a line may have 16 MiB. Lines with an error do not change the exit code.
#[derive(Debug, ClapArgs)]
pub(crate) struct EvalArgs {
    /// The current time for rules such as after:today, as in 2026-01-15T12:00:00Z; by default the system's clock
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub(crate) now: Option<Moment>,
    /// Add what Laravel's validated() returns to the answers that are valid
    #[arg(long)]
    pub(crate) validated: bool,
}

/// Print the fields of a payload with their rules
///
/// --from checks the rules in a PHP file and prints them in the same way. The file returns or assigns an array of
/// 'path' => 'required|string' or 'path' => ['required', 'string'], or holds only the lines of one. Expressions that PHP
/// would have to compute are refused.
#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    #[arg(value_enum, required_unless_present = "from")]
    pub(crate) payload: Option<Payload>,
    /// Read the rules from a PHP file instead; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "payload")]
    pub(crate) from: Option<String>,
    /// The format of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(crate) format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Payload {
    /// The order that becomes a payment link
    PaymentLink,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// A table for people
    Table,
    /// The lines of a PHP array, as in a Laravel application
    Laravel,
    /// A list of {"path", "rules"} in the order of the table
    Json,
}

/// Run a sandbox of the Front Payment API on this machine until Ctrl-C
///
/// It validates with the rules of the real API, responds like it, keeps orders in memory and sends signed callbacks to
/// addresses on this machine.
#[derive(Debug, ClapArgs)]
pub(crate) struct SandboxArgs {
    /// The port on 127.0.0.1 to listen on; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// The bearer token that it accepts; by default a random one, which is printed
    #[arg(long)]
    pub(crate) token: Option<String>,
    /// The secret that signs its callbacks; by default a random one, which is printed
    #[arg(long)]
    pub(crate) secret: Option<String>,
}

/// Reads a name and a value.
fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected a name and a value with = between them")?;
    Ok((name.to_owned(), value.to_owned()))
}

/// Reads a point in time.
fn moment(text: &str) -> Result<Moment, String> {
    const SECOND: i128 = 1_000_000_000;
    let expected = |_| "expected a date with time and offset, such as 2026-01-15T12:00:00Z".to_owned();
    let nanoseconds = text.parse::<jiff::Timestamp>().map_err(expected)?.as_nanosecond();
    // A timestamp of this type has seconds of 64 bits and less than a second of nanoseconds.
    let seconds = i64::try_from(nanoseconds.div_euclid(SECOND)).unwrap_or(i64::MAX);
    let rest = u32::try_from(nanoseconds.rem_euclid(SECOND)).unwrap_or(0);
    Ok(Moment::from_unix(seconds, rest))
}
