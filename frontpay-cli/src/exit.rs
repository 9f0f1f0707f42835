//! How the command ends.

use std::fmt;
use std::io;
use std::process::ExitCode;

use crate::output::{printable, without_number};

/// What the exit code says; of several files the worst counts, which is the last here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// 0: it is done.
    Done = 0,
    /// 1: a payload is not valid, or the server refused it.
    Refused = 1,
    /// 2: it could not be tried.
    Unable = 2,
    /// 3: it was sent, and what became of it is not known.
    Unknown = 3,
}

/// Why a command stopped: one sentence for a person.
#[derive(Debug)]
pub(crate) enum Failure {
    Sentence(Exit, String),
    /// A picture of the place that is wrong, printed as it stands.
    Picture(Exit, String),
    /// Who read our output has gone, which is no reason to complain.
    NobodyListens,
}

impl Failure {
    /// What was asked for cannot even be tried.
    pub(crate) fn unable(sentence: impl fmt::Display) -> Self {
        Self::Sentence(Exit::Unable, sentence.to_string())
    }
}

/// Errors of our own output; input names its file itself.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyListens,
            _ => Self::unable(format_args!("cannot write the output: {}", without_number(&error))),
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

/// Tells a failure on standard error and makes the exit code.
pub(crate) fn code(ended: Result<Exit, Failure>) -> ExitCode {
    let exit = match ended {
        Ok(exit) => exit,
        Err(Failure::NobodyListens) => Exit::Done,
        Err(failure) => tell(&failure),
    };
    ExitCode::from(exit as u8)
}

/// Tells a failure on standard error.
pub(crate) fn tell(failure: &Failure) -> Exit {
    let (exit, text) = match failure {
        Failure::Sentence(exit, sentence) => (*exit, format!("error: {}\n", printable(sentence))),
        Failure::Picture(exit, picture) => (*exit, picture.clone()),
        Failure::NobodyListens => return Exit::Done,
    };
    // Where standard error is closed there is no one left to tell.
    _ = io::Write::write_all(&mut io::stderr(), text.as_bytes());
    exit
}
