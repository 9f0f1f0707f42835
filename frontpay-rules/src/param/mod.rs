//! The parameters of rules: values, paths of fields, and the flags of a list of rules.

mod field_modifiers;
mod path;
mod path_text;
mod value;

pub use field_modifiers::{FieldModifiers, ParamOrder, ends, runs};
pub use path::{Path, Segment};
pub(crate) use path::{Step, steps, text_of, write_path};
pub(crate) use path_text::PathText;
pub(crate) use value::is_day_format;
pub use value::{DateRef, FieldRef, MaybeStatic, Other, Param};
