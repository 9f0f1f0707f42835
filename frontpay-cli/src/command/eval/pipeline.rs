//! Lines in, answers out: over all cores, in order, in constant memory.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::lines::{Line, Lines};
use crate::exit::Failure;
use crate::output::without_number;

/// Enough for nested documents of the deepest kind, also in a debug build.
const STACK: usize = 64 << 20;

/// What answers lines.
pub(super) trait Work {
    /// Writes the answer to a line behind those already there.
    fn answer(&mut self, line: &Line, answers: &mut Vec<u8>);
}

struct Job {
    lines: Vec<Line>,
    answers: SyncSender<Vec<u8>>,
}

/// A batch on its way: its answers when they are ready, or why there are no more.
type Ticket = io::Result<Receiver<Vec<u8>>>;

/// Answers every line of a source.
///
/// The threads are not waited for: where the output is closed the process ends, also while a thread waits for input.
pub(super) fn run<W: Work>(
    source: impl Read + Send + 'static,
    out: &mut impl Write,
    worker: impl Fn() -> W + Send + Sync + 'static,
) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, waiting) = sync_channel(workers);
    // The writer's queue bounds how much is read ahead.
    let (tickets, ready) = sync_channel(2 * workers);
    let waiting = Arc::new(Mutex::new(waiting));
    let worker = Arc::new(worker);
    for _ in 0..workers {
        let (waiting, worker) = (Arc::clone(&waiting), Arc::clone(&worker));
        start(move || work(&waiting, worker()))?;
    }
    start(move || read(Lines::new(source), &jobs, &tickets))?;
    write(&ready, out)
}

fn start(run: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let started = thread::Builder::new().stack_size(STACK).spawn(run);
    started
        .map(drop)
        .map_err(|error| Failure::cannot_run(format_args!("cannot start a thread: {}", without_number(&error))))
}

fn read<R: Read>(mut lines: Lines<R>, jobs: &SyncSender<Job>, tickets: &SyncSender<Ticket>) {
    loop {
        let (answers, ready) = sync_channel(1);
        let sent = match lines.batch() {
            Ok(lines) if lines.is_empty() => return,
            Ok(lines) => tickets.send(Ok(ready)).is_ok() && jobs.send(Job { lines, answers }).is_ok(),
            Err(error) => {
                _ = tickets.send(Err(error));
                return;
            }
        };
        // The writer is gone, and with it whoever reads.
        if !sent {
            return;
        }
    }
}

fn work(waiting: &Mutex<Receiver<Job>>, mut worker: impl Work) {
    loop {
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { lines, answers }) = job else { return };
        let mut text = Vec::new();
        for line in &lines {
            worker.answer(line, &mut text);
        }
        // Fails only where the writer is gone.
        _ = answers.send(text);
    }
}

fn write(ready: &Receiver<Ticket>, out: &mut impl Write) -> Result<(), Failure> {
    for ticket in ready {
        let answers = ticket
            .map_err(|error| Failure::cannot_run(format_args!("cannot read the lines: {}", without_number(&error))))?;
        let answers =
            answers.recv().map_err(|_| Failure::cannot_run("an evaluation stopped; this is a fault of frontpay"))?;
        out.write_all(&answers)?;
        out.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Echo;

    impl Work for Echo {
        fn answer(&mut self, line: &Line, answers: &mut Vec<u8>) {
            if line.number.is_multiple_of(7) {
                thread::yield_now();
            }
            writeln!(answers, "{}", line.number).unwrap();
        }
    }

    #[test]
    fn the_answers_come_in_the_order_of_the_lines() {
        let source = io::Cursor::new("x\n".repeat(20_000));
        let mut out = Vec::new();
        run(source, &mut out, || Echo).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.lines().map(|number| number.parse::<u64>().unwrap()).eq(1..=20_000));
    }
}
