//! The marks of a rule, and the spelling of its name.

use super::custom::Custom;
use super::kinds::Kinds;
use super::spec::Spec;
use super::{MARKS, Name};

/// Marks of the row of a rule, as far as its spelling lets Laravel see them.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks")]
pub(crate) struct Marks {
    /// Whether it also runs on absent, null and blank fields.
    pub(crate) implicit: bool,
    /// Whether a failure leaves the field out instead of refusing it.
    pub(crate) excludes: bool,
    /// Whether it looks at other fields than its own.
    pub(crate) looks_around: bool,
    /// Whether it cannot fail: there is no such rule, or it only changes what the rules beside it mean.
    pub(crate) silent: bool,
    /// Whether it looks at nothing but the value.
    pub(crate) plain: bool,
    /// The kinds of values of which it need not be asked.
    pub(crate) takes: Kinds,
}

impl Marks {
    /// Those of what is no rule of Laravel's.
    const NONE: Self =
        Self { implicit: false, excludes: false, looks_around: false, silent: true, plain: false, takes: Kinds::ALL };

    pub(crate) const fn of(spec: &Spec) -> Self {
        let silent = spec.is_modifier() && !spec.excludes;
        Self {
            implicit: spec.implicit,
            excludes: spec.excludes,
            looks_around: spec.looks_around,
            silent,
            plain: !(spec.is_modifier() || spec.excludes || spec.looks_around),
            takes: if silent { Kinds::ALL } else { spec.takes },
        }
    }

    /// Those of a rule of one's own.
    pub(crate) const fn of_custom(custom: &Custom) -> Self {
        Self { implicit: custom.is_implicit(), silent: false, takes: Kinds::NONE, ..Self::NONE }
    }

    pub(crate) const fn spelled(name: Option<Name>, spelling: Spelling) -> Self {
        let Some(name) = name else { return Self::NONE };
        let marks = MARKS[name as usize];
        if matches!(spelling, Spelling::Odd) { Self { implicit: false, excludes: false, ..marks } } else { marks }
    }
}

/// How a rule was spelled, which to Laravel is more than taste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// `required_if`
    Snake,
    /// Another spelling of the same name: `RequiredIf`, `required-if`, `bool`.
    Canonical,
    /// `REQUIRED`: PHP finds the method, but Laravel does not know that the rule is implicit or numeric.
    Odd,
}
