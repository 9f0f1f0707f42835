//! Compiled patterns as data, and the `const fn` that matches with them.

use std::borrow::Cow;

/// The greatest size of a table's transitions, in bytes. A larger pattern is matched by an engine at run time.
///
/// ```
/// use frontpay_pattern::{Pattern, TABLE_LIMIT};
/// assert_eq!(TABLE_LIMIT, 16 * 1024);
/// assert!(Pattern::parse(r"/^[a-z]+$/")?.table().is_some());
/// assert!(Pattern::parse(r"/^\p{L}+$/u")?.table().is_none());
/// # Ok::<(), frontpay_pattern::PatternError>(())
/// ```
pub const TABLE_LIMIT: usize = 16 * 1024;

/// A compiled pattern as data.
///
/// It has one of two [forms](TableForm). Both are matched by the same `const fn`, at run time and in the compiler.
///
/// ```
/// use frontpay_pattern::{EndAnchor, Run, Table};
///
/// const DIGITS: [u8; 256] = {
///     let mut classes = [0; 256];
///     let mut byte = b'0';
///     while byte <= b'9' {
///         classes[byte as usize] = 1;
///         byte += 1;
///     }
///     classes
/// };
/// const TABLE: &Table = &Table::from_runs(&DIGITS, &[Run::new(1, 3, 3)], EndAnchor::Newline);
/// const _: () = assert!(TABLE.is_match(b"123") && TABLE.is_match(b"123\n"));
/// assert!(!TABLE.is_match(b"1234"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table(Inner);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Inner {
    Runs { classes: Classes, runs: Cow<'static, [Run]>, end: EndAnchor },
    Dense { classes: Classes, transitions: Cow<'static, [u16]>, states: DenseStates },
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Classes {
    Static(&'static [u8; 256]),
    Owned(Box<[u8; 256]>),
}

impl Classes {
    const fn get(&self) -> &[u8; 256] {
        match self {
            Self::Static(classes) => classes,
            Self::Owned(classes) => classes,
        }
    }
}

/// The first state of a dense table, and the first of those that accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DenseStates {
    start: u16,
    accepting: u16,
}

/// The parts of a table, for printing it as code.
///
/// ```
/// use frontpay_pattern::{TableForm, Pattern};
/// let pattern = Pattern::parse(r"^\d{9}$")?;
/// let Some(TableForm::Runs { runs, .. }) = pattern.table().map(|table| table.form()) else {
///     panic!("a run of one class is counted");
/// };
/// assert_eq!((runs[0].min(), runs[0].max()), (9, 9));
/// # Ok::<(), frontpay_pattern::PatternError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm<'t> {
    /// Counted runs from the start of the text, each as long as possible.
    Runs {
        /// A bit set for each byte value: the classes that have the byte.
        classes: &'t [u8; 256],
        /// The runs in order.
        runs: &'t [Run],
        /// The condition behind the last run.
        end: EndAnchor,
    },
    /// A deterministic automaton.
    ///
    /// A state is the index of its row. State 0 is dead. A state at or beyond the end of the transitions has matched
    /// already, whatever follows.
    Dense {
        /// The column for each byte value.
        classes: &'t [u8; 256],
        /// The rows one after another, each entry the next state.
        transitions: &'t [u16],
        /// The first state.
        start: u16,
        /// The first of the states that match if the text ends in them.
        accepting: u16,
    },
}

/// Consecutive bytes of one class: at least `min` and at most `max`.
///
/// ```
/// use frontpay_pattern::Run;
/// let run = Run::new(1, 2, Run::UNBOUNDED);
/// assert_eq!((run.class(), run.min()), (1, 2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    class: u8,
    min: u32,
    max: u32,
}

/// The condition behind the last run.
///
/// ```
/// use frontpay_pattern::{EndAnchor, TableForm, Pattern};
/// let end = |text: &str| match Pattern::parse(text).ok()?.table()?.form() {
///     TableForm::Runs { end, .. } => Some(end),
///     _ => None,
/// };
/// assert_eq!(end(r"^\d+$"), Some(EndAnchor::Newline));
/// assert_eq!(end(r"^\d+\z"), Some(EndAnchor::Exact));
/// assert_eq!(end(r"^\d+"), Some(EndAnchor::Open));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndAnchor {
    /// Any text can follow: the pattern is not anchored at its end.
    Open,
    /// The end of the text.
    Exact,
    /// The end of the text, or before a line feed that ends it.
    Newline,
}

impl Run {
    /// The `max` of a run without an upper bound.
    pub const UNBOUNDED: u32 = u32::MAX;

    /// Creates a run of the class with this bit.
    #[must_use]
    pub const fn new(class: u8, min: u32, max: u32) -> Self {
        Self { class, min, max }
    }

    /// Returns the bit of the run's class.
    #[must_use]
    pub const fn class(self) -> u8 {
        self.class
    }

    /// Returns the least number of bytes.
    #[must_use]
    pub const fn min(self) -> u32 {
        self.min
    }

    /// Returns the largest number of bytes, or [`Run::UNBOUNDED`].
    #[must_use]
    pub const fn max(self) -> u32 {
        self.max
    }

    /// Returns the rest of the text after the run that begins it.
    #[inline]
    const fn walk<'t>(self, classes: &[u8; 256], text: &'t [u8]) -> Option<&'t [u8]> {
        let Some((least, rest)) = text.split_at_checked(self.min as usize) else { return None };
        if !self.has_all(classes, least) {
            return None;
        }
        if self.min == self.max {
            return Some(rest);
        }
        Some(self.skip(classes, rest))
    }

    /// Returns `true` if all bytes are of the class.
    ///
    /// Unrolled by four: the loads of a step depend neither on each other nor on a branch. A byte of a text of 64 takes 2.5
    /// instructions instead of 2.75.
    #[inline]
    const fn has_all(self, classes: &[u8; 256], mut text: &[u8]) -> bool {
        let mut all = self.class;
        while let [a, b, c, d, rest @ ..] = text {
            all &= classes[*a as usize] & classes[*b as usize] & classes[*c as usize] & classes[*d as usize];
            text = rest;
        }
        while let [a, rest @ ..] = text {
            all &= classes[*a as usize];
            text = rest;
        }
        all == self.class
    }

    /// Returns the rest after the optional part of the run.
    ///
    /// Unrolled by four as [`Self::has_all`] is: a byte of a text of 64 takes 4.5 instructions instead of 6.0, because four
    /// bytes share the branches.
    #[inline]
    const fn skip<'t>(self, classes: &[u8; 256], mut text: &'t [u8]) -> &'t [u8] {
        let mut left =
            if self.max == Self::UNBOUNDED { usize::MAX } else { self.max.saturating_sub(self.min) as usize };
        while let [a, b, c, d, rest @ ..] = text {
            let all = classes[*a as usize] & classes[*b as usize] & classes[*c as usize] & classes[*d as usize];
            if left < 4 || all & self.class == 0 {
                break;
            }
            text = rest;
            left -= 4;
        }
        while let [a, rest @ ..] = text {
            if left == 0 || classes[*a as usize] & self.class == 0 {
                break;
            }
            text = rest;
            left -= 1;
        }
        text
    }
}

impl Table {
    /// Creates a table of counted runs, see [`TableForm::Runs`].
    #[must_use]
    pub const fn from_runs(classes: &'static [u8; 256], runs: &'static [Run], end: EndAnchor) -> Self {
        Self(Inner::Runs { classes: Classes::Static(classes), runs: Cow::Borrowed(runs), end })
    }

    /// Creates a deterministic automaton, see [`TableForm::Dense`].
    ///
    /// Inconsistent entries match nothing or the wrong texts, but never panic.
    ///
    /// ```
    /// use frontpay_pattern::Table;
    /// // Rows of one column: 0 is dead, 1 accepts at the end of the text, any byte leads to 0.
    /// const EMPTY: &Table = &Table::from_dense(&[0; 256], &[0, 0], 1, 1);
    /// assert!(EMPTY.is_match(b"") && !EMPTY.is_match(b"x"));
    /// ```
    #[must_use]
    pub const fn from_dense(
        classes: &'static [u8; 256],
        transitions: &'static [u16],
        start: u16,
        accepting: u16,
    ) -> Self {
        Self(Inner::Dense {
            classes: Classes::Static(classes),
            transitions: Cow::Borrowed(transitions),
            states: DenseStates { start, accepting },
        })
    }

    pub(crate) fn from_owned_runs(classes: [u8; 256], runs: Vec<Run>, end: EndAnchor) -> Self {
        Self(Inner::Runs { classes: Classes::Owned(Box::new(classes)), runs: Cow::Owned(runs), end })
    }

    pub(crate) fn from_owned_dense(classes: [u8; 256], transitions: Vec<u16>, start: u16, accepting: u16) -> Self {
        Self(Inner::Dense {
            classes: Classes::Owned(Box::new(classes)),
            transitions: Cow::Owned(transitions),
            states: DenseStates { start, accepting },
        })
    }

    /// Returns the parts of the table.
    #[must_use]
    pub const fn form(&self) -> TableForm<'_> {
        match &self.0 {
            Inner::Runs { classes, runs, end } => {
                TableForm::Runs { classes: classes.get(), runs: slice(runs), end: *end }
            }
            Inner::Dense { classes, transitions, states } => TableForm::Dense {
                classes: classes.get(),
                transitions: slice(transitions),
                start: states.start,
                accepting: states.accepting,
            },
        }
    }

    /// Returns `true` if the pattern matches somewhere in the text.
    ///
    /// ```
    /// # use frontpay_pattern::Pattern;
    /// let pattern = Pattern::parse(r"^(?:NO|SE)\d{2}$")?;
    /// let table = pattern.table().ok_or("small enough")?;
    /// assert!(table.is_match(b"NO12"));
    /// assert!(!table.is_match(b"DK12"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn is_match(&self, text: &[u8]) -> bool {
        match self.form() {
            TableForm::Runs { classes, runs, end } => walk_runs(classes, runs, end, text),
            TableForm::Dense { classes, transitions, start, accepting } => {
                walk_dense(classes, transitions, (start, accepting), text)
            }
        }
    }
}

#[expect(clippy::ptr_arg, reason = "a `Cow` cannot be dereferenced in a `const fn`")]
const fn slice<'t, T: Clone>(items: &'t Cow<'static, [T]>) -> &'t [T] {
    match items {
        Cow::Borrowed(items) => items,
        Cow::Owned(items) => items.as_slice(),
    }
}

#[inline]
const fn walk_runs(classes: &[u8; 256], mut runs: &[Run], end: EndAnchor, mut text: &[u8]) -> bool {
    while let [run, rest @ ..] = runs {
        match run.walk(classes, text) {
            Some(left) => text = left,
            None => return false,
        }
        runs = rest;
    }
    match end {
        EndAnchor::Open => true,
        EndAnchor::Exact => text.is_empty(),
        EndAnchor::Newline => matches!(text, [] | [b'\n']),
    }
}

#[inline]
const fn walk_dense(classes: &[u8; 256], transitions: &[u16], (start, accepting): (u16, u16), mut text: &[u8]) -> bool {
    let matched = transitions.len();
    let mut state = start as usize;
    while let [byte, rest @ ..] = text {
        if state == 0 {
            return false;
        }
        let entry = state + classes[*byte as usize] as usize;
        if entry >= matched {
            return state >= matched;
        }
        state = transitions[entry] as usize;
        text = rest;
    }
    state != 0 && state >= accepting as usize
}
