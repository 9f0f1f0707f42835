//! Standard output for text that must not be lost.

use std::io::{self, Write as _};

use crate::exit::print_error;
use crate::output::without_number;

/// The text that a command has printed.
///
/// When standard output fails, the whole text goes to standard error, and everything that follows as well: a reader that
/// closes a pipe may have read nothing of it.
#[derive(Debug, Default)]
pub(crate) struct Transcript {
    text: String,
    error: Option<io::Error>,
}

impl Transcript {
    /// Prints text at once.
    pub(crate) fn print(&mut self, text: &str) {
        self.text.push_str(text);
        if self.error.is_some() {
            return print_error(text);
        }
        let mut out = io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            print_error(&self.text);
            self.error = Some(error);
        }
    }

    /// Returns the error of standard output, if it has failed.
    pub(crate) fn error(&self) -> Option<String> {
        let error = self.error.as_ref()?;
        Some(format!("cannot write to standard output: {}", without_number(error)))
    }
}
