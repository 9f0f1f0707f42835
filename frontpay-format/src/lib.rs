//! The fixed text formats of Laravel's validation rules: one function per format, from text to `true` or `false`.
//!
//! Mail addresses, URLs, IP and MAC addresses, UUIDs and ULIDs, JSON, Base64, hexadecimal colors, character encodings, and
//! the letters, digits and cases of Unicode. Every function answers what the reference answers (Laravel 13 on PHP 8.4, and
//! the libraries below it), not what a standard says. The page of each function names the source it follows and lists what
//! is unexpected there. No function allocates or panics, and all of them run in the compiler as well:
//!
//! ```
//! use frontpay_format::{email, url};
//!
//! const _: () = assert!(email("kari@nordlys.no"));
//! const _: () = assert!(!url("nordlys.no", &[]));
//! ```
//!
//! The functions decide about the format alone. Laravel skips a format rule for absent and blank values and converts numbers
//! to text first, which the crate `frontpay-rules` does before it calls a function of this crate.
//!
//! # Why not a library
//!
//! - There are crates for most of these formats, but each follows a standard or a browser. The crates for mail addresses, for
//!   example, disagree with the parser that Laravel uses (`egulias/email-validator`) about comments, quoted local parts and
//!   internationalized domains, and then a payload is accepted here and refused by the server.
//! - None of them offers `const fn`, so that a literal could not be checked in the compiler.
//! - The tables of Unicode are pinned to the versions that PHP has: 15.0 for classes (PCRE2 10.44), 16.0 for case. Those of
//!   std and of the Unicode crates follow the newest version.

mod alpha;
mod ascii;
mod base64;
mod byte_set;
mod case;
mod email;
mod encoding;
mod hex;
mod hex_color;
mod ip;
mod json;
mod mac_address;
mod ulid;
mod unicode;
mod url;
mod uuid;
#[doc(hidden)]
pub mod words;

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
