//! The content of a literal, and where each part of it stands in the file.

/// A text with the places of its bytes: escapes and joined literals shift them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    content: String,
    /// From which byte of the content on the file runs along from which byte on.
    runs: Vec<(usize, usize)>,
}

impl Text {
    /// Makes a text that no file has letter by letter.
    pub(super) fn made(content: String, at: usize) -> Self {
        Self { content, runs: vec![(0, at)] }
    }

    pub(super) fn new(content: String, runs: Vec<(usize, usize)>) -> Self {
        Self { content, runs }
    }

    /// Returns the content.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Appends another literal.
    pub(super) fn join(&mut self, other: &Self) {
        let length = self.content.len();
        self.content.push_str(&other.content);
        self.runs.extend(other.runs.iter().map(|(start, place)| (start + length, *place)));
    }

    /// Returns the byte of the file that a byte of the content comes from.
    #[must_use]
    pub fn place(&self, at: usize) -> usize {
        let run = self.runs.partition_point(|(start, _)| *start <= at).checked_sub(1);
        run.and_then(|run| self.runs.get(run)).map_or(0, |(start, place)| place + (at - start))
    }
}
