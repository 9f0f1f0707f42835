//! JSON text, read and validated.

use frontpay_rules::{Arena, AsValue, Context, InvalidJson, Limits, Nesting, Report, Violation, json};
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use super::rules::{check_set, join};
use super::{RulesFor, Valid};
use crate::Validate;

pub(super) fn read<T: Validate + DeserializeOwned>(bytes: &[u8]) -> Result<Valid<T>, InvalidJson> {
    // Once for the whole text, and not for every string in it.
    let read = core::str::from_utf8(bytes).ok().and_then(|text| serde_json::from_str::<T>(text).ok());
    match read {
        Some(value) if reads_alike(bytes, &value) => {
            value.validate()?;
            Ok(Valid::known(value))
        }
        read => explain(bytes, read, &Context::new()),
    }
}

/// Checks the rules of a set besides; where the type's own rules fail, those of the set on the document.
pub(super) fn with_set<T: Validate + DeserializeOwned, R: RulesFor<T>>(
    bytes: &[u8],
    read: Result<Valid<T>, InvalidJson>,
    context: Option<Context<'_>>,
) -> Result<Valid<T, R>, InvalidJson> {
    match read {
        Ok(Valid { value, .. }) => {
            check_set::<T, R>(&value, context)?;
            Ok(Valid::known(value))
        }
        Err(InvalidJson::Report(own)) if !R::RULES.is_empty() => {
            let set = match R::RULES.with_context(context.unwrap_or_default()).check_json(bytes) {
                Err(InvalidJson::Report(report)) => Some(report),
                Ok(()) | Err(InvalidJson::Syntax(_)) => None,
            };
            Err(join(Some(own), set).into())
        }
        Err(error) => Err(error),
    }
}

/// Tells all that is wrong with a text: what its document says, and what serde says that may have read it already.
#[cold]
pub(super) fn explain<T: Validate + DeserializeOwned>(
    bytes: &[u8],
    read: Option<T>,
    context: &Context<'_>,
) -> Result<Valid<T>, InvalidJson> {
    let arena = Arena::new();
    let document = json::read(bytes, &arena, Limits::default())?;
    let violations = T::RULES.with_context(context).check(&document).err().into_iter().flatten();
    let mut violations: Vec<Violation> = violations.collect();
    let read = read
        .map_or_else(|| serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_slice(bytes)), Ok);
    match read {
        // A default that fills a missing key must hold as well.
        Ok(value) if violations.is_empty() => {
            value.validate_with(context)?;
            return Ok(Valid::known(value));
        }
        Ok(value) => {
            let report = value.checked(Err(Report::new(violations)), context);
            return Err(report.err().unwrap_or_default().into());
        }
        Err(error) => {
            let path = wire_path(error.path());
            if !violations.iter().any(|violation| tells_of(violation.path(), &path)) {
                violations.push(Violation::shape(path));
            }
        }
    }
    Err(Report::new(violations).into())
}

/// Tells whether nothing in a text can have been read more generously than Laravel reads it: a list for a struct, a map for
/// a word, null for a missing key.
fn reads_alike<T: AsValue>(bytes: &[u8], value: &T) -> bool {
    let has_null = || bytes.windows(4).any(|word| word == b"null");
    let reading = T::NATURE.reading;
    !reading.loose && Nesting::of_text(bytes).is_within(value.nesting()) && !(reading.null && has_null())
}

/// Tells whether a violation already says what serde stumbled over: its path is the same, above or below.
fn tells_of(violation: &str, stumbled: &str) -> bool {
    let leads_to = |short: &str, long: &str| {
        long.strip_prefix(short).is_some_and(|rest| short.is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    // Of a list in place of a struct serde reads the items as fields, so that it is the list that is wrong.
    let stumbled = match stumbled.rsplit_once('.') {
        Some((list, index)) if index.bytes().all(|byte| byte.is_ascii_digit()) => list,
        _ => stumbled,
    };
    leads_to(violation, stumbled) || leads_to(stumbled, violation)
}

/// Returns the path at which serde stopped, as reports spell it.
pub(super) fn wire_path(path: &serde_path_to_error::Path) -> String {
    let mut steps = Vec::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => steps.push(index.to_string()),
            Segment::Map { key } => steps.push(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    steps.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::PaymentLink;

    /// Good text is read once, whether the products are a list or a map.
    #[test]
    fn good_orders_are_not_read_twice() {
        let list = include_str!("../../../examples/payment-link.json");
        let map = list.replace("\"products\": [", "\"products\": {\"0\": ").replacen("  ],", "  },", 1);
        for text in [list, &map] {
            let order: PaymentLink = serde_json::from_str(text).unwrap();
            assert!(order.is_valid() && reads_alike(text.as_bytes(), &order), "{text}");
        }
    }

    #[test]
    fn checking_a_good_order_allocates_nothing() {
        let text = include_str!("../../../examples/payment-link.json");
        let order: PaymentLink = serde_json::from_str(text).unwrap();
        let counted = allocation_counter::measure(|| {
            assert!(order.validate().is_ok() && reads_alike(text.as_bytes(), &order));
        });
        assert_eq!(counted.count_total, 0);
    }
}
