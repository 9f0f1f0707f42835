//! The text of a payload by lines and columns.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use frontpay_rules::Escaped;

use crate::input::Input;

/// The length of a line, in bytes, from which on only a part of it is shown: a document may be one line.
const LONG_LINE: usize = 200;
/// The number of bytes that are shown of such a line on either side of a label.
const AROUND: usize = 40;
/// The number of bytes of such a line that labels may span together to be shown in one piece.
const LONG_PIECE: usize = 90;
/// The number of bytes of a value that are underlined.
const LONG_VALUE: usize = 80;

/// A line and a column, both from 1; columns count characters.
pub(crate) type Position = (usize, usize);

/// A text with the beginnings of its lines.
#[derive(Debug)]
pub(crate) struct Source<'i> {
    label: String,
    text: Cow<'i, str>,
    starts: Vec<usize>,
    positions: HashMap<usize, Position>,
}

impl<'i> Source<'i> {
    /// Prepares a text, and looks up the positions of the given offsets in one pass.
    pub(crate) fn new(input: &'i Input, offsets: &[usize]) -> Self {
        let text = harmless(&input.text);
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut source = Self { label: input.label(), text, starts, positions: HashMap::new() };
        source.positions = source.count(offsets);
        source
    }

    /// Finds the positions of many offsets in one pass: a line may be the whole document.
    fn count(&self, offsets: &[usize]) -> HashMap<usize, Position> {
        let mut offsets = offsets.to_vec();
        offsets.sort_unstable();
        let (mut at, mut line, mut column) = (0, 0, 1);
        let mut positions = HashMap::with_capacity(offsets.len());
        for offset in offsets {
            if self.line_of(offset) != line {
                line = self.line_of(offset);
                (at, column) = (self.starts[line], 1);
            }
            let end = self.boundary(offset);
            column += self.text[at..end].chars().count();
            at = end;
            positions.insert(offset, (line + 1, column));
        }
        positions
    }

    /// Returns line and column of a byte.
    pub(crate) fn position(&self, offset: usize) -> Position {
        self.positions.get(&offset).copied().unwrap_or_else(|| {
            let line = self.line_of(offset);
            (line + 1, 1 + self.text[self.starts[line]..self.boundary(offset)].chars().count())
        })
    }

    fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Returns the bytes of some lines, with the end of the last one.
    fn lines(&self, lines: Range<usize>) -> Range<usize> {
        self.starts[lines.start]..self.starts.get(lines.end).copied().unwrap_or(self.text.len())
    }

    fn is_long(&self, line: usize) -> bool {
        self.lines(line..line + 1).len() > LONG_LINE
    }

    /// Shortens a range to a part that can be underlined: the start of a long value, the bracket of a list or map.
    pub(crate) fn pointed_at(&self, range: Range<usize>) -> Range<usize> {
        let start = self.boundary(range.start.min(self.text.trim_end().len().saturating_sub(1)));
        let rest = &self.text[start..];
        let length = match rest.as_bytes().first() {
            Some(b'{' | b'[') => 1,
            _ => rest.find(['\n', '\r']).unwrap_or(rest.len()).min(range.len()).min(LONG_VALUE),
        };
        let first = rest.chars().next().map_or(0, char::len_utf8);
        start..self.boundary(start + length).max(start + first)
    }

    fn boundary(&self, offset: usize) -> usize {
        (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0)
    }

    /// Returns the excerpt around a range; `None` if it would be too long.
    ///
    /// The excerpt of a long line ends before the next label, which has an excerpt of its own.
    pub(crate) fn excerpt(
        &self,
        span: &Range<usize>,
        before: usize,
        after: usize,
        others: &[Range<usize>],
    ) -> Option<Range<usize>> {
        let (first, last) = (self.line_of(span.start), self.line_of(span.end.saturating_sub(1).max(span.start)));
        if (first..=last).any(|line| self.is_long(line)) {
            let line = self.lines(first..first + 1);
            return (first == last && span.len() < LONG_PIECE).then(|| self.piece(span, &line, others));
        }
        let before = (1..=before.min(first)).take_while(|step| !self.is_long(first - step)).count();
        let rest = self.starts.len() - 1 - last;
        let after = (1..=after.min(rest)).take_while(|step| !self.is_long(last + step)).count();
        Some(self.lines(first - before..last + after + 1))
    }

    fn piece(&self, span: &Range<usize>, line: &Range<usize>, others: &[Range<usize>]) -> Range<usize> {
        let before = others.iter().map(|other| other.end).filter(|end| *end <= span.start).max();
        let behind = others.iter().map(|other| other.start).filter(|start| *start >= span.end).min();
        let start = self.boundary(span.start.saturating_sub(AROUND)).max(line.start).max(before.unwrap_or(0));
        let end = self.boundary(span.end + AROUND).min(line.end).min(behind.unwrap_or(line.end));
        start..end
    }

    /// Returns the text of a range, and how many lines it touches.
    pub(crate) fn text(&self, range: Range<usize>) -> (&str, usize) {
        let last = self.line_of(range.end.saturating_sub(1).max(range.start));
        (&self.text[range.clone()], last + 1 - self.line_of(range.start))
    }

    pub(crate) fn label(&self) -> &str {
        &self.label
    }

    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }
}

/// Replaces characters that a terminal interprets by harmless ones of the same length.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.chars().all(|symbol| Escaped::is_plain(symbol) || matches!(symbol, '\n' | '\t')) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut symbols = text.chars().peekable();
    while let Some(symbol) = symbols.next() {
        let ends_line = symbol == '\n' || (symbol == '\r' && symbols.peek() == Some(&'\n'));
        match symbol.len_utf8() {
            _ if Escaped::is_plain(symbol) || ends_line || symbol == '\t' => shown.push(symbol),
            2 => shown.push('·'),
            3 => shown.push('\u{fffd}'),
            length => shown.extend(std::iter::repeat_n('?', length)),
        }
    }
    Cow::Owned(shown)
}
