//! Payloads from files and from standard input.

use std::fs::File;
use std::io::{self, Read};

use frontpay_rules::{Escaped, Limits};

use crate::exit::Failure;
use crate::output::without_os_code;

/// The text of a file, and its name.
#[derive(Debug)]
pub(crate) struct Input {
    /// The name of the file; `-` is standard input.
    pub(crate) name: String,
    pub(crate) text: String,
}

impl Input {
    /// Reads a file, or standard input if the name is `-`.
    pub(crate) fn read(name: &str) -> Result<Self, Failure> {
        let bytes = if name == "-" { limited(io::stdin().lock(), name) } else { file(name) }?;
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(Failure::cannot_run(format_args!("{} is empty", label(name))));
        }
        if bytes.starts_with(b"\xef\xbb\xbf") {
            let problem = "begins with a byte order mark, which JSON does not allow; save it as UTF-8 without one";
            return Err(Failure::cannot_run(format_args!("{} {problem}", label(name))));
        }
        let text = String::from_utf8(bytes).map_err(|error| not_utf8(name, error.as_bytes(), error.utf8_error()))?;
        Ok(Self { name: name.to_owned(), text })
    }

    /// Returns the name for a sentence.
    pub(crate) fn label(&self) -> String {
        label(&self.name)
    }
}

fn label(name: &str) -> String {
    if name == "-" { "standard input".to_owned() } else { Escaped::new(name).to_string() }
}

fn file(name: &str) -> Result<Vec<u8>, Failure> {
    let cannot = |error: io::Error| cannot_read(name, &error);
    let file = File::open(name).map_err(cannot)?;
    if file.metadata().map_err(cannot)?.is_dir() {
        return Err(Failure::cannot_run(format_args!("{} is a directory, expected a file", label(name))));
    }
    limited(file, name)
}

fn limited(source: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let limit = Limits::default().bytes;
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(|error| cannot_read(name, &error))?;
    if bytes.len() > limit {
        return Err(Failure::cannot_run(format_args!(
            "{} is larger than the limit of {} MiB",
            label(name),
            limit >> 20
        )));
    }
    Ok(bytes)
}

fn cannot_read(name: &str, error: &io::Error) -> Failure {
    Failure::cannot_run(format_args!("cannot read {}: {}", label(name), without_os_code(error)))
}

fn not_utf8(name: &str, bytes: &[u8], error: std::str::Utf8Error) -> Failure {
    let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
    let (line, start) = before.split('\n').enumerate().last().unwrap_or((0, ""));
    let (line, column) = (line + 1, start.chars().count() + 1);
    Failure::cannot_run(format_args!("{} is not UTF-8 text, from line {line}, column {column} on", label(name)))
}
