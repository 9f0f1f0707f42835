//! Structs of every kind, generic and nested.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use frontpay_core::{Valid, Validate};
use serde::{Deserialize, Serialize};

use crate::type_case::{TypeCase, type_case};

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, nullable, string, in("private", "corporate", "1"))]
    r#type: String,
    #[rule(required_if = "type=corporate,1", nullable, string, regex = r"^\d{9}$")]
    organization_id: Option<String>,
    #[rule(required_unless("isCompany", true), nullable, numeric, between(0, 99.5))]
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<f64>,
    #[rule(sometimes, nullable, boolean)]
    #[serde(skip_serializing_if = "Option::is_none")]
    is_company: Option<bool>,
    #[rule("required|not_in:test|not_regex:/[<>]/|max:4")]
    name: String,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required, string, min = 2)]
    name: String,
    #[rule(required, numeric, in(0, 12, 15, 25))]
    tax: f64,
}

/// A newtype of text.
#[derive(Debug, Serialize, Deserialize, Validate)]
struct Name(#[rule(string, between(2, 5))] String);

#[derive(Debug, Serialize, Deserialize, Validate, PartialEq, Eq, PartialOrd, Ord)]
struct Plain(String);

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(transparent)]
struct Amount {
    #[rule(required, numeric, min = 0, max = 100)]
    value: f64,
    #[serde(skip)]
    currency: PhantomData<u8>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Lines(#[rule(required, array, max = 2)] Vec<Line>);

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Newtypes {
    #[rule(required, string)]
    name: Name,
    #[rule(nullable)]
    other: Option<Name>,
    names: Option<Vec<Name>>,
    amount: Amount,
    #[rule(required, in("a", "b"))]
    plain: Plain,
    #[serde(default)]
    by_name: BTreeMap<Plain, Name>,
    lines: Lines,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct ValidFields {
    #[rule(required, array)]
    customer: Valid<Customer>,
    #[rule(nullable, array)]
    line: Option<Valid<Line>>,
    #[rule(present, array, max = 2)]
    lines: Vec<Valid<Line>>,
    #[rule(required_if = "customer.name=a", nullable, string)]
    name: Option<Valid<Name>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Pair(#[rule(required, integer, min = 1)] i32, #[rule(nullable, string, max = 3)] Option<String>, Line);

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Pairs {
    #[rule(required)]
    pair: Pair,
    more: Option<Vec<Pair>>,
    tuple: Option<(Name, u8)>,
    #[rule(nullable, list, size = 2)]
    halves: Option<(f64, f64)>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Nothing;

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Empty {}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Nothings {
    #[rule(present, prohibited)]
    nothing: Nothing,
    empty: Option<Empty>,
    #[serde(default)]
    unit: (),
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Page<'a, T, U, const N: usize>
where
    T: Clone,
{
    #[rule(required, array, max = 2)]
    items: Vec<T>,
    #[rule(nullable)]
    last: Option<T>,
    #[rule(required, string)]
    next: Cow<'a, str>,
    #[serde(skip)]
    marker: PhantomData<U>,
    more: Option<Box<Page2<T>>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
struct Page2<T> {
    #[rule(required)]
    items: [T; 2],
}

#[derive(Debug, Clone, Serialize, Deserialize, Validate)]
struct Tag {
    #[rule(required, alpha_dash)]
    tag: String,
}

/// A field that serde skips.
#[derive(Debug)]
struct Unknown;

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Pointers {
    #[rule(required, string, size = 3)]
    boxed: Box<str>,
    first: Box<Line>,
    shared: Option<Rc<str>>,
    #[rule(required, ascii)]
    everywhere: Arc<String>,
    #[rule(nullable, lowercase)]
    borrowed: Option<Cow<'static, str>>,
    cow: Option<Cow<'static, [u8]>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Deep {
    #[rule(required, array)]
    levels: Vec<BTreeMap<String, Option<Vec<Level>>>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Level {
    #[rule(required, integer)]
    level: i8,
    below: Option<Box<Below>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Below {
    #[rule(required_with = "note", nullable, string)]
    title: Option<String>,
    #[rule(nullable, string)]
    note: Option<String>,
}

/// A recursive type.
#[derive(Debug, Serialize, Deserialize, Validate)]
struct Node {
    #[rule(required, string, max = 3)]
    name: String,
    #[rule(required_if = "name=abc", nullable)]
    note: Option<String>,
    #[rule(nullable, array)]
    parent: Option<Box<Node>>,
    #[rule(array, max = 2)]
    #[serde(default)]
    children: Vec<Self>,
    by_name: Option<BTreeMap<String, Self>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Forest {
    #[rule(required, array)]
    trees: Vec<Tree<Tag>>,
    node: Option<Node>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "is")]
enum Tree<T> {
    Leaf {
        value: T,
    },
    Fork {
        left: Option<Box<Self>>,
        #[rule(nullable)]
        right: Option<Box<Tree<T>>>,
    },
}

macro_rules! made {
    ($name:ident { $($(#[$attribute:meta])* $field:ident: $ty:ty = $max:literal),* }) => {
        #[derive(Debug, Serialize, Deserialize, Validate)]
        struct $name {
            $(#[rule(nullable, max = $max)] $(#[$attribute])* $field: $ty,)*
            #[cfg(any())]
            absent: NoSuchType,
            #[cfg_attr(all(), rule(required, in("x")))]
            r#match: String,
            #[cfg_attr(any(), rule(required))]
            free: Option<u8>,
        }
    };
}

made!(Made { r#in: Option<String> = 2, text: Option<String> = 1, #[serde(default)] list: Option<Vec<u8>> = 1 });

mod facade {
    pub(super) use frontpay_core as validation;
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[rule(crate = facade::validation)]
struct Elsewhere {
    #[rule(required, uppercase)]
    code: String,
}

pub(crate) fn all() -> Vec<TypeCase> {
    let line = r#"{"name":"ab","tax":25}"#;
    vec![
        type_case!(Customer: r#"{"type":"corporate","organizationId":"923609016","share":12.5,"isCompany":true,"name":"Kari"}"#,
            r#"{"type":"private","organizationId":null,"share":0,"name":"K"}"#),
        type_case!(Name: r#""Kari""#),
        type_case!(Amount: "12.5"),
        type_case!(Lines: &format!("[{line}]")),
        type_case!(Newtypes: &format!(r#"{{"name":"Kari","other":"Ola","names":["Per"],"amount":3,"plain":"a","by_name":{{"x":"abc"}},"lines":[{line}]}}"#)),
        type_case!(ValidFields: &format!(r#"{{"customer":{{"type":"private","organizationId":null,"share":5,"name":"a"}},"line":{line},"lines":[{line}],"name":"Kari"}}"#)),
        type_case!(Pair: &format!(r#"[5,"abc",{line}]"#)),
        type_case!(Pairs: &format!(r#"{{"pair":[1,null,{line}],"more":[[2,"x",{line}]],"tuple":["abc",7],"halves":[0.5,1]}}"#)),
        type_case!(Nothings: r#"{"nothing":null,"empty":{},"unit":null}"#),
        type_case!(Page<'static, Tag, Unknown, 3>: r#"{"items":[{"tag":"a-b"}],"last":{"tag":"x"},"next":"/2","more":{"items":[{"tag":"a"},{"tag":"b"}]}}"#),
        type_case!(Page<'static, String, Unknown, 0>: r#"{"items":["a"],"last":null,"next":"n"}"#),
        type_case!(Pointers: &format!(r#"{{"boxed":"abc","first":{line},"shared":"x","everywhere":"abc","borrowed":"low","cow":[1,2]}}"#)),
        type_case!(Deep: r#"{"levels":[{"a":[{"level":1,"below":{"title":"t","note":"n"}}],"b":null},{}]}"#),
        type_case!(Node: r#"{"name":"a","note":"n","parent":{"name":"b","children":[]},"children":[{"name":"c","children":[{"name":"d"}]}],"by_name":{"x":{"name":"e"}}}"#),
        type_case!(Forest: r#"{"trees":[{"is":"Fork","left":{"is":"Leaf","value":{"tag":"x"}},"right":{"is":"Fork","left":null,"right":{"is":"Leaf","value":{"tag":"y"}}}}],"node":{"name":"a","parent":{"name":"b"}}}"#),
        type_case!(Made: r#"{"in":"ab","text":"x","list":[1],"match":"x","free":5}"#),
        type_case!(Elsewhere: r#"{"code":"ABC"}"#),
    ]
}
