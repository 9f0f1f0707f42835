//! Faults on request.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use axum::response::Response;

use crate::answer;

/// What the next request to the API meets: see [`Sandbox::fail_next`](crate::Sandbox::fail_next).
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
    /// Answers 500 as documented (`internalErrorOccurredPleaseTryAgainLater`) and does nothing.
    ServerError,
    /// Answers 502 with a page of HTML, as a proxy before the API does, and does nothing.
    Html,
    /// Does what is asked for, and answers so much later. An order is there at once.
    Delay(Duration),
    /// Does what is asked for, and breaks the connection instead of answering. An order is there.
    Reset,
    /// Answers with a status and does nothing. 404, 417, 500 and 510 have the documented bodies, other statuses
    /// Laravel's `{"message"}`. A status that no answer can have (below 200, above 599) is a 500.
    Status(u16),
}

impl Fault {
    /// What is answered instead of doing anything.
    pub(crate) fn instead(self, now: SystemTime) -> Option<Response> {
        match self {
            Self::ServerError => Some(answer::internal(now)),
            Self::Html => Some(answer::proxy_page()),
            Self::Status(status) => Some(answer::of_status(status, now)),
            Self::Delay(_) | Self::Reset => None,
        }
    }
}

/// The faults that requests are still to meet, one each.
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
