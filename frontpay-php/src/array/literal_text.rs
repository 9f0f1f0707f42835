//! The content of a string literal, with the offsets of its bytes in the file.

/// The content of a string literal, with the offsets of its bytes in the file: escapes and concatenation shift them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LiteralText {
    content: String,
    /// The segments that are copied from the file unchanged: the offset of each in the content and in the file.
    segments: Vec<(usize, usize)>,
}

impl LiteralText {
    /// Creates a text that is not a literal in the file; all of it is at one offset.
    pub(super) fn at_offset(content: String, at: usize) -> Self {
        Self { content, segments: vec![(0, at)] }
    }

    pub(super) fn new(content: String, segments: Vec<(usize, usize)>) -> Self {
        Self { content, segments }
    }

    /// Returns the content.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Appends another literal, as PHP's `.` does.
    pub(super) fn concat(&mut self, other: &Self) {
        let length = self.content.len();
        self.content.push_str(&other.content);
        self.segments.extend(other.segments.iter().map(|(start, offset)| (start + length, *offset)));
    }

    /// Returns the offset in the file of a byte of the content.
    #[must_use]
    pub fn source_offset(&self, at: usize) -> usize {
        let segment = self.segments.partition_point(|(start, _)| *start <= at).checked_sub(1);
        segment.and_then(|segment| self.segments.get(segment)).map_or(0, |(start, offset)| offset + (at - start))
    }
}
