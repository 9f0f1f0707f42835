//! Which rules of a row are to be asked, by the kind of the value.

use core::num::NonZero;

use frontpay_php::{Kind, Value};

use super::rule::Rule;
use crate::param::{Facts, runs};

/// For each kind of value, the rules of a row that run on it and do not take it whatever it is.
#[derive(Debug, Clone)]
pub(crate) struct RulesByKind {
    of: [SomeRules; KINDS.len()],
    /// Those that also run on what is absent or blank.
    implicit: u16,
}

/// Some of the rules of a row, by their places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SomeRules(u16);

const KINDS: [Kind; 7] = [Kind::Null, Kind::Bool, Kind::Int, Kind::Float, Kind::Str, Kind::List, Kind::Map];

impl RulesByKind {
    /// Those of a row that nobody has looked at.
    pub(super) const UNKNOWN: Self = Self { of: [SomeRules(SomeRules::MORE); KINDS.len()], implicit: SomeRules::MORE };

    pub(super) fn of(rules: &[Rule], facts: Facts) -> Self {
        let of = KINDS.map(|kind| {
            let asked = rules.iter().zip(0..).filter(|(rule, _)| is_asked(rule, kind, facts));
            asked.fold(SomeRules(0), |some, (rule, at)| some.and(at, rule, kind))
        });
        let implicit = rules.iter().zip(0..SomeRules::MOST).filter(|(rule, _)| rule.is_implicit());
        Self { of, implicit: implicit.fold(SomeRules::MORE, |some, (_, at)| some | 1 << at) }
    }

    #[inline]
    pub(crate) const fn to_ask(&self, value: Value<'_>, present: bool, facts: Facts) -> SomeRules {
        let all = self.of[value.kind() as usize];
        if runs(false, value, present, facts) {
            all
        } else if runs(true, value, present, facts) {
            SomeRules(all.0 & self.implicit)
        } else {
            SomeRules(0)
        }
    }
}

/// Tells whether some value of a kind may fail by a rule.
const fn is_asked(rule: &Rule, kind: Kind, facts: Facts) -> bool {
    let may_run = !matches!(kind, Kind::Null) || runs(rule.marks.implicit, Value::Null, true, facts);
    may_run && !rule.marks.takes.has(kind)
}

impl SomeRules {
    /// Stands for rules that look at more than the value as it shows itself, and for those that are too many.
    const MORE: u16 = 1 << Self::MOST;
    const MOST: u32 = 15;

    fn and(self, at: u32, rule: &Rule, kind: Kind) -> Self {
        let is_seen = !matches!(kind, Kind::List | Kind::Map) || !rule.reads_items();
        let fits = rule.marks.plain && is_seen && at < Self::MOST;
        Self(self.0 | if fits { 1 << at } else { Self::MORE })
    }

    /// Tells whether there is nothing to ask.
    #[inline]
    pub(crate) const fn are_none(self) -> bool {
        self.0 == 0
    }

    /// Tells whether they are not all of them.
    #[inline]
    pub(crate) const fn are_more(self) -> bool {
        self.0 & Self::MORE != 0
    }

    /// Their places.
    #[inline]
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        let mut left = NonZero::new(self.0);
        core::iter::from_fn(move || {
            let some = left?;
            left = NonZero::new(some.get() & (some.get() - 1));
            Some(some.trailing_zeros() as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::param::Param;
    use crate::rule::Name;
    use frontpay_php::Items;

    static WORDS: [Param; 1] = [Param::text_of("a")];

    fn to_ask(rules: &[Rule], value: Value<'_>) -> Option<Vec<usize>> {
        to_ask_if_there(rules, value, true)
    }

    fn to_ask_if_there(rules: &[Rule], value: Value<'_>, present: bool) -> Option<Vec<usize>> {
        let facts = Facts::of(rules);
        let some = RulesByKind::of(rules, facts).to_ask(value, present, facts);
        (!some.are_more()).then(|| some.places().collect())
    }

    #[test]
    fn a_rule_is_asked_of_the_kinds_that_it_does_not_take() {
        let rules = [Name::Nullable, Name::Required, Name::Numeric, Name::Integer].map(|name| Rule::new(name, &[]));
        assert_eq!(to_ask(&rules, Value::Int(5)), Some(vec![]));
        assert_eq!(to_ask(&rules, Value::Float(0.5)), Some(vec![3]));
        assert_eq!(to_ask(&rules, Value::Bool(true)), Some(vec![2, 3]));
        assert_eq!(to_ask(&rules[1..], Value::Null), Some(vec![0, 1, 2]));
    }

    #[test]
    fn null_is_asked_of_implicit_rules_only_where_it_is_taken() {
        let rules = [Name::Nullable, Name::Required, Name::Numeric].map(|name| Rule::new(name, &[]));
        assert_eq!(to_ask(&rules, Value::Null), Some(vec![1]));
    }

    #[test]
    fn of_what_is_blank_or_absent_only_implicit_rules_are_asked() {
        let rules = [Name::Email, Name::Required].map(|name| Rule::new(name, &[]));
        assert_eq!(to_ask(&rules, Value::Str("a")), Some(vec![0, 1]));
        assert_eq!(to_ask(&rules, Value::Str(" ")), Some(vec![1]));
        assert_eq!(to_ask_if_there(&rules, Value::Str("a"), false), Some(vec![1]));
        let rules = [Name::Sometimes, Name::Required].map(|name| Rule::new(name, &[]));
        assert_eq!(to_ask_if_there(&rules, Value::Null, false), Some(vec![]));
    }

    #[test]
    fn rules_that_look_further_are_more() {
        assert_eq!(to_ask(&[Rule::new(Name::RequiredWith, &[])], Value::Int(5)), None);
        assert_eq!(to_ask(&[Rule::new(Name::In, &WORDS)], Value::List(Items::Counted(1))), None);
        assert_eq!(to_ask(&[Rule::new(Name::In, &WORDS)], Value::Str("a")), Some(vec![0]));
        assert_eq!(to_ask(&vec![Rule::new(Name::Email, &[]); 16], Value::Str("a")), None);
    }
}
