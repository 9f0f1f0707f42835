//! The calls, a file for each resource: paths and types, nothing else.

mod orders;

pub use orders::Orders;
