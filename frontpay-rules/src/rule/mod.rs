//! The rules: one row, one predicate and one documented place each.
//!
//! A rule is a row of the table in `rows.rs` and a predicate, a `const fn` in the file of its family. The engine, the
//! derive macro, the text parser and the docs all read the row; nothing else names a rule.

#![allow(
    clippy::inline_always,
    reason = "what is known of a field, its type above all, is known only where a rule is asked"
)]

#[macro_use]
mod rules_macro;

pub mod accepted;
pub mod choice;
pub mod compare;
mod condition;
mod content;
pub(crate) mod custom;
pub mod date;
pub mod digits;
mod elsewhere;
pub mod exclude;
mod flags;
pub mod format;
#[doc = include_str!("../../rules.md")]
pub mod guide {}
pub mod keys;
mod kinds;
mod measure;
pub mod membership;
pub(crate) mod name;
pub mod presence;
pub mod prohibited;
pub mod required;
mod rows;
pub mod size;
mod spec;
pub mod text;
pub mod types;

pub(crate) use custom::{Context, Custom, DEFAULT_SENTENCE, Params};
pub use elsewhere::elsewhere;
pub(crate) use flags::RuleFlags;
pub(crate) use kinds::Kinds;
pub(crate) use measure::{Measure, measure};
pub(crate) use name::Spelling;
pub(crate) use rows::{FLAGS, with_rules};
pub use rows::{Name, check, check_const, predicates};
pub use spec::{Count, Fits, Input, ParamKind, ParamSpec, Reach, Spec};

use crate::suggest::nearest;

/// The predicate of a rule.
pub(crate) type Predicate = fn(&Input<'_>) -> bool;

/// A folding of case: the least of the characters that are equal to one when the case is ignored.
pub(crate) type CaseFold = fn(char) -> char;

/// The predicate of custom rules and of names that are no rule, which are evaluated elsewhere.
pub(crate) const fn always_passes(_: &Input<'_>) -> bool {
    true
}

/// A rule with its predicate; for generated code.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct PredicateRef {
    pub(crate) name: Name,
    pub(crate) check: Predicate,
    /// The folding by which the rule ignores the case. Only programs whose tables name the rule contain its table.
    pub(crate) case_fold: Option<CaseFold>,
}

impl Name {
    /// Finds a rule by its name in snake case or by an alias.
    ///
    /// ```
    /// use frontpay_rules::rule::Name;
    /// assert_eq!(Name::find("required_if"), Some(Name::RequiredIf));
    /// assert_eq!(Name::find("RequiredIf"), None);
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let is_it = |rule: &Self| rule.spec().name == name || rule.spec().aliases.contains(&name);
        Self::ALL.iter().copied().find(is_it)
    }

    /// Returns the known name that is nearest to a misspelt one, if one is near.
    ///
    /// ```
    /// use frontpay_rules::rule::Name;
    /// assert_eq!(Name::nearest("requird"), Some("required"));
    /// ```
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest(name, Self::ALL.iter().map(|rule| rule.spec().name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::param::{FieldModifiers, Param};
    use frontpay_php::Value;
    use frontpay_php::date::Clock;

    static STRICT: [Param; 1] = [Param::text_of("strict")];

    #[test]
    fn a_rule_accepts_every_value_of_the_kinds_in_its_row() {
        let numbers = [0.0, -0.0, 0.5, -1e300, 5e-324, f64::INFINITY].map(Value::Float);
        let integers = [0, 1, -1, i64::MIN, i64::MAX].map(Value::Int);
        let others = [Value::Bool(true), Value::Bool(false), Value::Str(""), Value::Str(" "), Value::Str("x")];
        for rule in Name::ALL {
            let accepted = FLAGS[*rule as usize].accepted_kinds;
            for value in numbers.into_iter().chain(integers).chain(others).filter(|value| accepted.has(value.kind())) {
                for (params, present) in [(&[][..], true), (&STRICT, true), (&[], false), (&STRICT, false)] {
                    let input = Input {
                        value,
                        present,
                        params,
                        others: &[],
                        modifiers: FieldModifiers::NONE,
                        clock: Clock::System,
                    };
                    assert!(check(*rule, &input), "{rule:?} {value:?}");
                }
            }
        }
    }
}
