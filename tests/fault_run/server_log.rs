//! The log of the server: the requests it received and the orders it created.

use std::collections::HashMap;
use std::sync::Mutex;

/// The entries of all calls.
#[derive(Default)]
pub(crate) struct ServerLog(Mutex<HashMap<usize, Entry>>);

/// The entry of one call.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Entry {
    /// The number of heads of POSTs that were received.
    pub(crate) heads: u32,
    /// The number of POSTs that were received completely.
    pub(crate) posts: u32,
    /// The number of complete POSTs whose body is not that of the call.
    pub(crate) foreign: u32,
    /// The number of orders that were created.
    pub(crate) orders: u32,
}

impl ServerLog {
    pub(crate) fn of(&self, call: usize) -> Entry {
        self.0.lock().unwrap().get(&call).copied().unwrap_or_default()
    }

    pub(crate) fn change(&self, call: usize, change: impl FnOnce(&mut Entry)) {
        change(self.0.lock().unwrap().entry(call).or_default());
    }
}
