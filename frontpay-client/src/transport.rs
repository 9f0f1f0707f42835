//! The one way to the API: sends, repeats where that is safe, reads the response, and judges it.

mod attempt;
mod connector;
mod received;

use std::time::Duration;

use http::HeaderMap;
use tokio::time::{Instant, sleep};
use tracing::{Instrument, Span, field};

use crate::call::Call;
use crate::environment::Base;
use crate::error::Error;
use crate::response::Read;
use crate::retry::{Retries, RetryBudget};
pub(crate) use connector::{Connector, HttpClient};

#[derive(Debug)]
pub(crate) struct Transport {
    pub(crate) read_client: HttpClient,
    /// The client for creates, with a shorter idle timeout: a create on a closing connection cannot be repeated.
    pub(crate) create_client: HttpClient,
    pub(crate) base: Base,
    /// The headers of every request.
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    pub(crate) retries: Retries,
    pub(crate) retry_budget: RetryBudget,
}

impl Transport {
    /// Sends `call` until it succeeds, fails for good or runs out of attempts or time.
    pub(crate) async fn send<T>(&self, call: &Call, read: Read<T>) -> Result<T, Error> {
        let span = self.span(call);
        if span.is_disabled() {
            return self.send_and_repeat(call, read, &span).await;
        }
        let result = self.send_and_repeat(call, read, &span).instrument(span.clone()).await;
        if let Err(error) = &result {
            record_error(&span, error);
        }
        result
    }

    async fn send_and_repeat<T>(&self, call: &Call, read: Read<T>, span: &Span) -> Result<T, Error> {
        self.retry_budget.deposit();
        let started = Instant::now();
        let (is_read, whole) = (call.method.is_safe(), call.timeout.unwrap_or(self.timeout));
        let (mut timeout, mut pauses, mut repeated) = (whole, None, 0_u32);
        loop {
            let error = match self.attempt(call, read, timeout, span).await {
                Err(error) if self.retries.allows(&error, is_read) => error,
                result => return result,
            };
            let planned = pauses.get_or_insert_with(|| self.retries.pauses()).next();
            let pause = self.retries.pause(&error, planned, started.elapsed());
            let Some(pause) = pause.filter(|_| self.retry_budget.withdraw()) else { return Err(error) };
            repeated += 1;
            span.record("http.request.resend_count", repeated);
            tracing::debug!(error = error_type(&error), ?pause, "the request is repeated");
            sleep(pause).await;
            timeout = self.retries.timeout_of_repetition(whole, started.elapsed());
        }
    }

    /// Creates the span of a call by the OpenTelemetry conventions for HTTP clients, without bodies and identifiers.
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

fn record_error(span: &Span, error: &Error) {
    span.record("error.type", error_type(error));
    if let Some(status) = error.status() {
        span.record("http.response.status_code", status.as_u16());
    }
}

fn error_type(error: &Error) -> &'static str {
    match error {
        Error::Build(_) => "build",
        Error::Json(_) | Error::Invalid(_) => "invalid",
        Error::Rejected(_) => "rejected",
        Error::Unauthorized(_) => "unauthorized",
        Error::NotFound(_) => "not_found",
        Error::Conflict(_) => "conflict",
        Error::TooManyRequests(_) => "too_many_requests",
        Error::Refused(_) => "refused",
        Error::NoSuchEndpoint(_) => "no_such_endpoint",
        Error::Server(_) => "server",
        Error::UnexpectedResponse(_) => "unexpected_response",
        Error::NotSent(_) => "not_sent",
        Error::OutcomeUnknown(_) => "outcome_unknown",
        Error::Decode(_) => "decode",
    }
}
