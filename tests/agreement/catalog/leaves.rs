//! Types that are a single value on the wire, of std and other crates.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::num::{NonZeroI64, NonZeroU8};
use std::path::PathBuf;
use std::time::Duration;

use frontpay_core::{AsValue, Fidelity, Scratch, Validate, Value, fits};
use serde::{Deserialize, Serialize};

use crate::type_case::{TypeCase, type_case};

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Numbers {
    #[rule(required, integer, between(-3, 3))]
    small: i8,
    #[rule(required, integer, multiple_of = 3)]
    short: u16,
    #[rule(required, integer)]
    long: i64,
    #[rule(required, numeric, max = "1e19")]
    longer: u64,
    #[rule(nullable, integer)]
    longest: Option<u128>,
    #[rule(nullable, decimal(0, 2), max = 5)]
    signed: Option<i128>,
    #[rule(nullable, integer, max = 9)]
    size: Option<usize>,
    #[rule(required, numeric, in(0.1, 0.25))]
    single: f32,
    #[rule(required, numeric, min = 0.5)]
    double: f64,
    #[rule(required, integer, max = 9)]
    positive: NonZeroU8,
    #[rule(nullable, integer)]
    not_zero: Option<NonZeroI64>,
    #[rule(required, boolean)]
    flag: bool,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Texts {
    #[rule(required, string, alpha)]
    letter: char,
    #[rule(required, ip, starts_with("127", "::"))]
    address: IpAddr,
    #[rule(nullable, ipv4)]
    four: Option<Ipv4Addr>,
    #[rule(nullable, ipv6, max = 5)]
    six: Option<Ipv6Addr>,
    #[rule(nullable, ends_with(":80"))]
    socket: Option<SocketAddr>,
    #[rule(nullable, max = 5)]
    path: Option<PathBuf>,
    #[rule(nullable, array)]
    duration: Option<Duration>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Foreign {
    #[rule(required, uuid)]
    id: uuid::Uuid,
    #[rule(nullable, uuid = 4, in("936da01f-9abd-4d9d-80c7-02af85c822a8"))]
    other: Option<uuid::Uuid>,
    #[rule(required, numeric, decimal(0, 2), max = 100)]
    amount: rust_decimal::Decimal,
    #[rule(required, url, max = 20)]
    url: url::Url,
    #[rule(nullable, date, after = "2026-01-01")]
    date: Option<jiff::civil::Date>,
    #[rule(nullable, date)]
    at: Option<jiff::Timestamp>,
    #[rule(nullable, date_format = "H:i:s")]
    time: Option<jiff::civil::Time>,
    #[rule(nullable, string)]
    there: Option<jiff::civil::DateTime>,
}

/// A type that implements `AsValue` by hand, with a text that it does not store.
#[derive(Debug, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
struct Zip(u16);

impl From<Zip> for String {
    fn from(Zip(zip): Zip) -> Self {
        format!("{zip:04}")
    }
}

impl Clone for Zip {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl TryFrom<String> for Zip {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse().map(Self)
    }
}

impl AsValue for Zip {
    const FIDELITY: Fidelity = Fidelity::LOSSY;

    fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        scratch.text(format_args!("{:04}", self.0))
    }
}

impl<R> fits::Text<R> for Zip {}
impl<R> fits::Number<R> for Zip {}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Address {
    #[rule(required, string, digits = 4)]
    zip: Zip,
    #[rule(required_if = "zip=0150", nullable)]
    city: Option<String>,
    #[rule(different = "zip", nullable)]
    other: Option<Zip>,
}

pub(crate) fn all() -> Vec<TypeCase> {
    vec![
        type_case!(Numbers: r#"{"small":-3,"short":6,"long":-9223372036854775808,"longer":9223372036854775808,"longest":9223372036854775807,"signed":-5,"size":9,"single":0.1,"double":0.5,"positive":1,"not_zero":-1,"flag":false}"#),
        type_case!(Texts: r#"{"letter":"æ","address":"127.0.0.1","four":"1.2.3.4","six":"::1","socket":"[::1]:80","path":"/a","duration":{"secs":1,"nanos":5}}"#),
        type_case!(Foreign: r#"{"id":"936DA01F-9ABD-4D9D-80C7-02AF85C822A8","other":"936da01f-9abd-4d9d-80c7-02af85c822a8","amount":"51.00","url":"http://localhost/a","date":"2026-05-17","at":"2026-05-17T12:00:00Z","time":"12:30:00","there":"2026-05-17T12:00:00"}"#),
        type_case!(Address: r#"{"zip":"0150","city":"Oslo","other":"4313"}"#),
    ]
}
