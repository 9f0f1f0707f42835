//! The values that Rust types can have, and the check of a literal against them.

mod canonical;
mod choice;
mod leaf;
mod lookup;
mod say;
mod structure;
mod types;

pub use canonical::CanonicalText;
pub(super) use choice::first;
pub(super) use structure::check;
pub use types::{Choice, Choices, LiteralType, Member, Tagging};
