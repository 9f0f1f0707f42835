//! Steps into a document, and sets of the paths that they make.

use std::collections::HashMap;

use frontpay_php::Value;
use frontpay_php::number::{IntText, Text};

use crate::table::Segment;

/// A step to an item of a list or map; it becomes text only where a failure is told.
#[derive(Clone, Copy)]
pub(crate) enum Step<'d> {
    /// To the item of a list.
    Index(usize),
    /// To the value under a key.
    Key(&'d str),
}

impl<'d> Step<'d> {
    pub(crate) fn text(self) -> Text<'d> {
        match self {
            Self::Index(at) => Text::Int(IntText::of_count(at)),
            Self::Key(key) => Text::Borrowed(key),
        }
    }

    pub(crate) fn of(self, value: Value<'_>) -> Option<Value<'_>> {
        match (self, value) {
            (Self::Index(at), Value::List(items)) => items.seen().get(at).copied(),
            (step, value) => value.get(step.text().as_str()),
        }
    }
}

impl PartialEq for Step<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Index(left), Self::Index(right)) => left == right,
            (Self::Key(left), Self::Key(right)) => left == right,
            (left, right) => left.text().as_str() == right.text().as_str(),
        }
    }
}

/// The steps of a path whose wildcards stand for the given ones.
pub(crate) fn steps<'s>(path: &[&'s Segment], wildcards: &[Step<'s>]) -> impl Iterator<Item = Step<'s>> {
    let mut wildcards = wildcards.iter();
    path.iter().map(move |segment| match segment {
        Segment::Key(key) => Step::Key(key),
        Segment::Each => wildcards.next().copied().unwrap_or(Step::Key("*")),
    })
}

/// A set of paths.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    is_end: bool,
    below: HashMap<Box<str>, Self>,
}

impl Paths {
    pub(crate) fn is_empty(&self) -> bool {
        !self.is_end && self.below.is_empty()
    }

    pub(crate) fn insert<'s>(&mut self, steps: impl Iterator<Item = Step<'s>>) {
        let mut paths = self;
        for step in steps {
            paths = paths.below.entry(step.text().as_str().into()).or_default();
        }
        paths.is_end = true;
    }

    /// Tells whether a path or one above it is in the set.
    pub(crate) fn covers<'s>(&self, steps: impl Iterator<Item = Step<'s>>) -> bool {
        let mut paths = self;
        for step in steps {
            match paths.below(step) {
                _ if paths.is_end => return true,
                Some(below) => paths = below,
                None => return false,
            }
        }
        paths.is_end
    }

    pub(crate) fn below(&self, step: Step<'_>) -> Option<&Self> {
        if self.below.is_empty() { None } else { self.below.get(step.text().as_str()) }
    }

    pub(crate) const fn is_end(&self) -> bool {
        self.is_end
    }
}
