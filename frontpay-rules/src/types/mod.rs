//! Rust types as the rules see them.

mod as_value;
mod ask;
mod asked;
mod checks;
mod container;
mod failing_fields;
pub mod fits;
mod foreign;
pub(crate) mod generated;
mod leaf;
mod scratch;
mod tuple;
mod visitor;
#[cfg(any(feature = "rust_decimal", feature = "serde_json"))]
mod written_value;

pub use as_value::AsValue;
pub use ask::part;
pub use asked::Asked;
pub use checks::{CheckResult, Checks};
pub use failing_fields::FailingFields;
pub use scratch::Scratch;
pub use visitor::{ChildVisitor, Children, FieldNode, Node, filled, run_checks};
pub(crate) use visitor::{EntryNodes, ItemNodes, Kind, document};
