//! Values that their rules reject.

use core::fmt;

use frontpay_rules::Report;

/// A value that its rules reject, with the report.
///
/// `Debug` and `Display` show the report and never the value.
#[derive(Clone)]
pub struct Invalid<T> {
    report: Report,
    value: T,
}

impl<T> Invalid<T> {
    pub(super) const fn new(report: Report, value: T) -> Self {
        Self { report, value }
    }

    /// Returns the report.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the value.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Returns the report and the value.
    #[must_use]
    pub fn into_parts(self) -> (Report, T) {
        (self.report, self.value)
    }
}

impl<T> fmt::Debug for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invalid").field("report", &self.report).finish_non_exhaustive()
    }
}

impl<T> fmt::Display for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}

impl<T> std::error::Error for Invalid<T> {}

impl<T> From<Invalid<T>> for Report {
    fn from(invalid: Invalid<T>) -> Self {
        invalid.report
    }
}
