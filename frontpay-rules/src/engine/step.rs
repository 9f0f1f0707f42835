//! Sets of the paths of a document.

use std::collections::HashMap;

use crate::param::Step;

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
