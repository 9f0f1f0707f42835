//! The content of responses, read leniently.

use std::fmt;

use http::StatusCode;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::envelope::Envelope;
use crate::error::SchemaMismatch;
use crate::id::{CustomerId, OrderId};
use crate::lenient;
use crate::status::OrderStatus;

/// A reader of the content of a confirmed response.
pub(crate) type Read<T> = fn(StatusCode, &Envelope<'_>) -> Result<T, SchemaMismatch>;

/// The `data` of a response as JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct RawData(Option<Box<str>>);

impl RawData {
    fn of(data: Option<&RawValue>) -> Self {
        Self(data.map(|data| data.get().into()))
    }

    fn read(&self) -> Value {
        self.0.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }
}

/// A new order, and a new customer if the payload named none.
///
/// Both identifiers are optional: a documented variant of the response is `"data": null`, which is success all the same.
/// Such an order can be found in Front Payment's portal, and its callback brings the identifier; no documented response
/// returns the reference that it was sent with.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Created {
    /// The order (`uuid`, in other responses `orderUuid`).
    #[serde(rename = "uuid")]
    pub order: Option<OrderId>,
    /// The customer (`customerUuid`).
    #[serde(rename = "customerUuid")]
    pub customer: Option<CustomerId>,
    #[serde(skip)]
    http_status: Option<StatusCode>,
    #[serde(skip)]
    data: RawData,
}

impl Created {
    /// Returns the HTTP status of the response; `None` if this value does not come from one.
    #[must_use]
    pub fn http_status(&self) -> Option<StatusCode> {
        self.http_status
    }

    /// Returns `data` as it was received, with the fields that this type does not have; null where there was none.
    #[must_use]
    pub fn data(&self) -> Value {
        self.data.read()
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct CreatedFields<'b> {
    #[serde(borrow, default)]
    uuid: Option<&'b RawValue>,
    #[serde(borrow, default)]
    order_uuid: Option<&'b RawValue>,
    #[serde(borrow, default)]
    customer_uuid: Option<&'b RawValue>,
}

impl Created {
    #[expect(clippy::unnecessary_wraps, reason = "the signature of a reader")]
    pub(crate) fn read(http_status: StatusCode, envelope: &Envelope<'_>) -> Result<Self, SchemaMismatch> {
        let fields: CreatedFields<'_> = envelope.data().map(lenient::object).unwrap_or_default();
        let order = [fields.uuid, fields.order_uuid].into_iter().flatten().find_map(lenient::text);
        Ok(Self {
            order: order.map(OrderId::from),
            customer: fields.customer_uuid.and_then(lenient::text).map(CustomerId::from),
            http_status: Some(http_status),
            data: RawData::of(envelope.data()),
        })
    }
}

/// The state of an order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OrderState {
    /// The order, as the response repeats it; never another one than was asked for.
    #[serde(rename = "uuid")]
    pub order: Option<OrderId>,
    /// The state.
    pub status: OrderStatus,
    /// The amount of the order in kroner; `None` in older responses, and where it cannot be read as a number.
    #[serde(rename = "orderAmount")]
    pub amount: Option<Decimal>,
    /// The amount that was refunded so far in kroner; `None` as for [`amount`](Self::amount).
    #[serde(rename = "refundedAmount")]
    pub refunded: Option<Decimal>,
    #[serde(skip)]
    http_status: Option<StatusCode>,
    #[serde(skip)]
    data: RawData,
}

impl OrderState {
    /// Returns the HTTP status of the response; `None` if this value does not come from one.
    #[must_use]
    pub fn http_status(&self) -> Option<StatusCode> {
        self.http_status
    }

    /// Returns `data` as it was received, with the fields that this type does not have or could not read.
    #[must_use]
    pub fn data(&self) -> Value {
        self.data.read()
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct OrderStateFields<'b> {
    #[serde(borrow, default)]
    uuid: Option<&'b RawValue>,
    #[serde(borrow, default)]
    order_uuid: Option<&'b RawValue>,
    #[serde(borrow, default)]
    status: Option<&'b RawValue>,
    #[serde(borrow, default)]
    order_amount: Option<&'b RawValue>,
    #[serde(borrow, default)]
    refunded_amount: Option<&'b RawValue>,
}

impl OrderState {
    pub(crate) fn read(http_status: StatusCode, envelope: &Envelope<'_>) -> Result<Self, SchemaMismatch> {
        let data = envelope.data().ok_or(SchemaMismatch::new("data", "an object", "nothing"))?;
        let fields: OrderStateFields<'_> = lenient::object(data);
        let order = [fields.uuid, fields.order_uuid].into_iter().flatten().find_map(lenient::text);
        let status = match fields.status {
            Some(status) => lenient::text(status)
                .ok_or_else(|| SchemaMismatch::new("data.status", "text", lenient::kind(status)))?,
            None if data.get().starts_with('{') => {
                return Err(SchemaMismatch::new("data.status", "text", "nothing"));
            }
            None => return Err(SchemaMismatch::new("data", "an object", lenient::kind(data))),
        };
        Ok(Self {
            order: order.map(OrderId::from),
            status: OrderStatus::from(status.as_str()),
            amount: fields.order_amount.and_then(lenient::amount),
            refunded: fields.refunded_amount.and_then(lenient::amount),
            http_status: Some(http_status),
            data: RawData::of(Some(data)),
        })
    }
}

/// Reads the whole response, of endpoints without a type.
pub(crate) fn whole(_: StatusCode, envelope: &Envelope<'_>) -> Result<Value, SchemaMismatch> {
    serde_json::from_str(envelope.text()).map_err(|_| SchemaMismatch::new(".", "JSON", "something else"))
}

/// `Debug` leaves `data` out, which may hold what was sent.
impl fmt::Debug for Created {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Created").field("order", &self.order).field("customer", &self.customer).finish_non_exhaustive()
    }
}

/// `Debug` leaves `data` out, which may hold what was sent.
impl fmt::Debug for OrderState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OrderState")
            .field("order", &self.order)
            .field("status", &self.status)
            .field("amount", &self.amount)
            .field("refunded", &self.refunded)
            .finish_non_exhaustive()
    }
}
