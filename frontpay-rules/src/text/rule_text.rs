//! The rules of a path as text.

use core::ops::Range;

use crate::schema::RuleSpan;

/// The rules of one path as Laravel takes them: one text with pipes, or a list of texts.
///
/// A list is the way to write a pattern that contains a pipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleText {
    /// `"required|max:5"`
    Pipes(String),
    /// `["required", "max:5"]`
    List(Vec<String>),
}

impl From<&str> for RuleText {
    fn from(text: &str) -> Self {
        Self::Pipes(text.to_owned())
    }
}

impl From<String> for RuleText {
    fn from(text: String) -> Self {
        Self::Pipes(text)
    }
}

impl<const N: usize> From<[&str; N]> for RuleText {
    fn from(texts: [&str; N]) -> Self {
        Self::List(texts.map(str::to_owned).into())
    }
}

impl From<Vec<String>> for RuleText {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

impl RuleText {
    /// The text of each rule.
    pub(super) fn pieces(&self) -> Vec<Piece<'_>> {
        match self {
            Self::Pipes(whole) => {
                let mut start = 0;
                let rules = whole.split('|').map(|rule| {
                    let piece = Piece { whole, item: 0, range: start..start + rule.len() };
                    start += rule.len() + 1;
                    piece
                });
                rules.collect()
            }
            Self::List(texts) => {
                let rules = texts.iter().enumerate();
                rules.map(|(item, whole)| Piece { whole, item, range: 0..whole.len() }).collect()
            }
        }
    }
}

/// The text of one rule, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Piece<'t> {
    /// The text that it is a part of.
    whole: &'t str,
    /// The position of the text in its list.
    item: usize,
    range: Range<usize>,
}

impl<'t> Piece<'t> {
    pub(super) fn text(&self) -> &'t str {
        &self.whole[self.range.clone()]
    }

    /// Returns the place of the rule, without the space around it.
    pub(super) fn span(&self) -> RuleSpan {
        let text = self.text();
        let start = self.range.start + (text.len() - text.trim_start().len());
        let column = 1 + self.whole[..start].chars().count();
        RuleSpan { item: self.item, range: start..start + text.trim().len(), column }
    }
}
