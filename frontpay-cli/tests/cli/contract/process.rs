//! The command as a process, with an output that may break.

use std::fs::{File, OpenOptions};
use std::io::{PipeReader, Read as _};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

use nix::fcntl::OFlag;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::pty::{PtyMaster, grantpt, posix_openpt, ptsname_r, unlockpt};
use nix::sys::signal::{Signal, kill};
use nix::sys::stat::Mode;
use nix::unistd::Pid;

use super::server::{PATIENCE, Server};
use crate::support::{TOKEN, prepare};

/// A standard output.
pub(super) enum Stdout {
    /// A pipe that the test reads.
    Pipe,
    /// A pipe without a reader.
    ClosedPipe,
    /// A device without space.
    Full,
    File(File),
    Terminal(OwnedFd),
}

impl Stdout {
    /// Returns the file, and the end that the test reads.
    fn open(self) -> (OwnedFd, Option<PipeReader>) {
        match self {
            Self::Pipe => {
                let (reader, writer) = std::io::pipe().unwrap();
                (writer.into(), Some(reader))
            }
            Self::ClosedPipe => {
                let (_, writer) = std::io::pipe().unwrap();
                wait_until_gone(&writer);
                (writer.into(), None)
            }
            Self::Full => (OpenOptions::new().write(true).open("/dev/full").unwrap().into(), None),
            Self::File(file) => (file.into(), None),
            Self::Terminal(file) => (file, None),
        }
    }
}

/// Waits until the other end of a pipe or terminal is closed.
///
/// That is not at once when this process closes it: another test may be starting a process, which has a copy of everything
/// for a moment.
fn wait_until_gone(file: &impl AsFd) {
    let patience = PollTimeout::try_from(PATIENCE).unwrap();
    // Errors and hang-ups are always reported.
    assert_eq!(poll(&mut [PollFd::new(file.as_fd(), PollFlags::empty())], patience).unwrap(), 1);
}

/// A terminal.
pub(super) struct Terminal {
    master: PtyMaster,
    slave: OwnedFd,
}

impl Terminal {
    /// Opens a terminal. Other processes do not inherit its ends, so that the command does not keep it alive.
    pub(super) fn open() -> Self {
        let master = posix_openpt(OFlag::O_RDWR | OFlag::O_NOCTTY | OFlag::O_CLOEXEC).unwrap();
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let mut options = File::options();
        options.read(true).write(true).custom_flags(OFlag::O_NOCTTY.bits());
        let slave = options.open(ptsname_r(&master).unwrap()).unwrap();
        Self { master, slave: slave.into() }
    }

    /// Closes the terminal.
    pub(super) fn hang_up(self) {
        drop(self.master);
        wait_until_gone(&self.slave);
    }
}

/// A command that is about to be started.
pub(super) struct Launch {
    args: Vec<String>,
    stdin: Stdio,
    stdout: Stdout,
    stderr: Stdio,
    /// A command of the shell that starts it.
    before: Option<String>,
}

impl Launch {
    pub(super) fn new(format: &[&str]) -> Self {
        let args = format.iter().map(ToString::to_string).collect();
        Self { args, stdin: Stdio::null(), stdout: Stdout::Pipe, stderr: Stdio::piped(), before: None }
    }

    pub(super) fn with_stdin(self, stdin: PipeReader) -> Self {
        Self { stdin: stdin.into(), ..self }
    }

    pub(super) fn with_stdout(self, stdout: Stdout) -> Self {
        Self { stdout, ..self }
    }

    pub(super) fn on(self, terminal: &Terminal, stderr_too: bool) -> Self {
        let slave = || terminal.slave.try_clone().unwrap();
        let stderr = if stderr_too { slave().into() } else { self.stderr };
        Self { stdout: Stdout::Terminal(slave()), stderr, ..self }
    }

    /// Lets a shell run a command first.
    pub(super) fn after(self, command: &str) -> Self {
        Self { before: Some(command.to_owned()), ..self }
    }

    /// Starts it with an order for a server.
    pub(super) fn to(self, server: &Server, file: &str) -> Running {
        let program = snapbox::cmd::cargo_bin!("frontpay");
        let mut command = Command::new(if self.before.is_some() { Path::new("sh") } else { program });
        if let Some(before) = self.before {
            command.args(["-c", &format!(r#"{before}; exec "$0" "$@""#)]).arg(program);
        }
        prepare(&mut command);
        command.args(["send", file, "--env", &server.url]).args(self.args).env("FRONTPAY_TOKEN", TOKEN);
        let (stdout, reader) = self.stdout.open();
        command.stdin(self.stdin).stderr(self.stderr).stdout(stdout.try_clone().unwrap());
        Running { child: command.spawn().unwrap(), reader, stdout, input: None }
    }
}

/// A command that runs.
pub(super) struct Running {
    child: Child,
    reader: Option<PipeReader>,
    /// A copy of the standard output of the command.
    stdout: OwnedFd,
    /// The other end of the file that it reads the order from.
    pub(super) input: Option<File>,
}

/// The end of a command.
#[derive(Debug)]
pub(super) struct Ended {
    /// The exit code; `None` if a signal killed the command.
    pub(super) code: Option<i32>,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Running {
    fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.child.id()).unwrap())
    }

    pub(super) fn signal(&self, signal: Signal) {
        kill(self.pid(), signal).unwrap();
    }

    pub(super) fn close_stdout(&mut self) {
        drop(self.reader.take().unwrap());
        wait_until_gone(&self.stdout);
    }

    /// Waits until the command handles a signal, as `/proc` reports it.
    pub(super) fn wait_until_it_handles(&self, signal: Signal) {
        let is_handled = || {
            let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
            let set = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap().trim().to_owned();
            u64::from_str_radix(&set, 16).unwrap() & (1 << (signal as i32 - 1)) != 0
        };
        while !is_handled() {
            thread::yield_now();
        }
    }

    /// Waits for the end of the command.
    pub(super) fn end(self) -> Ended {
        let (pid, mut child, mut reader) = (self.pid(), self.child, self.reader);
        drop(self.stdout);
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let mut ended = Ended { code: None, stdout: String::new(), stderr: String::new() };
            if let Some(reader) = &mut reader {
                reader.read_to_string(&mut ended.stdout).unwrap();
            }
            if let Some(mut stderr) = child.stderr.take() {
                stderr.read_to_string(&mut ended.stderr).unwrap();
            }
            ended.code = child.wait().unwrap().code();
            sender.send(ended)
        });
        receiver.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            _ = kill(pid, Signal::SIGKILL);
            panic!("the command does not end");
        })
    }
}

/// Creates a named pipe.
pub(super) fn fifo() -> PathBuf {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("order-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    nix::unistd::mkfifo(&path, Mode::S_IRWXU).unwrap();
    path
}

/// Opens a named pipe as soon as another process reads from it, and removes its name.
pub(super) fn open_when_read(path: &Path) -> File {
    let (sender, receiver) = channel();
    let opened = path.to_owned();
    thread::spawn(move || sender.send(File::options().write(true).open(opened).unwrap()));
    let file = receiver.recv_timeout(PATIENCE).unwrap();
    std::fs::remove_file(path).unwrap();
    file
}
