//! Patterns of PHP's `preg_match`, compiled to tables that a `const fn` walks.
//!
//! The text of a pattern is parsed by the grammar of PCRE2 (10.44, as PHP 8.4 calls it: a pattern matches bytes unless it
//! has the modifier `u`, which also makes `\d`, `\w`, `\s` and the POSIX classes those of Unicode). It becomes one of three
//! forms:
//!
//! - Counted runs of byte classes. Patterns of form fields, such as `^[A-Z]{2}\d{9}$`, have this form.
//! - A deterministic automaton of at most [`TABLE_LIMIT`] bytes. This form and the one above are a [`Table`], which is walked
//!   at run time and in the compiler.
//! - A larger automaton, which exists at run time only. It is built at once, or state by state while texts are matched,
//!   depending on its size.
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
//! A table is data, so a build script or a procedural macro can print it ([`Table::form`]), and the program that contains it
//! needs neither a parser nor a regex engine:
//!
//! ```
//! use frontpay_pattern::{End, Step, Table};
//!
//! // `/^.{3}\z/s`: one class with all bytes, three of them, then the end of the text.
//! const THREE: &Table = &Table::from_steps(&[1; 256], &[Step::new(1, 3, 3)], End::Exact);
//! const _: () = assert!(THREE.is_match(b"abc") && !THREE.is_match(b"abcd"));
//! ```
//!
//! Matching takes time linear in the text for every form, unless the feature `fancy-regex` is needed: the same for each byte
//! with the first two, and for the third at worst as much as its automaton has states. Compiling takes [`STEP_LIMIT`] steps
//! at most, and those of many patterns from one source a [`Budget`].
//!
//! # What is refused
//!
//! A pattern that an automaton cannot match exactly as PCRE does is refused, never approximated: lookarounds,
//! back-references, conditional groups, and those atomic groups and possessive quantifiers that change what matches. The
//! feature `fancy-regex` matches these at run time. Refused with it as well are recursion, callouts, verbs such as `(*SKIP)`,
//! `\C`, `\X`, a back-reference that ignores case, the few Unicode properties that have changed since the version of Unicode
//! in PCRE2 (15), and syntax that the versions of PCRE2 read differently.
//!
//! # Why not a library
//!
//! - The crates `regex` and `fancy-regex` have a grammar of their own: `$` does not match before a last line feed, `\d` is
//!   Unicode's by default, and `regex` has neither `\h` nor `(?|..)`. A pattern that a PHP program accepts would be refused
//!   or, worse, would match other texts.
//! - The crate `pcre2` binds the C library: it needs a C compiler, it backtracks, so that hostile text can take exponential
//!   time, and it cannot match in the compiler.
//! - None of them has a matcher that is a `const fn`.
//!
//! The automata themselves are built with `regex-syntax` and `regex-automata`.
//!
//! # Features
//!
//! - `fancy-regex`: patterns with look-around and back-references, matched at run time by backtracking.

mod ast;
mod atomic;
mod budget;
mod build;
mod delimiter;
mod engine;
mod error;
#[cfg(feature = "fancy-regex")]
mod fancy;
mod flags;
mod limit;
mod newline;
mod parse;
mod pattern;
mod promise;
mod property;
mod script;
mod sets;
mod states;
mod steps;
mod table;
mod translate;

pub use self::{
    budget::Budget,
    error::PatternError,
    limit::{LENGTH_LIMIT, NESTING_LIMIT, STEP_LIMIT},
    pattern::Pattern,
    table::{End, Form, Step, TABLE_LIMIT, Table},
};
