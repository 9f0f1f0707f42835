//! Reading and validating JSON text.

use frontpay_rules::{Arena, AsValue, Context, InvalidJson, Limits, Nesting, Report, Step, Violation, json};
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use super::plain_json::read_with_floats;
use super::rules::{check_set, join};
use super::{RulesFor, Valid};
use crate::numeric::JSON_NUMBER;
use crate::validate::Validate;

pub(super) fn read<T: Validate + DeserializeOwned>(bytes: &[u8]) -> Result<Valid<T>, InvalidJson> {
    // UTF-8 is checked once for the whole text, so that serde does not check it for every string.
    let read = core::str::from_utf8(bytes).ok().and_then(|text| serde_json::from_str::<T>(text).ok());
    match read {
        Some(value) if is_read_strictly(&value, Nesting::of_text(bytes), || has_null(bytes)) => {
            value.validate_without_context()?;
            Ok(Valid::new_unchecked(value))
        }
        read => explain(bytes, read, &Context::new()),
    }
}

/// Checks the rules of a set besides; where the type's own rules fail, those of the set on the document.
pub(super) fn with_set<T: Validate + DeserializeOwned, R: RulesFor<T>>(
    bytes: &[u8],
    read: Result<Valid<T>, InvalidJson>,
    context: Option<&Context<'_>>,
) -> Result<Valid<T, R>, InvalidJson> {
    match read {
        Ok(Valid { value, .. }) => {
            check_set::<T, R>(&value, context)?;
            Ok(Valid::new_unchecked(value))
        }
        Err(InvalidJson::Report(own)) if !R::RULES.is_empty() => {
            let set = match R::RULES.with_context(context.cloned().unwrap_or_default()).check_json(bytes) {
                Err(InvalidJson::Report(report)) => Some(report),
                Ok(()) | Err(InvalidJson::Syntax(_)) => None,
            };
            Err(join(Some(own), set).into())
        }
        Err(error) => Err(error),
    }
}

/// Reads a text as a document and as a value, and reports all failures of both. `read` is the value if serde has read it.
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
    let read = read.map_or_else(|| read_with_path(bytes), Ok);
    match read {
        // A serde default that fills a missing key must pass the rules too.
        Ok(value) if violations.is_empty() => {
            value.validate_with(context)?;
            return Ok(Valid::new_unchecked(value));
        }
        Ok(value) => {
            let report = value.checked(Err(Report::new(violations)), context);
            return Err(report.err().unwrap_or_default().into());
        }
        Err(error) => {
            let shape = Violation::shape(wire_path(error.path()));
            if !violations.iter().any(|violation| covers(violation.path(), shape.path())) {
                violations.push(shape);
            }
        }
    }
    Err(Report::new(violations).into())
}

fn read_with_path<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(bytes))
        .or_else(|error| read_with_floats(bytes).ok_or(error))
}

/// Reads a JSON value; none if serde does not accept it, or may have accepted what Laravel rejects.
pub(super) fn read_value<T: AsValue + DeserializeOwned>(json: &serde_json::Value) -> Option<T> {
    let value = T::deserialize(json).ok()?;
    let (mut nesting, mut has_null, mut rest) = (Nesting::NONE, false, vec![json]);
    while let Some(part) = rest.pop() {
        match part {
            serde_json::Value::Null => has_null = true,
            serde_json::Value::Array(items) => {
                nesting.lists += 1;
                rest.extend(items);
            }
            serde_json::Value::Object(entries) => {
                nesting.maps += 1;
                rest.extend(entries.values());
            }
            _ => {}
        }
    }
    is_read_strictly(&value, nesting, || has_null).then_some(value)
}

/// Returns `true` if serde cannot have accepted anything in a text that Laravel rejects: a list for a struct, a map for a
/// unit variant, null for a missing key.
fn is_read_strictly<T: AsValue>(value: &T, nesting: Nesting, has_null: impl FnOnce() -> bool) -> bool {
    let fidelity = T::TYPE_INFO.fidelity;
    !fidelity.lossy && nesting.is_within(value.nesting()) && !(fidelity.null && has_null())
}

/// Returns `true` if a text may contain null.
fn has_null(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|word| word == b"null")
}

/// Returns `true` if a violation already covers the error of serde: the paths are equal, or one contains the other.
fn covers(violation: &str, error: &str) -> bool {
    let contains = |parent: &str, child: &str| {
        child.strip_prefix(parent).is_some_and(|rest| parent.is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    // serde reads a list in place of a struct as the fields in order; the error is then the list and not its item.
    let error = match error.rsplit_once('.') {
        Some((list, index)) if index.bytes().all(|byte| byte.is_ascii_digit()) => list,
        _ => error,
    };
    contains(violation, error) || contains(error, violation)
}

/// Returns the path at which serde stopped.
pub(super) fn wire_path(path: &serde_path_to_error::Path) -> Vec<Step<'_>> {
    let step = |segment| match segment {
        &Segment::Seq { index } => Some(Step::Index(index)),
        // A number, which `Numeric` explains; for types that read any value it looks like a map.
        Segment::Map { key } if key == JSON_NUMBER => None,
        Segment::Map { key } => Some(Step::Key(key)),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(step).collect()
}

#[cfg(all(test, feature = "payloads"))]
mod tests {
    use super::*;
    use crate::payload::PaymentLink;

    fn is_strict(text: &str, order: &PaymentLink) -> bool {
        is_read_strictly(order, Nesting::of_text(text.as_bytes()), || has_null(text.as_bytes()))
    }

    #[test]
    fn valid_orders_with_a_list_or_a_map_of_products_are_read_once() {
        let list = include_str!("../../../examples/payment-link.json");
        let map = list.replace("\"products\": [", "\"products\": {\"0\": ").replacen("  ],", "  },", 1);
        for text in [list, &map] {
            let order: PaymentLink = serde_json::from_str(text).unwrap();
            assert!(order.is_valid() && is_strict(text, &order), "{text}");
            let value = serde_json::from_str(text).unwrap();
            assert!(read_value::<PaymentLink>(&value).is_some(), "{text}");
        }
    }

    #[test]
    fn checking_a_valid_order_allocates_nothing() {
        let text = include_str!("../../../examples/payment-link.json");
        let order: PaymentLink = serde_json::from_str(text).unwrap();
        let counted = allocation_counter::measure(|| {
            assert!(order.validate().is_ok() && is_strict(text, &order));
        });
        assert_eq!(counted.count_total, 0);
    }
}
