//! The one place everything goes through: send, repeat where that is safe, read the status, then the body.

mod attempt;
mod received;

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use backon::Retryable;
use http::HeaderValue;
use tokio::time::Instant;
use tracing::{Instrument, Span, field};

use crate::environment::Base;
use crate::error::Error;
use crate::request::Call;
use crate::retry::Retries;
pub(crate) use received::Received;

#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base: Base,
    pub(crate) authorization: HeaderValue,
    pub(crate) timeout: Duration,
    pub(crate) retries: Retries,
}

impl Transport {
    /// Sends `call` until it succeeds, fails for good or runs out of attempts or time.
    pub(crate) async fn send(&self, call: &Call) -> Result<Received, Error> {
        let span = self.span(call);
        let result = self.persist(call, &span).instrument(span.clone()).await;
        record(&span, &result);
        result
    }

    async fn persist(&self, call: &Call, span: &Span) -> Result<Received, Error> {
        let started = Instant::now();
        let repeated = AtomicU32::new(0);
        let timeout = || match repeated.load(Ordering::Relaxed) {
            0 => self.timeout(call),
            _ => self.retries.timeout_of_repetition(self.timeout(call), started.elapsed()),
        };
        (|| self.attempt(call, timeout()))
            .retry(self.retries.backoff())
            .when(Error::is_retryable)
            .adjust(|error, planned| self.retries.pause(error, planned, started.elapsed()))
            .notify(|error, pause| {
                let count = repeated.fetch_add(1, Ordering::Relaxed) + 1;
                span.record("http.request.resend_count", count);
                tracing::debug!(error = error_type(error), ?pause, "the request is repeated");
            })
            .await
    }

    fn timeout(&self, call: &Call) -> Duration {
        call.timeout.unwrap_or(self.timeout)
    }

    /// Named and filled by the OpenTelemetry conventions for HTTP clients; neither bodies nor identifiers.
    fn span(&self, call: &Call) -> Span {
        tracing::info_span!(
            "frontpay.request",
            otel.kind = "client",
            http.request.method = call.method.as_str(),
            url.template = call.template,
            server.address = self.base.host(),
            server.port = self.base.port(),
            http.response.status_code = field::Empty,
            http.request.resend_count = field::Empty,
            error.type = field::Empty,
        )
    }
}

fn record(span: &Span, result: &Result<Received, Error>) {
    let status = match result {
        Ok(received) => Some(received.status()),
        Err(error) => {
            span.record("error.type", error_type(error));
            error.status()
        }
    };
    if let Some(status) = status {
        span.record("http.response.status_code", status.as_u16());
    }
}

fn error_type(error: &Error) -> &'static str {
    match error {
        Error::Build(_) => "build",
        Error::Json(_) | Error::Invalid(_) => "invalid",
        Error::Refused(_) => "refused",
        Error::Unauthorised(_) => "unauthorised",
        Error::NotFound(_) => "not_found",
        Error::Conflict(_) => "conflict",
        Error::Server(_) => "server",
        Error::Api(_) => "api",
        Error::NotSent(_) => "not_sent",
        Error::OutcomeUnknown(_) => "outcome_unknown",
        Error::Decode(_) => "decode",
    }
}
