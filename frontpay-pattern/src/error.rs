//! Errors of patterns, with their positions.

use core::fmt;

use crate::limit::NESTING_LIMIT;

/// The reason why a text is not a pattern, or cannot be matched exactly as PHP matches it.
///
/// ```
/// use frontpay_pattern::{Pattern, PatternError};
///
/// let error = Pattern::delimited("/(ab/").unwrap_err();
/// assert_eq!(error.to_string(), "missing `)` for the group opened here");
/// assert_eq!(error.at(), 1);
/// assert!(matches!(Pattern::delimited("/a/z"), Err(PatternError::Modifier { found: 'z', .. })));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PatternError {
    /// The text is empty.
    Empty,
    /// The first character cannot delimit a pattern.
    Delimiter {
        /// The first character of the text.
        found: char,
        /// Byte offset into the text.
        at: usize,
    },
    /// The closing delimiter is missing.
    Unterminated {
        /// The delimiter that should have closed the pattern.
        expected: char,
        /// True if it is the second of a pair, as `)` is.
        matching: bool,
        /// Byte offset of the opening delimiter.
        at: usize,
    },
    /// A character behind the closing delimiter is not one of PHP's modifiers.
    Modifier {
        /// The character at that position.
        found: char,
        /// Byte offset into the text.
        at: usize,
    },
    /// The pattern has a syntax error, for PCRE too.
    Syntax {
        /// The error as a sentence.
        message: &'static str,
        /// Byte offset into the text.
        at: usize,
    },
    /// The pattern is valid for PCRE, but no automaton matches it exactly.
    Unsupported {
        /// The name of the construct, as the subject of a sentence.
        construct: &'static str,
        /// Byte offset into the text.
        at: usize,
        /// True if the feature `fancy-regex` can match it.
        fancy: bool,
    },
    /// The text is longer than [`LENGTH_LIMIT`](crate::LENGTH_LIMIT), or than the limit of the [`Budget`](crate::Budget).
    TooLong {
        /// Length of the text in bytes.
        found: usize,
        /// The greatest length.
        limit: usize,
    },
    /// Groups nest deeper than [`NESTING_LIMIT`].
    TooDeep {
        /// Byte offset of the group that is too deep.
        at: usize,
    },
    /// Compiling takes more steps than [`STEP_LIMIT`](crate::STEP_LIMIT), mostly because repetitions multiply.
    TooLarge {
        /// The greatest number of steps.
        limit: usize,
    },
    /// Compiling takes more steps than remain in the [`Budget`](crate::Budget).
    BudgetSpent,
}

const fn hint(fancy: bool) -> &'static str {
    match (fancy, cfg!(feature = "fancy-regex")) {
        (true, false) => ", the feature `fancy-regex` of `frontpay-rules` matches it at run time",
        _ => "",
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "empty regular expression"),
            Self::Delimiter { found, .. } => {
                let found = found.escape_default();
                write!(f, "`{found}` cannot be a delimiter, expected ASCII punctuation as in `/^[a-z]+$/`")
            }
            Self::Unterminated { expected, matching, .. } => {
                let matching = if *matching { "matching " } else { "" };
                write!(f, "no ending {matching}delimiter `{expected}` found")
            }
            Self::Modifier { found, .. } => {
                write!(f, "unknown modifier `{}`, expected some of `imsxADSUXJunr`", found.escape_default())
            }
            Self::Syntax { message, .. } => f.write_str(message),
            Self::Unsupported { construct, fancy, .. } => {
                write!(f, "{construct} cannot be matched by an automaton exactly{}", hint(*fancy))
            }
            Self::TooLong { found, limit } => write!(f, "the pattern is {found} bytes long, the limit is {limit}"),
            Self::TooDeep { .. } => write!(f, "groups nest deeper than {NESTING_LIMIT} levels"),
            Self::TooLarge { limit } => {
                write!(
                    f,
                    "the pattern grows too large when its repetitions are written out: the limit is {limit} steps"
                )
            }
            Self::BudgetSpent => write!(f, "the pattern takes more steps to compile than the limit leaves to it"),
        }
    }
}

impl std::error::Error for PatternError {}

impl PatternError {
    /// Returns the byte offset into the text, as the user wrote it.
    ///
    /// ```
    /// # use frontpay_pattern::Pattern;
    /// assert_eq!(Pattern::parse("a(b").unwrap_err().at(), 1);
    /// ```
    #[must_use]
    pub const fn at(&self) -> usize {
        match self {
            Self::Delimiter { at, .. }
            | Self::Unterminated { at, .. }
            | Self::Modifier { at, .. }
            | Self::Syntax { at, .. }
            | Self::Unsupported { at, .. }
            | Self::TooDeep { at } => *at,
            Self::Empty | Self::TooLong { .. } | Self::TooLarge { .. } | Self::BudgetSpent => 0,
        }
    }

    pub(crate) const fn syntax(message: &'static str, at: usize) -> Self {
        Self::Syntax { message, at }
    }

    /// Creates the error of a construct that only the feature `fancy-regex` can match.
    pub(crate) const fn fancy(construct: &'static str, at: usize) -> Self {
        Self::Unsupported { construct, at, fancy: true }
    }

    pub(crate) const fn unsupported(construct: &'static str, at: usize) -> Self {
        Self::Unsupported { construct, at, fancy: false }
    }
}
