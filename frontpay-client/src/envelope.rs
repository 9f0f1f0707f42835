//! The envelope around every answer: `status_code`, `message`, `data`, `errors`, each of which may be missing.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Misfit;
use crate::generous;

/// Parses a body; an empty one is `null`.
pub(crate) fn parse(body: &[u8]) -> Result<Value, serde_json::Error> {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii();
    if body.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(body) }
}

/// Returns `status_code`, which repeats the HTTP status in every recorded answer and may be text in others.
pub(crate) fn status_code(envelope: &Value) -> Option<u16> {
    match envelope.get("status_code")? {
        Value::Number(number) => u16::try_from(number.as_u64()?).ok(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

pub(crate) fn message(envelope: &Value) -> Option<&str> {
    envelope.get("message")?.as_str().map(str::trim)
}

/// Reads `data` as `T`; `None` when there is none, whatever `is_data` says.
pub(crate) fn data<T: DeserializeOwned>(envelope: Value) -> Result<Option<T>, Misfit> {
    let mut fields = match envelope {
        Value::Null => return Ok(None),
        Value::Object(fields) => fields,
        other => return Err(Misfit::new(".", format!("expected an object, found {}", generous::kind(&other)))),
    };
    match fields.remove("data") {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(list)) if list.is_empty() => Ok(None),
        Some(data @ (Value::Object(_) | Value::Array(_))) => read(data).map(Some),
        Some(other) => Err(Misfit::new("data", format!("expected an object, found {}", generous::kind(&other)))),
    }
}

fn read<T: DeserializeOwned>(data: Value) -> Result<T, Misfit> {
    serde_path_to_error::deserialize(data).map_err(|error| {
        let path = match error.path().to_string() {
            root if root == "." => "data".to_owned(),
            path => format!("data.{path}"),
        };
        Misfit::new(path, error.into_inner().to_string())
    })
}
