//! Standard output for text that must not be lost.

use std::io::{self, Write as _};

use crate::exit::print_error;
use crate::output::without_os_code;

fn write(text: &str) -> io::Result<()> {
    if is_closed() {
        return Err(io::Error::new(io::ErrorKind::NotConnected, "it is closed"));
    }
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Returns `true` if the command was started with a closed standard output.
///
/// The runtime of Rust opens `/dev/null` in its place, for reading and writing; a shell opens `> /dev/null` for writing only.
fn is_closed() -> bool {
    let is_null = std::fs::read_link("/proc/self/fd/1").is_ok_and(|path| path.as_os_str() == "/dev/null");
    is_null && std::fs::read_to_string("/proc/self/fdinfo/1").is_ok_and(|info| is_read_write(&info))
}

/// Returns `true` for a file open for reading and writing: the lowest two bits of `flags:`, which is octal, are 2.
fn is_read_write(fdinfo: &str) -> bool {
    let flags = fdinfo.lines().find_map(|line| line.strip_prefix("flags:"));
    flags.and_then(|flags| u32::from_str_radix(flags.trim(), 8).ok()).is_some_and(|flags| flags & 3 == 2)
}

/// The text that a command has printed.
///
/// If standard output fails, the whole text and everything that follows goes to standard error, because the reader of a pipe
/// may have read nothing of it.
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
        if let Err(error) = write(text) {
            print_error(&self.text);
            self.error = Some(error);
        }
    }

    /// Returns the error of standard output, if it has failed.
    pub(crate) fn error(&self) -> Option<String> {
        let error = self.error.as_ref()?;
        Some(format!("cannot write to standard output: {}", without_os_code(error)))
    }
}
