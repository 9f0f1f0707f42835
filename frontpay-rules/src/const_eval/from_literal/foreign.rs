//! Types of other crates, behind features of their names.

#[cfg(any(feature = "jiff", feature = "rust_decimal", feature = "uuid"))]
macro_rules! canonical {
    ($($type:ty: $text:ident;)*) => {$(
        /// A literal is the text that the type is written as.
        impl FromLiteral<'_> for $type {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::Canonical(CanonicalText::$text);

            fn from_literal(value: Value<'_>) -> Self {
                value.as_str().and_then(|text| text.parse().ok()).unwrap_or_default()
            }
        }

        impl<L, const N: usize> ConstRules<L, N> for $type {}
    )*};
}

/// `Zoned` has no impl: its text has an offset, which only the time zone database can confirm.
#[cfg(feature = "jiff")]
mod jiff {
    use ::jiff::Timestamp;
    use ::jiff::civil::{Date, DateTime, Time};
    use frontpay_php::Value;

    use crate::const_eval::{CanonicalText, ConstRules, FromLiteral, LiteralType};

    canonical! {
        Date: Date;
        DateTime: DateTime;
        Time: Time;
        Timestamp: Timestamp;
    }
}

#[cfg(feature = "rust_decimal")]
mod rust_decimal {
    use ::rust_decimal::Decimal;
    use frontpay_php::Value;

    use crate::const_eval::{CanonicalText, ConstRules, FromLiteral, LiteralType};

    canonical! {
        Decimal: Decimal;
    }
}

#[cfg(feature = "uuid")]
mod uuid {
    use ::uuid::Uuid;
    use frontpay_php::Value;

    use crate::const_eval::{CanonicalText, ConstRules, FromLiteral, LiteralType};

    canonical! {
        Uuid: Uuid;
    }
}

#[cfg(feature = "url")]
mod url {
    use ::url::Url;
    use frontpay_php::Value;

    use crate::const_eval::{CanonicalText, ConstRules, FromLiteral, LiteralType};

    /// A literal is the text that the type is written as.
    impl FromLiteral<'_> for Url {
        const LITERAL_TYPE: &'static LiteralType = &LiteralType::Canonical(CanonicalText::Url);

        /// Makes the URL.
        ///
        /// # Panics
        ///
        /// If the value is not the text of a URL: unlike other types, `Url` has no default.
        fn from_literal(value: Value<'_>) -> Self {
            match Self::parse(value.as_str().unwrap_or_default()) {
                Ok(url) => url,
                Err(error) => panic!("`from_literal` was called with a value that is not a URL: {error}"),
            }
        }
    }

    impl<L, const N: usize> ConstRules<L, N> for Url {}
}
