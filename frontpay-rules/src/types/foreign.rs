//! Types of other crates, behind features of their names.

#[cfg(feature = "jiff")]
mod jiff {
    use crate::schema::{Fidelity, TypeInfo};
    use crate::types::fits::{Measured, Number, Text};
    use crate::types::leaf::written;
    use crate::types::{AsValue, Scratch};
    use frontpay_php::Value;

    written! {
        ::jiff::Timestamp: LOSSY;
        ::jiff::Zoned: LOSSY;
        ::jiff::civil::Date: LOSSY;
        ::jiff::civil::DateTime: LOSSY;
        ::jiff::civil::Time: LOSSY;
    }

    macro_rules! text {
        ($($type:ty),*) => {$(
            impl<R> Text<R> for $type {}
            impl<R> Number<R> for $type {}
            impl<R> Measured<R> for $type {}
        )*};
    }

    text!(::jiff::Timestamp, ::jiff::Zoned, ::jiff::civil::Date, ::jiff::civil::DateTime, ::jiff::civil::Time);
}

#[cfg(feature = "rust_decimal")]
mod rust_decimal {
    use ::rust_decimal::Decimal;

    use crate::schema::{Fidelity, TypeInfo};
    use crate::types::fits::{Measured, Number, Text};
    use crate::types::written_value::written_value;
    use crate::types::{AsValue, Scratch};
    use frontpay_php::Value;

    /// As serde writes it: text with all digits, or a number if another crate of the build enables a feature of
    /// `rust_decimal` for that (`serde-float`, `serde-arbitrary-precision`).
    impl AsValue for Decimal {
        const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_leaf(Self::FIDELITY);
        const FIDELITY: Fidelity = Fidelity::LOSSY;

        fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
            written_value(self, scratch)
        }
    }

    impl<R> Text<R> for Decimal {}
    impl<R> Number<R> for Decimal {}
    impl<R> Measured<R> for Decimal {}
}

#[cfg(feature = "url")]
mod url {
    use ::url::Url;

    use crate::schema::Fidelity;
    use crate::types::fits::{Measured, Number, Text};
    use crate::types::{AsValue, Scratch};
    use frontpay_php::Value;

    /// The text as `url` normalizes it: `HTTP://A` reads as `http://a/`.
    impl AsValue for Url {
        const FIDELITY: Fidelity = Fidelity::LOSSY;

        fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
            Value::Str(self.as_str())
        }
    }

    impl<R> Text<R> for Url {}
    impl<R> Number<R> for Url {}
    impl<R> Measured<R> for Url {}
}

#[cfg(feature = "uuid")]
mod uuid {
    use ::uuid::Uuid;

    use crate::schema::{Fidelity, TypeInfo};
    use crate::types::fits::{Measured, Number, Text};
    use crate::types::leaf::written;
    use crate::types::{AsValue, Scratch};
    use frontpay_php::Value;

    written! {
        Uuid: LOSSY;
    }

    impl<R> Text<R> for Uuid {}
    impl<R> Number<R> for Uuid {}
    impl<R> Measured<R> for Uuid {}
}

#[cfg(feature = "serde_json")]
mod serde_json {
    use ::serde_json::Value as Json;

    use crate::schema::{Fidelity, TypeInfo};
    use crate::types::written_value::number_of;
    use crate::types::{AsValue, ChildVisitor, Children, Scratch};
    use frontpay_php::{Items, Value};

    impl AsValue for Json {
        const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_value(Self::FIDELITY).that_shows();
        const FIDELITY: Fidelity = Fidelity::REORDERED;

        fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
            value(self)
        }

        fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
            match self {
                Self::Array(items) => items.visit(visitor),
                Self::Object(entries) => visitor(Children::entries(&mut entries.iter())),
                leaf => visitor(Children::leaf(value(leaf))),
            }
        }
    }

    fn value(json: &Json) -> Value<'_> {
        match json {
            Json::Null => Value::Null,
            Json::Bool(flag) => Value::Bool(*flag),
            Json::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => Value::Int(number),
                (None, Some(number)) => Value::Float(number),
                // Beyond a float, which only the feature `arbitrary_precision` keeps.
                (None, None) => number_of(&number.to_string()),
            },
            Json::String(text) => Value::Str(text),
            Json::Array(items) => Value::List(Items::LenOnly(items.len())),
            Json::Object(entries) => Value::Map(Items::LenOnly(entries.len())),
        }
    }
}
