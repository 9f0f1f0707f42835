//! The flags of a rule: the part of its row that evaluation reads.

use super::custom::Custom;
use super::kinds::Kinds;
use super::name::Spelling;
use super::spec::{Reach, Spec};
use super::{FLAGS, Name};

/// The properties of a rule that evaluation reads, as far as the rule's spelling lets Laravel see them.
///
/// They are apart from the row, so that a program without tables in text has no texts of rows.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags")]
pub(crate) struct RuleFlags {
    /// True if it also runs on absent, null and blank fields.
    pub(crate) implicit: bool,
    /// True if a failure leaves the field out instead of refusing it.
    pub(crate) excludes: bool,
    /// True if it reads other fields than its own.
    pub(crate) reads_other_fields: bool,
    /// True if it cannot fail: it is a modifier, or no rule at all.
    pub(crate) never_fails: bool,
    /// True if it can fail, and its answer follows from the value alone. False for custom rules.
    pub(crate) reads_value_only: bool,
    /// Which other fields it reads.
    pub(crate) reach: Reach,
    /// True if it reads the items of a list or map where it has parameters.
    pub(crate) reads_items: bool,
    /// True if it reads the items of a list or map where it has no parameters.
    pub(crate) reads_items_without_params: bool,
    /// The kinds of values that it accepts without a call of its predicate.
    pub(crate) accepted_kinds: Kinds,
}

impl RuleFlags {
    /// The flags of a name that is no rule.
    const UNKNOWN: Self = Self {
        implicit: false,
        excludes: false,
        reads_other_fields: false,
        never_fails: true,
        reads_value_only: false,
        reach: Reach::Named,
        reads_items: true,
        reads_items_without_params: true,
        accepted_kinds: Kinds::ALL,
    };

    /// Returns the flags of a row.
    pub(crate) const fn of(spec: &Spec) -> Self {
        let never_fails = spec.is_modifier() && !spec.excludes;
        let reads_other_fields = spec.reads_other_fields();
        Self {
            implicit: spec.implicit,
            excludes: spec.excludes,
            reads_other_fields,
            never_fails,
            reads_value_only: !(spec.is_modifier() || reads_other_fields),
            reach: spec.reach,
            reads_items: spec.reads_items,
            reads_items_without_params: spec.reads_items && spec.params.is_empty(),
            accepted_kinds: if never_fails { Kinds::ALL } else { spec.accepted_kinds },
        }
    }

    /// Returns the flags of a custom rule.
    pub(crate) const fn of_custom(custom: &Custom) -> Self {
        Self { implicit: custom.is_implicit(), never_fails: false, accepted_kinds: Kinds::NONE, ..Self::UNKNOWN }
    }

    /// Returns the flags of a rule by its name and spelling.
    pub(crate) const fn spelled(name: Option<Name>, spelling: Spelling) -> Self {
        let Some(name) = name else { return Self::UNKNOWN };
        let flags = FLAGS[name as usize];
        if matches!(spelling, Spelling::Odd) { Self { implicit: false, excludes: false, ..flags } } else { flags }
    }
}
