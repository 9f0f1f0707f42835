//! What a Rust type can hold, and whether it holds a literal.

mod choice;
mod leaf;
mod say;
mod structure;
mod types;

pub(super) use choice::first;
pub(super) use structure::check;
pub use types::{Choice, Choices, Holds, Member, Tagging};
