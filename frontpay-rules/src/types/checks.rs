//! The checks of a program on their way through a typed value.

use crate::param::{PathText, Step};
use crate::report::{Report, Violation};
use crate::rule::Context;
use crate::schema::FieldTexts;

/// The result of a check, a function in `#[rule(custom = f)]` or `#[rule(custom_with = f)]`.
///
/// A check returns `Ok(())`, or an error that becomes a [`Report`]:
///
/// | the check returns | for |
/// | --- | --- |
/// | `Result<(), CheckError>` | one failure |
/// | `Result<(), Vec<CheckError>>` | several failures |
/// | `Result<(), Report>` | the failures of another validation, such as one with a table that is read at run time |
/// | `Result<(), E>`, where `Report: From<E>` | an error type of the program |
///
/// The paths of the failures are relative to the value that is checked:
///
/// ```
/// use frontpay_rules::{CheckError, Report};
///
/// fn without_gaps(seats: &Vec<u32>) -> Result<(), Report> {
///     let gaps = seats.windows(2).enumerate().filter(|(_, pair)| pair[1] != pair[0] + 1);
///     let mut report = Report::default();
///     for (index, _) in gaps {
///         report.push(CheckError::new("without_gaps").at(index + 1));
///     }
///     report.into_result()
/// }
///
/// let report = without_gaps(&vec![1, 2, 5, 6, 9]).unwrap_err();
/// assert_eq!(format!("{report:?}"), "Report [2: without_gaps, 4: without_gaps]");
/// ```
///
/// An error without any failure, such as `Err(vec![])`, is still an error: the report has a violation of a rule named
/// `invalid` then.
#[diagnostic::on_unimplemented(
    message = "a check cannot return `{Self}`",
    label = "this check returns `{Self}`",
    note = "a check returns `Result<(), CheckError>`; for several failures, `Result<(), Vec<CheckError>>`",
    note = "for an error type of your own, implement `From` of it for `Report`"
)]
pub trait CheckResult {
    /// Makes a report of the failures.
    ///
    /// # Errors
    ///
    /// The report, unless the check passed.
    fn into_result(self) -> Result<(), Report>;
}

#[diagnostic::do_not_recommend]
impl<E: Into<Report>> CheckResult for Result<(), E> {
    fn into_result(self) -> Result<(), Report> {
        self.map_err(|error| match error.into() {
            report if report.is_empty() => Violation::new("", "invalid").into(),
            report => report,
        })
    }
}

/// The checks of a program on their way through a typed value; for generated code.
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

    /// Adds the failures of a check.
    pub fn note(&mut self, result: Result<(), Report>) {
        self.found.extend(result.err().into_iter().flatten());
    }

    /// Runs checks below a step of the path, which becomes text only if one of them fails.
    pub fn below<'s>(&mut self, step: impl Into<Step<'s>>, run: impl FnOnce(&mut Self)) {
        let before = self.found.len();
        run(self);
        if self.found.len() > before {
            let above: PathText = core::iter::once(step.into()).collect();
            let inner = self.found.split_off(before);
            self.found.extend(inner.into_iter().map(|violation| violation.below(&above)));
        }
    }

    /// Runs checks below a step of the path, for a field with texts of its type.
    pub fn below_with_texts<'s>(
        &mut self,
        step: impl Into<Step<'s>>,
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
        let own = self.found[before..].iter_mut().filter(|violation| violation.path.is_root());
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
