//! The syntax of the attributes, before anything checks their meaning.

pub(crate) mod case;
pub(crate) mod rule;
pub(crate) mod serde;
