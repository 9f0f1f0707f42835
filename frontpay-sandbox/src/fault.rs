//! Simulated faults.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use axum::response::Response;

use crate::responses;

/// A fault that the sandbox simulates: see [`Sandbox::fail_next`](crate::Sandbox::fail_next).
///
/// ```
/// use frontpay_client::{Client, Error, OrderId};
/// use frontpay_sandbox::{Fault, Sandbox};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::builder().start().await?;
/// let client = Client::builder(sandbox.token()).environment(sandbox.environment()).build()?;
///
/// sandbox.fail_next(Fault::Status(510));
/// let error = client.orders().status("ODR3506777330").await.unwrap_err();
/// assert!(matches!(error, Error::Server(_)));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Responds with the documented 500 (`internalErrorOccurredPleaseTryAgainLater`), without executing the request.
    ServerError,
    /// Responds with 502 and an HTML page, as a proxy before the API does, without executing the request.
    Html,
    /// Executes the request, and delays the response. An order exists at once.
    Delay(Duration),
    /// Executes the request, and resets the connection instead of responding. An order exists.
    Reset,
    /// Responds with a status, without executing the request. 404, 417, 500 and 510 have the documented bodies, other
    /// statuses Laravel's `{"message"}`. A status below 200 or above 599 becomes 500.
    Status(u16),
}

impl Fault {
    /// Returns the response that replaces the execution of the request, if the fault has one.
    pub(crate) fn response(self, now: SystemTime) -> Option<Response> {
        match self {
            Self::ServerError => Some(responses::internal(now)),
            Self::Html => Some(responses::proxy_page()),
            Self::Status(status) => Some(responses::with_status(status, now)),
            Self::Delay(_) | Self::Reset => None,
        }
    }
}

/// The queue of faults, one for each of the next requests.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<VecDeque<Fault>>);

impl Faults {
    pub(crate) fn add(&self, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(fault);
    }

    pub(crate) fn next(&self) -> Option<Fault> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}
