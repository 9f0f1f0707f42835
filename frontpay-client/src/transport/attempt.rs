use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Request, Response};
use hyper::body::{Body, Incoming};
use tokio::time::{Instant, timeout_at};
use tracing::Span;

use super::Transport;
use super::connector::is_connect_timeout;
use super::received::Received;
use crate::call::Call;
use crate::error::{Error, TransportError, TransportErrorKind};
use crate::evidence::Progress;
use crate::response::Read;
use crate::tracked_body::{BodyState, TrackedBody};

/// The largest response that is read, 1 MiB: the API's are a few hundred bytes.
const LARGEST: usize = 1024 * 1024;

impl Transport {
    /// Sends `call` once.
    pub(super) async fn attempt<T>(
        &self,
        call: &Call,
        read: Read<T>,
        timeout: Duration,
        span: &Span,
    ) -> Result<T, Error> {
        // A time that the clock cannot count to never runs out.
        let deadline = Instant::now().checked_add(timeout).unwrap_or_else(far_future);
        let (request, state) = self.request(call);
        let client = if call.method.is_safe() { &self.read_client } else { &self.create_client };
        let response = match timeout_at(deadline, client.request(request)).await {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return Err(self.connection_error(call, &state, Some(error))),
            Err(_) => return Err(self.connection_error(call, &state, None)),
        };
        span.record("http.response.status_code", response.status().as_u16());
        read_body(call, response, deadline).await?.read(call, read, &self.headers)
    }

    fn request(&self, call: &Call) -> (Request<TrackedBody>, BodyState) {
        let (body, state) = TrackedBody::new(call.body.clone());
        call.cancel_handle.follow(&state);
        let mut request = Request::new(body);
        *request.method_mut() = call.method.clone();
        *request.uri_mut() = call.uri.clone();
        request.headers_mut().clone_from(&self.headers);
        if call.body.is_some() {
            request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        request.headers_mut().extend(call.headers.clone());
        (request, state)
    }

    /// Creates the error of a request without a response; `None` for a request whose time ran out.
    ///
    /// The request was not sent if there was no connection, or if nobody began to read its body.
    fn connection_error(
        &self,
        call: &Call,
        state: &BodyState,
        error: Option<hyper_util::client::legacy::Error>,
    ) -> Error {
        let is_canceled = call.body.is_some() && state.cancel();
        let is_not_sent = is_canceled || error.as_ref().is_some_and(hyper_util::client::legacy::Error::is_connect);
        let is_timeout = error.as_ref().is_none_or(|error| is_connect_timeout(error));
        let to = || format!("{}:{}", self.base.host(), self.base.port());
        let kind = match (is_not_sent, is_timeout) {
            (true, _) if call.cancel_handle.is_canceled() => TransportErrorKind::Canceled,
            (true, true) => TransportErrorKind::ConnectTimeout { to: to() },
            (true, false) => TransportErrorKind::NoConnection { to: to() },
            (false, true) => TransportErrorKind::ResponseTimeout,
            (false, false) => TransportErrorKind::Broken,
        };
        let cause = TransportError::new(kind, &call.method).with_source(error);
        if is_not_sent { Error::NotSent(cause) } else { Error::OutcomeUnknown(cause) }
    }
}

fn far_future() -> Instant {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    Instant::now() + 365 * DAY
}

/// Reads the body, up to the limit.
///
/// A failure keeps its status, however little of the body arrived: a proxy's 504 is still a 504, but no evidence.
async fn read_body(call: &Call, response: Response<Incoming>, deadline: Instant) -> Result<Received, Error> {
    let (head, mut incoming) = response.into_parts();
    let mut body = Chunks::default();
    let progress = loop {
        let frame = timeout_at(deadline, poll_fn(|context| Pin::new(&mut incoming).poll_frame(context))).await;
        let error = match frame {
            Ok(None) => break Progress::Answered,
            Ok(Some(Ok(frame))) => {
                body.push(frame.into_data().unwrap_or_default());
                if body.len() > LARGEST {
                    break Progress::Sent;
                }
                continue;
            }
            Ok(Some(Err(error))) => Some(error),
            Err(_) => None,
        };
        if !head.status.is_success() {
            break Progress::Sent;
        }
        let kind = if error.is_none() { TransportErrorKind::ResponseTimeout } else { TransportErrorKind::Broken };
        let cause = TransportError::new(kind, &call.method).with_status(head.status).with_source(error);
        return Err(Error::OutcomeUnknown(cause));
    };
    Ok(Received { status: head.status, headers: head.headers, body: body.into_bytes(), progress })
}

/// The chunks of a body. Most bodies are one, which is kept as it is.
#[derive(Default)]
struct Chunks {
    first: Bytes,
    joined: BytesMut,
}

impl Chunks {
    fn push(&mut self, chunk: Bytes) {
        if self.len() == 0 {
            self.first = chunk;
        } else {
            let first = std::mem::take(&mut self.first);
            self.joined.extend_from_slice(&first);
            self.joined.extend_from_slice(&chunk);
        }
    }

    fn len(&self) -> usize {
        self.first.len() + self.joined.len()
    }

    fn into_bytes(self) -> Bytes {
        let mut whole = if self.joined.is_empty() { self.first } else { self.joined.freeze() };
        whole.truncate(LARGEST);
        whole
    }
}
