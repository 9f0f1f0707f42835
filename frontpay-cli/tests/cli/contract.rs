//! The exit codes of `send` against a server that counts orders: 0 means exactly one, 1, 2 and 4 mean none, and 3 means that
//! it is not known.
//!
//! Each case breaks the output of the command, or sends it a signal, at one of five moments.

mod process;
mod server;

use std::io::Write as _;
use std::thread;

use nix::sys::signal::Signal;

use crate::support::{GOOD, root};
use process::{Ended, Launch, Running, Stdout, Terminal};
use server::{Moment, ORDER, Server};

const FORMATS: [&[&str]; 2] = [&[], &["--json"]];

/// Starts the command and waits until it has reached a moment.
fn reach(moment: Moment, launch: Launch) -> (Server, Running) {
    let server = Server::start(moment);
    let running = if moment == Moment::Reading {
        let fifo = process::fifo();
        let mut running = launch.to(&server, fifo.to_str().unwrap());
        running.input = Some(process::open_when_read(&fifo));
        running
    } else {
        let running = launch.to(&server, GOOD);
        server.wait();
        running
    };
    (server, running)
}

/// Lets everything that waits at a moment go on.
fn go_on(server: &Server, running: &mut Running) {
    if let Some(mut input) = running.input.take() {
        input.write_all(&std::fs::read(root().join(GOOD)).unwrap()).unwrap();
    }
    server.go_on();
}

/// Checks that an exit code says no more than the server knows.
fn check(ended: &Ended, server: &Server, case: &str) {
    let orders = server.orders();
    match ended.code {
        Some(0) => assert_eq!(orders, 1, "{case}: {ended:?}"),
        Some(1 | 2 | 4) => assert_eq!(orders, 0, "{case}: {ended:?}"),
        Some(3) => assert!(orders <= 1, "{case}: {ended:?}"),
        code => panic!("{case}: the exit code is {code:?}: {ended:?}"),
    }
}

/// Runs every moment with every format, all at the same time: most of them wait.
fn in_every_case(run: impl Fn(Moment, &'static [&'static str]) + Sync) {
    thread::scope(|scope| {
        for (moment, format) in Moment::ALL.into_iter().flat_map(|moment| FORMATS.map(|format| (moment, format))) {
            let run = &run;
            scope.spawn(move || run(moment, format));
        }
    });
}

#[test]
fn nothing_breaks_and_one_order_is_created() {
    in_every_case(|moment, format| {
        if moment == Moment::Connecting {
            return;
        }
        let (server, mut running) = reach(moment, Launch::new(format));
        go_on(&server, &mut running);
        let ended = running.end();
        check(&ended, &server, &format!("{moment:?} {format:?}"));
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""));
        assert!(ended.stdout.contains(ORDER), "{ended:?}");
    });
}

/// Returns `true` if a signal is ignored here: `nohup` and some shells start programs like that, and children inherit it.
fn is_ignored(signal: Signal) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    mask.is_some_and(|mask| mask & (1 << (signal as i32 - 1)) != 0)
}

#[test]
fn a_signal_is_reported_with_what_is_known() {
    for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
        if is_ignored(signal) {
            println!("skipped: these tests were started with {signal} ignored, and so is the command");
            continue;
        }
        in_every_case(|moment, format| {
            let (server, running) = reach(moment, Launch::new(format));
            running.signal(signal);
            let ended = running.end();
            let case = format!("{signal} {moment:?} {format:?}");
            check(&ended, &server, &case);
            let (code, outcome, sentence) = match moment {
                Moment::Reading | Moment::Connecting => (2, "not_sent", "nothing was sent"),
                Moment::Sent | Moment::Answering => (3, "unknown", "its outcome is unknown"),
                Moment::ReadingAgain => (0, "done", ORDER),
            };
            assert_eq!(ended.code, Some(code), "{case}: {ended:?}");
            let start = format!("error: stopped by {signal}: ");
            assert!(ended.stderr.starts_with(&start) && ended.stderr.contains(sentence), "{case}: {ended:?}");
            if *format == ["--json"] {
                let document: serde_json::Value = serde_json::from_str(&ended.stdout).unwrap();
                assert_eq!((&document["outcome"], &document["exit_code"]), (&outcome.into(), &code.into()), "{case}");
            }
        });
    }
}

#[test]
fn a_kill_claims_nothing() {
    in_every_case(|moment, format| {
        let (server, running) = reach(moment, Launch::new(format));
        running.signal(Signal::SIGKILL);
        let ended = running.end();
        let case = format!("{moment:?} {format:?}: {ended:?}");
        assert_eq!(ended.code, None, "{case}");
        assert!(server.orders() <= 1, "{case}");
        assert_eq!(ended.stdout.contains(ORDER), moment == Moment::ReadingAgain, "{case}");
    });
}

#[test]
fn standard_input_that_never_ends_can_be_interrupted() {
    let signal = if is_ignored(Signal::SIGINT) { Signal::SIGTERM } else { Signal::SIGINT };
    for format in FORMATS {
        let server = Server::start(Moment::Reading);
        let (reader, writer) = std::io::pipe().unwrap();
        let running = Launch::new(format).with_stdin(reader).to(&server, "-");
        running.wait_until_it_handles(signal);
        running.signal(signal);
        let ended = running.end();
        drop(writer);
        check(&ended, &server, "standard input");
        assert_eq!(ended.code, Some(2), "{ended:?}");
    }
}

#[test]
fn a_signal_that_arrives_with_the_order_stops_it() {
    for format in FORMATS {
        let (server, mut running) = reach(Moment::Reading, Launch::new(format));
        running.signal(Signal::SIGSTOP);
        running.signal(Signal::SIGTERM);
        go_on(&server, &mut running);
        running.signal(Signal::SIGCONT);
        let ended = running.end();
        check(&ended, &server, "SIGTERM");
        assert_eq!(ended.code, Some(2), "{ended:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_sent_if_standard_output_is_closed() {
    for format in FORMATS {
        let server = Server::start(Moment::Reading);
        let ended = Launch::new(format).after("exec >&-").to(&server, GOOD).end();
        check(&ended, &server, "a closed output");
        assert_eq!((ended.code, server.orders()), (Some(2), 0), "{ended:?}");
    }
}

#[test]
fn a_limit_of_the_file_size_does_not_kill_the_command() {
    // In blocks of 512 bytes: no room at all, and room for less than the whole document.
    for (blocks, code) in [(0, 2), (1, 0)] {
        let server = Server::start(Moment::Reading);
        let file = crate::support::file(&format!("limited-{blocks}"), "");
        let stdout = Stdout::File(std::fs::File::create(&file).unwrap());
        let launch = Launch::new(&["--json"]).with_stdout(stdout).after(&format!("ulimit -f {blocks}"));
        // A long path, so that the document is longer than a block.
        let ended = launch.to(&server, &format!("{}{GOOD}", "./".repeat(60))).end();
        check(&ended, &server, "a limit");
        assert_eq!(ended.code, Some(code), "{ended:?}");
        let document: serde_json::Value = serde_json::from_str(&ended.stderr).unwrap();
        assert_eq!(document["exit_code"], code);
        assert!(std::fs::metadata(&file).unwrap().len() <= blocks * 512);
    }
}

#[test]
fn nothing_is_sent_if_the_output_fails_from_the_start() {
    for format in FORMATS {
        for (stdout, reason) in [(Stdout::Full, "No space left on device"), (Stdout::ClosedPipe, "Broken pipe")] {
            let server = Server::start(Moment::Sent);
            let ended = Launch::new(format).with_stdout(stdout).to(&server, GOOD).end();
            check(&ended, &server, reason);
            assert_eq!(ended.code, Some(2), "{ended:?}");
            let sentence = format!("nothing was sent: cannot write to standard output: {reason}");
            assert!(ended.stderr.contains(&sentence), "{ended:?}");
        }
    }
}

/// Returns the exit code of a command whose output fails at a moment, after which everything goes on.
fn code_after(moment: Moment) -> i32 {
    match moment {
        // It fails before anything is sent, and the server does not speak TLS.
        Moment::Reading | Moment::Connecting => 2,
        Moment::Sent | Moment::Answering | Moment::ReadingAgain => 0,
    }
}

#[test]
fn a_pipe_that_closes_in_flight_moves_the_report_to_standard_error() {
    in_every_case(|moment, format| {
        let (server, mut running) = reach(moment, Launch::new(format));
        running.close_stdout();
        go_on(&server, &mut running);
        let ended = running.end();
        let case = format!("{moment:?} {format:?}");
        check(&ended, &server, &case);
        assert_eq!(ended.code, Some(code_after(moment)), "{case}: {ended:?}");
        assert_eq!(ended.stderr.contains(ORDER), ended.code == Some(0), "{case}: {ended:?}");
    });
}

#[test]
fn a_terminal_that_goes_away_changes_no_exit_code() {
    for stderr_goes_too in [true, false] {
        in_every_case(|moment, format| {
            let terminal = Terminal::open();
            let launch = Launch::new(format).on(&terminal, stderr_goes_too).after("trap '' HUP");
            let (server, mut running) = reach(moment, launch);
            terminal.hang_up();
            running.signal(Signal::SIGHUP);
            go_on(&server, &mut running);
            let ended = running.end();
            let case = format!("{moment:?} {format:?}, standard error too: {stderr_goes_too}");
            check(&ended, &server, &case);
            assert_eq!(ended.code, Some(code_after(moment)), "{case}: {ended:?}");
            let is_told = ended.code == Some(0) && !stderr_goes_too;
            assert_eq!(ended.stderr.contains(ORDER), is_told, "{case}: {ended:?}");
        });
    }
}
