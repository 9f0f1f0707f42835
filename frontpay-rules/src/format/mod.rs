//! The fixed text formats of Laravel's rules: one function a format, from text to yes or no.
//!
//! They answer what the reference answers (Laravel 13 on PHP 8.4, and the libraries under it), not what a standard says:
//! each function's page names the source it follows and what surprises there. None of them allocates or panics, and all
//! of them also run in the compiler:
//!
//! ```
//! use frontpay_rules::format::{email, url};
//!
//! const _: () = assert!(email("kari@nordlys.no"));
//! const _: () = assert!(!url("nordlys.no", &[]));
//! ```
//!
//! The text is never blank here, and never a number: absence, blank text and the conversion of numbers are decided
//! by the evaluators, before a format is asked.

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
