//! A request as data.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use percent_encoding::percent_decode_str;

use crate::cancel::CancelHandle;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::redact::Redactor;
use crate::route::Route;

/// The start of every `user-agent`.
pub(crate) const PROGRAM: &str = concat!("frontpay-client/", env!("CARGO_PKG_VERSION"));

/// A request as data: everything the transport needs to know.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path with placeholders, for traces; a path of the caller's own is not traced.
    pub(crate) template: Option<&'static str>,
    pub(crate) uri: Uri,
    /// The order that the call is about; a response about another one is an error.
    pub(crate) identifier: Option<String>,
    pub(crate) body: Option<Bytes>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Option<Duration>,
    pub(crate) cancel_handle: CancelHandle,
}

impl Call {
    /// A read of any path.
    pub(crate) fn get(uri: Uri) -> Self {
        let (method, headers) = (Method::GET, HeaderMap::new());
        let cancel_handle = CancelHandle::default();
        Self { method, template: None, uri, identifier: None, body: None, headers, timeout: None, cancel_handle }
    }

    /// A call to an endpoint.
    pub(crate) fn to_route(route: &Route, uri: Uri) -> Self {
        Self { method: route.method.clone(), template: Some(route.template), ..Self::get(uri) }
    }

    /// Adds a header of the caller.
    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Result<Self, Error> {
        match parse_header(name, value) {
            Ok((name, value)) => {
                self.headers.append(name, value);
                Ok(self)
            }
            Err(reason) => Err(invalid_request(&self.method, reason)),
        }
    }

    /// Returns a redactor for texts of the server, which may repeat the request.
    pub(crate) fn redactor(&self, headers: &HeaderMap) -> Redactor {
        let texts = match self.template {
            Some(_) => self.identifier.clone(),
            // A path of the caller's own may hold anything.
            None => Some(percent_decode_str(&self.uri.to_string()).decode_utf8_lossy().into_owned()),
        };
        let program = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()?.strip_prefix(PROGRAM));
        Redactor::new(self.body.clone())
            .with_headers(headers.get(AUTHORIZATION).into_iter().chain(self.headers.values()))
            .with_text(texts)
            .with_text(program.map(str::to_owned))
    }
}

pub(crate) fn invalid_request(method: &Method, reason: impl Into<String>) -> Error {
    Error::NotSent(TransportError::new(TransportErrorKind::InvalidRequest(reason.into()), method))
}

fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    const TAKEN: [HeaderName; 6] = [ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT];
    let parsed = HeaderName::try_from(name).map_err(|_| "a header name holds a character that none may have")?;
    if TAKEN.contains(&parsed) {
        return Err(format!("the header `{parsed}` is filled by the client and cannot be set for one request"));
    }
    let value = HeaderValue::try_from(value);
    let mut value =
        value.map_err(|_| format!("the value of the header `{parsed}` has a line break or control character"))?;
    value.set_sensitive(true);
    Ok((parsed, value))
}
