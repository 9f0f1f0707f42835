//! Text of Laravel applications: `required|max:5` to rules and back, and tables from PHP.

mod csv;
mod error;
mod marks;
mod php;
mod print;
mod rule;
mod rule_text;
mod table;

pub use error::ParseError;
pub(crate) use php::find_helper;
pub use rule_text::RuleText;
