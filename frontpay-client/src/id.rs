//! Identifiers: opaque text, a type for each kind so that one cannot be taken for another.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($(#[$docs:meta])* $name:ident, $sample:literal) => {
        $(#[$docs])*
        ///
        /// The API prints a prefix and digits; nothing depends on that form, the text is kept as it came.
        ///
        /// ```
        #[doc = concat!("use frontpay_client::", stringify!($name), ";")]
        ///
        #[doc = concat!("let id = ", stringify!($name), "::from(\"", $sample, "\");")]
        #[doc = concat!("assert_eq!(id.as_str(), \"", $sample, "\");")]
        /// ```
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Returns the text of the identifier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }
    };
}

identifier! {
    /// The identifier of an order (`uuid` or `orderUuid` in answers, `orderUuid` in callbacks).
    OrderId, "ODR3506777330"
}

identifier! {
    /// The identifier of a customer (`customerUuid`).
    CustomerId, "CSRT3463048878"
}
