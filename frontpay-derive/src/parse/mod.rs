//! What the attributes say, before anyone asks whether it is true.

pub(crate) mod case;
pub(crate) mod rule;
pub(crate) mod serde;
