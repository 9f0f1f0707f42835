//! The end of the command: exit codes and failures.

use frontpay_rules::Escaped;
use std::fmt;
use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::output::without_number;

/// An exit code. Of several files the worst counts, which is the last here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: done.
    Done = 0,
    /// 1: a payload is not valid, or the server refused the request.
    Refused = 1,
    /// 2: it could not be tried.
    CannotRun = 2,
    /// 3: it was sent, and the outcome is not known.
    Unknown = 3,
    /// 4: the server takes no more requests for now.
    TryLater = 4,
}

/// A reason why a command could not run to its end.
#[derive(Debug)]
pub(crate) enum Failure {
    Sentence(String),
    /// A place in a file, drawn; the title alone is its sentence.
    Picture {
        title: String,
        picture: String,
    },
    /// The reader of standard output has gone.
    BrokenPipe,
}

impl Failure {
    /// Creates a failure with a sentence.
    pub(crate) fn cannot_run(sentence: impl fmt::Display) -> Self {
        Self::Sentence(sentence.to_string())
    }

    /// Returns one sentence about the failure.
    pub(crate) fn sentence(&self) -> &str {
        match self {
            Self::Sentence(sentence) => sentence,
            Self::Picture { title, .. } => title,
            Self::BrokenPipe => "the reader of standard output has gone",
        }
    }
}

/// For errors of standard output; errors of an input name its file themselves.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::cannot_run(format_args!("cannot write to standard output: {}", without_number(&error))),
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
/// A broken pipe is no failure: a reader such as `head` has seen enough. Commands whose exit code is a statement do not
/// get here with one.
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
        Failure::Picture { picture, .. } => picture.clone(),
        failure => format!("error: {}\n", Escaped::new(failure.sentence())),
    });
    Exit::CannotRun
}

/// Prints to standard error. If that is closed, nobody can be told.
pub(crate) fn print_error(text: &str) {
    _ = io::stderr().write_all(text.as_bytes());
}
