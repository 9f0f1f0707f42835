//! Payloads that are valid by type: Laravel's rules on Rust structs, and the payloads of the Front Payment Go API.
//!
//! Write Laravel's rules beside the fields. `#[derive(Validate)]` turns them into a `const` table and a straight line of
//! checks, and [`Valid<T>`] is a value that has passed them:
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
//! 1. **Rules are data.** [`Validate::RULES`] is the table: it is what is validated against, and it prints as Laravel text
//!    (`RULES.to_string()`).
//! 2. **Laravel is right.** What a rule means is what Laravel 13 answers, also where that surprises: blank text skips most
//!    rules, `$` in a pattern matches before a last line feed, `in` compares as text. The pages of the [`rule`]s tell.
//! 3. **The good path is free, the bad path is complete.** A good payload costs one serde pass and checks that do not
//!    allocate. Where something is wrong, the [`Report`] holds every failure, wrong types and missing keys included.
//!
//! # The guide
//!
//! The module [`guide`] teaches in short chapters, each about one task: reports and languages, `Option` and null, nesting,
//! enums, generics and types of your own, contexts, rule sets, limits, testing, compile errors, coming from `garde` or
//! `validator`, libraries. It exists in the documentation only.
//!
//! # Rules of your own
//!
//! A rule is a type, from any crate; a check is a function on the typed field or struct. Both are part of the report:
//!
//! ```
//! use frontpay_core::{Context, Params, Refusal, Rule, Validate, Value};
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
//! fn adds_up(order: &Order) -> Result<(), Refusal> {
//!     if order.net + order.tax == order.total { Ok(()) } else { Err(Refusal::new("adds_up").at("total")) }
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
//! What they may look at besides (the time, a shop's stock) comes with [`Validate::validate_with`] and [`Validator::context`].
//!
//! # Payloads
//!
//! [`payload::PaymentLink`] is the order that becomes a payment link. The page of [`payload`](mod@payload) shows the three ways
//! to one side by side: a literal, a builder, JSON text. `frontpay-client` sends it.
//!
//! # Where a type is narrower than its rules
//!
//! A Rust type can refuse what a table is silent about: Laravel lets `"products": "x"` pass where no row speaks of
//! `products` itself, but a list of products cannot hold it. [`Valid::from_json`] refuses such a document with the rule
//! name `shape`, behind all other failures. The classes of this are: a container without a row of its own that is no
//! container; blank text where a number, a flag or a word of a closed enum belongs and the field is optional, since blank
//! text skips their rules; a number beyond what `f64` holds; a key that occurs twice in an object.
//! [`RuleSet::validate`] still answers as Laravel does.

// The derive names this crate; within it, it is itself.
extern crate self as frontpay_core;

#[cfg(any(doc, doctest))]
pub mod guide;
mod literal;
mod numeric;
pub mod payload;
mod valid;
mod validate;
mod written;

pub use frontpay_derive::Validate;
pub use frontpay_rules::const_eval::{Answers, FromLiteral, Holds};
pub use frontpay_rules::{
    AsValue, Context, Document, Escaped, Field, InvalidJson, JsonError, Limits, Messages, Moment, Params, ParseError,
    Path, PhpError, Reading, Refusal, Report, Rule, RuleParam, RuleSet, RuleText, RuleView, Scratch, Segment,
    SentenceRecognizer, Validated, Value, Violation, fits, json, rule,
};
pub use numeric::{Flag, NotNumeric, Numeric};
pub use rust_decimal::Decimal;
pub use valid::{Invalid, RulesFor, Valid, Validator};
pub use validate::Validate;

/// Makes a payload of a literal that the compiler checks: `payload!(Type { "key": value, .. })` is a [`Valid<Type>`].
///
/// The literal is written as JSON. What a rule refuses, what the type cannot hold, a key that it does not know and a key that
/// is missing are compile errors at the very word; there is nothing left to go wrong when the program runs, and nothing is
/// checked then.
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
/// A wrong one does not build: `error[E0080]: evaluation panicked: organization: regex(/^\d{9}$/): format is invalid`.
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
/// Numbers are read as JSON text is: `51`, `51.00`, `-0`, `1e3`. A value may be a constant or an expression of constants
/// (`NORDLYS`, `concat!("43", "13")`, `2_i64 * 30`) of a type that JSON knows: text, flags, integers, floats, `Option` of
/// them, [`Value`]. `payload!(Type as Rules { .. })` asks a rule set of [`ruleset!`] as well.
///
/// The type must be concrete, and made of types that have [`FromLiteral`].
#[macro_export]
macro_rules! payload {
    ($($literal:tt)*) => {
        $crate::__private::payload!(($crate) $($literal)*)
    };
}

/// Makes a rule set over a payload, of this crate or another: `ruleset! { pub Name for Payload { "path" => rules, .. } }`.
///
/// The rules are Laravel's text, rules as in attributes, or a list of both; a path stands below the root of the payload, and
/// so do the fields that rules name. The compiler asks whether the payload has them.
///
/// ```
/// use frontpay_core::payload::PaymentLink;
/// use frontpay_core::{RulesFor, Valid, Validator, ruleset};
///
/// ruleset! {
///     /// What Acme asks of its orders.
///     pub AcmeOrders for PaymentLink {
///         "referenceNo" => "required|regex:/^PO-\\d+$/",
///         "orderSummary.grandTotal" => max(50_000),
///         "products.*.productId" => [required, "starts_with:AC"],
///     }
/// }
///
/// assert_eq!(AcmeOrders::RULES.to_laravel()[1].1, ["max:50000"]);
/// let order: PaymentLink = serde_json::from_str(include_str!("../../examples/payment-link.json"))?;
/// let refused = Validator::new().rules::<AcmeOrders>().validate(order).unwrap_err();
/// assert_eq!(refused.report().iter().next().map(|violation| violation.path()), Some("referenceNo"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A [`Valid<PaymentLink, AcmeOrders>`](Valid) has passed the rules of its type and these.
#[macro_export]
macro_rules! ruleset {
    ($($set:tt)*) => {
        $crate::__private::ruleset!(($crate) $($set)*);
    };
}

/// What generated code is made of. Not for users: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use core;

    /// A trait for each rule, which the types that it can stand on have.
    pub mod fitting {
        frontpay_derive::fitting!();
    }

    pub mod pages;

    pub use crate::literal::{Case, Literal, Proof, count as count_questions, never, prove};
    pub use crate::written::{Unwritten, Written};
    pub use frontpay_derive::{payload, ruleset};
    pub use frontpay_rules::__private::*;
    pub use frontpay_rules::const_eval::{
        Answered, Answers, Choice, Choices, Constant, FromLiteral, Holds, Member, Question, Questions, Tagging,
        Unanswered, Within, first_of, member,
    };
    pub use frontpay_rules::pattern::{Pattern, Table};
    pub use frontpay_rules::{
        Arena, AsValue, Context, Entry, Facts, Items, Nesting, Other, Reading, Refusal, RuleSet, Scratch, Value,
        WordOrder, fits, rule,
    };
}
