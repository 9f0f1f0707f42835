//! Types, constants and lifetimes as parameters.

use std::marker::PhantomData;

use frontpay_core::Validate;
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

struct NoValue;

fn main() {
    let line = Line { name: "x".to_owned() };
    let page = Page::<_, NoValue, 0> { items: vec![line.clone()], next: "/2", last: None, array: Array, marker: PhantomData };
    assert!(page.validate().is_ok());
    let page = Page { items: vec![Line { name: String::new() }], ..page };
    assert_eq!(page.validate().unwrap_err().get("items.0.name").count(), 1);
    type Names = Page<'static, String, NoValue, 3>;
    assert_eq!(Names::RULES.to_laravel().len(), 3);
}
