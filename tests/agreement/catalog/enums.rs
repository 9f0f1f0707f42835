//! Enums: unit variants, and variants with data in serde's four representations.

use std::collections::BTreeMap;

use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

use crate::type_case::{TypeCase, type_case};

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Channel {
    ByMail,
    BySms,
    #[serde(rename = "0")]
    None,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, Validate)]
enum Colour {
    #[serde(alias = "rot", alias = "rouge")]
    Red,
    #[serde(other)]
    Unknown,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Channels {
    #[rule(required, string, in("by-mail", "by-sms"))]
    channel: Channel,
    #[rule(required_if("channel", "by-mail"), nullable)]
    other: Option<Channel>,
    #[serde(default)]
    by_channel: BTreeMap<Channel, u8>,
    #[rule(nullable, in("Red"))]
    colour: Option<Colour>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
enum External {
    Nothing,
    #[serde(alias = "Round")]
    Circle {
        #[rule(required, numeric, min = 1)]
        radius: f64,
        #[rule(required_if = "radius=1", nullable, string)]
        note: Option<String>,
    },
    Named(#[rule(required, string, max = 3)] String),
    Size(#[rule(required, integer)] i32, #[rule(required, integer, max = 9)] i32),
    Point(Point),
    Empty {},
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Point {
    #[rule(required, integer)]
    x: i64,
    #[rule(nullable, integer, between(-5, 5))]
    y: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Externals {
    #[rule(required)]
    shape: External,
    more: Option<Vec<External>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
enum Internal {
    #[serde(alias = "creditCard")]
    Card {
        #[rule(required, string, digits = 4)]
        last_four: String,
        #[rule(nullable, boolean)]
        is_debit: Option<bool>,
    },
    Invoice(Invoice),
    #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
    Voucher {
        #[rule(required, string)]
        voucher_code: String,
    },
    Cash,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Invoice {
    #[rule(required, numeric)]
    amount: f64,
    #[rule(nullable, email)]
    email: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Payment {
    #[rule(required, array)]
    method: Internal,
    fallback: Option<Internal>,
    #[rule(required, array, max = 2)]
    history: Vec<Internal>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Flattened {
    #[rule(required, string)]
    id: String,
    #[serde(flatten)]
    method: Internal,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Text(#[rule(required, string, max = 3)] String),
    Two(#[rule(required, integer)] u8, #[rule(nullable, string)] Option<String>),
    Point(Point),
    Named {
        #[rule(required, alpha)]
        name: String,
    },
    Unit,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Adjacents {
    one: Adjacent,
    more: Option<Vec<Option<Adjacent>>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "kind")]
enum Open {
    Known {
        #[rule(required, integer)]
        count: u32,
    },
    #[serde(other)]
    Other,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "kind")]
enum Outer {
    Nested { inner: Adjacent, rest: Option<Internal> },
    Generic(Generic<Point>),
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Generic<T> {
    value: T,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "is")]
enum Either<'a, L, R: Clone> {
    Left {
        value: L,
        at: Option<u8>,
    },
    Right {
        #[rule(required)]
        value: R,
        #[rule(nullable, string)]
        note: Option<std::borrow::Cow<'a, str>>,
    },
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(untagged)]
enum Rate {
    Number(f64),
    Text(String),
    Range { from: f64, to: f64 },
    Pair(u8, u8),
    Words(Vec<String>),
    None,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Rates {
    #[rule(required)]
    rate: Rate,
    #[rule(nullable, in("a", "b", 5))]
    other: Option<Rate>,
    #[rule(required, array, between(1, 3))]
    all: Vec<Rate>,
}

/// Recursive newtypes.
#[derive(Debug, Serialize, Deserialize, Validate)]
enum Sum {
    Number(#[rule(required, numeric, min = 1)] f64),
    Add(Vec<Sum>),
    Negate(Box<Self>),
    Most(#[rule(required, array, max = 2)] Vec<Sum>),
    Rule(Layers),
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Layers(BTreeMap<String, Layers>);

/// Mutually recursive types.
#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "is")]
enum Statement {
    Block {
        #[rule(required, array, max = 2)]
        body: Vec<Statement>,
    },
    Value {
        #[rule(required, recursive)]
        value: Expression,
    },
}

#[derive(Debug, Serialize, Deserialize, Validate)]
enum Expression {
    Number(#[rule(required, numeric, min = 1)] f64),
    Of(Box<Statement>),
    All(Vec<Expression>),
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Company {
    #[rule(required, string, max = 3)]
    name: String,
    #[rule(array, max = 2, recursive)]
    #[serde(default)]
    owners: Vec<Owner<String>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Owner<T> {
    #[rule(required, integer, between(1, 100))]
    share: u8,
    #[rule(required_if = "share=100", nullable)]
    company: Option<Box<Company>>,
    note: Option<T>,
}

pub(crate) fn all() -> Vec<TypeCase> {
    let (circle, card) =
        (r#"{"Circle":{"radius":2,"note":"n"}}"#, r#"{"type":"card","lastFour":"1234","isDebit":true}"#);
    vec![
        type_case!(Channels: r#"{"channel":"by-mail","other":"by-sms","by_channel":{"by-mail":1,"0":2},"colour":"Red"}"#,
            r#"{"channel":"by-sms","other":null,"colour":null}"#),
        type_case!(External: circle, r#""Nothing""#, r#"{"Named":"abc"}"#, r#"{"Size":[1,9]}"#, r#"{"Point":{"x":1,"y":5}}"#,
            r#"{"Empty":{}}"#, r#"{"Round":{"radius":1,"note":"n"}}"#),
        type_case!(Externals: &format!(r#"{{"shape":{circle},"more":["Nothing",{circle},{{"Size":[1,2]}}]}}"#)),
        type_case!(Internal: card, r#"{"type":"invoice","amount":5,"email":"a@b.no"}"#, r#"{"type":"voucher","VOUCHER_CODE":"x"}"#,
            r#"{"type":"cash"}"#, r#"{"type":"creditCard","lastFour":"1234"}"#),
        type_case!(Payment: &format!(r#"{{"method":{card},"fallback":{{"type":"invoice","amount":1}},"history":[{card},{{"type":"cash"}}]}}"#)),
        type_case!(Flattened: r#"{"id":"x","type":"invoice","amount":5,"email":null}"#, r#"{"id":"x","type":"cash"}"#),
        type_case!(Adjacent: r#"{"t":"Text","c":"abc"}"#, r#"{"t":"Two","c":[1,"x"]}"#, r#"{"t":"Point","c":{"x":1,"y":null}}"#,
            r#"{"c":{"name":"abc"},"t":"Named"}"#, r#"{"t":"Unit"}"#),
        type_case!(Adjacents: r#"{"one":{"t":"Two","c":[1,null]},"more":[null,{"t":"Text","c":"a"}]}"#),
        type_case!(Open: r#"{"kind":"Known","count":5}"#, r#"{"kind":"else","count":"x"}"#),
        type_case!(Outer: &format!(r#"{{"kind":"Nested","inner":{{"t":"Text","c":"a"}},"rest":{card}}}"#),
            r#"{"kind":"Generic","value":{"x":1,"y":2}}"#),
        type_case!(Either<'static, Point, String>: r#"{"is":"Left","value":{"x":1},"at":5}"#, r#"{"is":"Right","value":"x","note":"n"}"#),
        type_case!(Sum: r#"{"Add":[{"Number":1},{"Negate":{"Add":[]}},{"Most":[{"Number":2},{"Add":[{"Number":5}]}]}]}"#,
            r#"{"Rule":{"a":{"b":{}}}}"#),
        type_case!(Statement: r#"{"is":"Block","body":[{"is":"Value","value":{"Of":{"is":"Block","body":[{"is":"Value","value":{"Number":3}}]}}},{"is":"Value","value":{"All":[{"Number":2},{"Of":{"is":"Value","value":{"Number":1}}}]}}]}"#),
        type_case!(Expression: r#"{"Of":{"is":"Value","value":{"Number":1}}}"#, r#"{"All":[{"Number":1},{"All":[]}]}"#),
        type_case!(Company: r#"{"name":"a","owners":[{"share":100,"company":{"name":"b","owners":[{"share":1,"note":"x"}]}},{"share":5}]}"#),
        type_case!(Owner<u8>: r#"{"share":5,"company":{"name":"a","owners":[{"share":100,"company":{"name":"c"},"note":"n"}]},"note":7}"#),
        type_case!(Rate: "1.5", r#""a""#, r#"{"from":1,"to":2}"#, "[1,2]", r#"["a"]"#),
        type_case!(Rates: r#"{"rate":{"from":1,"to":2},"other":"a","all":["x",[1,2],null]}"#, r#"{"rate":5,"other":5,"all":[5]}"#),
    ]
}
