//! Identifiers: opaque text, with a type for each kind so that they cannot be confused.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! identifier {
    ($(#[$docs:meta])* $name:ident, $sample:literal) => {
        $(#[$docs])*
        ///
        /// The API prints a prefix and digits; nothing depends on that form, and the text is kept as it was received.
        ///
        /// ```
        #[doc = concat!("use frontpay_client::", stringify!($name), ";")]
        ///
        #[doc = concat!("let id = ", stringify!($name), "::from(\"", $sample, "\");")]
        #[doc = concat!("assert_eq!(id.as_str(), \"", $sample, "\");")]
        /// ```
        /// `Debug` shows the text only where it has the documented form, since a server may put anything in its place.
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Returns the text of the identifier.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let text = if is_documented(&self.0) { &self.0 } else { "…" };
                f.debug_tuple(stringify!($name)).field(&text).finish()
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

/// Returns `true` for a prefix of capitals and up to twelve digits, the form of every documented identifier.
fn is_documented(text: &str) -> bool {
    let digits = text.trim_start_matches(|symbol: char| symbol.is_ascii_uppercase());
    (2..=8).contains(&(text.len() - digits.len()))
        && (1..=12).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

identifier! {
    /// The identifier of an order (`uuid` or `orderUuid` in responses, `orderUuid` in callbacks).
    OrderId, "ODR3506777330"
}

identifier! {
    /// The identifier of a customer (`customerUuid`).
    CustomerId, "CSRT3463048878"
}
