//! What the API does not have: the customer who pays, for people who run the sandbox by hand.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use frontpay_client::{OrderId, OrderStatus};
use serde::Serialize;

use crate::answer;
use crate::error::PayError;
use crate::payment::{Delivery, Payment};
use crate::shared::Shared;

pub(crate) const PAY: &str = "/sandbox/orders/{order}/pay";

#[derive(Serialize)]
struct Paid<'a> {
    order: &'a OrderId,
    status: OrderStatus,
    callback: Told,
}

#[derive(Serialize)]
struct Told {
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    detail: String,
}

/// Needs no token: the server listens on this machine only, and an order's identifier cannot be guessed.
pub(crate) async fn pay(State(shared): State<Arc<Shared>>, order: Result<Path<OrderId>, PathRejection>) -> Response {
    let paid = match order {
        Ok(Path(order)) => shared.pay(&order).await,
        Err(_) => Err(PayError::NoSuchOrder),
    };
    match paid {
        Ok(payment) => Json(tell(&payment)).into_response(),
        Err(error @ PayError::NoSuchOrder) => answer::message(StatusCode::NOT_FOUND, &error.to_string()),
        Err(error @ PayError::AlreadyPaid) => answer::message(StatusCode::CONFLICT, &error.to_string()),
    }
}

fn tell(payment: &Payment) -> Paid<'_> {
    let (outcome, status) = match payment.delivery() {
        Delivery::NoUrl => ("none", None),
        Delivery::Withheld(_) => ("withheld", None),
        Delivery::Answered(status) => ("answered", Some(*status)),
        Delivery::Unanswered(_) => ("unanswered", None),
    };
    let callback = Told { outcome, status, detail: payment.delivery().to_string() };
    Paid { order: payment.order(), status: OrderStatus::Paid, callback }
}
