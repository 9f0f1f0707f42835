//! Constants of the user in a literal.

use frontpay_php::{Items, Value};

/// A constant as a value of a literal; for generated code.
///
/// The methods are inherent ones of each type, since a `const` cannot call those of a trait.
#[derive(Debug, Clone, Copy)]
pub struct Constant<T>(pub T);

macro_rules! constant {
    ($($type:ty: $value:ident => $made:expr;)*) => {$(
        impl Constant<$type> {
            /// Returns the value.
            #[must_use]
            pub const fn json(self) -> Value<'static> {
                let $value = self.0;
                $made
            }
        }

        impl Constant<Option<$type>> {
            /// Returns the value, or null.
            #[must_use]
            pub const fn json(self) -> Value<'static> {
                match self.0 {
                    Some($value) => $made,
                    None => Value::Null,
                }
            }
        }
    )*};
}

constant! {
    &'static str: text => Value::Str(text);
    bool: flag => Value::Bool(flag);
    i8: number => Value::Int(number as i64);
    i16: number => Value::Int(number as i64);
    i32: number => Value::Int(number as i64);
    i64: number => Value::Int(number);
    u8: number => Value::Int(number as i64);
    u16: number => Value::Int(number as i64);
    u32: number => Value::Int(number as i64);
    u64: number => unsigned(number);
    usize: number => unsigned(number as u64);
    f32: number => Value::Float(number as f64);
    f64: number => Value::Float(number);
    Value<'static>: value => value;
    &'static [Value<'static>]: items => Value::List(Items::Full(items));
}

/// An integer beyond 64 bits is a float to PHP.
#[expect(clippy::cast_possible_wrap, clippy::cast_precision_loss, reason = "the range is checked; PHP loses the same")]
const fn unsigned(number: u64) -> Value<'static> {
    if number > i64::MAX as u64 { Value::Float(number as f64) } else { Value::Int(number as i64) }
}
