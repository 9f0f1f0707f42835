//! A receiver that remembers: what it delivers again, what it does not, and what it forgets.

use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use frontpay_client::callback::{
    CallbackError, MemoryReplayGuard, Notification, ReceiveError, Received, Receiver, ReplayGuard, ReplayState,
    Unprocessed, Verifier,
};

use super::{ageless, genuine, secret, sent_at, signed};

/// A clock that a test moves.
#[derive(Clone, Default)]
struct TestClock(Arc<AtomicU64>);

impl TestClock {
    fn verifier(&self) -> Verifier {
        let clock = self.clone();
        Verifier::builder(secret()).clock(move || clock.now()).build().unwrap()
    }

    fn now(&self) -> SystemTime {
        sent_at() + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }

    fn pass(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

/// The callback of an order that is sent so many seconds after the genuine one.
fn callback(order: &str, after: u64) -> String {
    let timestamp = (1_755_764_200 + after).to_string();
    signed(&genuine(&[("orderUuid", order), ("timestamp", &timestamp)]))
}

async fn unprocessed(receiver: &Receiver, query: &str) -> Unprocessed {
    match receiver.receive(query).await.unwrap() {
        Received::Unprocessed(unprocessed) => unprocessed,
        Received::AlreadyProcessed(notification) => panic!("{notification:?} was processed"),
    }
}

async fn is_processed(receiver: &Receiver, query: &str) -> bool {
    matches!(receiver.receive(query).await.unwrap(), Received::AlreadyProcessed(_))
}

#[tokio::test]
async fn a_notification_that_was_not_marked_is_delivered_again() {
    let receiver = Receiver::new(TestClock::default().verifier());
    let query = callback("ODR1", 0);
    assert!(!unprocessed(&receiver, &query).await.is_repeated());
    let again = unprocessed(&receiver, &query).await;
    assert!(again.is_repeated());
    assert_eq!(again.notification().order().as_str(), "ODR1");
    assert_eq!(again.mark_processed().await.unwrap(), ReplayState::Seen);
    assert!(is_processed(&receiver, &query).await);
}

#[tokio::test]
async fn of_two_deliveries_at_the_same_moment_one_is_marked_first() {
    let receiver = Receiver::new(TestClock::default().verifier());
    let query = callback("ODR1", 0);
    let (one, other) = (unprocessed(&receiver, &query).await, unprocessed(&receiver, &query).await);
    assert_eq!(one.mark_processed().await.unwrap(), ReplayState::Seen);
    assert_eq!(other.mark_processed().await.unwrap(), ReplayState::Processed);
}

/// A change of the query that leaves all covered values as they are does not make it another notification.
#[tokio::test]
async fn a_repetition_in_another_encoding_is_known() {
    let receiver = Receiver::new(TestClock::default().verifier());
    let query = callback("ODR1", 0);
    unprocessed(&receiver, &query).await.mark_processed().await.unwrap();
    let encodings = [
        query.replace("PAID", "%50AI%44"),
        query.replace("order", "%6frder"),
        query.replace('&', "&&"),
        format!("?{query}&"),
    ];
    for query in &encodings {
        assert!(is_processed(&receiver, query).await, "{query}");
    }
}

#[tokio::test]
async fn another_state_another_time_and_another_order_are_other_notifications() {
    let receiver = Receiver::new(TestClock::default().verifier());
    unprocessed(&receiver, &callback("ODR1", 0)).await.mark_processed().await.unwrap();
    for other in
        [callback("ODR2", 0), callback("ODR1", 1), signed(&genuine(&[("orderUuid", "ODR1"), ("status", "SENT")]))]
    {
        assert!(!is_processed(&receiver, &other).await, "{other}");
    }
}

#[tokio::test]
async fn a_notification_is_remembered_as_long_as_it_would_be_accepted() {
    let clock = TestClock::default();
    let guard = Arc::new(MemoryReplayGuard::new());
    let receiver = Receiver::with_guard(clock.verifier(), Arc::clone(&guard));
    let query = callback("ODR1", 0);
    let notification = unprocessed(&receiver, &query).await;
    assert_eq!(notification.notification().replayable_until(), Some(sent_at() + Duration::from_secs(300)));
    notification.mark_processed().await.unwrap();
    clock.pass(300);
    assert!(is_processed(&receiver, &query).await);
    clock.pass(1);
    let stale = receiver.receive(&query).await.unwrap_err();
    assert!(matches!(stale, ReceiveError::Refused(CallbackError::Stale { .. })) && stale.status_code() == 403);
    // The next notification takes the room of the stale one.
    assert!(!unprocessed(&receiver, &callback("ODR2", 301)).await.is_repeated());
    assert_eq!(format!("{guard:?}"), "MemoryReplayGuard { capacity: 10000, remembered: 1, .. }");
}

#[tokio::test]
async fn a_full_memory_forgets_what_was_not_processed_first() {
    let receiver = Receiver::with_guard(TestClock::default().verifier(), MemoryReplayGuard::with_capacity(2));
    let query = |order: u64| callback(&format!("ODR{order}"), order);
    unprocessed(&receiver, &query(1)).await.mark_processed().await.unwrap();
    assert!(!unprocessed(&receiver, &query(2)).await.is_repeated());
    unprocessed(&receiver, &query(3)).await.mark_processed().await.unwrap();
    assert!(is_processed(&receiver, &query(1)).await && is_processed(&receiver, &query(3)).await);
    assert!(!unprocessed(&receiver, &query(2)).await.is_repeated());
    // Of what was processed, the notification that gets stale first.
    unprocessed(&receiver, &query(4)).await.mark_processed().await.unwrap();
    assert!(is_processed(&receiver, &query(3)).await && is_processed(&receiver, &query(4)).await);
    assert!(!is_processed(&receiver, &query(1)).await);
}

#[tokio::test]
async fn without_a_window_the_capacity_alone_is_the_bound() {
    let receiver = Receiver::with_guard(ageless().build().unwrap(), MemoryReplayGuard::with_capacity(0));
    let (first, second) = (callback("ODR1", 0), callback("ODR2", 0));
    let one = unprocessed(&receiver, &first).await;
    assert_eq!(one.notification().replayable_until(), None);
    one.mark_processed().await.unwrap();
    assert!(is_processed(&receiver, &first).await);
    unprocessed(&receiver, &second).await.mark_processed().await.unwrap();
    assert!(is_processed(&receiver, &second).await && !is_processed(&receiver, &first).await);
}

/// A memory that survives the process that wrote it, and can be out of order.
#[derive(Clone, Default)]
struct Database {
    rows: Arc<Mutex<HashMap<String, ReplayState>>>,
    is_down: Arc<AtomicBool>,
}

impl Database {
    fn record(&self, notification: &Notification, state: ReplayState) -> io::Result<ReplayState> {
        if self.is_down.load(Ordering::SeqCst) {
            return Err(io::Error::from(io::ErrorKind::ConnectionRefused));
        }
        let (mut rows, key) = (self.rows.lock().unwrap(), notification.replay_key().to_string());
        let before = rows.get(&key).copied().unwrap_or(ReplayState::New);
        if before != ReplayState::Processed {
            rows.insert(key, state);
        }
        Ok(before)
    }

    fn set_down(&self, is_down: bool) {
        self.is_down.store(is_down, Ordering::SeqCst);
    }
}

impl ReplayGuard for Database {
    type Error = io::Error;

    async fn record_seen(&self, notification: &Notification, _now: SystemTime) -> io::Result<ReplayState> {
        tokio::task::yield_now().await;
        self.record(notification, ReplayState::Seen)
    }

    async fn record_processed(&self, notification: &Notification, _now: SystemTime) -> io::Result<ReplayState> {
        tokio::task::yield_now().await;
        self.record(notification, ReplayState::Processed)
    }
}

#[tokio::test]
async fn a_crash_between_seen_and_processed_loses_no_payment() {
    let (clock, database) = (TestClock::default(), Database::default());
    let query = callback("ODR1", 0);
    let start = || Receiver::with_guard(clock.verifier(), database.clone());
    let crashed = unprocessed(&start(), &query).await;
    drop(crashed);
    let restarted = start();
    let again = unprocessed(&restarted, &query).await;
    assert!(again.is_repeated());
    again.mark_processed().await.unwrap();
    assert!(is_processed(&start(), &query).await);
}

#[tokio::test]
async fn a_memory_that_fails_is_neither_a_forgery_nor_a_repetition() {
    let database = Database::default();
    let receiver = Receiver::with_guard(TestClock::default().verifier(), database.clone());
    let query = callback("ODR1", 0);
    let notification = unprocessed(&receiver, &query).await;
    database.set_down(true);
    let error = receiver.receive(&query).await.unwrap_err();
    assert_eq!(
        (error.status_code().as_u16(), error.to_string()),
        (503, "the memory of processed callbacks failed".into())
    );
    assert!(error.source().is_some_and(<dyn Error>::is::<io::Error>));
    assert!(notification.mark_processed().await.is_err());
    database.set_down(false);
    assert!(unprocessed(&receiver, &query).await.is_repeated());
    // A forgery does not even reach the memory.
    database.set_down(true);
    let forged = receiver.receive(&query.replace("ODR1", "ODR2")).await.unwrap_err();
    assert!(matches!(forged, ReceiveError::Refused(CallbackError::WrongChecksum)));
}

#[tokio::test]
async fn debug_of_a_receiver_shows_neither_secret_nor_values() {
    let receiver = Receiver::new(TestClock::default().verifier());
    let query = signed(&genuine(&[("amount", "4711")]));
    let text = format!("{receiver:?} {:?}", receiver.receive(&query).await.unwrap());
    assert!(text.contains("ODR123") && !text.contains("4711") && !text.contains("test-secret"), "{text}");
}
