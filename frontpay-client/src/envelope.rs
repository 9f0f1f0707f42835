//! The envelope around every response: `status_code`, `message`, `data`, `errors`, each of which may be missing.

use std::borrow::Cow;

use http::StatusCode;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::evidence::BodyEvidence;
use crate::lenient;

/// The number of braces in a warning of PHP (`in {closure}()`) that are tried as the start of the envelope.
const BRACES_TRIED: usize = 8;

/// The envelope of one response, as parts of its text: a part is read only where it is asked for.
#[derive(Debug, Default)]
pub(crate) struct Envelope<'b> {
    /// The JSON text alone, without a warning before it.
    text: &'b str,
    fields: Fields<'b>,
}

#[derive(Debug, Default, Deserialize)]
struct Fields<'b> {
    #[serde(borrow, default)]
    status_code: Option<&'b RawValue>,
    #[serde(borrow, default)]
    status_message: Option<&'b RawValue>,
    #[serde(borrow, default)]
    message: Option<&'b RawValue>,
    #[serde(borrow, default)]
    is_data: Option<&'b RawValue>,
    #[serde(borrow, default)]
    data: Option<&'b RawValue>,
    #[serde(borrow, default)]
    is_error: Option<&'b RawValue>,
    #[serde(borrow, default)]
    errors: Option<&'b RawValue>,
}

/// The identifier of an order in `data`, under either of its names.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Identifier<'b> {
    #[serde(borrow, default)]
    uuid: Option<&'b RawValue>,
    #[serde(borrow, default)]
    order_uuid: Option<&'b RawValue>,
}

impl<'b> Envelope<'b> {
    /// Reads a body; `None` unless it is UTF-8 and a JSON object.
    pub(crate) fn read(body: &'b [u8]) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?;
        let text = text.trim_start_matches('\u{feff}').trim_ascii();
        if text.starts_with('{') {
            return Self::of_object(text);
        }
        let starts = text.match_indices('{').take(if is_warning_of_php(text) { BRACES_TRIED } else { 0 });
        starts.into_iter().find_map(|(start, _)| Self::of_object(&text[start..]))
    }

    fn of_object(text: &'b str) -> Option<Self> {
        serde_json::from_str(text).ok().map(|fields| Self { text, fields })
    }

    /// Returns the whole JSON text.
    pub(crate) fn text(&self) -> &'b str {
        self.text
    }

    /// Returns `status_code`, which repeats the HTTP status in every recorded response and may be text in others.
    pub(crate) fn status_code(&self) -> Option<u16> {
        let code = self.fields.status_code?;
        code.get().parse().ok().or_else(|| lenient::text(code)?.trim().parse().ok())
    }

    pub(crate) fn message(&self) -> Option<Cow<'b, str>> {
        let text: Cow<'b, str> = serde_json::from_str(self.fields.message?.get()).ok()?;
        Some(match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        })
    }

    /// Returns the text of `data`; `None` where it is null or an empty list, which stand for nothing.
    pub(crate) fn data(&self) -> Option<&'b RawValue> {
        self.fields.data.filter(|data| !is_empty(data))
    }

    pub(crate) fn errors(&self) -> Option<&'b RawValue> {
        self.fields.errors
    }

    /// Returns `true` for the API's own envelope, which Laravel's pages before it do not have.
    pub(crate) fn is_of_api(&self) -> bool {
        let Fields { status_code, status_message, is_data, is_error, .. } = &self.fields;
        [status_code, status_message, is_data, is_error].into_iter().any(Option::is_some)
    }

    /// Returns the identifier of the order that `data` is about.
    pub(crate) fn identifier(&self) -> Option<String> {
        let identifier: Identifier<'_> = lenient::object(self.fields.data?);
        [identifier.uuid, identifier.order_uuid].into_iter().flatten().find_map(lenient::text)
    }

    /// Returns what the body says of the request, beside the HTTP status it came with.
    pub(crate) fn evidence(&self, status: StatusCode) -> BodyEvidence {
        let repeated = self.fields.status_code.map(|_| self.status_code());
        if status.is_success() {
            let agrees = repeated.is_none_or(|code| code.is_some_and(is_success));
            let claims = repeated.is_some() || self.claims_success();
            return if agrees && claims && !self.is_error() { BodyEvidence::Confirms } else { BodyEvidence::Neither };
        }
        let agrees = repeated.is_none_or(|code| code == Some(status.as_u16()));
        let is_envelope = repeated.is_some() || self.message().is_some();
        if agrees && is_envelope && !self.claims_success() { BodyEvidence::Refuses } else { BodyEvidence::Neither }
    }

    /// Returns `true` if the envelope says that something went wrong, whatever its status.
    pub(crate) fn is_error(&self) -> bool {
        self.fields.is_error.is_some_and(|flag| matches!(flag.get(), "true" | "1" | "\"1\"" | "\"true\""))
            || self.fields.errors.is_some_and(|errors| !is_empty(errors))
    }

    fn claims_success(&self) -> bool {
        self.message().is_some_and(|message| is_success_message(&message)) || self.identifier().is_some()
    }
}

fn is_success(code: u16) -> bool {
    (200..300).contains(&code)
}

/// `orderAddedSuccessfully` and `Order Submitted Successfully`: both spellings are documented.
fn is_success_message(message: &str) -> bool {
    const WORD: &str = "successfully";
    let Some(start) = message.len().checked_sub(WORD.len()) else { return false };
    let ends = message.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(WORD));
    let before = message.get(..start).unwrap_or_default();
    ends && !before.get(before.len().saturating_sub(2)..).is_some_and(|end| end.eq_ignore_ascii_case("un"))
}

/// Returns `true` for null, `[]`, `{}` and `""`.
fn is_empty(value: &RawValue) -> bool {
    let text = value.get();
    let inner = || text[1..text.len() - 1].trim_ascii();
    text == "null" || (text.starts_with(['[', '{', '"']) && text.len() > 1 && inner().is_empty())
}

/// With `display_errors` on, PHP prints `<b>Warning</b>:  .. on line <b>5</b>` before what the application prints.
fn is_warning_of_php(text: &str) -> bool {
    const WORDS: [&str; 6] = ["Warning</b>:", "Warning:", "Notice</b>:", "Notice:", "Deprecated</b>:", "Deprecated:"];
    let start = text.get(..200).unwrap_or(text);
    WORDS.iter().any(|word| start.contains(word))
}
