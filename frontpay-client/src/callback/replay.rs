mod memory;

use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::time::SystemTime;

use super::Notification;

pub use memory::MemoryReplayGuard;

/// The memory of a [`Receiver`](super::Receiver): which notifications were seen, and which of them were processed.
///
/// There are two steps, so that a crash between them loses no payment: a notification that was seen but not processed
/// is delivered again when it is repeated, one that was processed is not. Both methods return the state **before** the
/// call. A notification is identified by its [key](Notification::replay_key). It may be forgotten after
/// [`replayable_until`](Notification::replayable_until), when the verifier refuses it as stale.
///
/// [`MemoryReplayGuard`] is enough for a single process; after a restart, a callback of the last minutes can be
/// delivered once more. A shop of several processes needs a memory that they share, usually the database in which it
/// books:
///
/// ```sql
/// -- record_seen; the state before is that of the row, or `New` where there was none
/// INSERT INTO callbacks (key, processed, keep_until) VALUES ($1, false, $2) ON CONFLICT (key) DO NOTHING;
/// -- record_processed, in the transaction that books; no row updated: another process was first, roll back
/// UPDATE callbacks SET processed = true WHERE key = $1 AND processed = false;
/// ```
///
/// Two deliveries of the same notification at the same moment both reach the shop, since neither has been processed.
/// The one whose `record_processed` returns [`ReplayState::Processed`] came second and must not book.
///
/// # Example
///
/// A directory is the memory of all processes that can write to it; the file system creates each file only once.
///
/// ```
/// use std::fs::OpenOptions;
/// use std::io::{self, ErrorKind};
/// use std::path::PathBuf;
/// use std::time::SystemTime;
/// use frontpay_client::callback::{Notification, ReplayGuard, ReplayState};
///
/// struct DirectoryGuard(PathBuf);
///
/// impl DirectoryGuard {
///     /// Returns `true` if the file was created, `false` if it was there.
///     fn create(&self, notification: &Notification, step: &str) -> io::Result<bool> {
///         let path = self.0.join(format!("{}.{step}", notification.replay_key()));
///         match OpenOptions::new().write(true).create_new(true).open(path) {
///             Ok(_) => Ok(true),
///             Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
///             Err(error) => Err(error),
///         }
///     }
///
///     fn has(&self, notification: &Notification, step: &str) -> io::Result<bool> {
///         self.0.join(format!("{}.{step}", notification.replay_key())).try_exists()
///     }
/// }
///
/// impl ReplayGuard for DirectoryGuard {
///     type Error = io::Error;
///
///     async fn record_seen(&self, notification: &Notification, _now: SystemTime) -> io::Result<ReplayState> {
///         let is_new = self.create(notification, "seen")?;
///         Ok(match self.has(notification, "processed")? {
///             true => ReplayState::Processed,
///             false if is_new => ReplayState::New,
///             false => ReplayState::Seen,
///         })
///     }
///
///     async fn record_processed(&self, notification: &Notification, _now: SystemTime) -> io::Result<ReplayState> {
///         Ok(match self.create(notification, "processed")? {
///             true => ReplayState::Seen,
///             false => ReplayState::Processed,
///         })
///     }
/// }
///
/// # use frontpay_client::callback::{self, Received, Receiver, Scheme, Secret, Verifier};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let directory = std::env::temp_dir().join(format!("frontpay-replay-{}", std::process::id()));
/// # std::fs::create_dir_all(&directory)?;
/// # let secret = Secret::new("test-secret")?;
/// # let timestamp = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs().to_string();
/// # let mut parameters = vec![("orderUuid", "ODR1"), ("status", "PAID"), ("paymentMethod", "Visa")];
/// # parameters.extend([("amount", "100"), ("createdAt", "1755764131"), ("timestamp", timestamp.as_str())]);
/// # let query = callback::sign(&parameters, &secret, Scheme::C)?;
/// let one = Receiver::with_guard(Verifier::new(secret.clone()), DirectoryGuard(directory.clone()));
/// let other = Receiver::with_guard(Verifier::new(secret), DirectoryGuard(directory.clone()));
///
/// let Received::Unprocessed(first) = one.receive(&query).await? else { panic!("it is new") };
/// // The first process ends here, before it has booked. The notification is repeated to the other one.
/// let Received::Unprocessed(second) = other.receive(&query).await? else { panic!("it was lost") };
/// assert!(second.is_repeated());
/// assert_eq!(second.mark_processed().await?, ReplayState::Seen);
/// // Had the first process only been slow, it would learn now that it must not book.
/// assert_eq!(first.mark_processed().await?, ReplayState::Processed);
/// assert!(matches!(one.receive(&query).await?, Received::AlreadyProcessed(_)));
/// # std::fs::remove_dir_all(&directory)?;
/// # Ok(())
/// # }
/// ```
pub trait ReplayGuard: Send + Sync {
    /// The error of the memory.
    type Error: Error + Send + Sync + 'static;

    /// Records that a notification has arrived, and returns what was known of it before.
    ///
    /// `now` is the time by the verifier's clock; a notification that is not kept beyond `now` may be forgotten.
    fn record_seen(
        &self,
        notification: &Notification,
        now: SystemTime,
    ) -> impl Future<Output = Result<ReplayState, Self::Error>> + Send;

    /// Records that a notification was processed, and returns what was known of it before.
    ///
    /// At most one call for a notification, among those of all processes, may return another state than
    /// [`ReplayState::Processed`], unless the notification was forgotten in between.
    fn record_processed(
        &self,
        notification: &Notification,
        now: SystemTime,
    ) -> impl Future<Output = Result<ReplayState, Self::Error>> + Send;
}

/// A guard that several receivers share, for instance those of several callback URLs.
impl<G: ReplayGuard> ReplayGuard for Arc<G> {
    type Error = G::Error;

    async fn record_seen(&self, notification: &Notification, now: SystemTime) -> Result<ReplayState, G::Error> {
        G::record_seen(self, notification, now).await
    }

    async fn record_processed(&self, notification: &Notification, now: SystemTime) -> Result<ReplayState, G::Error> {
        G::record_processed(self, notification, now).await
    }
}

/// The state of a notification in a [`ReplayGuard`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReplayState {
    /// The notification was never seen, or it was forgotten.
    New,
    /// The notification was seen, and not processed.
    Seen,
    /// The notification was processed.
    Processed,
}

/// An error of a [`ReplayGuard`]; the cause is in `source()`.
///
/// The notification is genuine, and it is not known whether it was processed before.
#[derive(Debug, thiserror::Error)]
#[error("the memory of processed callbacks failed")]
pub struct ReplayGuardError(#[source] Box<dyn Error + Send + Sync>);

type Recorded<'r> = Pin<Box<dyn Future<Output = Result<ReplayState, ReplayGuardError>> + Send + 'r>>;

/// A guard behind a pointer, so that a receiver has no type parameter that every handler would have to repeat.
pub(super) trait DynReplayGuard: Send + Sync {
    fn record_seen<'r>(&'r self, notification: &'r Notification, now: SystemTime) -> Recorded<'r>;
    fn record_processed<'r>(&'r self, notification: &'r Notification, now: SystemTime) -> Recorded<'r>;
}

impl<G: ReplayGuard> DynReplayGuard for G {
    fn record_seen<'r>(&'r self, notification: &'r Notification, now: SystemTime) -> Recorded<'r> {
        Box::pin(async move { ReplayGuard::record_seen(self, notification, now).await.map_err(failed) })
    }

    fn record_processed<'r>(&'r self, notification: &'r Notification, now: SystemTime) -> Recorded<'r> {
        Box::pin(async move { ReplayGuard::record_processed(self, notification, now).await.map_err(failed) })
    }
}

fn failed(source: impl Error + Send + Sync + 'static) -> ReplayGuardError {
    ReplayGuardError(Box::new(source))
}
