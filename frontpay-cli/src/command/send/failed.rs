//! Creates that failed.

use std::borrow::Cow;
use std::fmt::Write as _;

use frontpay_client::{Error, Rejected, ServerMessage};
use frontpay_core::{Messages, Violation};
use frontpay_rules::Escaped;

use super::report::Report;
use crate::command::server::sentence;
use crate::exit::Failure;
use crate::faults::{self, Described, Faults};
use crate::input::Input;
use crate::output::count;

/// The number of messages of a server that are reported. A response of 1 MiB may hold 349,000.
const REPORTED: usize = 1_000;
/// The number of messages that are printed in addition to the faults in the order; `--json` has more.
const PRINTED: usize = 100;

/// Reports why no order was created, or why that is not known.
pub(super) fn report_failure(input: &Input, error: &Error, report: &mut Report) -> Result<(), Failure> {
    report.failed(error);
    match error {
        Error::Rejected(rejected) => report_rejection(input, rejected, report),
        error => Err(Failure::cannot_run(sentence(error))),
    }
}

fn report_rejection(input: &Input, rejected: &Rejected, report: &mut Report) -> Result<(), Failure> {
    let mut messages = rejected.messages();
    let read: Vec<_> =
        messages.by_ref().take(REPORTED).map(|message| (message.to_string(), recognize(message))).collect();
    let others = read.iter().filter(|(_, recognized)| recognized.is_none()).map(|(shown, _)| shown.clone());
    let others: Vec<_> = others.collect();
    let recognized = read.iter().filter_map(|(_, recognized)| recognized.as_ref());
    let faults = Faults::locate(input, recognized.map(describe)).map_err(|error| faults::draw_syntax(input, &error))?;
    let number = count(read.len() + messages.count(), "message");
    let title = format!("the server rejected the order, no order was created: {number}");
    let mut text = if faults.list().is_empty() { format!("{title}\n") } else { faults.draw(&title) };
    for message in others.iter().take(PRINTED) {
        _ = writeln!(text, "  the server says: {}", Escaped::new(message));
    }
    report.print(&format!("{}\n", text.trim_end()));
    report.faults(faults.list());
    report.messages(others);
    Ok(())
}

/// Returns the violation in a message of the server, and its path without keys of the payload.
fn recognize(message: ServerMessage<'_>) -> Option<(Violation, String)> {
    let violation = message.violation()?;
    let path = message.shown_path(&violation);
    Some((violation, path))
}

/// The sentence names the path, so that it is shown only where the path is shown in full.
fn describe((violation, path): &(Violation, String)) -> Described<'_> {
    let message = if violation.path() == path {
        Messages::english().sentence(violation)
    } else {
        format!("The {path} field was rejected.")
    };
    Described { violation, path: Cow::Borrowed(path), message }
}
