//! The fixed text formats of Laravel's validation rules: one function for each format, from text to `true` or `false`.
//!
//! The formats are e-mail addresses, URLs, IP and MAC addresses, UUIDs and ULIDs, JSON, Base64, hexadecimal colors,
//! character encodings, and the letters, numbers and cases of Unicode. Every function returns what the reference returns
//! (Laravel 13 on PHP 8.4, and the libraries that it uses), which is often not what a standard says. The documentation of
//! each function names its source and lists what is unexpected. No function allocates or panics, and all of them run in the
//! compiler as well:
//!
//! ```
//! use frontpay_format::{email, url};
//!
//! const _: () = assert!(email("kari@nordlys.no"));
//! const _: () = assert!(!url("nordlys.no", &[]));
//! ```
//!
//! A rule with parameters has a type for them:
//!
//! ```
//! use frontpay_format::{EmailMode, UuidVersion, email_modes, uuid_version};
//!
//! assert!(email_modes("kari@nordlys.no", &[EmailMode::Strict, EmailMode::Spoof]));
//! assert!(!uuid_version("a0a2a2d2-0b87-4a18-83f2-2529882be2de", UuidVersion::parse("7")));
//! ```
//!
//! # What it does not do
//!
//! The functions check the format alone. Laravel skips a format rule for absent and blank values and converts numbers to
//! text first; the crate `frontpay-rules` does that before it calls a function of this crate. Nothing is looked up: an
//! address that passes may not exist.
//!
//! # Why not a library
//!
//! - There are crates for most of these formats, but each follows a standard or a browser. The crates for e-mail addresses,
//!   for example, disagree with the parser that Laravel uses (`egulias/email-validator`) about comments, quoted local parts
//!   and internationalized domains. A payload would be accepted here and refused by the server, or the other way round.
//! - None of them has `const fn`, so literals could not be checked in the compiler.
//! - The tables of Unicode are those of the versions in PHP: 15.0 for classes (PCRE2 10.44), 15.1 for scripts (ICU 74), 16.0
//!   for case. The tables of std and of the Unicode crates follow the newest version.

mod alpha;
mod ascii;
mod base64;
mod bytes;
mod case;
#[doc(hidden)]
pub mod const_ord;
mod email;
mod encoding;
mod hex_color;
mod ip;
mod json;
mod mac_address;
mod ulid;
mod unicode;
mod url;
mod uuid;

pub use alpha::{alpha, alpha_ascii, alpha_dash, alpha_dash_ascii, alpha_num, alpha_num_ascii};
pub use ascii::ascii;
pub use base64::base64;
pub use case::{lowercase, uppercase};
pub use email::{EmailMode, email, email_filter, email_filter_unicode, email_modes, email_spoof, email_strict};
pub use encoding::{Encoding, encoding};
pub use hex_color::hex_color;
pub use ip::{ip, ipv4, ipv6};
pub use json::json;
pub use mac_address::mac_address;
pub use ulid::ulid;
pub use url::url;
pub use uuid::{UuidVersion, uuid, uuid_version};
