//! Laravel's validation rules as data.
//!
//! A [`RuleSet`] is a table from paths to rules. It can be a `const` that a derive macro wrote, or text read at run time,
//! and it answers for a JSON document what Laravel's validator answers: every failure, with its path, rule and
//! parameters.
//!
//! ```
//! use frontpay_rules::{Document, RuleSet};
//!
//! let rules = RuleSet::parse([
//!     ("type", "required|in:private,corporate"),
//!     ("organizationId", r"required_if:type,corporate|nullable|regex:/^\d{9}$/"),
//!     ("products.*.tax", "required|numeric"),
//! ])?;
//! let document = Document::read(br#"{"type": "corporate", "products": [{"tax": "a lot"}]}"#)?;
//! let report = rules.validate(&document).unwrap_err();
//! let failures: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
//! assert_eq!(failures, [("organizationId", "required_if"), ("products.0.tax", "numeric")]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Laravel is right by definition: the rules are tested with verdicts of the real one.
//!
//! # Three ideas
//!
//! **A table has rows, a row has a path and rules.** The path has dots, and a `*` stands for every item of a list or map.
//! The rules are Laravel's text, or a list of such texts where a pattern contains a `|`. Failures come in the order of
//! the rows.
//!
//! **Only implicit rules look at nothing.** Absent fields and blank text skip all rules but those that are about presence
//! (`required`, `accepted`, `missing` and their kin); a null that is there skips them only beside `nullable`. So
//! `string|min:3` takes `""`, and `required` is what asks for content. [`rule::guide`] tells of each rule what it does
//! there, and what else one would not guess.
//!
//! ```
//! # use frontpay_rules::RuleSet;
//! let rules = RuleSet::parse([("name", "string|min:3"), ("email", "nullable|email")])?;
//! assert!(rules.check_json(br#"{"name": "", "email": null}"#).is_ok());
//! assert!(rules.check_json(br#"{"name": null}"#).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **A failure is data.** A [`Violation`] has a path, a rule and parameters, and never a value of the document. The
//! sentence is made when it is asked for, from the catalogue that is given ([`Messages`]).
//!
//! ```
//! # use frontpay_rules::{InvalidJson, Messages, RuleSet};
//! let rules = RuleSet::parse([("dueDate", "required|date")])?;
//! let Err(InvalidJson::Report(report)) = rules.check_json(b"{}") else { panic!("a date is missing") };
//! let sentences: Vec<_> = report.messages(&Messages::english()).collect();
//! assert_eq!(sentences, ["The due date field is required."]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How to
//!
//! | wanted | found in |
//! |---|---|
//! | the verdict alone, from bytes | [`RuleSet::check_json`] |
//! | what of the document has rules, as Laravel's `validated()` | [`RuleSet::validate_json`], [`Validated`] |
//! | the same at another time, or with values for custom rules | [`RuleSet::with_context`] |
//! | other limits of depth and size | [`Limits`] |
//! | a table as Laravel's text | [`RuleSet::to_laravel`] |
//! | a table as data, to write it in another format | [`RuleSet::fields`] |
//! | violations out of a server's sentences | [`SentenceRecognizer`] |
//! | failures that no rule finds, in the same report | [`Violation::new`], [`Report::push`] |
//! | paths of keys that have dots | [`Violation::steps`], [`Step`] |
//! | why a table cannot be read | [`ParseError`] |
//! | keys and sentences printed safely | [`Escaped`] |
//! | all rules, each with its surprises | [`rule::guide`] |
//! | a rule that only a database or a file could answer | [`rule::elsewhere`] |
//! | tables from Rust structs, and structs that are known to be valid | the crate `frontpay-core` |
//!
//! # Features
//!
//! - `serde_json`: `serde_json::Value` can be validated as it is.
//! - `jiff`, `rust_decimal`, `url`, `uuid`: rules can stand on the types of these crates, in the form in which serde writes
//!   them: text.
//! - `fancy-regex`: patterns with look-around and back-references, matched at run time.

// Most functions that read rules, paths and values are `const fn`, since the compiler evaluates tables and literals with
// them. Traits are not `const` in Rust 1.88, nor are iterators, closures, `==` on texts, `?` and `Deref`. Hence the `while`
// loops with an index, the `match` on `Option`, `same_text`, and `text_of` for a `Cow`.

mod conflict;
pub mod const_eval;
mod const_string;
mod engine;
pub mod json;
mod message;
mod param;
mod report;
pub mod rule;
mod schema;
mod suggest;
mod text;
mod types;

pub use conflict::Lint;
pub use engine::{InvalidJson, RulesInContext, Validated};
#[doc(inline)]
pub use frontpay_format as format;
#[doc(inline)]
pub use frontpay_pattern as pattern;
#[doc(inline)]
pub use frontpay_php::array::PhpError;
#[doc(inline)]
pub use frontpay_php::date::{self, Moment};
#[doc(inline)]
pub use frontpay_php::number::is_numeric;
#[doc(inline)]
pub use frontpay_php::{Entry, Escaped, Items, Value, ValueKind};
pub use json::{Arena, Document, JsonError, Limits};
pub use message::{Messages, SentenceRecognizer};
pub use param::{FieldModifiers, IntoPath, Other, ParamOrder, Path, Segment, Step, Steps};
pub use report::{CheckError, Report, Violation};
pub use rule::custom::{Context, Params, Rule};
pub use schema::{Fidelity, Field, Nesting, RuleParam, RuleSet, RuleView, TypeInfo};
pub use text::{ParseError, RuleText};
pub use types::{AsValue, CheckResult, ChildVisitor, Children, Scratch, fits};

/// Items for generated code. Not for users: they change without notice.
#[doc(hidden)]
pub mod __private {
    pub use crate::conflict::{
        AnyType, CHARACTERS_OF_A_NUMBER, Contradiction, DATE_WORDS, KnownType, assert_comparable, assert_item,
        assert_measured, assert_names_items, assert_word, contradictions, never_compares, passes_no_integer, type_at,
    };
    pub use crate::engine::typed_report;
    pub use crate::message::unknown_placeholder;
    pub use crate::param::{DateRef, FieldRef, MaybeStatic, Param, Path, Segment, ends, runs};
    pub use crate::rule::custom::{Custom, has_name};
    pub use crate::rule::{PredicateRef, predicates};
    pub use crate::schema::{
        Decoded, DecodedRows, Encoded, EncodedField, FieldTexts, Row, Shape, StoredRule, StructInfo, Tag, TypeInfo,
        WireForm, assert_date_field, assert_keys, date_format, encode_custom, encode_field, encode_rule, has_rows,
        leads_on, modifiers_at, neither_date_nor_field, own_modifiers, refuses_absence, sees_far,
    };
    pub use crate::suggest::nearest;
    pub use crate::types::generated::{
        agree, assert_context, assert_references, count, is_flat, is_optional, later, numbers_alike, tagged,
        takes_absence, without_rows,
    };
    pub use crate::types::{
        Asked, CheckResult, Checks, ChildVisitor, Children, FailingFields, FieldNode, Node, filled, part, run_checks,
    };
    pub use frontpay_pattern::{EndAnchor, Run};
    pub use frontpay_php::date::{Clock, is_parsable};
}
