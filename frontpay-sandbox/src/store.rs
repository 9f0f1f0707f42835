//! The orders in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use frontpay_client::{CustomerId, OrderId, OrderStatus};
use frontpay_core::payload::PaymentLink;
use frontpay_core::{InvalidJson, Valid};

use crate::error::PayError;
use crate::random;
use crate::validation::Accepted;

/// The maximum number of orders that a sandbox keeps.
pub const MAX_ORDERS: usize = 10_000;

/// The maximum length of the payloads of all orders together, in bytes: 64 MiB.
pub const MAX_TOTAL_BYTES: usize = 64 * 1024 * 1024;

/// An order in the sandbox.
///
/// `Debug` shows its identifier and its state, and no payload.
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

    /// Returns the identifier, as in the response to the create.
    #[must_use]
    pub fn id(&self) -> &OrderId {
        &self.id
    }

    /// Returns the customer: the one in the payload, or a new one.
    #[must_use]
    pub fn customer(&self) -> &CustomerId {
        &self.customer
    }

    /// Returns the state: [`Sent`](OrderStatus::Sent), or [`Paid`](OrderStatus::Paid).
    #[must_use]
    pub fn status(&self) -> &OrderStatus {
        &self.status
    }

    /// Returns the time when the order was created, by the sandbox's clock.
    #[must_use]
    pub fn created_at(&self) -> SystemTime {
        self.created_at
    }

    /// Returns the received JSON text.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Reads the payload.
    ///
    /// # Errors
    ///
    /// A violation named `shape`, if the table accepts a document that the type cannot hold.
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

/// The orders, in the order of their creation.
#[derive(Debug, Default)]
pub(crate) struct Store(Mutex<Orders>);

#[derive(Debug, Default)]
struct Orders {
    list: Vec<Order>,
    indexes: HashMap<OrderId, usize>,
    bytes: usize,
}

/// An error: there is no space for another order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Full;

impl Store {
    pub(crate) fn add(&self, accepted: Accepted, now: SystemTime) -> Result<Order, Full> {
        let mut orders = self.lock();
        let bytes = orders.bytes + accepted.document.len();
        if orders.list.len() >= MAX_ORDERS || bytes > MAX_TOTAL_BYTES {
            return Err(Full);
        }
        let order = Order::new(orders.new_id(), accepted, now);
        orders.bytes = bytes;
        let index = orders.list.len();
        orders.indexes.insert(order.id.clone(), index);
        orders.list.push(order.clone());
        Ok(order)
    }

    pub(crate) fn get(&self, id: &OrderId) -> Option<Order> {
        let orders = self.lock();
        orders.indexes.get(id).and_then(|index| orders.list.get(*index)).cloned()
    }

    pub(crate) fn all(&self) -> Vec<Order> {
        self.lock().list.clone()
    }

    /// Moves an order from its first state, sent, to its last one, paid.
    pub(crate) fn pay(&self, id: &OrderId) -> Result<Order, PayError> {
        let mut orders = self.lock();
        let Orders { list, indexes, .. } = &mut *orders;
        let order = indexes.get(id).and_then(|index| list.get_mut(*index)).ok_or(PayError::NoSuchOrder)?;
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
            if !self.indexes.contains_key(&OrderId::from(id.as_str())) {
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
        for _ in 0..MAX_ORDERS {
            store.add(accepted("{}".to_owned()), SystemTime::UNIX_EPOCH).unwrap();
        }
        assert_eq!(store.add(accepted("{}".to_owned()), SystemTime::UNIX_EPOCH).unwrap_err(), Full);
        assert_eq!(store.all().len(), MAX_ORDERS);
    }

    #[test]
    fn the_bytes_of_orders_are_limited() {
        let store = Store::default();
        store.add(accepted(" ".repeat(MAX_TOTAL_BYTES)), SystemTime::UNIX_EPOCH).unwrap();
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
