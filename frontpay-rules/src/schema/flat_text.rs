//! Paths and parameters as the text that sentences show.

use std::borrow::Cow;

use super::flat::FlatRow;
use super::rule::StoredRule;
use crate::param::{FieldRef, Param, PathText, Segment, Step};

impl FlatRow<'_, '_> {
    /// Returns the path with a step for each of its wildcards.
    pub(crate) fn concrete(&self, wildcards: &[Step<'_>]) -> PathText {
        join(self.path.iter().copied(), wildcards)
    }
}

/// Returns the parameters of a rule as text, the paths of fields with a step for each wildcard.
pub(crate) fn texts(
    row: &FlatRow<'_, '_>,
    rule: &StoredRule,
    wildcards: &[Step<'_>],
) -> Vec<Option<Cow<'static, str>>> {
    let text = |param: &Param| match param {
        Param::Null => None,
        Param::Text(text) | Param::Number { text, .. } => Some(text.clone()),
        Param::Pattern(pattern) => Some(Cow::Owned(pattern.text().to_owned())),
        Param::Field(_) | Param::Date(_) => {
            let Some(field) = param.field() else { return param.text().map(|text| Cow::Owned(text.to_owned())) };
            let wildcards = if rule.is_pattern() { base_wildcards(row, field, wildcards) } else { wildcards };
            let path = join(base(row, field).iter().copied().chain(field.path.0.iter()), wildcards);
            Some(Cow::Owned(path.as_str().to_owned()))
        }
    };
    rule.params.iter().map(text).collect()
}

/// Returns the path of the struct that a reference starts from.
pub(super) fn base<'w, 't>(row: &FlatRow<'t, 'w>, field: &FieldRef) -> &'w [&'t Segment] {
    if field.sibling { &row.path[..row.base] } else { &[] }
}

/// Returns the steps for the wildcards in that path.
pub(crate) fn base_wildcards<'k, 'd>(
    row: &FlatRow<'_, '_>,
    field: &FieldRef,
    wildcards: &'k [Step<'d>],
) -> &'k [Step<'d>] {
    let count = base(row, field).iter().filter(|segment| matches!(segment, Segment::Each)).count();
    wildcards.get(..count).unwrap_or(wildcards)
}

/// Joins segments with dots; every wildcard takes the next key, or stays where there is none.
fn join<'s>(segments: impl Iterator<Item = &'s Segment>, wildcards: &[Step<'_>]) -> PathText {
    let mut wildcards = wildcards.iter();
    let mut path = PathText::new();
    for segment in segments {
        let step = if *segment == Segment::Each { wildcards.next() } else { None };
        path.push_below(|path| match step {
            Some(step) => path.push_step(*step),
            None => path.push_segment(segment),
        });
    }
    path
}
