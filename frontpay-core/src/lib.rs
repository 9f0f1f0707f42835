//! Payloads that are valid by type: Laravel's rules on Rust structs, and the payloads of the Front Payment Go API.
//!
//! Write Laravel's rules on the fields. `#[derive(Validate)]` turns them into a `const` table and a function that checks
//! them. A [`Valid<T>`] is a value that has passed:
//!
//! ```
//! use frontpay_core::{Valid, Validate};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Debug, Clone, Serialize, Deserialize, Validate)]
//! #[serde(rename_all = "camelCase")]
//! struct Customer {
//!     #[rule(required, string, in("private", "corporate"))]
//!     r#type: String,
//!     #[rule(required_if = "type=corporate", nullable, string, regex = r"^\d{9}$")]
//!     organization_id: Option<String>,
//!     #[rule("required|string|max:255")]
//!     name: String,
//! }
//!
//! let customer = Valid::<Customer>::from_json(br#"{"type": "private", "name": "Kari Nordmann"}"#)?;
//! assert_eq!(customer.name, "Kari Nordmann");
//!
//! let refused = Valid::<Customer>::from_json(br#"{"type": "corporate", "name": 5}"#).unwrap_err();
//! let failures: Vec<_> = refused.iter().map(|violation| (violation.path(), violation.rule())).collect();
//! assert_eq!(failures, [("organizationId", "required_if"), ("name", "string")]);
//! # Ok::<(), frontpay_core::InvalidJson>(())
//! ```
//!
//! # Three ideas
//!
//! 1. **Rules are data.** [`Validate::RULES`] is the table that values are validated against. It prints as Laravel's text
//!    (`RULES.to_string()`).
//! 2. **Laravel is the specification.** A rule gives the verdict that Laravel 13 gives, even where that is surprising: blank
//!    text skips most rules, `$` in a pattern also matches before a final line feed, `in` compares as text. The page of each
//!    [`rule`] lists its surprises.
//! 3. **Valid input is cheap, and the report on invalid input is complete.** A valid payload costs one serde pass and checks
//!    that do not allocate. If anything is wrong, the [`Report`] lists every failure, including wrong types and missing keys.
//!
//! # The guide
//!
//! The module [`guide`] has a short chapter for each task: reports and languages, `Option` and null, nesting, enums, generics
//! and custom types, contexts, rule sets, limits, testing, compile errors, migrating from `garde` or `validator`, and
//! libraries. The module exists only in the documentation.
//!
//! # Custom rules and checks
//!
//! A custom rule is a type, from any crate, that implements [`Rule`]. A check is a function on a typed field or struct. The
//! failures of both are part of the report:
//!
//! ```
//! use frontpay_core::{Context, Params, CheckError, Rule, Validate, Value};
//!
//! /// The text has at most so many lines.
//! struct MaxLines(usize);
//!
//! impl Rule for MaxLines {
//!     const NAME: &'static str = "max_lines";
//!     const SENTENCE: &'static str = "The :attribute field must not have more than :max lines.";
//!
//!     fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
//!         match value {
//!             Value::Str(text) if text.lines().count() <= self.0 => Ok(()),
//!             _ => Err(self.params()),
//!         }
//!     }
//!
//!     fn params(&self) -> Params {
//!         Params::none().with("max", self.0)
//!     }
//! }
//!
//! fn adds_up(order: &Order) -> Result<(), CheckError> {
//!     if order.net + order.tax == order.total { Ok(()) } else { Err(CheckError::new("adds_up").at("total")) }
//! }
//!
//! #[derive(Validate)]
//! #[rule(custom = adds_up)]
//! struct Order {
//!     #[rule(required, string, MaxLines(2), attribute = "remark")]
//!     note: String,
//!     #[rule(required, integer)]
//!     net: i64,
//!     #[rule(required, integer)]
//!     tax: i64,
//!     #[rule(required, integer)]
//!     total: i64,
//! }
//!
//! let report = Order { note: "a\nb\nc".into(), net: 100, tax: 25, total: 100 }.validate().unwrap_err();
//! let failures: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
//! assert_eq!(failures, [("note", "max_lines"), ("total", "adds_up")]);
//! assert_eq!(report.to_string(), "The remark field must not have more than 2 lines. (and 1 more error)");
//! assert_eq!(Order::RULES.to_laravel()[0].1, ["required", "string", "max_lines:2"]);
//! ```
//!
//! Rules and checks get further input, such as the time or the stock of a shop, from the [`Context`] that is passed to
//! [`Validate::validate_with`] and [`Validator::context`].
//!
#![cfg_attr(
    feature = "payloads",
    doc = "# Payloads",
    doc = "",
    doc = "[`payload::PaymentLink`] is the order that becomes a payment link. The page of [`payload`](mod@payload) shows the",
    doc = "three ways to make one: a literal, a builder, and JSON text. `frontpay-client` sends it.",
    doc = ""
)]
//! # Types that are narrower than their rules
//!
//! A Rust type can reject what its rules accept. Laravel accepts `"products": "x"` if no row is about `products` itself, but
//! a list of products cannot hold it. [`Valid::from_json`] rejects such a document with a violation of the rule name `shape`,
//! listed after all other failures. This happens for:
//!
//! - a value that is not a list or map, where the field has a list, map or struct type and no rules of its own;
//! - blank text in an optional number, flag or closed enum, because blank text skips their rules;
//! - a number that `f64` cannot hold;
//! - an object with a repeated key.
//!
//! [`RuleSet::validate`] answers as Laravel does in all of these cases.
//!
//! # Features
//!
//! | feature | adds |
//! | --- | --- |
//! | `payloads` (default) | the module `payload` with the payloads of the Front Payment API, and exact decimals (`Numeric::decimal`) |
//! | `builders` | typed builders for these payloads, in which a missing part is a compile error |
//! | `jiff`, `rust_decimal`, `serde_json`, `url`, `uuid` | rules on the types of these crates |
//!
//! With `default-features = false` the crate is the derive, the rules and `Valid<T>`. All features are additive.

#![cfg_attr(docsrs, feature(doc_cfg))]

// The derive names this crate; within it, that name must work too.
extern crate self as frontpay_core;

#[cfg(any(doc, doctest))]
pub mod guide;
mod literal;
mod numeric;
#[cfg(feature = "payloads")]
pub mod payload;
mod valid;
mod validate;
mod written;

pub use frontpay_derive::Validate;
pub use frontpay_rules::const_eval::{CanonicalText, ConstRules, FromLiteral, LiteralType};
pub use frontpay_rules::{
    AsValue, CheckError, CheckResult, Context, Document, Escaped, Fidelity, Field, IntoPath, InvalidJson, JsonError,
    Limits, Messages, Moment, Params, ParseError, Path, PhpError, Report, Rule, RuleParam, RuleSet, RuleText, RuleView,
    Scratch, Segment, SentenceRecognizer, Step, Steps, Validated, Value, Violation, fits, json, rule,
};
pub use numeric::{Flag, NotNumeric, Numeric};
#[cfg(any(feature = "payloads", feature = "rust_decimal"))]
pub use rust_decimal::Decimal;
pub use valid::{Invalid, RulesFor, Valid, ValidatedIn, Validator, WithContext};
pub use validate::{ContextFree, NoContext, ProvidedBySystem, Validate};

/// Makes a valid payload from a literal that the compiler checks: `payload!(Type { "key": value, .. })` is a [`Valid<Type>`].
///
/// The literal is written as JSON. A value that breaks a rule or does not fit the type, an unknown key and a missing key are
/// compile errors at that token. Nothing is checked when the program runs.
///
/// ```
/// use frontpay_core::{Valid, Validate, payload};
/// #[derive(Validate)]
/// struct Customer {
///     #[rule(required, in("private", "corporate"))]
///     r#type: String,
///     #[rule(required_if = "type=corporate", nullable, regex = r"^\d{9}$")]
///     organization: Option<String>,
/// }
/// const NORDLYS: &str = "923609016";
/// let customer: Valid<Customer> = payload!(Customer { "type": "corporate", "organization": NORDLYS });
/// assert_eq!(customer.organization.as_deref(), Some(NORDLYS));
/// ```
///
/// An invalid literal does not compile: `error[E0080]: evaluation panicked: organization: regex(/^\d{9}$/): format is invalid`.
///
/// ```compile_fail
/// # use frontpay_core::{Validate, payload};
/// # #[derive(Validate)]
/// # struct Customer {
/// #     #[rule(required, in("private", "corporate"))]
/// #     r#type: String,
/// #     #[rule(required_if = "type=corporate", nullable, regex = r"^\d{9}$")]
/// #     organization: Option<String>,
/// # }
/// payload!(Customer { "type": "corporate", "organization": "92360901" });
/// ```
///
/// Numbers are read as in JSON text: `51`, `51.00`, `-0`, `1e3`. A value may also be a constant or a constant expression
/// (`NORDLYS`, `concat!("43", "13")`, `2_i64 * 30`) whose type is text, a boolean, an integer, a float, an `Option` of these,
/// or [`Value`]. `payload!(Type as Rules { .. })` also checks the rule set `Rules`, which [`ruleset!`] defines.
///
/// # Panics
///
/// Only in a build in which `rust_decimal` writes numbers (`serde-float`), if the literal has a `Decimal` whose rules accept
/// the text of the literal but not the number that is sent. The compiler cannot see that feature.
///
/// # Types
///
/// The type must be concrete, and it and the types of its fields must implement [`FromLiteral`]; the derive does that. The
/// [guide](guide::literals) says what the compiler can check.
#[macro_export]
macro_rules! payload {
    ($($literal:tt)*) => {
        $crate::__private::payload!(($crate) $($literal)*)
    };
}

/// Defines a rule set for a payload of this or another crate: `ruleset! { pub Name for Payload { "path" => rules, .. } }`.
///
/// The rules are Laravel's text, rules as in attributes, or a list of both. Paths start at the root of the payload, and so do
/// the fields that rules name. A path that the payload does not have is a compile error.
///
/// ```
/// use frontpay_core::{RulesFor, Valid, Validate, Validator, ruleset};
///
/// #[derive(Validate)]
/// pub struct Order {
///     #[rule(nullable, string)]
///     reference: Option<String>,
///     #[rule(required, numeric)]
///     total: f64,
/// }
///
/// ruleset! {
///     /// Acme's requirements on orders.
///     pub AcmeOrders for Order {
///         "reference" => "required|regex:/^PO-\\d+$/",
///         "total" => max(50_000),
///     }
/// }
///
/// // `numeric` is a rule of the type; without it `max` would count characters.
/// assert_eq!(AcmeOrders::RULES.to_laravel()[1].1, ["numeric", "max:50000"]);
/// let refused = Validator::new().rules::<AcmeOrders>().validate(Order { reference: None, total: 51.0 }).unwrap_err();
/// assert_eq!(refused.report().iter().next().map(|violation| violation.path()), Some("reference"));
/// ```
///
/// A [`Valid<Order, AcmeOrders>`](Valid) has passed the rules of its type and these.
#[macro_export]
macro_rules! ruleset {
    ($($set:tt)*) => {
        $crate::__private::ruleset!(($crate) $($set)*);
    };
}

/// Items that generated code uses. Not for users: they change without notice.
#[doc(hidden)]
pub mod __private {
    pub use core;

    pub use crate::fitting;
    pub use crate::validate::{CallersContext, ContextOf};

    pub mod pages;

    pub use crate::literal::{Literal, LiteralOutcome, TypedLiteral, count_calls, evaluate, never};
    pub use crate::written::{Unwritten, Written};
    pub use frontpay_derive::{payload, ruleset};
    pub use frontpay_rules::__private::*;
    pub use frontpay_rules::const_eval::{
        Choice, Choices, ConstCall, ConstCalls, ConstResults, ConstRules, ConstRulesOf, Constant, FromLiteral,
        LiteralType, Member, NoConstRules, Tagging, first_of, member,
    };
    pub use frontpay_rules::pattern::{Pattern, Table};
    pub use frontpay_rules::{
        Arena, AsValue, CheckError, Context, Entry, Fidelity, FieldModifiers, Items, Nesting, Other, ParamOrder,
        RuleSet, Scratch, Value, fits, rule,
    };
}

/// One trait for each rule, implemented by the types that the rule can be applied to; for generated code. The compiler
/// prints the path of a trait.
#[doc(hidden)]
pub mod fitting {
    frontpay_derive::fitting!();
}
