//! A pattern: its text and its matcher.

use std::{borrow::Cow, fmt, sync::Arc};

#[cfg(feature = "fancy-regex")]
use crate::fancy_matcher::FancyMatcher;
use crate::{
    atomic,
    budget::{Budget, RemainingSteps},
    delimiter::{self, Delimited},
    engine::{RegexEngine, RuntimeMatcher},
    error::PatternError,
    limit::LENGTH_LIMIT,
    newline,
    parse::{self, Parsed},
    runs,
    table::Table,
    translate,
};

/// A pattern as PHP's `preg_match` takes it, ready to be matched.
///
/// ```
/// use frontpay_pattern::Pattern;
///
/// let pattern = Pattern::delimited("#^PO-[0-9]+$#")?;
/// assert!(pattern.is_match(b"PO-17"));
/// assert_eq!(pattern.text(), "#^PO-[0-9]+$#");
/// assert_eq!(format!("{pattern:?}"), r##"Pattern("#^PO-[0-9]+$#")"##);
/// # Ok::<(), frontpay_pattern::PatternError>(())
/// ```
#[derive(Clone)]
pub struct Pattern {
    text: Cow<'static, str>,
    matcher: Matcher,
}

#[derive(Clone)]
enum Matcher {
    Static(&'static Table),
    Table(Box<Table>),
    // Both are behind pointers: a `const` can then hold a reference to a `Pattern`.
    Engine(Arc<dyn RuntimeMatcher>),
}

impl Pattern {
    /// Reads Laravel's text: a pattern in delimiters, with modifiers.
    ///
    /// ```
    /// use frontpay_pattern::Pattern;
    /// assert!(Pattern::delimited("{^[a-z]+$}i")?.is_match(b"ABC"));
    /// let error = Pattern::delimited("^[a-z]+").unwrap_err();
    /// assert_eq!(error.to_string(), "no ending delimiter `^` found");
    /// # Ok::<(), frontpay_pattern::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If PHP or PCRE refuses the text, or the pattern is one of those that the [crate] refuses.
    pub fn delimited(text: &str) -> Result<Self, PatternError> {
        Self::delimited_within(text, &mut Budget::default())
    }

    /// Reads Laravel's text as [`Pattern::delimited`] does, and takes the steps from a budget.
    ///
    /// ```
    /// use frontpay_pattern::{Budget, Pattern, PatternError};
    /// let mut budget = Budget { length: 5, steps: 1_000 };
    /// assert!(Pattern::delimited_within("/^a$/", &mut budget).is_ok());
    /// let error = Pattern::delimited_within("/^ab$/", &mut budget).unwrap_err();
    /// assert_eq!(error, PatternError::TooLong { found: 6, limit: 5 });
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Pattern::delimited`], and [`PatternError::TooLong`] and [`PatternError::BudgetSpent`] backtracking the budget.
    pub fn delimited_within(text: &str, budget: &mut Budget) -> Result<Self, PatternError> {
        check_length(text, budget.length.min(LENGTH_LIMIT))?;
        let delimited = delimiter::parse(text)?;
        Self::compile(&delimited, Cow::Owned(text.to_owned()), budget)
    }

    /// Reads an attribute's text: a pattern as it is, or one in slashes with modifiers.
    ///
    /// A text is delimited if it starts with `/`, and only modifier letters follow the next `/` that no backslash
    /// escapes. Every other text is the pattern itself.
    ///
    /// ```
    /// use frontpay_pattern::Pattern;
    /// assert_eq!(Pattern::parse(r"^\d{9}$")?.text(), r"/^\d{9}$/");
    /// assert_eq!(Pattern::parse(r"^a/b$")?.text(), r"/^a\/b$/");
    /// assert_eq!(Pattern::parse(r"/^[a-z]+$/i")?.text(), r"/^[a-z]+$/i");
    /// # Ok::<(), frontpay_pattern::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The errors of [`Pattern::delimited`].
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        check_length(text, LENGTH_LIMIT)?;
        let delimited = delimiter::detect(text)?;
        let is_bare = delimited.at == 0;
        let text = if is_bare { delimiter::delimit(delimited.body) } else { text.to_owned() };
        Self::compile(&delimited, Cow::Owned(text), &mut Budget::default())
    }

    /// Creates a pattern from a table made when the program was built.
    ///
    /// The text is not parsed; [`Pattern::text`] returns it. In a constant, keep a reference to the pattern, since its
    /// destructor cannot run there.
    ///
    /// ```
    /// use frontpay_pattern::{EndAnchor, Pattern, Run, Table};
    /// const TABLE: &Table = &Table::from_runs(&[1; 256], &[Run::new(1, 3, 3)], EndAnchor::Exact);
    /// const THREE: &Pattern = &Pattern::from_table(r"/^.{3}\z/s", TABLE);
    /// const _: () = assert!(matches!(THREE.is_match_const(b"abc"), Some(true)));
    /// assert!(THREE.is_match(b"abc"));
    /// ```
    #[must_use]
    pub const fn from_table(text: &'static str, table: &'static Table) -> Self {
        Self { text: Cow::Borrowed(text), matcher: Matcher::Static(table) }
    }

    /// Returns the pattern in Laravel's spelling, with delimiters and modifiers.
    ///
    /// ```
    /// # use frontpay_pattern::Pattern;
    /// assert_eq!(Pattern::parse("^a$")?.text(), "/^a$/");
    /// # Ok::<(), frontpay_pattern::PatternError>(())
    /// ```
    #[must_use]
    pub const fn text(&self) -> &str {
        match &self.text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text.as_str(),
        }
    }

    /// Returns `true` if the pattern matches somewhere in the text, as `preg_match` does.
    ///
    /// Under `/u` the text must be UTF-8, as every `&str` is.
    ///
    /// ```
    /// # use frontpay_pattern::Pattern;
    /// let greek = Pattern::parse(r"/^\p{Greek}+$/u")?;
    /// assert!(greek.is_match("αβγ".as_bytes()));
    /// assert!(!greek.is_match(b"abc"));
    /// # Ok::<(), frontpay_pattern::PatternError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn is_match(&self, text: &[u8]) -> bool {
        match &self.matcher {
            Matcher::Static(table) => table.is_match(text),
            _ => self.is_match_at_run_time(text),
        }
    }

    /// Not inlined: nearly all patterns have a static table, and the code of the other matchers would only enlarge callers.
    #[inline(never)]
    fn is_match_at_run_time(&self, text: &[u8]) -> bool {
        match &self.matcher {
            Matcher::Static(table) => table.is_match(text),
            Matcher::Table(table) => table.is_match(text),
            Matcher::Engine(engine) => engine.is_match(text),
        }
    }

    /// Matches as [`Pattern::is_match`] does, in a `const fn`; `None` if the pattern has no table.
    ///
    /// ```
    /// use frontpay_pattern::{EndAnchor, Pattern, Run, Table};
    /// const TABLE: &Table = &Table::from_runs(&[1; 256], &[Run::new(1, 1, 1)], EndAnchor::Exact);
    /// const ONE: &Pattern = &Pattern::from_table(r"/^.\z/s", TABLE);
    /// const _: () = assert!(matches!(ONE.is_match_const(b"a"), Some(true)));
    /// ```
    #[must_use]
    pub const fn is_match_const(&self, text: &[u8]) -> Option<bool> {
        match self.table() {
            Some(table) => Some(table.is_match(text)),
            None => None,
        }
    }

    /// Returns the table, if the pattern has one.
    ///
    /// ```
    /// # use frontpay_pattern::Pattern;
    /// assert!(Pattern::parse("^[a-z]+$")?.table().is_some());
    /// # Ok::<(), frontpay_pattern::PatternError>(())
    /// ```
    #[must_use]
    pub const fn table(&self) -> Option<&Table> {
        match &self.matcher {
            Matcher::Static(table) => Some(table),
            Matcher::Table(table) => Some(table),
            Matcher::Engine(_) => None,
        }
    }

    fn compile(delimited: &Delimited<'_>, text: Cow<'static, str>, budget: &mut Budget) -> Result<Self, PatternError> {
        let mut steps = RemainingSteps::within(budget);
        let allowed = steps.left();
        steps.take(delimited.body.len())?;
        let matcher = parse::parse(delimited).and_then(|parsed| matcher(&parsed, &mut steps));
        budget.steps -= allowed - steps.left();
        Ok(Self { text, matcher: matcher? })
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.text).finish()
    }
}

/// Refuses a text that is longer than a limit.
const fn check_length(text: &str, limit: usize) -> Result<(), PatternError> {
    if text.len() > limit {
        return Err(PatternError::TooLong { found: text.len(), limit });
    }
    Ok(())
}

fn matcher(parsed: &Parsed, steps: &mut RemainingSteps) -> Result<Matcher, PatternError> {
    newline::check(&parsed.node, parsed.flags)?;
    match automaton(parsed, steps) {
        Err(error @ (PatternError::Unsupported { fancy: true, .. } | PatternError::TooLarge { .. })) => {
            backtracking(parsed, error)
        }
        other => other,
    }
}

/// Builds the smallest matcher that takes linear time.
fn automaton(parsed: &Parsed, steps: &mut RemainingSteps) -> Result<Matcher, PatternError> {
    let Parsed { node, flags, .. } = parsed;
    let node = atomic::relax(node.clone(), *flags)?;
    if let Some(table) = runs::compile(&node, *flags) {
        return Ok(Matcher::Table(Box::new(table)));
    }
    let hir = translate::translate(&node, *flags, steps)?;
    let engine = RegexEngine::new(&hir, steps)?;
    Ok(engine.table().map_or_else(|| Matcher::Engine(Arc::new(engine)), |table| Matcher::Table(Box::new(table))))
}

#[cfg(feature = "fancy-regex")]
fn backtracking(parsed: &Parsed, error: PatternError) -> Result<Matcher, PatternError> {
    match FancyMatcher::new(parsed) {
        Err(PatternError::Unsupported { .. }) if matches!(error, PatternError::TooLarge { .. }) => Err(error),
        fancy => Ok(Matcher::Engine(Arc::new(fancy?))),
    }
}

#[cfg(not(feature = "fancy-regex"))]
fn backtracking(_: &Parsed, error: PatternError) -> Result<Matcher, PatternError> {
    Err(error)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{Matcher, Pattern};

    #[rstest]
    #[case(r"/^\p{L}+$/u", false, "blåbær", "blåbær!")]
    #[case(r"/\p{L}{60}/u", true, "ærlighet-".repeat(9).replace('-', ""), "ærlighet-".repeat(9))]
    #[case(r"/^(\p{L}+ ){20}x/u", true, "én ".repeat(20) + "x", "én ".repeat(19) + "x")]
    fn a_dfa_that_is_too_large_to_build_is_lazy(
        #[case] pattern: &str,
        #[case] is_lazy: bool,
        #[case] accepted: impl AsRef<[u8]>,
        #[case] refused: impl AsRef<[u8]>,
    ) {
        let pattern = Pattern::parse(pattern).unwrap();
        let Matcher::Engine(engine) = &pattern.matcher else { panic!("{pattern:?} has a table") };
        assert_eq!(format!("{engine:?}").starts_with("Lazy"), is_lazy, "{pattern:?}");
        assert!(pattern.is_match(accepted.as_ref()));
        assert!(!pattern.is_match(refused.as_ref()));
    }
}
