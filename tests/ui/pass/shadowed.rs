//! The user's own names for everything that generated code could mean.

#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

type Text = ::std::string::String;
type Maybe<T> = ::core::option::Option<T>;

pub struct Option;
pub struct Result;
pub struct String;
pub struct Vec;
pub enum Some {}
pub enum None {}
pub enum Ok {}
pub enum Err {}
pub trait Validate {}
pub trait AsValue {}
pub struct Value;
pub mod core {}
pub mod std {}
pub mod frontpay_rules {}
const value: u8 = 0;

/// A type named like a rule.
#[derive(::frontpay_core::Validate)]
pub enum numeric {
    r#In,
}

#[derive(::frontpay_core::Validate)]
pub struct Customer {
    #[rule(required, string, in("a", "b"), regex = "^[ab]$")]
    name: Text,
    #[rule(required_if = "name=b", nullable, string)]
    value: Maybe<Text>,
    #[rule(required, numeric)]
    number: numeric,
}

#[derive(::frontpay_core::Validate)]
pub struct One(#[rule(string)] Text);

#[derive(::serde::Serialize, ::serde::Deserialize, ::frontpay_core::Validate)]
pub struct Two(#[rule(required)] u8, #[rule(nullable)] Maybe<Text>);

/// Variants that are called like everything else.
#[derive(::frontpay_core::Validate)]
pub enum Shapes<T> {
    Some(#[rule(required)] T),
    None,
    Value {
        #[rule(required, string)]
        value: Text,
        #[rule(required_if = "value=a", nullable)]
        __value: Maybe<Text>,
    },
    AsValue(One, Two),
    Rule(One),
    private {
        #[rule(required)]
        value: T,
    },
}

/// Variants that are called like the constants of a tag.
#[derive(::serde::Serialize, ::serde::Deserialize, ::frontpay_core::Validate)]
#[serde(tag = "kind")]
pub enum Tagged {
    TAG(Two),
    WORDS(Two),
    TAG_RULES(Two),
}

/// Types that hold their namesakes from elsewhere.
mod namesakes {
    #[derive(::frontpay_core::Validate)]
    pub struct String {
        #[rule(required, array)]
        name: ::std::vec::Vec<::std::string::String>,
    }
}

fn main() {
    let shapes = Shapes::Value::<u8> { value: Text::from("a"), __value: Maybe::None };
    ::std::assert!(::frontpay_core::Validate::validate(&shapes).is_err());
    let customer = Customer { name: Text::from("a"), value: Maybe::None, number: numeric::In };
    ::std::assert!(::frontpay_core::Validate::validate(&customer).is_err());
}

use ::std::convert::From;
