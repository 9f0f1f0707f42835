//! Excerpts of a text, with labels.

use std::fmt;
use std::ops::Range;

use frontpay_rules::Escaped;
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use crate::source::Source;

const WIDTH: usize = 110;

/// A label at a place in a text.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) range: Range<usize>,
    pub(crate) text: String,
}

/// A text with its labels.
#[derive(Debug)]
struct Excerpt<'s> {
    title: String,
    source: &'s Source<'s>,
    ranges: Vec<Range<usize>>,
    texts: Vec<String>,
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

impl std::error::Error for Excerpt<'_> {}

impl Diagnostic for Excerpt<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.ranges.iter().zip(&self.texts);
        Some(Box::new(labels.map(|(range, text)| LabeledSpan::new(Some(text.clone()), range.start, range.len()))))
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let range = span.offset()..span.offset() + span.len();
        if range.end > self.source.len() {
            return Err(MietteError::OutOfBounds);
        }
        let shown = match before {
            // miette needs only line and column here.
            0 => range,
            _ => self.source.excerpt(&range, before, after, &self.ranges).ok_or(MietteError::OutOfBounds)?,
        };
        let (line, column) = self.source.position(shown.start);
        let (text, lines) = self.source.text(shown.clone());
        Ok(Box::new(MietteSpanContents::new_named(
            self.source.label().to_owned(),
            text.as_bytes(),
            (shown.start, shown.len()).into(),
            line - 1,
            column - 1,
            lines,
        )))
    }
}

/// Draws labels into a text.
pub(crate) fn draw(title: String, source: &Source<'_>, labels: Vec<Label>, colors: bool) -> String {
    let labels = labels.into_iter().map(|label| (source.pointed_at(label.range), label.text));
    let (ranges, texts) = labels.unzip();
    let excerpt = Excerpt { title, source, ranges, texts };
    let theme = if colors { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let mut drawn = String::new();
    match GraphicalReportHandler::new_themed(theme).with_width(WIDTH).render_report(&mut drawn, &excerpt) {
        Ok(()) => drawn,
        Err(fmt::Error) => format!("{}\n", Escaped::new(&excerpt.title)),
    }
}
