//! The failure of a check.

use core::fmt;
use std::borrow::Cow;

use frontpay_php::Escaped;

use super::violation::Violation;
use crate::param::IntoPath;

/// The failure of a check: a [`Violation`] of the checked value, or of one below it.
///
/// ```
/// use frontpay_rules::CheckError;
/// fn norwegian_mobile(msisdn: &str) -> Result<(), CheckError> {
///     if msisdn.len() == 8 && msisdn.starts_with(['4', '9']) {
///         return Ok(());
///     }
///     Err(CheckError::new("norwegian_mobile").with_message("The :attribute field must be a Norwegian mobile number."))
/// }
/// assert!(norwegian_mobile("40000000").is_ok());
/// let error = norwegian_mobile("22000000").unwrap_err();
/// assert_eq!(error.rule(), "norwegian_mobile");
/// assert_eq!(error.to_string(), "the check `norwegian_mobile` failed");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct CheckError(Violation);

impl CheckError {
    /// Creates an error with the name of its rule, in snake case.
    #[must_use]
    pub fn new(rule: impl Into<Cow<'static, str>>) -> Self {
        Self(Violation::new("", rule))
    }

    /// Sets where below the checked value the failure is, as on the wire: `lines.0.amount`.
    ///
    /// Write the steps if a key can have a dot:
    ///
    /// ```
    /// use frontpay_rules::{CheckError, Step, Violation};
    /// let sku = "soap.bar";
    /// let error = CheckError::new("in_stock").at([Step::Key("stock"), Step::Key(sku)]);
    /// assert_eq!(Violation::from(error).path(), "stock.soap.bar");
    /// ```
    #[must_use]
    pub fn at(self, path: impl IntoPath) -> Self {
        Self(Violation { path: path.into_path(), ..self.0 })
    }

    /// Adds a parameter, which the message may name as `:name`. Never the value that was checked: reports hold none.
    #[must_use]
    pub fn with_param(self, name: impl Into<Cow<'static, str>>, text: impl ToString) -> Self {
        Self(self.0.with_param(name, text))
    }

    /// Sets the message of reports, with `:attribute` and the names of the parameters as placeholders.
    ///
    /// Without one, the message is that of [`Violation::new`].
    #[must_use]
    pub fn with_message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self(self.0.with_message(message))
    }

    /// Returns the name of the rule.
    #[must_use]
    pub fn rule(&self) -> &str {
        self.0.rule()
    }
}

/// Writes the name of the rule; the message is written by a report, which knows the name of the field.
impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the check `{}` failed", Escaped::new(self.rule()))
    }
}

impl fmt::Debug for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CheckError({:?})", self.0)
    }
}

impl core::error::Error for CheckError {}

impl From<CheckError> for Violation {
    fn from(error: CheckError) -> Self {
        error.0
    }
}
