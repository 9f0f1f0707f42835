//! The checks of one's own on their way through a typed value.

use core::fmt;

use crate::report::{Report, Violation};
use crate::rule::{CheckError, Context};
use crate::schema::FieldTexts;

/// The checks of one's own on their way through a typed value; for generated code.
#[doc(hidden)]
#[derive(Debug)]
pub struct Checks<'c> {
    context: &'c Context<'c>,
    found: Vec<Violation>,
}

impl<'c> Checks<'c> {
    /// Starts with nothing found.
    #[must_use]
    pub const fn new(context: &'c Context<'c>) -> Self {
        Self { context, found: Vec::new() }
    }

    /// Returns the context of the checks.
    #[must_use]
    pub const fn context(&self) -> &'c Context<'c> {
        self.context
    }

    /// Notes the answer of a check.
    pub fn note(&mut self, answer: Result<(), CheckError>) {
        self.found.extend(answer.err().map(CheckError::into_violation));
    }

    /// Runs checks below a step of the path, which becomes text only where one of them refuses.
    pub fn below(&mut self, step: impl fmt::Display, run: impl FnOnce(&mut Self)) {
        let before = self.found.len();
        run(self);
        for violation in &mut self.found[before..] {
            violation.path = violation.path.below(&step.to_string());
        }
    }

    /// Runs checks below a step of the path, for a field with texts of its type.
    pub fn below_with_texts(
        &mut self,
        step: impl fmt::Display,
        texts: &'static FieldTexts,
        run: impl FnOnce(&mut Self),
    ) {
        self.below(step, |checks| checks.with_texts(texts, run));
    }

    /// Runs checks on the only field of a newtype, which has the path of the newtype.
    pub fn with_texts(&mut self, texts: &'static FieldTexts, run: impl FnOnce(&mut Self)) {
        let before = self.found.len();
        run(self);
        // What is below the field has words of its own.
        let own = self.found[before..].iter_mut().filter(|violation| violation.path.is_empty());
        own.for_each(|violation| violation.texts = Some(texts));
    }

    /// Ends with all violations, behind those of a table.
    ///
    /// # Errors
    ///
    /// The [`Report`], where there is a violation.
    pub fn end(self, table: Result<(), Report>) -> Result<(), Report> {
        let mut violations: Vec<_> = table.err().into_iter().flatten().collect();
        violations.extend(self.found);
        if violations.is_empty() { Ok(()) } else { Err(Report::new(violations)) }
    }
}
