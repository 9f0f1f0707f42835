//! The lines of an order.

use core::fmt;
use core::ops::Deref;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use frontpay_rules::const_eval::{ConstResults, ConstRules, FromLiteral, LiteralType};
use frontpay_rules::{AsValue, ChildVisitor, Items, Scratch, TypeInfo, Value, fits};
use serde::Serialize as DeriveSerialize;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::silent_debug;
use crate::numeric::Numeric;
use frontpay_derive::Validate;

/// A line of an order.
///
/// Rates and amounts are in kroner, tax included; the tax is a rate in percent. With the feature `builders`,
/// `Product::builder` calculates the amount.
#[derive(Clone, PartialEq, DeriveSerialize, serde::Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Product {
    /// The name that the customer sees.
    #[rule(required, string)]
    pub name: String,
    /// The merchant's identifier of the product.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_id: Option<String>,
    /// The quantity.
    #[rule(required, numeric)]
    pub quantity: Numeric,
    /// The price of one unit, in kroner, tax included.
    #[rule(required, numeric)]
    pub rate: Numeric,
    /// The discount on the line, in kroner, tax included.
    #[rule(nullable, numeric)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<Numeric>,
    /// The VAT rate in percent: 0, 12, 15 or 25, unless the merchant uses others. The rules accept any number.
    #[rule(required, numeric)]
    pub tax: Numeric,
    /// The amount of the line, in kroner, tax included: quantity times rate, minus the discount.
    #[rule(required, numeric)]
    pub amount: Numeric,
}

silent_debug!(Product, Products);

/// The JSON format of [`Products`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ProductsFormat {
    /// A list, as in the newest documents.
    #[default]
    List,
    /// A map with the keys `"0"`, `"1"` and so on, as in older documents.
    Map,
}

/// The lines of an order, read from a list or a map, and written as a list unless [`with_format`](Self::with_format) says
/// otherwise.
///
/// Lists and maps with the keys `"0"`, `"1"` and so on are the same to the server, which is written in PHP. The rules of the
/// payment link accept an empty list.
///
/// ```
/// use frontpay_core::payload::{ProductsFormat, Products};
/// let text = r#"[{"name": "Hair Wash", "quantity": 1, "rate": 51, "tax": 25, "amount": 51}]"#;
/// let products: Products = serde_json::from_str(text)?;
/// assert!(serde_json::to_string(&products)?.starts_with('['));
/// assert!(serde_json::to_string(&products.with_format(ProductsFormat::Map))?.starts_with(r#"{"0":"#));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Products {
    items: Vec<Product>,
    /// The format for serialization.
    output_format: ProductsFormat,
    /// The format that was read.
    input_format: ProductsFormat,
}

impl Products {
    /// Sets the format in which they are serialized.
    #[must_use]
    pub fn with_format(mut self, format: ProductsFormat) -> Self {
        self.output_format = format;
        self
    }
}

impl From<Vec<Product>> for Products {
    fn from(items: Vec<Product>) -> Self {
        Self { items, output_format: ProductsFormat::List, input_format: ProductsFormat::List }
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
    const TYPE_INFO: &'static TypeInfo = <Vec<Product> as AsValue>::TYPE_INFO;

    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::List(Items::LenOnly(self.items.len()))
    }

    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        match self.input_format {
            ProductsFormat::Map => self.items.visit(&mut |children| visitor(children.keyed())),
            ProductsFormat::List => self.items.visit(visitor),
        }
    }

    fn is_valid(&self) -> bool {
        self.items.is_valid()
    }
}

impl<L, const N: usize> ConstRules<L, N> for Products
where
    Product: ConstRules<L, N>,
{
    const RESULTS: ConstResults = <Product as ConstRules<L, N>>::RESULTS;
}

impl FromLiteral<'static> for Products {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Items(<Product as FromLiteral<'static>>::LITERAL_TYPE);

    fn from_literal(value: Value<'static>) -> Self {
        match value {
            Value::Map(entries) => {
                let items = entries.as_slice().iter().map(|(_, product)| Product::from_literal(*product)).collect();
                Self { items, output_format: ProductsFormat::List, input_format: ProductsFormat::Map }
            }
            value => Vec::from_literal(value).into(),
        }
    }
}

impl<R> fits::Container<R> for Products {}
impl<R> fits::Measured<R> for Products {}

impl Serialize for Products {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.output_format {
            ProductsFormat::List => serializer.collect_seq(&self.items),
            ProductsFormat::Map => {
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
                let mut indexes = HashMap::<String, usize>::new();
                while let Some((key, product)) = map.next_entry()? {
                    // For a repeated key, PHP keeps the last value at the position of the first.
                    match indexes.entry(key) {
                        Entry::Occupied(index) => items[*index.get()] = product,
                        Entry::Vacant(index) => {
                            index.insert(items.len());
                            items.push(product);
                        }
                    }
                }
                Ok(Products { items, output_format: ProductsFormat::List, input_format: ProductsFormat::Map })
            }
        }

        deserializer.deserialize_any(ProductsVisitor)
    }
}
