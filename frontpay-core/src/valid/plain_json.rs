//! JSON values whose fractions are floats, whatever the features of `serde_json`.

use core::fmt;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::numeric::JSON_NUMBER;

/// Reads a text with fractions as floats, if `serde_json` passes them on as maps; none if it does not, or if the type
/// cannot be read.
///
/// With the feature `arbitrary_precision`, which any crate of a build can enable, `serde_json` passes a fraction to
/// `deserialize_any` as a map. Types that serde buffers (untagged and tagged enums, `flatten`) then find a map in place of
/// an `f64`.
pub(super) fn read_with_floats<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    const SPELLED: &str = "1.10";
    let keeps_spelling = SPELLED.parse().is_ok_and(|number: Number| number.to_string() == SPELLED);
    if !keeps_spelling {
        return None;
    }
    let PlainJson(value) = serde_json::from_slice(bytes).ok()?;
    T::deserialize(value).ok()
}

/// A JSON value without repeated keys.
struct PlainJson(Value);

impl<'de> Deserialize<'de> for PlainJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlainVisitor).map(Self)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Value, E> {
        Ok(flag.into())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(PlainJson(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            if key == JSON_NUMBER {
                let number = map.next_value::<String>()?.parse().ok().and_then(Number::from_f64);
                return number.map(Value::Number).ok_or_else(|| A::Error::custom("number out of range"));
            }
            let PlainJson(value) = map.next_value()?;
            if entries.insert(key, value).is_some() {
                return Err(A::Error::custom("a key is repeated"));
            }
        }
        Ok(entries.into())
    }
}
