//! A pattern: its text, and what matches it.

use std::{borrow::Cow, fmt, sync::Arc};

#[cfg(feature = "fancy-regex")]
use crate::fancy;
use crate::{
    atomic,
    budget::{Budget, Steps},
    delimiter::{self, Framed},
    engine::{Engine, Runs},
    error::PatternError,
    limit::LENGTH_LIMIT,
    newline,
    parse::{self, Parsed},
    steps,
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
    // Behind pointers, so that a `const` may hold a reference to a pattern.
    Engine(Arc<dyn Runs>),
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
    /// Where PHP or PCRE would not take the text, and where the pattern is one of those the
    /// [crate](crate) refuses.
    pub fn delimited(text: &str) -> Result<Self, PatternError> {
        Self::delimited_within(text, &mut Budget::default())
    }

    /// Reads Laravel's text as [`Pattern::delimited`] does, and takes what that costs from a budget.
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
    /// As [`Pattern::delimited`], and [`PatternError::TooLong`] and [`PatternError::BudgetSpent`] beyond the budget.
    pub fn delimited_within(text: &str, budget: &mut Budget) -> Result<Self, PatternError> {
        is_within(text, budget.length.min(LENGTH_LIMIT))?;
        let framed = delimiter::delimited(text)?;
        Self::compile(&framed, Cow::Owned(text.to_owned()), budget)
    }

    /// Reads an attribute's text: a pattern as it is, or one in slashes with modifiers.
    ///
    /// A text is delimited if it starts with `/` and the first `/` after that which no backslash
    /// hides is followed by nothing but modifier letters. Every other text is the pattern itself.
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
    /// As [`Pattern::delimited`].
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        is_within(text, LENGTH_LIMIT)?;
        let framed = delimiter::detect(text)?;
        let bare = framed.at == 0;
        let spelt = if bare { delimiter::delimit(framed.body) } else { text.to_owned() };
        Self::compile(&framed, Cow::Owned(spelt), &mut Budget::default())
    }

    /// Creates a pattern from a table made when the program was built.
    ///
    /// The text is not read: it is what [`Pattern::text`] returns. Within a constant keep a
    /// reference to it, since a pattern's destructor does not run there.
    ///
    /// ```
    /// use frontpay_pattern::{End, Pattern, Step, Table};
    /// const TABLE: &Table = &Table::from_steps(&[1; 256], &[Step::new(1, 3, 3)], End::Exact);
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

    /// Returns whether the pattern matches somewhere in the text, as `preg_match` does.
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
            _ => self.is_match_made(text),
        }
    }

    /// Matches with a pattern that the derive did not write.
    fn is_match_made(&self, text: &[u8]) -> bool {
        match &self.matcher {
            Matcher::Static(table) => table.is_match(text),
            Matcher::Table(table) => table.is_match(text),
            Matcher::Engine(engine) => engine.is_match(text),
        }
    }

    /// Returns what [`Pattern::is_match`] does, or nothing where there is no table to walk.
    ///
    /// ```
    /// use frontpay_pattern::{End, Pattern, Step, Table};
    /// const TABLE: &Table = &Table::from_steps(&[1; 256], &[Step::new(1, 1, 1)], End::Exact);
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

    /// Returns the table, where the pattern has one.
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

    fn compile(framed: &Framed<'_>, text: Cow<'static, str>, budget: &mut Budget) -> Result<Self, PatternError> {
        let mut steps = Steps::within(budget);
        let allowed = steps.left();
        steps.take(framed.body.len())?;
        let matcher = parse::parse(framed).and_then(|parsed| matcher(&parsed, &mut steps));
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
const fn is_within(text: &str, limit: usize) -> Result<(), PatternError> {
    if text.len() > limit {
        return Err(PatternError::TooLong { found: text.len(), limit });
    }
    Ok(())
}

fn matcher(parsed: &Parsed, steps: &mut Steps) -> Result<Matcher, PatternError> {
    newline::check(&parsed.node, parsed.flags)?;
    match automaton(parsed, steps) {
        Err(error @ (PatternError::Unsupported { fancy: true, .. } | PatternError::TooLarge { .. })) => {
            beyond(parsed, error)
        }
        other => other,
    }
}

fn automaton(parsed: &Parsed, left: &mut Steps) -> Result<Matcher, PatternError> {
    let Parsed { node, flags, .. } = parsed;
    let node = atomic::relax(node.clone(), *flags)?;
    if let Some(table) = steps::steps(&node, *flags) {
        return Ok(Matcher::Table(Box::new(table)));
    }
    let hir = translate::translate(&node, *flags, left)?;
    let engine = Engine::new(&hir, left)?;
    Ok(engine.table().map_or_else(|| Matcher::Engine(Arc::new(engine)), |table| Matcher::Table(Box::new(table))))
}

#[cfg(feature = "fancy-regex")]
fn beyond(parsed: &Parsed, error: PatternError) -> Result<Matcher, PatternError> {
    match fancy::Fancy::new(parsed) {
        Err(PatternError::Unsupported { .. }) if matches!(error, PatternError::TooLarge { .. }) => Err(error),
        fancy => Ok(Matcher::Engine(Arc::new(fancy?))),
    }
}

#[cfg(not(feature = "fancy-regex"))]
fn beyond(_: &Parsed, error: PatternError) -> Result<Matcher, PatternError> {
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
    fn what_is_too_large_to_build_is_simulated(
        #[case] pattern: &str,
        #[case] simulated: bool,
        #[case] taken: impl AsRef<[u8]>,
        #[case] refused: impl AsRef<[u8]>,
    ) {
        let pattern = Pattern::parse(pattern).unwrap();
        let Matcher::Engine(engine) = &pattern.matcher else { panic!("{pattern:?} has a table") };
        assert_eq!(format!("{engine:?}").starts_with("Machine"), simulated, "{pattern:?}");
        assert!(pattern.is_match(taken.as_ref()));
        assert!(!pattern.is_match(refused.as_ref()));
    }
}
