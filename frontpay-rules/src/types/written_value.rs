//! Values as serde writes them, for types whose form on the wire depends on the features of their crate.

use core::fmt;

use frontpay_php::Value;
use serde::ser::{Impossible, Serialize, SerializeStruct, Serializer};

use super::scratch::Scratch;

/// Returns a value as serde writes it: text, or a number. Null for anything else.
pub(super) fn written_value<'a>(value: &impl Serialize, scratch: &'a Scratch) -> Value<'a> {
    value.serialize(ValueSerializer(scratch)).unwrap_or(Value::Null)
}

/// A serializer of one text or number.
struct ValueSerializer<'a>(&'a Scratch);

macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $made:ident;)*) => {$(
        fn $method(self, $(_: $argument),*) -> Result<Self::$made, fmt::Error> {
            Err(fmt::Error)
        }
    )*};
}

impl<'a> Serializer for ValueSerializer<'a> {
    type Ok = Value<'a>;
    type Error = fmt::Error;
    type SerializeSeq = Impossible<Value<'a>, fmt::Error>;
    type SerializeTuple = Impossible<Value<'a>, fmt::Error>;
    type SerializeTupleStruct = Impossible<Value<'a>, fmt::Error>;
    type SerializeTupleVariant = Impossible<Value<'a>, fmt::Error>;
    type SerializeMap = Impossible<Value<'a>, fmt::Error>;
    type SerializeStruct = NumberText<'a>;
    type SerializeStructVariant = Impossible<Value<'a>, fmt::Error>;

    fn serialize_str(self, text: &str) -> Result<Value<'a>, fmt::Error> {
        Ok(self.0.text(text))
    }

    fn serialize_f64(self, number: f64) -> Result<Value<'a>, fmt::Error> {
        Ok(Value::Float(number))
    }

    fn serialize_i64(self, number: i64) -> Result<Value<'a>, fmt::Error> {
        Ok(Value::Int(number))
    }

    /// The form of a number with all its digits, which `serde_json` writes as a number.
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<NumberText<'a>, fmt::Error> {
        Ok(NumberText { scratch: self.0, value: Value::Null })
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value<'a>, fmt::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value<'a>, fmt::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Value<'a>, fmt::Error> {
        Err(fmt::Error)
    }

    refuse! {
        serialize_bool(bool) -> Ok;
        serialize_i8(i8) -> Ok;
        serialize_i16(i16) -> Ok;
        serialize_i32(i32) -> Ok;
        serialize_u8(u8) -> Ok;
        serialize_u16(u16) -> Ok;
        serialize_u32(u32) -> Ok;
        serialize_u64(u64) -> Ok;
        serialize_f32(f32) -> Ok;
        serialize_char(char) -> Ok;
        serialize_bytes(&[u8]) -> Ok;
        serialize_none() -> Ok;
        serialize_unit() -> Ok;
        serialize_unit_struct(&'static str) -> Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> Ok;
        serialize_seq(Option<usize>) -> SerializeSeq;
        serialize_tuple(usize) -> SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant;
        serialize_map(Option<usize>) -> SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant;
    }
}

/// The only field of such a number: its digits.
struct NumberText<'a> {
    scratch: &'a Scratch,
    value: Value<'a>,
}

impl<'a> SerializeStruct for NumberText<'a> {
    type Ok = Value<'a>;
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), fmt::Error> {
        let text = value.serialize(ValueSerializer(self.scratch))?.as_str().ok_or(fmt::Error)?;
        self.value = number_of(text);
        Ok(())
    }

    fn end(self) -> Result<Value<'a>, fmt::Error> {
        Ok(self.value)
    }
}

/// Returns the value of the text of a JSON number, as PHP reads it.
pub(super) fn number_of(text: &str) -> Value<'static> {
    match text.parse() {
        Ok(number) if text != "-0" => Value::Int(number),
        _ => text.parse().map_or(Value::Null, Value::Float),
    }
}
