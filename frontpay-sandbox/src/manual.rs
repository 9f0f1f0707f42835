//! A route that the API does not have: it lets the customer pay, for manual use of the sandbox.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use frontpay_client::{OrderId, OrderStatus};
use serde::Serialize;

use crate::error::PayError;
use crate::payment::{Delivery, Payment};
use crate::responses;
use crate::shared::Shared;

pub(crate) const PAY: &str = "/sandbox/orders/{order}/pay";

#[derive(Serialize)]
struct Paid<'a> {
    order: &'a OrderId,
    status: OrderStatus,
    callback: CallbackResult,
}

#[derive(Serialize)]
struct CallbackResult {
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    detail: String,
}

/// Lets the customer pay. Needs no token: the server listens on this machine only, and identifiers of orders are random.
pub(crate) async fn pay(State(shared): State<Arc<Shared>>, order: Result<Path<OrderId>, PathRejection>) -> Response {
    let paid = match order {
        Ok(Path(order)) => shared.pay(&order).await,
        Err(_) => Err(PayError::NoSuchOrder),
    };
    match paid {
        Ok(payment) => Json(describe(&payment)).into_response(),
        Err(error @ PayError::NoSuchOrder) => responses::message(StatusCode::NOT_FOUND, &error.to_string()),
        Err(error @ PayError::AlreadyPaid) => responses::message(StatusCode::CONFLICT, &error.to_string()),
    }
}

fn describe(payment: &Payment) -> Paid<'_> {
    let (outcome, status) = match payment.delivery() {
        Delivery::NoUrl => ("none", None),
        Delivery::Withheld(_) => ("withheld", None),
        Delivery::Answered(status) => ("answered", Some(*status)),
        Delivery::Unanswered(_) => ("unanswered", None),
    };
    let callback = CallbackResult { outcome, status, detail: payment.delivery().to_string() };
    Paid { order: payment.order(), status: OrderStatus::Paid, callback }
}
