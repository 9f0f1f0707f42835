//! Types, constants and lifetimes as parameters.

use std::marker::PhantomData;

use frontpay_core::{Validate, payload};
use serde::{Deserialize, Serialize};

/// Not on the wire.
#[derive(Default)]
struct Array<const N: usize>;

#[derive(Serialize, Deserialize, Validate)]
struct Page<'a, T, U, const N: usize>
where
    T: Clone,
{
    #[rule(required, array)]
    items: Vec<T>,
    #[rule(required)]
    next: &'a str,
    #[rule(nullable)]
    last: Option<T>,
    #[serde(skip)]
    array: Array<N>,
    #[serde(skip)]
    marker: PhantomData<U>,
}

#[derive(Clone, Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required, string)]
    name: String,
}

/// Two lifetimes in types that are the same but for them.
#[derive(Validate)]
struct Names<'a, 'b> {
    #[rule(required)]
    first: &'a str,
    #[rule(required)]
    last: &'b str,
    #[rule(nullable)]
    title: Option<&'static str>,
    other: Option<&'b str>,
}

/// serde asks for the default where it reads the type, and nothing here does.
#[derive(Serialize, Deserialize, Validate)]
#[serde(bound(deserialize = "T: Deserialize<'de> + Default"))]
struct Draft<T> {
    #[serde(default)]
    #[rule(nullable)]
    body: Option<T>,
    #[serde(default)]
    text: T,
}

/// The same for a whole struct.
#[derive(Default, Serialize, Deserialize, Validate)]
#[serde(default)]
struct Settings<T> {
    #[rule(required_with = "text", nullable)]
    body: Option<T>,
    text: String,
    #[serde(skip)]
    seen: Option<T>,
}

struct NoValue;

fn main() {
    let line = Line { name: "x".to_owned() };
    let page = Page::<_, NoValue, 0> { items: vec![line.clone()], next: "/2", last: None, array: Array, marker: PhantomData };
    assert!(page.validate().is_ok());
    let page = Page { items: vec![Line { name: String::new() }], ..page };
    assert_eq!(page.validate().unwrap_err().get("items.0.name").count(), 1);
    let names = payload!(Names { "first": "Kari", "last": "Nordmann" });
    assert!(names.first == "Kari" && names.other.is_none());
    let unnamed = Line { name: String::new() };
    assert!(Draft { body: None, text: unnamed }.validate().is_err());
    assert!(Settings { body: Some(1), text: "x".to_owned(), seen: None }.validate().is_ok());
    type Numbers = Page<'static, String, NoValue, 3>;
    assert_eq!(Numbers::RULES.to_laravel().len(), 3);
}
