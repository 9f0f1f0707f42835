//! The value that a sentence asks for.

use frontpay_php::Value;
use frontpay_php::number::ValueText;

/// Finds the value at a path; a key in it may have dots.
pub(super) fn at<'v>(root: Value<'v>, path: &str) -> Option<Value<'v>> {
    if path.is_empty() {
        return Some(root);
    }
    match root {
        Value::Map(entries) => entries.as_slice().iter().find_map(|(key, value)| {
            let rest = path.strip_prefix(key)?;
            if rest.is_empty() { Some(*value) } else { at(*value, rest.strip_prefix('.')?) }
        }),
        Value::List(items) => {
            let (index, rest) = path.split_once('.').unwrap_or((path, ""));
            at(*items.as_slice().get(index.parse::<usize>().ok()?)?, rest)
        }
        _ => None,
    }
}

/// The text that stands for a value where no catalogue has words for it; none of lists and maps.
pub(super) fn show(value: Value<'_>) -> Option<String> {
    Some(match value {
        Value::Null => "empty".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        _ => ValueText::of(value)?.as_str().to_owned(),
    })
}
