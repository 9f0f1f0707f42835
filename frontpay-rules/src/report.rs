//! Reports: every failure of a document, with its path, rule and parameters.

mod custom;
mod params;
mod violation;

pub(crate) use params::params;
pub use violation::Violation;
pub(crate) use violation::{Failed, ParamText, RuleParams, Why, has_beside};

/// All failures of a document, in Laravel's order: the rows of the table, those with wildcards last.
///
/// A report never holds a value of the payload, but its paths hold the keys of lists and maps. It is an error; `Display` is
/// Laravel's summary in English, with control characters in such a key escaped, and it serialises to Laravel's
/// `{"message", "errors": {path: [..]}}`.
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
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

    pub(crate) fn push(&mut self, violation: Violation) {
        if self.violations.capacity() == 0 {
            self.violations.reserve(USUAL_LENGTH);
        }
        self.violations.push(violation);
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
