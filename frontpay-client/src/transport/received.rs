use std::time::SystemTime;

use bytes::Bytes;
use http::header::CONTENT_ENCODING;
use http::{HeaderMap, StatusCode};

use crate::call::Call;
use crate::envelope::Envelope;
use crate::error::{ApiError, DecodeError, Error, SchemaMismatch};
use crate::evidence::{BodyEvidence, Outcome, Progress, outcome};
use crate::response::Read;
use crate::retry_after;

/// A response: its status, its headers and its body, which may be anything.
pub(super) struct Received {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// [`Progress::Sent`] if the body is not whole, because the connection broke or the limit was reached.
    pub(super) progress: Progress,
}

impl Received {
    /// Reads the content of a success; everything else is an error with the outcome that the evidence allows.
    pub(super) fn read<T>(self, call: &Call, read: Read<T>, headers: &HeaderMap) -> Result<T, Error> {
        let envelope = self.envelope();
        let evidence = envelope.as_ref().map_or(BodyEvidence::Neither, |envelope| envelope.evidence(self.status));
        let outcome = outcome(self.progress, Some(self.status), evidence);
        let mismatch = match envelope {
            Some(envelope) if self.is_success(call, outcome, &envelope) => match self.content(call, read, &envelope) {
                Ok(content) => return Ok(content),
                Err(mismatch) => Some(mismatch),
            },
            _ => None,
        };
        let response = self.into_error(call, outcome, headers);
        Err(match mismatch {
            Some(mismatch) => Error::Decode(DecodeError::new(mismatch, response)),
            None => Error::of_response(response),
        })
    }

    /// A read changes nothing, so that a 2xx whose envelope does not object is enough; anything else needs evidence.
    fn is_success(&self, call: &Call, outcome: Outcome, envelope: &Envelope<'_>) -> bool {
        outcome == Outcome::Done
            || (call.method.is_safe()
                && self.progress == Progress::Answered
                && self.status.is_success()
                && !envelope.reports_failure())
    }

    fn content<T>(&self, call: &Call, read: Read<T>, envelope: &Envelope<'_>) -> Result<T, SchemaMismatch> {
        if let Some(requested) = &call.identifier
            && !envelope.is_about(requested)
        {
            return Err(SchemaMismatch::OTHER_ORDER);
        }
        read(self.status, envelope)
    }

    /// The client asks for no compression, so that a compressed body is not read.
    fn envelope(&self) -> Option<Envelope<'_>> {
        let encoding = self.headers.get(CONTENT_ENCODING);
        let is_plain = encoding.is_none_or(|encoding| encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
        if is_plain { Envelope::read(&self.body) } else { None }
    }

    fn into_error(self, call: &Call, outcome: Outcome, headers: &HeaderMap) -> ApiError {
        let retry_after = retry_after::read(&self.headers, SystemTime::now());
        let request_id = self.headers.get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
        ApiError::new(&call.method, self.status, outcome, self.body, call.redactor(headers))
            .with_progress(self.progress)
            .with_retry_after(retry_after)
            .with_request_id(request_id)
    }
}
