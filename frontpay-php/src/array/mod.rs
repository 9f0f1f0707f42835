//! PHP array literals: tables of rules and language files as they are in Laravel applications.
//!
//! Only values that a text contains by itself are read. Whatever PHP would have to compute is refused by its name, with a
//! hint what to write instead. A key, a text and an error know their bytes in the file.
//!
//! ```
//! use frontpay_php::array::{Kind, read};
//!
//! let file = "<?php return ['min' => ['numeric' => 'at least :min']];";
//! let no_helpers = |name: &str| Err(format!("`Rule::{name}` is not known"));
//! let first = read(file, no_helpers, |items| Ok(items[0].clone()))?;
//! assert_eq!(first.key.as_ref().map(|key| (key.at, key.text.as_str())), Some((14, "min")));
//! assert!(matches!(first.value.kind, Kind::Array(_)));
//!
//! let error = read("['tax' => $rules]", no_helpers, Ok).unwrap_err();
//! assert_eq!(error.to_string(), "line 1, column 11: the variable `$rules` cannot be known from this text; write its value");
//! # Ok::<(), frontpay_php::array::PhpError>(())
//! ```

mod error;
mod escape;
mod lex;
mod node;
mod parse;
mod text;
mod token;

pub use error::{Fault, PhpError};
pub use node::{Item, Key, Kind, Node};
pub use parse::{Helper, read};
pub use text::Text;
