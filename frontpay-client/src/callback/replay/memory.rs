use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use super::{ReplayGuard, ReplayState};
use crate::callback::{Notification, ReplayKey};

/// A [`ReplayGuard`] in memory, bounded by a number of notifications: for a single process.
///
/// With a freshness window, a notification is forgotten when it is stale: one window after its `timestamp`. Without
/// one, only the [capacity](Self::DEFAULT_CAPACITY) limits the memory. When it is full,
///
/// - notifications that were not processed are forgotten first, which loses nothing: a repetition is delivered as a new
///   notification;
/// - then those that were processed, the one that gets stale first before the others. A repetition of one would be
///   delivered again.
///
/// Only genuine notifications are recorded, so forgeries cannot fill the memory. A restart forgets everything.
pub struct MemoryReplayGuard {
    capacity: usize,
    entries: Mutex<Entries>,
}

impl MemoryReplayGuard {
    /// The number of notifications that are remembered unless set: 33 a second within the default freshness window.
    /// Each takes about 300 bytes.
    pub const DEFAULT_CAPACITY: usize = 10_000;

    /// Creates a guard that remembers [`DEFAULT_CAPACITY`](Self::DEFAULT_CAPACITY) notifications.
    #[must_use]
    pub fn new() -> Self {
        Self::with_capacity(Self::DEFAULT_CAPACITY)
    }

    /// Creates a guard that remembers so many notifications, at least one.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { capacity: capacity.max(1), entries: Mutex::default() }
    }

    fn record(&self, notification: &Notification, now: SystemTime, is_processed: bool) -> ReplayState {
        let mut entries = self.lock();
        entries.forget_stale(now);
        let before = entries.state(notification.replay_key());
        entries.insert(notification, is_processed || before == ReplayState::Processed);
        entries.shrink_to(self.capacity);
        before
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryReplayGuard {
    fn default() -> Self {
        Self::new()
    }
}

impl ReplayGuard for MemoryReplayGuard {
    type Error = Infallible;

    async fn record_seen(&self, notification: &Notification, now: SystemTime) -> Result<ReplayState, Infallible> {
        Ok(self.record(notification, now, false))
    }

    async fn record_processed(&self, notification: &Notification, now: SystemTime) -> Result<ReplayState, Infallible> {
        Ok(self.record(notification, now, true))
    }
}

/// Shows how many notifications it remembers.
impl fmt::Debug for MemoryReplayGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let remembered = self.lock().ranks.len();
        let debug = &mut f.debug_struct("MemoryReplayGuard");
        debug.field("capacity", &self.capacity).field("remembered", &remembered).finish_non_exhaustive()
    }
}

/// The notifications, by their keys and in the order in which they are forgotten.
#[derive(Default)]
struct Entries {
    ranks: HashMap<ReplayKey, Rank>,
    by_rank: BTreeMap<Rank, ReplayKey>,
    recorded: u64,
}

/// The smallest rank is forgotten first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_processed: bool,
    keep: Keep,
    recorded: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Keep {
    Until(SystemTime),
    Forever,
}

impl Entries {
    fn state(&self, key: &ReplayKey) -> ReplayState {
        match self.ranks.get(key) {
            Some(rank) if rank.is_processed => ReplayState::Processed,
            Some(_) => ReplayState::Seen,
            None => ReplayState::New,
        }
    }

    fn insert(&mut self, notification: &Notification, is_processed: bool) {
        let key = notification.replay_key();
        let keep = notification.replayable_until().map_or(Keep::Forever, Keep::Until);
        let rank = Rank { is_processed, keep, recorded: self.recorded };
        self.recorded += 1;
        if let Some(earlier) = self.ranks.insert(key.clone(), rank) {
            self.by_rank.remove(&earlier);
        }
        self.by_rank.insert(rank, key.clone());
    }

    fn forget_stale(&mut self, now: SystemTime) {
        for is_processed in [false, true] {
            let rank = |keep| Rank { is_processed, keep, recorded: 0 };
            let stale = rank(Keep::Until(SystemTime::UNIX_EPOCH))..rank(Keep::Until(now));
            while let Some(rank) = self.by_rank.range(stale.clone()).next().map(|(rank, _)| *rank) {
                self.forget(rank);
            }
        }
    }

    fn shrink_to(&mut self, capacity: usize) {
        while self.ranks.len() > capacity {
            let Some(rank) = self.by_rank.keys().next().copied() else { return };
            self.forget(rank);
        }
    }

    fn forget(&mut self, rank: Rank) {
        if let Some(key) = self.by_rank.remove(&rank) {
            self.ranks.remove(&key);
        }
    }
}
