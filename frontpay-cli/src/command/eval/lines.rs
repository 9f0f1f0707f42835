//! Batches of lines from a stream.

use std::io::{self, BufRead, BufReader, Read};

/// The maximum length of a line.
pub(super) const MAX_LINE_BYTES: usize = 16 << 20;
/// The number of bytes that ends a batch.
const BATCH_BYTES: usize = 128 << 10;
const BATCH_LINES: usize = 64;
const BUFFER: usize = 256 << 10;

/// A line of the stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The number of the line, from 1.
    pub(super) number: u64,
    /// The text without its line end; `None` if it is longer than [`MAX_LINE_BYTES`].
    pub(super) text: Option<Vec<u8>>,
}

/// A reader of lines in batches.
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    number: u64,
}

impl<R: Read> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self { reader: BufReader::with_capacity(BUFFER, source), number: 0 }
    }

    /// Reads the next batch, which is empty at the end of the stream.
    ///
    /// Waits only for the first line, so that a program that sends a line and waits for its answer gets it.
    pub(super) fn batch(&mut self) -> io::Result<Vec<Line>> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while let Some(line) = self.line()? {
            bytes += line.text.as_ref().map_or(0, Vec::len);
            batch.push(line);
            let has_next = self.reader.buffer().contains(&b'\n');
            if bytes >= BATCH_BYTES || batch.len() >= BATCH_LINES || !has_next {
                break;
            }
        }
        Ok(batch)
    }

    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut text = Vec::new();
        let (mut length, mut ended) = (0, false);
        while !ended {
            let buffer = self.fill()?;
            if buffer.is_empty() {
                break;
            }
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = &buffer[..end.unwrap_or(buffer.len())];
            length += part.len();
            if length <= MAX_LINE_BYTES {
                text.extend_from_slice(part);
            }
            ended = end.is_some();
            let used = part.len() + usize::from(ended);
            self.reader.consume(used);
        }
        if length == 0 && !ended {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(Line { number: self.number, text: (length <= MAX_LINE_BYTES).then_some(text) }))
    }

    fn fill(&mut self) -> io::Result<&[u8]> {
        while let Err(error) = self.reader.fill_buf() {
            if error.kind() != io::ErrorKind::Interrupted {
                return Err(error);
            }
        }
        Ok(self.reader.buffer())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Vec<(u64, Option<usize>)> {
        let mut lines = Lines::new(text);
        let batches = std::iter::from_fn(|| Some(lines.batch().unwrap()).filter(|batch| !batch.is_empty()));
        batches.flatten().map(|line| (line.number, line.text.map(|text| text.len()))).collect()
    }

    #[test]
    fn lines_are_numbered_and_the_last_needs_no_end() {
        assert_eq!(all(b"a\n\nbc"), [(1, Some(1)), (2, Some(0)), (3, Some(2))]);
        assert_eq!(all(b""), []);
    }

    #[test]
    fn a_line_beyond_the_limit_is_left_out_and_the_next_is_read() {
        let text = [vec![b' '; MAX_LINE_BYTES + 1], b"\na\n".to_vec(), vec![b' '; MAX_LINE_BYTES]].concat();
        assert_eq!(all(&text), [(1, None), (2, Some(1)), (3, Some(MAX_LINE_BYTES))]);
    }

    #[test]
    fn a_batch_is_no_larger_than_it_should_be() {
        assert_eq!(Lines::new("a\n".repeat(100).as_bytes()).batch().unwrap().len(), BATCH_LINES);
        let long = format!("{}\n", " ".repeat(BATCH_BYTES));
        assert_eq!(Lines::new(long.repeat(3).as_bytes()).batch().unwrap().len(), 1);
    }
}
