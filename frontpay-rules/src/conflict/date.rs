//! Contradictions of two rules about dates.
//!
//! As with sizes, they are asked at every limit and on both sides of it.

use frontpay_php::Value;
use frontpay_php::date::{Moment, moment};

use super::Field;
use super::size::written;
use crate::rule::{Name, ParamKind};
use crate::schema::StoredRule;

/// Two moments that have nothing in common, by which to tell what depends on the time.
const TIMES: [Moment; 2] = [Moment::from_unix(0, 0), Moment::from_unix(1_768_478_523, 250_000_000)];

/// Returns what is wrong if no moment passes both rules.
pub(super) fn contradict(field: &Field<'_>, first: usize, second: usize) -> Option<String> {
    let has_format = |rule: &StoredRule| rule.name().is_some_and(|name| name.spec().sets_date_format);
    if field.rules.iter().any(has_format) {
        return None;
    }
    let (one, other) = (&field.rules[first], &field.rules[second]);
    let limits = [limit(one)?, limit(other)?];
    let moments = limits.iter().flat_map(|limit| (-1..=1).map(move |step| limit.unix_seconds().saturating_add(step)));
    let texts = moments.flat_map(|seconds| [format!("@{seconds}"), format!("@{seconds}.5")]);
    // What is no date has its own place in the order.
    let texts: Vec<_> = texts.chain(["-".to_owned()]).collect();
    let both = |text: &String| {
        let value = Value::Str(text);
        field.passes(first, value, true) && field.passes(second, value, true)
    };
    let sentence = || format!("no date passes both `{}` and `{}`", written(one), written(other));
    (!texts.iter().any(both)).then(sentence)
}

/// Returns the moment that a rule compares with, if that is the same at all times.
fn limit(rule: &StoredRule) -> Option<Moment> {
    let compares = |name: Name| matches!(name.spec().params, [only] if matches!(only.kind, ParamKind::Date | ParamKind::PlainDate));
    let (true, [param]) = (compares(rule.name()?), rule.params()) else { return None };
    let [one, other] = TIMES.map(|now| moment(param.text()?, now));
    one.filter(|one| Some(*one) == other)
}
