//! Signals that ask the command to stop.

use std::io;

use crate::exit::Failure;
use crate::output::without_os_code;

pub(crate) use system::Signals;

impl Signals {
    /// Handles SIGINT, SIGTERM and SIGHUP, unless they are ignored.
    ///
    /// A signal that is ignored when the command starts stays ignored: SIGHUP under `nohup`, SIGINT in a background job.
    pub(crate) fn take_over() -> Result<Self, Failure> {
        let cannot = |error: io::Error| {
            Failure::cannot_run(format_args!("cannot listen for signals: {}", without_os_code(&error)))
        };
        Self::listen().map_err(cannot)
    }
}

/// Yields, so that a pending signal stops the command here and not at a later point.
///
/// The first pause lets the runtime see the signal, the second one lets it stop the task that waits here.
pub(crate) async fn yield_to_signals() {
    tokio::task::yield_now().await;
    tokio::task::yield_now().await;
}

#[cfg(unix)]
mod system {
    use std::future::poll_fn;
    use std::io;
    use std::task::Poll;

    use tokio::signal::unix::{Signal, SignalKind, signal};

    /// The signal SIGXFSZ, which has no name in tokio. Unless it is caught, it kills a program that writes more than `ulimit -f` allows;
    /// caught, the write fails like any other.
    const FILE_SIZE_LIMIT: SignalKind = SignalKind::from_raw(25);

    /// The signals that the command stops for.
    #[derive(Debug)]
    pub(crate) struct Signals(Vec<(&'static str, Signal)>);

    impl Signals {
        pub(super) fn listen() -> io::Result<Self> {
            drop(signal(FILE_SIZE_LIMIT)?);
            let all = [
                ("SIGINT", SignalKind::interrupt()),
                ("SIGTERM", SignalKind::terminate()),
                ("SIGHUP", SignalKind::hangup()),
            ];
            let ignored = ignored();
            let handled = all.into_iter().filter(|(_, kind)| ignored & mask(*kind) == 0);
            handled.map(|(name, kind)| Ok((name, signal(kind)?))).collect::<io::Result<_>>().map(Self)
        }

        /// Waits for a signal and returns its name.
        pub(crate) async fn received(&mut self) -> &'static str {
            poll_fn(|context| {
                let arrived = self.0.iter_mut().find_map(|(name, signal)| {
                    matches!(signal.poll_recv(context), Poll::Ready(Some(()))).then_some(*name)
                });
                arrived.map_or(Poll::Pending, Poll::Ready)
            })
            .await
        }
    }

    /// Returns the set of ignored signals. It is known only on Linux, because elsewhere it needs a system call that safe code
    /// cannot make; there SIGHUP is not handled.
    fn ignored() -> u64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let set = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        set.and_then(|set| u64::from_str_radix(set.trim(), 16).ok()).unwrap_or(mask(SignalKind::hangup()))
    }

    fn mask(kind: SignalKind) -> u64 {
        1 << (kind.as_raw_value() - 1)
    }
}

#[cfg(not(unix))]
mod system {
    use std::future::pending;
    use std::io;

    /// The signals that the command stops for: Ctrl-C.
    #[derive(Debug)]
    pub(crate) struct Signals;

    impl Signals {
        pub(super) fn listen() -> io::Result<Self> {
            Ok(Self)
        }

        /// Waits for Ctrl-C.
        pub(crate) async fn received(&mut self) -> &'static str {
            match tokio::signal::ctrl_c().await {
                Ok(()) => "Ctrl-C",
                Err(_) => pending().await,
            }
        }
    }
}
