//! The orders, in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use frontpay_client::{CustomerId, OrderId, OrderStatus};
use frontpay_core::payload::PaymentLink;
use frontpay_core::{InvalidJson, Valid};

use crate::error::PayError;
use crate::judge::Accepted;
use crate::random;

/// How many orders a sandbox keeps.
pub const MOST_ORDERS: usize = 10_000;

/// How many bytes the payloads of all orders may have together: 64 MiB.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// An order as the sandbox keeps it.
///
/// `Debug` shows its identifiers and its state, no payload.
#[derive(Clone)]
pub struct Order {
    id: OrderId,
    customer: CustomerId,
    status: OrderStatus,
    created_at: SystemTime,
    amount: Arc<str>,
    callback_url: Option<Arc<str>>,
    document: Arc<str>,
}

impl Order {
    fn new(id: String, accepted: Accepted, created_at: SystemTime) -> Self {
        Self {
            id: id.into(),
            customer: accepted.customer.unwrap_or_else(|| random::identifier("CSRT").into()),
            status: OrderStatus::Sent,
            created_at,
            amount: accepted.amount.into(),
            callback_url: accepted.callback_url.map(Into::into),
            document: accepted.document.into(),
        }
    }

    /// Returns the identifier the create was answered with.
    #[must_use]
    pub fn id(&self) -> &OrderId {
        &self.id
    }

    /// Returns the customer: the one the payload names, else a new one.
    #[must_use]
    pub fn customer(&self) -> &CustomerId {
        &self.customer
    }

    /// Returns the state: [`Sent`](OrderStatus::Sent), or [`Paid`](OrderStatus::Paid).
    #[must_use]
    pub fn status(&self) -> &OrderStatus {
        &self.status
    }

    /// Returns when the order was made, by the sandbox's clock.
    #[must_use]
    pub fn created_at(&self) -> SystemTime {
        self.created_at
    }

    /// Returns the JSON text that was received.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Reads the payload.
    ///
    /// # Errors
    ///
    /// A violation named `shape`, where the table allows what the type cannot hold.
    pub fn payload(&self) -> Result<Valid<PaymentLink>, InvalidJson> {
        Valid::from_json(self.document.as_bytes())
    }

    pub(crate) fn amount(&self) -> &str {
        &self.amount
    }

    pub(crate) fn callback_url(&self) -> Option<&str> {
        self.callback_url.as_deref()
    }
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Order").field("id", &self.id).field("status", &self.status).finish_non_exhaustive()
    }
}

/// All orders, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Store(Mutex<Orders>);

#[derive(Debug, Default)]
struct Orders {
    list: Vec<Order>,
    places: HashMap<OrderId, usize>,
    bytes: usize,
}

/// There is no room for another order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Full;

impl Store {
    pub(crate) fn add(&self, accepted: Accepted, now: SystemTime) -> Result<Order, Full> {
        let mut orders = self.lock();
        let bytes = orders.bytes + accepted.document.len();
        if orders.list.len() >= MOST_ORDERS || bytes > MOST_BYTES {
            return Err(Full);
        }
        let order = Order::new(orders.new_id(), accepted, now);
        orders.bytes = bytes;
        let place = orders.list.len();
        orders.places.insert(order.id.clone(), place);
        orders.list.push(order.clone());
        Ok(order)
    }

    pub(crate) fn get(&self, id: &OrderId) -> Option<Order> {
        let orders = self.lock();
        orders.places.get(id).and_then(|place| orders.list.get(*place)).cloned()
    }

    pub(crate) fn all(&self) -> Vec<Order> {
        self.lock().list.clone()
    }

    /// Moves an order from its first state to the last one there is.
    pub(crate) fn pay(&self, id: &OrderId) -> Result<Order, PayError> {
        let mut orders = self.lock();
        let Orders { list, places, .. } = &mut *orders;
        let order = places.get(id).and_then(|place| list.get_mut(*place)).ok_or(PayError::NoSuchOrder)?;
        if order.status == OrderStatus::Paid {
            return Err(PayError::AlreadyPaid);
        }
        order.status = OrderStatus::Paid;
        Ok(order.clone())
    }

    fn lock(&self) -> MutexGuard<'_, Orders> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Orders {
    fn new_id(&self) -> String {
        loop {
            let id = random::identifier("ODR");
            if !self.places.contains_key(&OrderId::from(id.as_str())) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(document: String) -> Accepted {
        Accepted { document, customer: None, callback_url: None, amount: "51.00".to_owned() }
    }

    #[test]
    fn the_number_of_orders_is_limited() {
        let store = Store::default();
        for _ in 0..MOST_ORDERS {
            store.add(accepted("{}".to_owned()), SystemTime::UNIX_EPOCH).unwrap();
        }
        assert_eq!(store.add(accepted("{}".to_owned()), SystemTime::UNIX_EPOCH).unwrap_err(), Full);
        assert_eq!(store.all().len(), MOST_ORDERS);
    }

    #[test]
    fn the_bytes_of_orders_are_limited() {
        let store = Store::default();
        store.add(accepted(" ".repeat(MOST_BYTES)), SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(store.add(accepted("{}".to_owned()), SystemTime::UNIX_EPOCH).unwrap_err(), Full);
    }

    #[test]
    fn an_order_is_paid_once() {
        let store = Store::default();
        let order = store.add(accepted("{}".to_owned()), SystemTime::UNIX_EPOCH).unwrap();
        assert_eq!(store.pay(order.id()).unwrap().status(), &OrderStatus::Paid);
        assert_eq!(store.pay(order.id()).unwrap_err(), PayError::AlreadyPaid);
        assert_eq!(store.pay(&OrderId::from("ODR1")).unwrap_err(), PayError::NoSuchOrder);
    }

    #[test]
    fn debug_shows_no_payload() {
        let store = Store::default();
        let order = store.add(accepted("{\"name\":\"Kari\"}".to_owned()), SystemTime::UNIX_EPOCH).unwrap();
        assert!(!format!("{order:?}{store:?}").contains("Kari"));
    }
}
