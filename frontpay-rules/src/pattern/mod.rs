//! Patterns as PHP's `preg_match` takes them, matched without PCRE.
//!
//! A pattern is PCRE2 text. It is parsed by PCRE's own rules (10.44, as PHP 8.4 calls it: bytes
//! unless `/u`, which also makes `\d`, `\w`, `\s` and the POSIX names Unicode's) and becomes one of
//!
//! - counted runs of one class, where `^[A-Z]{2}\d{9}$` has the form of a form field,
//! - an automaton of at most [`TABLE_LIMIT`] bytes; these two are a [`Table`], which a `const fn`
//!   walks at run time and in the compiler,
//! - an automaton of more than that, built at once or as texts need it, as its size allows, at run time.
//!
//! ```
//! use frontpay_rules::pattern::Pattern;
//!
//! let vat = Pattern::delimited(r"/^NO\d{9}MVA$/i")?;
//! assert!(vat.is_match(b"no923609016mva"));
//! assert!(vat.is_match(b"NO923609016MVA\n"), "`$` matches before a last line feed");
//! assert!(!vat.is_match(b"NO92360901MVA"));
//! # Ok::<(), frontpay_rules::pattern::PatternError>(())
//! ```
//!
//! What an automaton cannot match exactly as PCRE does is refused, never approximated:
//! lookarounds, back-references, conditional groups, and those atomic groups and possessive
//! quantifiers that change what matches. The feature `fancy-regex` matches these at run time.
//! Refused with it as well are recursion, callouts, verbs such as `(*SKIP)`, `\C`, `\X`, a
//! back-reference that ignores case, the few Unicode properties that have changed since PCRE2's
//! version of Unicode (15), and what PCRE2's own versions read differently.

mod ast;
mod atomic;
mod build;
mod class;
mod cursor;
mod delimiter;
mod engine;
mod error;
mod escape;
#[cfg(feature = "fancy-regex")]
mod fancy;
mod flags;
mod group;
mod newline;
mod parse;
mod promise;
mod property;
mod script;
mod sets;
mod states;
mod steps;
mod table;
mod translate;

use std::{
    borrow::Cow,
    fmt,
    panic::{RefUnwindSafe, UnwindSafe},
    sync::Arc,
};

use self::{delimiter::Framed, engine::Engine, parse::Parsed};
pub use self::{
    error::PatternError,
    table::{End, Form, Step, TABLE_LIMIT, Table},
};

/// Bytes above which a pattern's text is not read.
///
/// ```
/// # use frontpay_rules::pattern::{LENGTH_LIMIT, Pattern, PatternError};
/// let long = "a".repeat(LENGTH_LIMIT + 1);
/// assert!(matches!(Pattern::parse(&long), Err(PatternError::TooLong { .. })));
/// ```
pub const LENGTH_LIMIT: usize = 16 * 1024;

/// Levels of groups within groups above which a pattern is not read.
///
/// ```
/// # use frontpay_rules::pattern::{NESTING_LIMIT, Pattern, PatternError};
/// let deep = "(".repeat(NESTING_LIMIT + 1);
/// assert!(matches!(Pattern::parse(&deep), Err(PatternError::TooDeep { .. })));
/// ```
pub const NESTING_LIMIT: usize = 100;

/// A pattern as PHP's `preg_match` takes it, ready to be matched.
///
/// ```
/// use frontpay_rules::pattern::Pattern;
///
/// let pattern = Pattern::delimited("#^PO-[0-9]+$#")?;
/// assert!(pattern.is_match(b"PO-17"));
/// assert_eq!(pattern.text(), "#^PO-[0-9]+$#");
/// assert_eq!(format!("{pattern:?}"), r##"Pattern("#^PO-[0-9]+$#")"##);
/// # Ok::<(), frontpay_rules::pattern::PatternError>(())
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

/// What a pattern without a table is asked of. Only what makes one names its kind, so that a program whose patterns have
/// tables has no engine.
trait Runs: fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    fn is_match(&self, text: &[u8]) -> bool;
}

impl Pattern {
    /// Reads Laravel's text: a pattern in delimiters, with modifiers.
    ///
    /// ```
    /// use frontpay_rules::pattern::Pattern;
    /// assert!(Pattern::delimited("{^[a-z]+$}i")?.is_match(b"ABC"));
    /// let error = Pattern::delimited("^[a-z]+").unwrap_err();
    /// assert_eq!(error.to_string(), "no ending delimiter `^` found");
    /// # Ok::<(), frontpay_rules::pattern::PatternError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Where PHP or PCRE would not take the text, and where the pattern is one of those the
    /// [module](self) refuses.
    pub fn delimited(text: &str) -> Result<Self, PatternError> {
        Self::delimited_within(text, LENGTH_LIMIT)
    }

    /// Reads Laravel's text if it has no more than so many bytes; more than [`LENGTH_LIMIT`] is taken as that.
    pub(crate) fn delimited_within(text: &str, limit: usize) -> Result<Self, PatternError> {
        is_within(text, limit.min(LENGTH_LIMIT))?;
        let framed = delimiter::delimited(text)?;
        Self::compile(&framed, Cow::Owned(text.to_owned()))
    }

    /// Reads an attribute's text: a pattern as it is, or one in slashes with modifiers.
    ///
    /// A text is delimited if it starts with `/` and the first `/` after that which no backslash
    /// hides is followed by nothing but modifier letters. Every other text is the pattern itself.
    ///
    /// ```
    /// use frontpay_rules::pattern::Pattern;
    /// assert_eq!(Pattern::parse(r"^\d{9}$")?.text(), r"/^\d{9}$/");
    /// assert_eq!(Pattern::parse(r"^a/b$")?.text(), r"/^a\/b$/");
    /// assert_eq!(Pattern::parse(r"/^[a-z]+$/i")?.text(), r"/^[a-z]+$/i");
    /// # Ok::<(), frontpay_rules::pattern::PatternError>(())
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
        Self::compile(&framed, Cow::Owned(spelt))
    }

    /// Creates a pattern from a table made when the program was built.
    ///
    /// The text is not read: it is what [`Pattern::text`] returns. Within a constant keep a
    /// reference to it, since a pattern's destructor does not run there.
    ///
    /// ```
    /// use frontpay_rules::pattern::{End, Pattern, Step, Table};
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
    /// # use frontpay_rules::pattern::Pattern;
    /// assert_eq!(Pattern::parse("^a$")?.text(), "/^a$/");
    /// # Ok::<(), frontpay_rules::pattern::PatternError>(())
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
    /// # use frontpay_rules::pattern::Pattern;
    /// let greek = Pattern::parse(r"/^\p{Greek}+$/u")?;
    /// assert!(greek.is_match("αβγ".as_bytes()));
    /// assert!(!greek.is_match(b"abc"));
    /// # Ok::<(), frontpay_rules::pattern::PatternError>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn is_match(&self, text: &[u8]) -> bool {
        match &self.matcher {
            Matcher::Static(table) => table.is_match(text),
            _ => self.is_match_made(text),
        }
    }

    /// What was not written by the derive.
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
    /// use frontpay_rules::pattern::{End, Pattern, Step, Table};
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
    /// # use frontpay_rules::pattern::Pattern;
    /// assert!(Pattern::parse("^[a-z]+$")?.table().is_some());
    /// # Ok::<(), frontpay_rules::pattern::PatternError>(())
    /// ```
    #[must_use]
    pub const fn table(&self) -> Option<&Table> {
        match &self.matcher {
            Matcher::Static(table) => Some(table),
            Matcher::Table(table) => Some(table),
            Matcher::Engine(_) => None,
        }
    }

    fn compile(framed: &Framed<'_>, text: Cow<'static, str>) -> Result<Self, PatternError> {
        Ok(Self { text, matcher: matcher(&parse::parse(framed)?)? })
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.text).finish()
    }
}

const fn is_within(text: &str, limit: usize) -> Result<(), PatternError> {
    if text.len() > limit {
        return Err(PatternError::TooLong { found: text.len(), limit });
    }
    Ok(())
}

fn matcher(parsed: &Parsed) -> Result<Matcher, PatternError> {
    newline::check(&parsed.node, parsed.flags)?;
    match automaton(parsed) {
        Err(error @ (PatternError::Unsupported { fancy: true, .. } | PatternError::TooLarge)) => beyond(parsed, error),
        other => other,
    }
}

fn automaton(parsed: &Parsed) -> Result<Matcher, PatternError> {
    let Parsed { node, flags, .. } = parsed;
    let node = atomic::relax(node.clone(), *flags)?;
    if let Some(table) = steps::steps(&node, *flags) {
        return Ok(Matcher::Table(Box::new(table)));
    }
    let hir = translate::translate(&node, *flags)?;
    let engine = Engine::new(&hir)?;
    Ok(engine.table().map_or_else(|| Matcher::Engine(Arc::new(engine)), |table| Matcher::Table(Box::new(table))))
}

#[cfg(feature = "fancy-regex")]
fn beyond(parsed: &Parsed, error: PatternError) -> Result<Matcher, PatternError> {
    match fancy::Fancy::new(parsed) {
        Err(PatternError::Unsupported { .. }) if error == PatternError::TooLarge => Err(error),
        fancy => Ok(Matcher::Engine(Arc::new(fancy?))),
    }
}

#[cfg(not(feature = "fancy-regex"))]
fn beyond(_: &Parsed, error: PatternError) -> Result<Matcher, PatternError> {
    Err(error)
}
