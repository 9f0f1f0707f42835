//! Orders that were not taken.

use std::fmt::Write as _;

use frontpay_client::{Complaint, Error, Outcome, Refusal};
use frontpay_core::Messages;

use super::story::Story;
use crate::exit::{Exit, Failure};
use crate::faults::{self, Faults};
use crate::input::Input;
use crate::output::{chain, count, printable};

/// Says why an order was not taken, and what to do.
pub(super) fn refused(input: &Input, error: &Error, story: &mut Story) -> Result<Exit, Failure> {
    if let Error::Refused(refusal) = error {
        return complaints(input, refusal, story);
    }
    let sentence = chain(error);
    let (outcome, exit) = match error.outcome() {
        Outcome::NotDone if error.answer().is_some() => ("declined", Exit::Refused),
        Outcome::NotDone => ("not_sent", Exit::Unable),
        Outcome::Unknown => ("unknown", Exit::Unknown),
        Outcome::Done => ("unread", Exit::Unknown),
    };
    story.outcome(outcome);
    Err(Failure::Sentence(exit, sentence))
}

fn complaints(input: &Input, refusal: &Refusal, story: &mut Story) -> Result<Exit, Failure> {
    let faults = Faults::locate(input, refusal.violations(), &Messages::english())
        .map_err(|error| faults::draw_syntax(input, &error))?;
    let others = refusal.complaints().iter().filter(|complaint| complaint.violation().is_none()).map(Complaint::text);
    if story.is_json() {
        story.outcome("refused").violations(faults.list())?.complaints(others);
        return Ok(Exit::Refused);
    }
    let number = count(refusal.complaints().len(), "complaint");
    let title = format!("the server refused the order, nothing was done: {number}");
    let mut text = if faults.list().is_empty() { format!("{title}\n") } else { faults.draw(&title) };
    for other in others {
        _ = writeln!(text, "  the server says: {}", printable(other));
    }
    story.print(text.trim_end())?;
    Ok(Exit::Refused)
}
