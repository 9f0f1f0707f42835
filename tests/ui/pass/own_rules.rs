//! Rules, checks, names and far references compile without a warning, in macros, generics and without a prelude.

#![deny(warnings, missing_docs, unused, nonstandard_style)]
#![no_implicit_prelude]

use ::frontpay_core::{Context, Params, CheckError, Rule, Validate, Value};
use ::std::iter::Iterator as _;
use ::std::option::Option;
use ::std::result::Result;
use ::std::string::{String, ToString as _};
use ::std::vec::Vec;

/// A rule.
pub struct Longer(usize);

impl Rule for Longer {
    const NAME: &'static str = "longer";

    fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        match value {
            Value::Str(text) if text.len() > self.0 => Result::Ok(()),
            _ => Result::Err(Params::none()),
        }
    }
}

/// A rule in a module.
pub mod acme {
    use ::frontpay_core::Value;

    /// A rule.
    pub const fn odd(value: Value<'_>) -> bool {
        ::std::matches!(value, Value::Int(number) if number % 2 != 0)
    }
}

fn fine<T>(_: &T) -> Result<(), CheckError> {
    Result::Ok(())
}

fn fine_now<T>(_: &T, _: &Context<'_>) -> Result<(), CheckError> {
    Result::Ok(())
}

/// An enum of words.
#[derive(Validate)]
pub enum Kind {
    /// One.
    One,
    /// Two.
    Two,
}

macro_rules! order {
    ($name:ident, $check:path, $field:ident: $ty:ty) => {
        /// An order.
        #[derive(Validate)]
        #[rule(context = ::frontpay_core::Moment, custom = $check, custom_with = fine_now)]
        pub struct $name<'a, T> {
            /// A field.
            #[rule(required, Longer([0, 2][1]), custom = $check, attribute = "a field", message(longer = "No."))]
            pub $field: $ty,
            /// A field.
            #[rule(required, const acme::odd, custom_with = fine_now, message = "No.")]
            pub number: i64,
            /// A field.
            #[rule(required)]
            pub kind: Kind,
            /// A field.
            #[rule(required_if = "kind=Two,null", nullable, in_array = "items.*")]
            pub word: Option<&'a str>,
            /// A field.
            #[rule(required, array)]
            pub items: Vec<T>,
            /// A field.
            #[rule(nullable, distinct, different = "$.word", exclude_if = "inner.text=x")]
            pub last: Option<String>,
            /// A field.
            #[rule(required, array)]
            pub inner: Inner,
        }
    };
}

order!(Order, fine, text: String);

/// A struct.
#[derive(Validate)]
pub struct Inner {
    /// A field.
    #[rule(required, string)]
    pub text: String,
}

fn main() {
    let order = Order {
        text: "abc".to_string(),
        number: 1,
        kind: Kind::One,
        word: Option::Some("a"),
        items: ::std::vec!["a".to_string()],
        last: Option::None,
        inner: Inner { text: "x".to_string() },
    };
    ::std::assert!(order.validate().is_ok());
    ::std::assert!(order.validate_with(Context::new().with(&5_u8)).is_ok());
    let wrong = Order { text: "a".to_string(), number: 2, kind: Kind::Two, word: Option::None, ..order };
    let report = wrong.validate().unwrap_err();
    let sentences: Vec<String> = report.iter().map(|violation| violation.to_string()).collect();
    ::std::assert_eq!(sentences, ["No.", "No.", "The word field is required when kind is Two, null."]);
}
