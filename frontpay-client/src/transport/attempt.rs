use std::time::Duration;

use bytes::BytesMut;
use http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use http::{Method, StatusCode};
use reqwest::{Body, RequestBuilder, Response};

use super::{Received, Transport};
use crate::error::{Error, TransportError, Trouble};
use crate::outbox::{Letter, Receipt};
use crate::request::Call;

/// The largest answer that is read, 1 MiB: the API's are a few hundred bytes.
const LARGEST: usize = 1024 * 1024;

impl Transport {
    /// Sends `call` once.
    pub(super) async fn attempt(&self, call: &Call, timeout: Duration) -> Result<Received, Error> {
        let (request, receipt) = self.request(call, timeout);
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) => return Err(self.lost(call, &receipt, error)),
        };
        received(call, response).await?.judged(call)
    }

    fn request(&self, call: &Call, timeout: Duration) -> (RequestBuilder, Receipt) {
        let request = self.http.request(call.method.clone(), call.url.clone());
        let request = request.timeout(timeout).headers(call.headers.clone());
        let request = request.header(AUTHORIZATION, self.authorization.clone());
        let Some(body) = &call.body else { return (request, Receipt::default()) };
        let (letter, receipt) = Letter::new(body.clone());
        let json = HeaderValue::from_static("application/json");
        (request.header(CONTENT_TYPE, json).body(Body::wrap(letter)), receipt)
    }

    /// Without an answer: not sent, if there was no connection or nobody came to read the body.
    fn lost(&self, call: &Call, receipt: &Receipt, error: reqwest::Error) -> Error {
        let is_kept_back = call.body.is_some() && receipt.withdraw();
        let is_not_sent = is_kept_back || error.is_connect() || error.is_builder();
        let to = || format!("{}:{}", self.base.host(), self.base.port());
        let trouble = match (is_not_sent, error.is_timeout()) {
            (true, true) => Trouble::NoConnectionInTime { to: to() },
            (true, false) => Trouble::NoConnection { to: to() },
            (false, true) => Trouble::NoAnswerInTime,
            (false, false) => Trouble::Broken,
        };
        let cause = TransportError::new(trouble, &call.method).because(error);
        if is_not_sent { Error::NotSent(cause) } else { Error::OutcomeUnknown(cause) }
    }
}

/// Reads the body. A failure keeps its status however little of the body arrived: a proxy's 504 is still a 504.
async fn received(call: &Call, mut response: Response) -> Result<Received, Error> {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() > LARGEST => {
                body.extend_from_slice(&chunk[..LARGEST - body.len()]);
                return Ok(Received::new(status, headers, body.freeze()).cut_off_at(LARGEST));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(_) if !status.is_success() => break,
            Err(error) => return Err(broken_off(&call.method, status, error)),
        }
    }
    Ok(Received::new(status, headers, body.freeze()))
}

fn broken_off(method: &Method, status: StatusCode, error: reqwest::Error) -> Error {
    let trouble = if error.is_timeout() { Trouble::NoAnswerInTime } else { Trouble::Broken };
    Error::OutcomeUnknown(TransportError::new(trouble, method).after(status).because(error))
}
