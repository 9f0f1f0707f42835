//! What is printed, and how.

use std::error::Error;
use std::fmt::{self, Write as _};
use std::io::IsTerminal;

use tokio::runtime::Runtime;

use crate::exit::Failure;

/// Text from elsewhere made fit for a line of a terminal: control characters and such that turn or hide the text around
/// them are escaped.
pub(crate) fn printable(text: &str) -> Printable<'_> {
    Printable(text)
}

/// See [`printable`].
pub(crate) struct Printable<'t>(&'t str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for symbol in self.0.chars() {
            if is_plain(symbol) { f.write_char(symbol)? } else { write!(f, "{}", symbol.escape_default())? }
        }
        Ok(())
    }
}

/// Neither a control character nor one that turns or hides the text around it.
pub(crate) fn is_plain(symbol: char) -> bool {
    let turns =
        matches!(symbol, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !symbol.is_control() && !turns
}

/// Whether to write colours: only to a terminal that shows them, and not against the will of its user.
pub(crate) fn wants_colours(stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// `1 fault`, `2 faults`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// An error with its cause, and behind them the root of all, which is the system's word; what lies between says nothing new.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut causes = std::iter::successors(error.source(), |cause| (*cause).source()).map(without_number);
    let Some(first) = causes.next() else { return error.to_string() };
    let sentence = format!("{error}: {first}");
    match causes.last() {
        Some(root) if !sentence.contains(&root) => format!("{sentence} ({root})"),
        _ => sentence,
    }
}

/// The text of an error without the system's number for it: `No such file or directory`.
pub(crate) fn without_number(error: &(impl Error + ?Sized)) -> String {
    let text = error.to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

/// Everything here waits most of the time, so that one thread will do.
pub(crate) fn runtime() -> Result<Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Failure::unable(format_args!("cannot start the network: {}", without_number(&error))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_steer_a_terminal_is_escaped() {
        assert_eq!(printable("a\u{1b}[31mæ\n\u{202e}b").to_string(), r"a\u{1b}[31mæ\n\u{202e}b");
    }
}
