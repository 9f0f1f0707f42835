//! The pipeline that answers lines: on all cores, in order, and in constant memory.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::lines::{Line, Lines};
use crate::exit::Failure;
use crate::output::without_os_code;

/// The stack size of a thread: enough for the deepest documents, even in a debug build.
const STACK: usize = 64 << 20;

/// A handler of lines.
pub(super) trait LineHandler {
    /// Appends the answer to a line.
    fn answer(&mut self, line: &Line, answers: &mut Vec<u8>);
}

struct Batch {
    lines: Vec<Line>,
    answers: SyncSender<Vec<u8>>,
}

/// A batch in progress: a receiver for its answers, or the error that ended the input.
type PendingBatch = io::Result<Receiver<Vec<u8>>>;

/// Answers every line of a source.
///
/// The threads are not joined: if the output is closed, the process ends, even while a thread waits for input.
pub(super) fn run<W: LineHandler>(
    source: impl Read + Send + 'static,
    out: &mut impl Write,
    worker: impl Fn() -> W + Send + Sync + 'static,
) -> Result<(), Failure> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (jobs, waiting) = sync_channel(workers);
    // The writer's queue limits the number of lines that are read ahead.
    let (pending, ready) = sync_channel(2 * workers);
    let waiting = Arc::new(Mutex::new(waiting));
    let worker = Arc::new(worker);
    for _ in 0..workers {
        let (waiting, worker) = (Arc::clone(&waiting), Arc::clone(&worker));
        start(move || work(&waiting, worker()))?;
    }
    start(move || read(Lines::new(source), &jobs, &pending))?;
    write(&ready, out)
}

fn start(run: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let started = thread::Builder::new().stack_size(STACK).spawn(run);
    started
        .map(drop)
        .map_err(|error| Failure::cannot_run(format_args!("cannot start a thread: {}", without_os_code(&error))))
}

fn read<R: Read>(mut lines: Lines<R>, jobs: &SyncSender<Batch>, pending: &SyncSender<PendingBatch>) {
    loop {
        let (answers, ready) = sync_channel(1);
        let sent = match lines.batch() {
            Ok(lines) if lines.is_empty() => return,
            Ok(lines) => pending.send(Ok(ready)).is_ok() && jobs.send(Batch { lines, answers }).is_ok(),
            Err(error) => {
                _ = pending.send(Err(error));
                return;
            }
        };
        // The writer has ended, because the output is closed.
        if !sent {
            return;
        }
    }
}

fn work(waiting: &Mutex<Receiver<Batch>>, mut worker: impl LineHandler) {
    loop {
        let job = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Batch { lines, answers }) = job else { return };
        let mut text = Vec::new();
        for line in &lines {
            worker.answer(line, &mut text);
        }
        // Fails only if the writer has ended.
        _ = answers.send(text);
    }
}

fn write(ready: &Receiver<PendingBatch>, out: &mut impl Write) -> Result<(), Failure> {
    for batch in ready {
        let answers = batch
            .map_err(|error| Failure::cannot_run(format_args!("cannot read the lines: {}", without_os_code(&error))))?;
        let answers =
            answers.recv().map_err(|_| Failure::cannot_run("an evaluation stopped; this is a bug of frontpay"))?;
        out.write_all(&answers)?;
        out.flush()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Echo;

    impl LineHandler for Echo {
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
