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
    #[rule(required, string, in("a"), regex = "^a$")]
    name: Text,
    #[rule(required_if = "name=b", nullable, string)]
    value: Maybe<Text>,
    #[rule(required, numeric)]
    number: numeric,
}

fn main() {
    let customer = Customer { name: Text::from("a"), value: Maybe::None, number: numeric::In };
    ::std::assert!(::frontpay_core::Validate::validate(&customer).is_err());
}

use ::std::convert::From;
