//! The values that a rule reads besides that of its field.

use frontpay_php::Value;

use super::pool::Pool;
use super::run::Run;
use super::walk::Place;
use crate::param::{FieldRef, Other, Segment, Step, steps};
use crate::rule::{CaseFold, Reach};
use crate::schema::{FlatRow, RuleRef, StoredRule, texts};

/// The source of the values of a pool.
pub(super) enum Source {
    Peers(Vec<Segment>, Option<CaseFold>),
    Matching(String),
}

impl<'d> Run<'_, 'd> {
    /// Finds the values that a rule looks at beside its own.
    pub(super) fn look_up(
        &mut self,
        place: &Place<'_, '_, 'd>,
        row: &FlatRow<'_, '_>,
        rule: &StoredRule,
        value: Value<'_>,
    ) {
        let Some(name) = rule.name else { return };
        match rule.flags.reach {
            Reach::Peers => {
                // Only a parameter can ask for a comparison that ignores the case.
                let fold = rule.case_fold.filter(|_| !rule.params.is_empty());
                let is_it = |source: &Source| matches!(source, Source::Peers(path, other) if other.is_some() == fold.is_some() && path.iter().eq(row.path.iter().copied()));
                let new = || Source::Peers(row.path.iter().map(|segment| (*segment).clone()).collect(), fold);
                self.take_candidates(is_it, new, value, Some(place.wildcards));
            }
            Reach::Matching => {
                for pattern in texts(row, rule, place.wildcards).into_iter().flatten() {
                    let is_it = |source: &Source| matches!(source, Source::Matching(known) if *known == pattern);
                    self.take_candidates(is_it, || Source::Matching(pattern.clone().into_owned()), value, None);
                }
            }
            Reach::Named => {
                for param in &*rule.params {
                    if let Some(field) = param.field() {
                        let value = self.value_of(field, place, row);
                        let boolean = field.boolean
                            || (field.late && RuleRef::of(rule).compares_flags() && self.is_boolean(field, row));
                        self.others.push(Other { value, boolean });
                    }
                }
                if let (Some(suffix), true) = (name.sibling_suffix(), self.others.is_empty()) {
                    self.look_beside(suffix, place, row);
                }
            }
        }
    }

    /// Finds the field whose name is that of the current one with more behind it.
    fn look_beside(&mut self, suffix: &str, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>) {
        let mut path: Vec<_> = steps(row.path, place.wildcards).collect();
        let Some(own) = path.pop() else { return };
        let name = own.text().as_str().to_owned() + suffix;
        path.push(Step::Key(&name));
        let value = self.value_at(&path);
        self.others.push(Other { value, boolean: false });
    }

    /// Tells whether the rules of a field that a rule names contain literally `boolean`, where its row could not know.
    fn is_boolean(&self, field: &FieldRef, row: &FlatRow<'_, '_>) -> bool {
        let base: &[&Segment] = if field.sibling { &row.path[..row.base] } else { &[] };
        let path: Vec<_> = base.iter().copied().chain(&*field.path.0).collect();
        let mut boolean = false;
        self.rules.each_row(&mut |row| {
            let leads_there = row.path.len() == path.len()
                && row.path.iter().zip(&path).all(|(own, other)| own == other || matches!(own, Segment::Each));
            boolean |= leads_there && row.modifiers.boolean;
        });
        boolean
    }

    fn value_of(&mut self, field: &FieldRef, place: &Place<'_, '_, 'd>, row: &FlatRow<'_, '_>) -> Option<Value<'d>> {
        let path = &*field.path.0;
        if !self.excluded.is_empty() {
            let base = if field.sibling { &row.path[..row.base] } else { &[] };
            let path: Vec<_> = base.iter().copied().chain(path).collect();
            return self.value_at(&steps(&path, place.wildcards).collect::<Vec<_>>());
        }
        // As far as both paths are the same, the way is known.
        let (shared, rest) = if field.sibling {
            (row.base, path)
        } else {
            let shared = row.path.iter().zip(path).take_while(|(own, other)| **own == *other).count();
            (shared, &path[shared..])
        };
        let passed = row.path[..shared].iter().filter(|segment| matches!(segment, Segment::Each)).count();
        let mut wildcards = place.wildcards.iter().skip(passed);
        let mut value = place.trail.get(shared).copied().flatten();
        for segment in rest {
            value = match segment {
                Segment::Key(key) => self.keys.get(value?, key),
                Segment::Each => self.keys.step(value?, *wildcards.next()?),
            };
        }
        value
    }

    /// The value at a path, without what has been taken out of the data.
    fn value_at(&mut self, path: &[Step<'_>]) -> Option<Value<'d>> {
        let value = path.iter().try_fold(self.root, |value, step| self.keys.step(value, *step));
        self.excluded.rest(value, path.iter().copied(), self.arena)
    }

    /// Takes the values from a pool that may be equal to a value; the pool is made when the first value asks.
    fn take_candidates(
        &mut self,
        is_it: impl Fn(&Source) -> bool,
        new: impl FnOnce() -> Source,
        value: Value<'_>,
        own: Option<&[Step<'d>]>,
    ) {
        let at = self.pools.iter().position(|(source, _)| is_it(source)).unwrap_or_else(|| {
            let source = new();
            let root = self.excluded.rest(Some(self.root), core::iter::empty(), self.arena).unwrap_or(self.root);
            let pool = match &source {
                Source::Peers(path, fold) => Pool::of_peers(root, &path.iter().collect::<Vec<_>>(), *fold),
                Source::Matching(pattern) => Pool::of_matching(root, pattern),
            };
            self.pools.push((source, pool));
            self.pools.len() - 1
        });
        self.pools[at].1.candidates(value, own, &mut self.others);
    }
}
