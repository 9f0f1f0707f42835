//! JSON text to [`Value`](crate::Value), with PHP's reading of numbers, PHP's rule for repeated keys, and limits.
//!
//! Text is read by one loop (`events`), which tells a sink what it finds: one sink builds values, another finds where
//! the values at given paths are.

mod arena;
mod build;
mod document;
mod error;
mod events;
mod limits;
mod locate;

pub use arena::Arena;
pub use build::read;
pub use document::Document;
pub use error::JsonError;
pub use limits::Limits;
pub use locate::{Located, locate};
