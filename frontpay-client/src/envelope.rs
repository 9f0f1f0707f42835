//! The envelope around every response: `status_code`, `message`, `data`, `errors`, each of which may be missing.

use std::borrow::Cow;

use http::StatusCode;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::evidence::BodyEvidence;
use crate::lenient;

/// The number of braces in a warning of PHP (`in {closure}()`) that are tried as the start of the envelope.
const BRACES_TRIED: usize = 8;

/// The messages that confirm an order without a `status_code`: those that the documents and recorded responses have.
const CONFIRMATIONS: [&str; 2] = ["orderAddedSuccessfully", "Order Submitted Successfully"];

/// Documented messages of failure, which no `status_code` makes a success.
const FAILURES: [&str; 6] = [
    "internalErrorOccurredPleaseTryAgainLater",
    "orderNotFound",
    "Order Not Found",
    "payloadValidationErrors",
    "somethingWentWrong",
    "Something Went Wrong",
];

/// Laravel's message of a 429.
const TOO_MANY_ATTEMPTS: &str = "Too Many Attempts.";

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
    /// An order outside of `data`, which is not documented.
    #[serde(borrow, default)]
    uuid: Option<&'b RawValue>,
    #[serde(borrow, default, rename = "orderUuid")]
    order_uuid: Option<&'b RawValue>,
}

/// The identifiers of an order in `data`, under both names.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Identifiers<'b> {
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

    /// Returns the text of `data`; `None` if it is null or an empty list.
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

    /// Returns `true` unless `data` names another order than `requested`.
    pub(crate) fn is_about(&self, requested: &str) -> bool {
        self.identifiers().all(|identifier| identifier == requested)
    }

    fn identifiers(&self) -> impl Iterator<Item = String> {
        let identifiers: Identifiers<'_> = self.fields.data.map(lenient::object).unwrap_or_default();
        [identifiers.uuid, identifiers.order_uuid].into_iter().flatten().filter_map(lenient::text)
    }

    /// Returns the meaning of the body together with its HTTP status.
    pub(crate) fn evidence(&self, status: StatusCode) -> BodyEvidence {
        if status.is_success() {
            if self.confirms() { BodyEvidence::Confirms } else { BodyEvidence::Neither }
        } else if self.refuses(status) {
            BodyEvidence::Refuses
        } else {
            BodyEvidence::Neither
        }
    }

    fn confirms(&self) -> bool {
        let message = self.message();
        let is_confirmed = match self.fields.status_code {
            Some(_) => {
                let is_failure = message.as_deref().is_some_and(|message| FAILURES.contains(&message));
                self.status_code().is_some_and(is_success) && !is_failure
            }
            None => {
                message.as_deref().is_some_and(|message| CONFIRMATIONS.contains(&message))
                    || self.identifiers().next().is_some()
            }
        };
        is_confirmed && !self.is_error()
    }

    /// A body of failure that holds anything like an order, or a word of success, refuses nothing.
    fn refuses(&self, status: StatusCode) -> bool {
        let message = self.message();
        let agrees = self.fields.status_code.is_none_or(|_| self.status_code() == Some(status.as_u16()));
        let is_envelope = match status {
            // A gateway before the API sends `{"message": ".."}` of its own; it may have passed the request on.
            StatusCode::TOO_MANY_REQUESTS => self.is_of_api() || message.as_deref() == Some(TOO_MANY_ATTEMPTS),
            _ => self.is_of_api() || message.is_some(),
        };
        let claims_success = message.is_some_and(|message| message.to_lowercase().contains("successful"));
        let has_order = self.data().is_some() || self.fields.uuid.is_some() || self.fields.order_uuid.is_some();
        agrees && is_envelope && !claims_success && !has_order
    }

    /// Returns `true` if the envelope says that something went wrong, by a flag or by its own status.
    pub(crate) fn reports_failure(&self) -> bool {
        self.is_error() || self.status_code().is_some_and(|code| !is_success(code))
    }

    fn is_error(&self) -> bool {
        const NO_ERROR: [&str; 5] = ["false", "0", "\"\"", "\"0\"", "\"false\""];
        self.fields.is_error.is_some_and(|flag| !NO_ERROR.contains(&flag.get()))
            || self.fields.errors.is_some_and(|errors| !is_empty(errors))
    }
}

fn is_success(code: u16) -> bool {
    (200..300).contains(&code)
}

/// Returns `true` for null, `[]`, `{}` and `""`.
fn is_empty(value: &RawValue) -> bool {
    let text = value.get();
    let inner = || text[1..text.len() - 1].trim_ascii();
    text == "null" || (text.starts_with(['[', '{', '"']) && text.len() > 1 && inner().is_empty())
}

/// Skips warnings: with `display_errors`, PHP prints `<b>Warning</b>:  .. on line <b>5</b>` before the output.
fn is_warning_of_php(text: &str) -> bool {
    const WORDS: [&str; 6] = ["Warning</b>:", "Warning:", "Notice</b>:", "Notice:", "Deprecated</b>:", "Deprecated:"];
    let start = text.get(..200).unwrap_or(text);
    WORDS.iter().any(|word| start.contains(word))
}
