//! Reports: every failure of a document, with its path, rule and parameters.

mod check_error;
mod custom;
mod params;
mod violation;

use core::fmt;
use std::collections::{HashMap, HashSet};

pub use check_error::CheckError;
pub(crate) use params::params;
pub use violation::Violation;
pub(crate) use violation::{Failed, ParamText, RuleParams, Why, has_beside};

use crate::param::{IntoPath, PathText};

/// All failures of a document, in Laravel's order: the rows of the table, those with wildcards last.
///
/// A report never holds a value of the payload, but its paths hold the keys of lists and maps. It is an error; `Display` is
/// Laravel's summary in English, with control characters in such a key escaped, and it serializes to Laravel's
/// `{"message", "errors": {path: [..]}}`. `Debug` is short: `Report [name: required, age: min(18)]`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "required"), ("age", "numeric|min:18")])?;
/// let report = rules.validate_json(br#"{"age": "old"}"#).unwrap_err();
/// let rules: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
/// assert_eq!(rules, [("name", "required"), ("age", "numeric"), ("age", "min")]);
/// assert_eq!(report.to_string(), "The name field is required. (and 2 more errors)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Failures from elsewhere
///
/// A report is also a collection to which a program adds violations that no rule finds, such as a name that a database
/// already has. They are rendered like all others:
///
/// ```
/// use frontpay_rules::{InvalidJson, Messages, Report, RuleSet, Violation};
/// # fn is_taken(email: &str) -> bool { email == "kari@example.com" }
/// let rules = RuleSet::parse([("email", "required|email"), ("name", "required")])?;
/// let mut report = match rules.check_json(br#"{"email": "kari@example.com"}"#) {
///     Ok(()) => Report::default(),
///     Err(InvalidJson::Report(report)) => report,
///     Err(error) => return Err(error.into()),
/// };
/// if is_taken("kari@example.com") {
///     report.push(Violation::new("email", "unique"));
/// }
/// let messages = Messages::english().with_attribute("email", "e-mail address");
/// let sentences: Vec<_> = report.messages(&messages).collect();
/// assert_eq!(sentences, ["The name field is required.", "The e-mail address has already been taken."]);
/// assert!(report.into_result().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Report {
    violations: Vec<Violation>,
}

/// Few reports are longer; they grow.
const USUAL_LENGTH: usize = 16;

impl Report {
    /// Makes a report of violations found elsewhere, such as in a server's answer.
    #[must_use]
    pub fn new(violations: Vec<Violation>) -> Self {
        Self { violations }
    }

    /// Iterates over the violations.
    pub fn iter(&self) -> core::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// Returns how many violations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.violations.len()
    }

    /// Tells whether there is no violation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// Returns the violations of one path, spelled as on the wire with dots: `products.0.tax`.
    pub fn get<'r>(&'r self, path: &'r str) -> impl Iterator<Item = &'r Violation> {
        self.iter().filter(move |violation| violation.path() == path)
    }

    /// Adds a violation at the end: a [`Violation`], or a [`CheckError`].
    pub fn push(&mut self, violation: impl Into<Violation>) {
        if self.violations.capacity() == 0 {
            self.violations.reserve(USUAL_LENGTH);
        }
        self.violations.push(violation.into());
    }

    /// Adds the violations of another report that this one does not have.
    ///
    /// [`extend`](Extend::extend) adds all of them.
    ///
    /// ```
    /// use frontpay_rules::{Report, Violation};
    /// let mut report = Report::from(Violation::new("email", "required"));
    /// report.merge(Report::from(vec![Violation::new("email", "required"), Violation::new("name", "required")]));
    /// assert_eq!(format!("{report:?}"), "Report [email: required, name: required]");
    /// ```
    pub fn merge(&mut self, other: Self) {
        let known: HashSet<&Violation> = self.iter().collect();
        let new: Vec<_> = other.into_iter().filter(|violation| !known.contains(violation)).collect();
        self.violations.extend(new);
    }

    /// Returns the violations of the value at a path and of the values below it, with their paths from there.
    ///
    /// A part of a program that knows only an order line can read the report of its line. Whole steps count: `lines.1` is not
    /// above `lines.10`. Parameters that name fields below the path are changed in the same way.
    ///
    /// ```
    /// use frontpay_rules::{Report, Violation};
    /// let report = Report::from(vec![
    ///     Violation::new("lines", "max").with_param("max", 10),
    ///     Violation::new("lines.1", "in_stock"),
    ///     Violation::new("lines.1.amount", "required"),
    ///     Violation::new("lines.10.amount", "required"),
    /// ]);
    /// let line = report.below("lines.1");
    /// assert_eq!(format!("{line:?}"), "Report [in_stock, amount: required]");
    /// assert_eq!(line.at("lines.1").len(), 2);
    /// ```
    #[must_use]
    pub fn below(&self, path: impl IntoPath) -> Self {
        let above = path.into_path();
        self.iter().filter_map(|violation| violation.within(&above)).collect()
    }

    /// Puts the report below a path, which is the reverse of [`below`](Self::below).
    ///
    /// So the report of a part, which was validated alone, becomes part of the report of the whole:
    ///
    /// ```
    /// use frontpay_rules::{Document, Report, RuleSet};
    /// let line = RuleSet::parse([("amount", "required_with:text")])?;
    /// let mut report = Report::default();
    /// for (index, text) in [r#"{"text": "a", "amount": 1}"#, r#"{"text": "b"}"#].into_iter().enumerate() {
    ///     if let Err(failed) = line.check(&Document::read(text.as_bytes())?) {
    ///         report.extend(failed.at(format!("lines.{index}")));
    ///     }
    /// }
    /// assert_eq!(format!("{report:?}"), "Report [lines.1.amount: required_with(lines.1.text)]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn at(self, path: impl IntoPath) -> Self {
        self.below_path(&path.into_path())
    }

    pub(crate) fn below_path(self, above: &PathText) -> Self {
        self.into_iter().map(|violation| violation.below(above)).collect()
    }

    /// Iterates over the paths in the order of their first violations, each with all of its violations.
    ///
    /// Paths are compared as text, as in the JSON form of the report.
    ///
    /// ```
    /// use frontpay_rules::{Report, Violation};
    /// let report = Report::from(vec![
    ///     Violation::new("name", "min").with_param("min", 3),
    ///     Violation::new("email", "required"),
    ///     Violation::new("name", "in_stock"),
    /// ]);
    /// let counts: Vec<_> = report.by_path().map(|(path, violations)| (path, violations.len())).collect();
    /// assert_eq!(counts, [("name", 2), ("email", 1)]);
    /// ```
    pub fn by_path(&self) -> impl Iterator<Item = (&str, Vec<&Violation>)> {
        let mut groups: Vec<(&str, Vec<&Violation>)> = Vec::new();
        let mut places = HashMap::new();
        for violation in self {
            let place = *places.entry(violation.path()).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, violations)) => violations.push(violation),
                None => groups.push((violation.path(), vec![violation])),
            }
        }
        groups.into_iter()
    }

    /// Returns the report as an error, unless it is empty.
    ///
    /// # Errors
    ///
    /// The report, if it has a violation.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Report ")?;
        f.debug_list().entries(self).finish()
    }
}

impl Extend<Violation> for Report {
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        self.violations.extend(violations);
    }
}

impl FromIterator<Violation> for Report {
    fn from_iter<I: IntoIterator<Item = Violation>>(violations: I) -> Self {
        Self::new(violations.into_iter().collect())
    }
}

impl From<Violation> for Report {
    fn from(violation: Violation) -> Self {
        Self::new(vec![violation])
    }
}

impl From<CheckError> for Report {
    fn from(error: CheckError) -> Self {
        Violation::from(error).into()
    }
}

impl<V: Into<Violation>> From<Vec<V>> for Report {
    fn from(violations: Vec<V>) -> Self {
        violations.into_iter().map(Into::into).collect()
    }
}

impl std::error::Error for Report {}

impl<'r> IntoIterator for &'r Report {
    type Item = &'r Violation;
    type IntoIter = core::slice::Iter<'r, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Report {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.violations.into_iter()
    }
}
