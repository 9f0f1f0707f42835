use std::time::SystemTime;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::envelope;
use crate::error::{ApiError, DecodeError, Error, Misfit};
use crate::request::{Call, Read};
use crate::retry_after;

/// An answer: its status, its headers and its body, which may be anything.
pub(crate) struct Received {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    /// The limit, when the body was longer.
    limit: Option<usize>,
    json: Result<Value, serde_json::Error>,
}

impl Received {
    pub(super) fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        let json = envelope::parse(&body);
        Self { status, headers, body, limit: None, json }
    }

    pub(super) fn cut_off_at(mut self, limit: usize) -> Self {
        self.limit = Some(limit);
        self
    }

    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// Fails unless the status says success, and so does `status_code` where the body repeats it.
    pub(super) fn judged(self, call: &Call) -> Result<Self, Error> {
        let decisive = self.decisive_status();
        if decisive.is_success() {
            return Ok(self);
        }
        let (retry_after, request_id) = (retry_after::read(&self.headers, SystemTime::now()), self.request_id());
        let answer = ApiError::new(&call.method, self.status, self.json.ok(), lossy(&self.body));
        let answer = answer.with_retry_after(retry_after).with_request_id(request_id);
        Err(Error::from_answer(decisive, answer, call.rules))
    }

    fn decisive_status(&self) -> StatusCode {
        let repeated = self.json.as_ref().ok().and_then(envelope::status_code);
        let failure = repeated.and_then(|code| StatusCode::from_u16(code).ok());
        let failure = failure.filter(|code| code.is_client_error() || code.is_server_error());
        if self.status.is_success() { failure.unwrap_or(self.status) } else { self.status }
    }

    fn request_id(&self) -> Option<String> {
        Some(self.headers.get("x-request-id")?.to_str().ok()?.to_owned())
    }

    /// Reads a successful answer as what the caller wants.
    pub(crate) fn read<T>(self, call: &Call, read: Read<T>) -> Result<T, Error> {
        let json = match (self.limit, self.json) {
            (Some(limit), _) => Err(Misfit::new(".", format!("longer than {limit} bytes"))),
            (None, json) => json.map_err(Misfit::not_json),
        };
        json.and_then(read)
            .map_err(|misfit| Error::Decode(DecodeError::new(misfit, &call.method, self.status, lossy(&self.body))))
    }
}

fn lossy(body: &[u8]) -> String {
    String::from_utf8_lossy(body).into_owned()
}
