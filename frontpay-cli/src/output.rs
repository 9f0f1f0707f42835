//! Text output.

use std::error::Error;
use std::io::IsTerminal;
use std::time::Duration;

/// Returns `true` if a stream is a terminal that shows colors and whose user has not switched them off.
pub(crate) fn has_colors(stream: &impl IsTerminal) -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Formats a number with its noun: `1 fault`, `2 faults`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Returns a time in seconds, rounded up.
pub(crate) fn whole_seconds(time: Duration) -> u64 {
    time.as_secs() + u64::from(time.subsec_nanos() > 0)
}

/// Formats an error with its cause and its root cause, which is that of the system; those between add nothing.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut causes = std::iter::successors(error.source(), |cause| (*cause).source()).map(without_os_code);
    let Some(first) = causes.next() else { return error.to_string() };
    let sentence = format!("{error}: {first}");
    match causes.last() {
        Some(root) if !sentence.contains(&root) => format!("{sentence} ({root})"),
        _ => sentence,
    }
}

/// Formats an error without the error number of the system: `No such file or directory`.
pub(crate) fn without_os_code(error: &(impl Error + ?Sized)) -> String {
    let text = error.to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}
