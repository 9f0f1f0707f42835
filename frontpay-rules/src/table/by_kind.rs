//! Which rules of a row are to be asked, by the kind of the value.

use core::num::NonZero;

use super::Rule;
use crate::value::Kind;

/// For each kind of value, the rules of a row that do not take it whatever it is.
#[derive(Debug, Clone)]
pub(crate) struct RulesByKind([SomeRules; KINDS.len()]);

/// Some of the rules of a row, by their places.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SomeRules(u16);

const KINDS: [Kind; 7] = [Kind::Null, Kind::Bool, Kind::Int, Kind::Float, Kind::Str, Kind::List, Kind::Map];

impl RulesByKind {
    /// Those of a row that nobody has looked at.
    pub(super) const UNKNOWN: Self = Self([SomeRules(SomeRules::MORE); KINDS.len()]);

    pub(super) fn of(rules: &[Rule]) -> Self {
        Self(KINDS.map(|kind| rules.iter().zip(0..).fold(SomeRules(0), |some, (rule, at)| some.and(at, rule, kind))))
    }

    #[inline]
    pub(crate) const fn to_ask(&self, kind: Kind) -> SomeRules {
        self.0[kind as usize]
    }
}

impl SomeRules {
    /// Stands for rules that look at more than the value as it shows itself, and for those that are too many.
    const MORE: u16 = 1 << 15;

    fn and(self, at: u32, rule: &Rule, kind: Kind) -> Self {
        if rule.marks.takes.has(kind) {
            return self;
        }
        let is_seen = !matches!(kind, Kind::List | Kind::Map) || !rule.reads_items();
        let fits = rule.marks.plain && is_seen && at < Self::MORE.trailing_zeros();
        Self(self.0 | if fits { 1 << at } else { Self::MORE })
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
    use crate::rule::Name;
    use crate::table::Param;

    static WORDS: [Param; 1] = [Param::text_of("a")];

    fn to_ask(rules: &[Rule], kind: Kind) -> Option<Vec<usize>> {
        let some = RulesByKind::of(rules).to_ask(kind);
        (!some.are_more()).then(|| some.places().collect())
    }

    #[test]
    fn a_rule_is_asked_of_the_kinds_that_it_does_not_take() {
        let rules = [Name::Nullable, Name::Required, Name::Numeric, Name::Integer].map(|name| Rule::new(name, &[]));
        assert_eq!(to_ask(&rules, Kind::Int), Some(vec![]));
        assert_eq!(to_ask(&rules, Kind::Float), Some(vec![3]));
        assert_eq!(to_ask(&rules, Kind::Bool), Some(vec![2, 3]));
        assert_eq!(to_ask(&rules, Kind::Null), Some(vec![1, 2, 3]));
    }

    #[test]
    fn rules_that_look_further_are_more() {
        assert_eq!(to_ask(&[Rule::new(Name::RequiredWith, &[])], Kind::Int), None);
        assert_eq!(to_ask(&[Rule::new(Name::In, &WORDS)], Kind::List), None);
        assert_eq!(to_ask(&[Rule::new(Name::In, &WORDS)], Kind::Str), Some(vec![0]));
        assert_eq!(to_ask(&vec![Rule::new(Name::Email, &[]); 16], Kind::Str), None);
    }
}
