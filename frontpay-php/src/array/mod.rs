//! PHP array literals: rule tables and language files of Laravel applications.
//!
//! Only literals are read. Anything that PHP would have to compute is an error, which names it and says what to write
//! instead. Keys, texts and errors have their byte offsets in the file.
//!
//! The grammar is a small part of PHP's, so this is a lexer and a recursive-descent parser by hand: parsers of the whole
//! language exist as crates, but their syntax trees keep neither the offsets within an escaped string nor the wording of
//! such errors.
//!
//! ```
//! use frontpay_php::array::{ExpressionKind, parse};
//!
//! let file = "<?php return ['min' => ['numeric' => 'at least :min']];";
//! let no_helpers = |name: &str| Err(format!("`Rule::{name}` is not known"));
//! let first = parse(file, no_helpers, |items| Ok(items[0].clone()))?;
//! assert_eq!(first.key.as_ref().map(|key| (key.at, key.text.as_str())), Some((14, "min")));
//! assert!(matches!(first.value.kind, ExpressionKind::Array(_)));
//!
//! let error = parse("['tax' => $rules]", no_helpers, Ok).unwrap_err();
//! assert_eq!(error.to_string(), "line 1, column 11: the variable `$rules` cannot be known from this text; write its value");
//! # Ok::<(), frontpay_php::array::PhpError>(())
//! ```

mod error;
mod expression;
mod lexer;
mod literal_text;
mod parse;
mod quoted;
mod token;

pub use error::{PhpError, SourceError};
pub use expression::{ArrayItem, ArrayKey, Expression, ExpressionKind};
pub use literal_text::LiteralText;
pub use parse::{RuleHelper, parse};
