use std::fmt;
use std::sync::Arc;

use http::StatusCode;

use super::replay::DynReplayGuard;
use super::{CallbackError, MemoryReplayGuard, Notification, ReplayGuard, ReplayGuardError, ReplayState, Verifier};

/// Receives callbacks: a [`Verifier`] with a [`ReplayGuard`].
///
/// ```
/// use frontpay_client::callback::{Received, Receiver, Secret, Verifier};
///
/// # fn query() -> Result<String, Box<dyn std::error::Error>> {
/// #     use std::time::SystemTime;
/// #     let secret = Secret::new("test-secret")?;
/// #     let timestamp = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs().to_string();
/// #     let mut parameters = vec![("orderUuid", "ODR1"), ("status", "PAID"), ("paymentMethod", "Visa")];
/// #     parameters.extend([("amount", "100"), ("createdAt", "1755764131"), ("timestamp", timestamp.as_str())]);
/// #     Ok(frontpay_client::callback::sign(&parameters, &secret, frontpay_client::callback::Scheme::C)?)
/// # }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let receiver = Receiver::new(Verifier::new(Secret::new("test-secret")?));
/// # let query = query()?;
///
/// let mut booked = 0;
/// for _ in 0..2 {
///     let status = match receiver.receive(&query).await {
///         Ok(Received::Unprocessed(unprocessed)) => {
///             // Read the order `unprocessed.notification().order()`, and book what it says.
///             booked += 1;
///             unprocessed.mark_processed().await?;
///             200
///         }
///         Ok(Received::AlreadyProcessed(_)) => 200,
///         Err(error) => error.status_code().as_u16(),
///     };
///     assert_eq!(status, 200);
/// }
/// assert_eq!(booked, 1);
/// # Ok(())
/// # }
/// ```
///
/// Cloning is cheap, and the clones share the memory.
#[derive(Clone)]
pub struct Receiver {
    verifier: Verifier,
    guard: Arc<dyn DynReplayGuard>,
}

impl Receiver {
    /// Creates a receiver with a [`MemoryReplayGuard`] of the default capacity.
    #[must_use]
    pub fn new(verifier: Verifier) -> Self {
        Self::with_guard(verifier, MemoryReplayGuard::new())
    }

    /// Creates a receiver with another memory.
    #[must_use]
    pub fn with_guard(verifier: Verifier, guard: impl ReplayGuard + 'static) -> Self {
        Self { verifier, guard: Arc::new(guard) }
    }

    /// Verifies the query of one request by the verifier's clock, and looks up whether it was processed before.
    ///
    /// # Errors
    ///
    /// [`ReceiveError::Refused`] where the verifier refuses it, [`ReceiveError::Guard`] where the memory fails.
    pub async fn receive(&self, raw_query: &str) -> Result<Received, ReceiveError> {
        let now = self.verifier.now();
        let notification = self.verifier.verify_at(raw_query, now)?;
        let state = self.guard.record_seen(&notification, now).await?;
        Ok(match state {
            ReplayState::Processed => Received::AlreadyProcessed(notification),
            ReplayState::New | ReplayState::Seen => Received::Unprocessed(Unprocessed {
                notification,
                is_repeated: state == ReplayState::Seen,
                receiver: self.clone(),
            }),
        })
    }
}

/// A genuine callback.
#[derive(Debug, Clone)]
pub enum Received {
    /// A notification that is not processed yet: process it, [mark](Unprocessed::mark_processed) it, and answer with 200.
    Unprocessed(Unprocessed),
    /// A notification that was processed before: answer with 200 and do nothing, since another status asks for a repetition.
    AlreadyProcessed(Notification),
}

/// A genuine notification that is not marked as processed.
#[derive(Clone)]
#[must_use = "the notification is delivered again until `mark_processed` is called"]
pub struct Unprocessed {
    notification: Notification,
    is_repeated: bool,
    receiver: Receiver,
}

impl Unprocessed {
    /// Returns the notification.
    #[must_use]
    pub fn notification(&self) -> &Notification {
        &self.notification
    }

    /// Returns `true` if the notification was seen before and not marked: the process ended, booking failed, or another
    /// delivery is being processed at this moment.
    #[must_use]
    pub fn is_repeated(&self) -> bool {
        self.is_repeated
    }

    /// Marks the notification as processed, so that repetitions are recognized. Call it when the booking is durable.
    ///
    /// Returns the state before the call: [`ReplayState::Processed`] if another delivery of the same notification was
    /// marked in the meantime.
    ///
    /// # Errors
    ///
    /// [`ReplayGuardError`] where the memory fails. The notification may then be delivered again.
    pub async fn mark_processed(&self) -> Result<ReplayState, ReplayGuardError> {
        let now = self.receiver.verifier.now();
        self.receiver.guard.record_processed(&self.notification, now).await
    }
}

/// The reason why a request is not received.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiveError {
    /// The verifier refuses the callback.
    #[error(transparent)]
    Refused(#[from] CallbackError),

    /// The callback is genuine, and the memory failed.
    #[error(transparent)]
    Guard(#[from] ReplayGuardError),
}

impl ReceiveError {
    /// Returns the status to answer the request with: that of the [`CallbackError`], or 503 where the memory failed, so
    /// that the callback may be sent again. Whether the server does so is not known.
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        match self {
            Self::Refused(error) => error.status_code(),
            Self::Guard(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").field("verifier", &self.verifier).finish_non_exhaustive()
    }
}

impl fmt::Debug for Unprocessed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let debug = &mut f.debug_struct("Unprocessed");
        debug.field("notification", &self.notification).field("is_repeated", &self.is_repeated).finish_non_exhaustive()
    }
}
