//! What can be asked for on the command line.
#![expect(
    clippy::doc_markdown,
    clippy::doc_link_with_quotes,
    reason = "these comments are the help, read as they stand"
)]

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use frontpay_rules::date::Moment;

const EXIT_CODES: &str = "\
Exit codes:
  0  done, or valid
  1  a payload is not valid, or the server refused it; nothing was done
  2  it could not be tried: wrong usage, unreadable input, no token, no connection
  3  it was sent and the outcome is not known: look for the order before you send it again";

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
    Validate(ValidateArgs),
    Eval(EvalArgs),
    Rules(RulesArgs),
    Sandbox(SandboxArgs),
}

/// Validate an order, send it as a payment link and follow it to the verified callback
///
/// Without --env nothing leaves this machine: the command starts a server of its own on a free port, lets its customer
/// pay, and receives and verifies the callback. A callback address in the order is not called then.
///
/// With --env demo, production or a URL the order is sent there, which is reported; the callback goes to the address in
/// the order.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct SendArgs {
    /// The order as JSON; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// Where to send it: sandbox, demo, production (real customers, real money) or a base URL up to /api/v1
    #[arg(long, value_name = "ENV", default_value = "sandbox")]
    pub(crate) env: String,
    /// The file that holds the bearer token; without it the variable FRONTPAY_TOKEN is read. The sandbox needs none
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
    /// Print one JSON document instead of sentences
    #[arg(long)]
    pub(crate) json: bool,
}

/// Show what is wrong with orders, each fault at its place in the JSON
///
/// All files are checked; the exit code is that of the worst. A field that is missing is shown at the object in which it
/// is missing.
///
/// --json prints one line a file: {"file", "valid", "violations": [{"path", "rule", "params", "message", "line",
/// "column", "missing"}]}, or {"file", "error", "line", "column"} where the file cannot be read. It holds no values of the
/// payload. Lines and columns count from 1, columns in characters; where "missing" is true they are those of the value in
/// which the path is missing.
#[derive(Debug, ClapArgs)]
#[command(after_help = EXIT_CODES)]
pub(crate) struct ValidateArgs {
    /// Orders as JSON; - reads standard input
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<String>,
    /// Print JSON Lines instead of pictures
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) language: Language,
    /// Take sentences from a Laravel language file, such as lang/nb/validation.php, or the same in JSON; for what it does
    /// not have, --language counts
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

/// Answer what Laravel's validator would, for JSON Lines of rules and data
///
/// Standard input holds one JSON object a line: {"id": .., "rules": {"path": "a|b:1" or ["a", "b:1"]}, "data": ..}. The
/// answers come in the same order: {"id", "valid", "failed": {"path": {"rule_in_snake_case": ["parameter"]}}}, or
/// {"id", "error"} where Laravel would throw or the line cannot be read. A parameter is null where the rule is written
/// with nothing behind its colon.
///
/// The text of the data counts: 51.0 is not 51, -0 not -0.0, and numbers beyond 64 bits are floats, as in PHP. Empty lines
/// are skipped; a line may have 16 MiB. Lines with an error do not change the exit code.
#[derive(Debug, ClapArgs)]
pub(crate) struct EvalArgs {
    /// The time that rules such as after:today go by, as in 2026-01-15T12:00:00Z; the system's clock unless given
    #[arg(long, value_name = "RFC3339", value_parser = moment)]
    pub(crate) now: Option<Moment>,
    /// Add what Laravel's validated() returns to the answers that are valid
    #[arg(long)]
    pub(crate) validated: bool,
}

/// Print the fields of a payload with their rules
///
/// --from checks a table of rules in a PHP file and prints it the same way. The file returns or assigns an array of
/// 'path' => 'required|string' or 'path' => ['required', 'string'], or holds its lines alone. What PHP would have to
/// compute is refused.
#[derive(Debug, ClapArgs)]
pub(crate) struct RulesArgs {
    #[arg(value_enum, required_unless_present = "from")]
    pub(crate) payload: Option<Payload>,
    /// Read the rules from a PHP file instead; - reads standard input
    #[arg(long, value_name = "FILE", conflicts_with = "payload")]
    pub(crate) from: Option<String>,
    /// How to print them
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
    /// For reading
    Table,
    /// The lines of a PHP array, as in a Laravel application
    Laravel,
    /// A list of {"path", "rules"} in the order of the table
    Json,
}

/// Run the Front Payment API on this machine until Ctrl-C, to try programs against
///
/// It validates with the rules of the real one, answers like it, keeps orders in memory and sends signed
/// callbacks to addresses on this machine.
#[derive(Debug, ClapArgs)]
pub(crate) struct SandboxArgs {
    /// The port on 127.0.0.1 to listen on; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// The bearer token it accepts; a random one, which is printed, unless given
    #[arg(long)]
    pub(crate) token: Option<String>,
    /// The secret that signs its callbacks; a random one, which is printed, unless given
    #[arg(long)]
    pub(crate) secret: Option<String>,
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
