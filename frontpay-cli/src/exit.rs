//! The end of the command: exit codes and failures.

use frontpay_rules::Escaped;
use std::fmt;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::output::without_os_code;

/// An exit code, ordered by severity: of several files the maximum counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: done.
    Done = 0,
    /// 1: a payload is not valid, or the server refused the request.
    Refused = 1,
    /// 2: the command could not run.
    CannotRun = 2,
    /// 3: the order was sent, and the outcome is unknown.
    Unknown = 3,
    /// 4: the server accepts no more requests for now.
    TryLater = 4,
}

/// A reason why a command could not run to its end.
#[derive(Debug)]
pub(crate) enum Failure {
    Sentence(String),
    /// An excerpt of a file with a label; the title alone is its sentence.
    Diagnostic {
        title: String,
        text: String,
    },
    /// The reader of standard output is closed.
    BrokenPipe,
}

impl Failure {
    /// Creates a failure from a sentence.
    pub(crate) fn cannot_run(sentence: impl fmt::Display) -> Self {
        Self::Sentence(sentence.to_string())
    }

    /// Returns one sentence about the failure.
    pub(crate) fn sentence(&self) -> &str {
        match self {
            Self::Sentence(sentence) => sentence,
            Self::Diagnostic { title, .. } => title,
            Self::BrokenPipe => "the reader of standard output is closed",
        }
    }
}

impl From<io::Error> for Failure {
    /// Converts an error of standard output. Errors of an input have a sentence that names its file.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::cannot_run(format_args!("cannot write to standard output: {}", without_os_code(&error))),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

/// Reports a failure on standard error and returns the exit code.
///
/// A broken pipe is not a failure, because readers such as `head` close their input early. Commands whose exit code is a
/// statement handle it themselves.
pub(crate) fn code(ended: Result<Exit, Failure>) -> ExitCode {
    let exit = match ended {
        Ok(exit) => exit,
        Err(Failure::BrokenPipe) => Exit::Done,
        Err(failure) => report(&failure),
    };
    ExitCode::from(exit as u8)
}

/// Reports a failure on standard error.
pub(crate) fn report(failure: &Failure) -> Exit {
    print_error(&match failure {
        Failure::Diagnostic { text, .. } => text.clone(),
        failure => format!("error: {}\n", Escaped::new(failure.sentence())),
    });
    Exit::CannotRun
}

/// Prints to standard error; an error of that is ignored.
pub(crate) fn print_error(text: &str) {
    _ = io::stderr().write_all(text.as_bytes());
}
