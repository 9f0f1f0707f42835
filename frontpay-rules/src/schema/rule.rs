//! The rules of a field.

use core::ops::Range;
use std::borrow::Cow;

use super::field_texts::FieldTexts;
use crate::param::{FieldModifiers, Param, ParamOrder};
use crate::rule::{
    CaseFold, Custom, FLAGS, Name, Predicate, PredicateRef, Reach, RuleFlags, Spec, Spelling, always_passes,
};

/// A rule of a field with its parameters.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct StoredRule {
    /// None where there is no such rule.
    pub(crate) name: Option<Name>,
    pub(crate) params: Cow<'static, [Param]>,
    pub(crate) spelling: Spelling,
    pub(crate) fault: Option<Box<Fault>>,
    /// The flags that the engine reads of every rule.
    pub(crate) flags: RuleFlags,
    /// The predicate by address, so that the linker keeps only those that tables name.
    pub(crate) check: Predicate,
    /// The comparison where it ignores the case.
    pub(crate) case_fold: Option<CaseFold>,
    /// A rule that is not Laravel's, in place of a name.
    pub(crate) custom: Option<&'static Custom>,
    pub(crate) texts: Option<&'static FieldTexts>,
}

impl StoredRule {
    /// Creates a rule; for generated code.
    #[must_use]
    pub const fn new(name: Name, params: &'static [Param]) -> Self {
        Self::spelled(Some(name), Cow::Borrowed(params), Spelling::Snake)
    }

    /// Creates a rule from an attribute; for the derive.
    #[must_use]
    pub const fn read(name: Name, params: Vec<Param>, alias: bool) -> Self {
        let spelling = if alias { Spelling::Canonical } else { Spelling::Snake };
        Self::spelled(Some(name), Cow::Owned(params), spelling)
    }

    pub(crate) const fn spelled(name: Option<Name>, params: Cow<'static, [Param]>, spelling: Spelling) -> Self {
        let flags = RuleFlags::spelled(name, spelling);
        let (check, case_fold) = match name {
            Some(name) => (name.predicate(), name.case_fold()),
            None => (always_passes as Predicate, None),
        };
        Self { name, params, spelling, fault: None, flags, check, case_fold, custom: None, texts: None }
    }

    /// Creates a rule from an encoded one and its predicate.
    pub(super) fn from_ref(rule: RuleRef<'static>, predicate: Option<&PredicateRef>) -> Self {
        let RuleRef { name, params, spelling, flags, custom, texts } = rule;
        let (check, case_fold) = predicate.map_or((always_passes as Predicate, None), |of| (of.check, of.case_fold));
        Self { name, params: Cow::Borrowed(params), spelling, fault: None, flags, check, case_fold, custom, texts }
    }

    /// Returns the name; none where the rule is not known.
    #[must_use]
    pub const fn name(&self) -> Option<Name> {
        self.name
    }

    /// Returns the parameters.
    #[must_use]
    pub const fn params(&self) -> &[Param] {
        params(self)
    }

    /// Returns the fault at which Laravel would throw an exception, if there is one.
    #[must_use]
    pub fn problem(&self) -> Option<&str> {
        self.fault.as_ref().map(|fault| fault.problem.as_str())
    }

    /// Returns `true` if the rule is written by its own name in snake case.
    #[must_use]
    pub const fn is_plain(&self) -> bool {
        matches!(self.spelling, Spelling::Snake)
    }

    /// Returns `true` if the rule also runs on absent, null and blank fields.
    pub(crate) const fn is_implicit(&self) -> bool {
        self.flags.implicit
    }

    /// Returns `true` if a failure excludes the field instead of refusing it.
    pub(crate) const fn excludes(&self) -> bool {
        self.flags.excludes
    }

    /// Returns the row of the rule where Laravel's `hasRule` finds it.
    const fn spec(&self) -> Option<&'static Spec> {
        match (self.name, self.spelling) {
            (Some(name), Spelling::Snake | Spelling::Canonical) => Some(name.spec()),
            _ => None,
        }
    }

    /// Returns `true` if the rule sets the format of its field's date.
    pub(crate) const fn sets_date_format(&self) -> bool {
        matches!(self.spec(), Some(spec) if spec.sets_date_format)
    }

    /// Returns `true` if it needs the items of a list or map.
    #[must_use]
    pub const fn reads_items(&self) -> bool {
        if self.params().is_empty() { self.flags.reads_items_without_params } else { self.flags.reads_items }
    }

    /// Returns `true` if it needs more than the fields of the struct that its row belongs to.
    #[must_use]
    pub const fn needs_root(&self) -> bool {
        RuleRef::of(self).needs_root()
    }

    /// Returns `true` if its parameter is a pattern of paths.
    pub(crate) const fn is_pattern(&self) -> bool {
        matches!(self.flags.reach, Reach::Matching)
    }

    /// Returns the modifiers that the rule sets for its field, some of them only if it is spelled exactly so.
    pub(super) const fn modifiers(&self) -> FieldModifiers {
        let (Some(name), Spelling::Snake | Spelling::Canonical) = (self.name, self.spelling) else {
            return FieldModifiers::NONE;
        };
        let modifiers = name.spec().modifiers;
        let literal = matches!(self.spelling, Spelling::Snake) && params(self).is_empty();
        let param_order = if name.spec().lists_words { ParamOrder::of(params(self)) } else { ParamOrder::Few };
        FieldModifiers {
            boolean: modifiers.boolean && literal,
            selective: modifiers.selective && literal,
            param_order,
            ..modifiers
        }
    }
}

/// Returns the parameters of a rule, in a `const fn`.
const fn params(rule: &StoredRule) -> &[Param] {
    match &rule.params {
        Cow::Borrowed(params) => params,
        Cow::Owned(params) => params.as_slice(),
    }
}

/// The fault of a rule at which Laravel would throw an exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The rule as it was written.
    pub(crate) rule: String,
    pub(crate) problem: String,
    /// True if it shows only for text and numbers: for other values PHP does not even read a pattern.
    pub(crate) on_text: bool,
    pub(crate) span: RuleSpan,
}

/// The place of a rule in the text of its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RuleSpan {
    /// The position of the text in a list.
    pub(crate) item: usize,
    /// The bytes in that text.
    pub(crate) range: Range<usize>,
    /// The column in characters, from 1.
    pub(crate) column: usize,
}

/// Returns the first parameter of the `date_format` in a list of rules.
#[doc(hidden)]
#[must_use]
pub fn date_format(rules: &[StoredRule]) -> Option<&str> {
    rules.iter().find(|rule| rule.sets_date_format())?.params().first()?.text()
}

/// A rule with its parameters, borrowed.
#[derive(Clone, Copy)]
pub(crate) struct RuleRef<'t> {
    /// None where it is not Laravel's.
    pub(crate) name: Option<Name>,
    pub(crate) params: &'t [Param],
    pub(crate) spelling: Spelling,
    pub(crate) flags: RuleFlags,
    pub(crate) custom: Option<&'static Custom>,
    pub(crate) texts: Option<&'static FieldTexts>,
}

impl<'t> RuleRef<'t> {
    pub(crate) const fn of(rule: &'t StoredRule) -> Self {
        Self {
            name: rule.name,
            params: rule.params(),
            spelling: rule.spelling,
            flags: rule.flags,
            custom: rule.custom,
            texts: rule.texts,
        }
    }

    pub(super) const fn encoded(name: Name, params: &'t [Param], spelling: Spelling) -> Self {
        Self { name: Some(name), params, spelling, flags: FLAGS[name as usize], custom: None, texts: None }
    }

    pub(super) const fn custom(custom: &'static Custom) -> Self {
        let flags = RuleFlags::of_custom(custom);
        Self { name: None, params: &[], spelling: Spelling::Snake, flags, custom: Some(custom), texts: None }
    }

    /// Returns `true` if it needs more than the fields of the struct that its row belongs to.
    pub(super) const fn needs_root(self) -> bool {
        let Some(name) = self.name else { return false };
        let spec = name.spec();
        if spec.excludes || !matches!(spec.reach, Reach::Named) {
            return true;
        }
        let mut at = 0;
        while at < self.params.len() {
            if let Some(field) = self.params[at].field()
                && field.is_far()
            {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Returns `true` if a parameter means a flag where the field that the rule names is one.
    pub(crate) const fn compares_flags(self) -> bool {
        let mut at = 0;
        while at < self.params.len() {
            if matches!(self.params[at].text(), Some(text) if matches!(text.as_bytes(), b"true" | b"false")) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Returns `true` if the rule fails on an absent field, whatever its siblings are.
    pub(super) const fn refuses_absence(self) -> bool {
        match (self.name, self.spelling) {
            (Some(name), Spelling::Snake | Spelling::Canonical) => name.spec().optional_parent_rule.is_some(),
            _ => false,
        }
    }

    /// Returns `true` if the compiler can call it, if it is not Laravel's.
    pub(super) const fn is_function(self) -> bool {
        matches!(self.custom, Some(own) if own.function_id().is_some())
    }
}
