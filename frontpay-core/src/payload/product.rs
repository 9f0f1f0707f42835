//! What is sold.

use core::fmt;
use core::ops::Deref;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use frontpay_rules::const_eval::{Answered, Answers, FromLiteral, Holds};
use frontpay_rules::{AsValue, ChildVisitor, Items, Nature, Scratch, Value, fits};
use serde::Serialize as DeriveSerialize;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::silent_debug;
use crate::{Numeric, Validate};

/// A line of an order.
///
/// Rates and amounts are in kroner and contain the tax; the tax is a rate in percent. With the feature `builders`,
/// `Product::builder` calculates the amount.
#[derive(Clone, PartialEq, DeriveSerialize, serde::Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Product {
    /// What the customer reads.
    #[rule(required, string)]
    pub name: String,
    /// The merchant's own number of the product.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// How many.
    #[rule(required, numeric)]
    pub quantity: Numeric,
    /// The price of one, in kroner, tax included.
    #[rule(required, numeric)]
    pub rate: Numeric,
    /// What is taken off the line, in kroner, tax included.
    #[rule(nullable, numeric)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<Numeric>,
    /// The VAT rate in percent: 0, 12, 15 or 25, unless the merchant has others. Any number passes.
    #[rule(required, numeric)]
    pub tax: Numeric,
    /// What the line costs in kroner, tax included: quantity times rate, less the discount.
    #[rule(required, numeric)]
    pub amount: Numeric,
}

silent_debug!(Product, Products);

/// How [`Products`] are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// As a list, as the newest documents have it.
    #[default]
    List,
    /// As a map with the keys `"0"`, `"1"` and so on, as older documents have it.
    Map,
}

/// The lines of an order: read from a list or from a map keyed `"0"`, `"1"`, written as a list unless told otherwise.
///
/// To the server's PHP both are the same. No rule of the payment link asks that there are any.
///
/// ```
/// use frontpay_core::payload::{Form, Products};
/// let text = r#"[{"name": "Hair Wash", "quantity": 1, "rate": 51, "tax": 25, "amount": 51}]"#;
/// let products: Products = serde_json::from_str(text)?;
/// assert!(serde_json::to_string(&products)?.starts_with('['));
/// assert!(serde_json::to_string(&products.written_as(Form::Map))?.starts_with(r#"{"0":"#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Products {
    items: Vec<Product>,
    /// How they are written.
    form: Form,
    /// How they were read.
    read: Form,
}

impl Products {
    /// Chooses how they are written.
    #[must_use]
    pub fn written_as(mut self, form: Form) -> Self {
        self.form = form;
        self
    }
}

impl From<Vec<Product>> for Products {
    fn from(items: Vec<Product>) -> Self {
        Self { items, form: Form::List, read: Form::List }
    }
}

impl FromIterator<Product> for Products {
    fn from_iter<I: IntoIterator<Item = Product>>(products: I) -> Self {
        products.into_iter().collect::<Vec<_>>().into()
    }
}

impl PartialEq for Products {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items
    }
}

impl Deref for Products {
    type Target = [Product];

    fn deref(&self) -> &[Product] {
        &self.items
    }
}

impl AsValue for Products {
    const NATURE: &'static Nature = <Vec<Product> as AsValue>::NATURE;

    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::List(Items::Counted(self.items.len()))
    }

    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        match self.read {
            Form::Map => self.items.visit(&mut |children| visitor(children.keyed())),
            Form::List => self.items.visit(visitor),
        }
    }

    fn is_valid(&self) -> bool {
        self.items.is_valid()
    }
}

impl<L, const N: usize> Answers<L, N> for Products
where
    Product: Answers<L, N>,
{
    const ANSWERS: Answered = <Product as Answers<L, N>>::ANSWERS;
}

impl FromLiteral<'static> for Products {
    const HOLDS: &'static Holds = &Holds::Items(<Product as FromLiteral<'static>>::HOLDS);

    fn from_literal(value: Value<'static>) -> Self {
        match value {
            Value::Map(entries) => {
                let items = entries.seen().iter().map(|(_, product)| Product::from_literal(*product)).collect();
                Self { items, form: Form::List, read: Form::Map }
            }
            value => Vec::from_literal(value).into(),
        }
    }
}

impl<R> fits::Container<R> for Products {}
impl<R> fits::Measured<R> for Products {}

impl Serialize for Products {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.form {
            Form::List => serializer.collect_seq(&self.items),
            Form::Map => {
                let mut map = serializer.serialize_map(Some(self.items.len()))?;
                for (index, product) in self.items.iter().enumerate() {
                    map.serialize_entry(&index.to_string(), product)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Products {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ProductsVisitor;

        impl<'de> Visitor<'de> for ProductsVisitor {
            type Value = Products;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of products, or a map of them")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Products, A::Error> {
                let mut items = Vec::new();
                while let Some(product) = list.next_element()? {
                    items.push(product);
                }
                Ok(Products::from(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Products, A::Error> {
                let mut items: Vec<Product> = Vec::new();
                let mut places = HashMap::<String, usize>::new();
                while let Some((key, product)) = map.next_entry()? {
                    // Of a repeated key PHP keeps the last value, at the place of the first.
                    match places.entry(key) {
                        Entry::Occupied(place) => items[*place.get()] = product,
                        Entry::Vacant(place) => {
                            place.insert(items.len());
                            items.push(product);
                        }
                    }
                }
                Ok(Products { items, form: Form::List, read: Form::Map })
            }
        }

        deserializer.deserialize_any(ProductsVisitor)
    }
}
