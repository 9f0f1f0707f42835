//! Patterns of PHP's `preg_match`, compiled to tables that a `const fn` walks.
//!
//! The text of a pattern is parsed by the grammar of PCRE2 (10.44, as PHP 8.4 calls it: a pattern matches bytes unless it
//! has the modifier `u`, which also makes `\d`, `\w`, `\s` and the POSIX classes those of Unicode). It becomes one of three
//! forms:
//!
//! - Counted runs of byte classes, as in `^[A-Z]{2}\d{9}$`. Most patterns of form fields have this form.
//! - A deterministic automaton (DFA) of at most [`TABLE_LIMIT`] bytes. This form and the one above are a [`Table`], which a
//!   `const fn` walks at run time and in the compiler.
//! - A larger DFA, which exists at run time only. Depending on its size it is built at once, or state by state while texts
//!   are matched.
//!
//! ```
//! use frontpay_pattern::Pattern;
//!
//! let vat = Pattern::delimited(r"/^NO\d{9}MVA$/i")?;
//! assert!(vat.is_match(b"no923609016mva"));
//! assert!(vat.is_match(b"NO923609016MVA\n"), "`$` matches before a last line feed");
//! assert!(!vat.is_match(b"NO92360901MVA"));
//! # Ok::<(), frontpay_pattern::PatternError>(())
//! ```
//!
//! A table is data: a build script or a procedural macro can print its parts ([`Table::form`]), and the program that
//! contains them needs neither a parser nor a regex engine:
//!
//! ```
//! use frontpay_pattern::{EndAnchor, Run, Table};
//!
//! // `/^.{3}\z/s`: one class with all bytes, three of them, then the end of the text.
//! const THREE: &Table = &Table::from_runs(&[1; 256], &[Run::new(1, 3, 3)], EndAnchor::Exact);
//! const _: () = assert!(THREE.is_match(b"abc") && !THREE.is_match(b"abcd"));
//! ```
//!
//! # Untrusted patterns
//!
//! Matching takes time linear in the text for all three forms: constant time for each byte with a table, and for the third
//! form at worst time in proportion to the NFA. Only patterns that need the feature `fancy-regex` can backtrack. Compiling
//! takes at most [`STEP_LIMIT`] steps; patterns from one untrusted source can share a [`Budget`]:
//!
//! ```
//! use frontpay_pattern::{Budget, Pattern, PatternError};
//!
//! let mut budget = Budget { length: 100, steps: 100_000 };
//! assert!(Pattern::delimited_within(r"/^\d{9}$/", &mut budget).is_ok());
//! let error = Pattern::delimited_within(r"/(\b\w+\b\W*){200}/u", &mut budget).unwrap_err();
//! assert_eq!(error, PatternError::BudgetSpent);
//! ```
//!
//! # What is refused
//!
//! A pattern that an automaton cannot match exactly as PCRE does is refused, never approximated: lookarounds,
//! back-references, conditional groups, and those atomic groups and possessive quantifiers that change what matches. The
//! feature `fancy-regex` matches these at run time.
//!
//! Refused in any case are recursion, callouts, verbs such as `(*SKIP)`, `\C`, `\X`, a back-reference that ignores case, the
//! few Unicode properties that have changed since Unicode 15 (the version of PCRE2), and syntax that the versions of PCRE2
//! read differently.
//!
//! # Why not a library
//!
//! - The crates `regex` and `fancy-regex` have their own grammar: `$` does not match before a last line feed, `\d` is
//!   Unicode's by default, and `regex` has neither `\h` nor `(?|..)`. They would refuse patterns that PHP accepts or, worse,
//!   match other texts.
//! - The crate `pcre2` binds the C library: it needs a C compiler, and it backtracks, so that hostile text can take
//!   exponential time.
//! - None of them has a matcher that is a `const fn`.
//!
//! The NFA and the lazy DFA are those of `regex-automata`, built from an HIR of `regex-syntax`.
//!
//! # Features
//!
//! - `fancy-regex`: patterns with lookarounds and back-references are matched at run time, by backtracking.

mod alternatives;
mod ast;
mod atomic;
mod budget;
mod delimiter;
mod dense_dfa;
mod engine;
mod error;
#[cfg(feature = "fancy-regex")]
mod fancy_matcher;
mod flags;
mod limit;
mod lookahead;
mod newline;
mod parse;
mod pattern;
mod property;
mod runs;
mod script;
mod sets;
mod table;
mod translate;

pub use self::{
    budget::Budget,
    error::PatternError,
    limit::{LENGTH_LIMIT, NESTING_LIMIT, STEP_LIMIT},
    pattern::Pattern,
    table::{EndAnchor, Run, TABLE_LIMIT, Table, TableForm},
};
