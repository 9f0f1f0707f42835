//! What the API answers, read generously.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{CustomerId, OrderId, OrderStatus, generous};

/// An order was made, and with it a customer if the payload named none.
///
/// Both identifiers are optional: a documented variant of the answer is `"data": null`, which is success all the
/// same. An order without an identifier is found again by the reference it was sent with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "CreatedData")]
#[non_exhaustive]
pub struct Created {
    /// The order (`uuid`, in other answers `orderUuid`).
    #[serde(rename = "uuid")]
    pub order: Option<OrderId>,
    /// The customer (`customerUuid`).
    #[serde(rename = "customerUuid")]
    pub customer: Option<CustomerId>,
}

/// Two fields rather than an alias: an answer with both names is no reason to fail.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CreatedData {
    #[serde(default, deserialize_with = "generous::id")]
    uuid: Option<OrderId>,
    #[serde(default, deserialize_with = "generous::id")]
    order_uuid: Option<OrderId>,
    #[serde(default, deserialize_with = "generous::id")]
    customer_uuid: Option<CustomerId>,
}

impl From<CreatedData> for Created {
    fn from(data: CreatedData) -> Self {
        Self { order: data.uuid.or(data.order_uuid), customer: data.customer_uuid }
    }
}

/// Where an order stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "OrderStateData")]
#[non_exhaustive]
pub struct OrderState {
    /// The order that was asked for, as the answer repeats it.
    #[serde(rename = "uuid")]
    pub order: Option<OrderId>,
    /// The state.
    pub status: OrderStatus,
    /// What the customer pays, in kroner; older answers leave it out.
    #[serde(rename = "orderAmount")]
    pub amount: Option<Decimal>,
    /// What was paid back so far; older answers leave it out.
    #[serde(rename = "refundedAmount")]
    pub refunded: Option<Decimal>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OrderStateData {
    #[serde(default, deserialize_with = "generous::id")]
    uuid: Option<OrderId>,
    #[serde(default, deserialize_with = "generous::id")]
    order_uuid: Option<OrderId>,
    status: OrderStatus,
    #[serde(default, deserialize_with = "generous::amount")]
    order_amount: Option<Decimal>,
    #[serde(default, deserialize_with = "generous::amount")]
    refunded_amount: Option<Decimal>,
}

impl From<OrderStateData> for OrderState {
    fn from(data: OrderStateData) -> Self {
        Self {
            order: data.uuid.or(data.order_uuid),
            status: data.status,
            amount: data.order_amount,
            refunded: data.refunded_amount,
        }
    }
}
