//! Laravel's own text, both ways: `required|max:5` to rules and back.

mod csv;
mod error;
mod marks;
mod php;
mod print;
mod rule;
mod table;
mod text;

pub use error::ParseError;
pub(crate) use php::find_helper;
pub use text::RuleText;
