//! The parameters of rules: values, paths of fields, and the flags of a list of rules.

mod field_modifiers;
mod path;
mod path_text;
mod step;
mod value;

pub use field_modifiers::{FieldModifiers, ParamOrder, ends, runs};
pub use path::{Path, Segment};
pub(crate) use path::{steps, text_of, write_path};
pub use path_text::IntoPath;
pub(crate) use path_text::PathText;
pub use step::{Step, Steps};
pub(crate) use value::is_day_format;
pub use value::{DateRef, FieldRef, MaybeStatic, Other, Param};
