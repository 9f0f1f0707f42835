//! The responses of the API: bodies as recorded in July 2025, otherwise as documented, otherwise as Laravel's.

use std::time::SystemTime;

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use frontpay_client::{CustomerId, OrderId, OrderStatus};
use serde::{Serialize, Serializer};

use crate::callback::unix_seconds;
use crate::store::Order;

/// The fields that every response of the API starts with.
#[derive(Clone, Copy, Serialize)]
struct Envelope {
    #[serde(serialize_with = "number")]
    status_code: StatusCode,
    status_message: &'static str,
    message: &'static str,
}

const CREATED: Envelope =
    Envelope { status_code: StatusCode::CREATED, status_message: "OK", message: "orderAddedSuccessfully" };
const RETRIEVED: Envelope =
    Envelope { status_code: StatusCode::OK, status_message: "OK", message: "Order Status Retrieved Successfully" };
const NOT_FOUND: Envelope =
    Envelope { status_code: StatusCode::NOT_FOUND, status_message: "Not Found", message: "Order Not Found" };
const REJECTED: Envelope = Envelope {
    status_code: StatusCode::EXPECTATION_FAILED,
    status_message: "Client Error",
    message: "payloadValidationErrors",
};
const INTERNAL: Envelope = Envelope {
    status_code: StatusCode::INTERNAL_SERVER_ERROR,
    status_message: "Internal Dependency Error",
    message: "internalErrorOccurredPleaseTryAgainLater",
};
const EXECUTION: Envelope = Envelope {
    status_code: StatusCode::NOT_EXTENDED,
    status_message: "Execution Exception Occurred",
    message: "somethingWentWrong",
};

/// The details of a simulated fault, for which the documents only print `Array`.
const SIMULATED: [&str; 1] = ["The sandbox simulates this failure."];

#[derive(Serialize)]
struct WithData<T> {
    #[serde(flatten)]
    envelope: Envelope,
    is_data: bool,
    data: Option<T>,
}

#[derive(Serialize)]
struct WithErrors<T> {
    #[serde(flatten)]
    envelope: Envelope,
    is_error: bool,
    errors: T,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Created<'a> {
    uuid: &'a OrderId,
    customer_uuid: &'a CustomerId,
}

#[derive(Serialize)]
pub(crate) struct State<'a> {
    uuid: &'a OrderId,
    status: &'a OrderStatus,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Incident {
    happened_at: String,
    internal_error_details: [&'static str; 1],
}

impl<'a> From<&'a Order> for State<'a> {
    fn from(order: &'a Order) -> Self {
        Self { uuid: order.id(), status: order.status() }
    }
}

/// Returns the response to a create. As documented, `is_data` is false although there is `data`.
pub(crate) fn created(order: &Order) -> Response {
    let data = Created { uuid: order.id(), customer_uuid: order.customer() };
    with_data(CREATED, false, Some(data))
}

pub(crate) fn state<T: Serialize>(data: T) -> Response {
    with_data(RETRIEVED, true, Some(data))
}

/// Returns the response for an unknown order, and for an empty list of orders.
pub(crate) fn not_found() -> Response {
    with_data(NOT_FOUND, false, None::<State<'_>>)
}

pub(crate) fn rejected<S: Serialize>(messages: &[S]) -> Response {
    with_errors(REJECTED, messages)
}

pub(crate) fn internal(now: SystemTime) -> Response {
    with_errors(INTERNAL, Incident { happened_at: unix_seconds(now), internal_error_details: SIMULATED })
}

pub(crate) fn unauthenticated() -> Response {
    message(StatusCode::UNAUTHORIZED, "Unauthenticated.")
}

pub(crate) fn unknown_route(path: &str) -> Response {
    message(StatusCode::NOT_FOUND, &format!("The route {} could not be found.", path.trim_start_matches('/')))
}

pub(crate) fn wrong_method(method: &str, path: &str, supported: &str) -> Response {
    let path = path.trim_start_matches('/');
    let text = format!("The {method} method is not supported for route {path}. Supported methods: {supported}.");
    message(StatusCode::METHOD_NOT_ALLOWED, &text)
}

/// Returns a response in Laravel's format, as sent before the application handles the request.
pub(crate) fn message(status: StatusCode, message: &str) -> Response {
    #[derive(Serialize)]
    struct Message<'a> {
        message: &'a str,
    }
    (status, Json(Message { message })).into_response()
}

pub(crate) fn proxy_page() -> Response {
    const PAGE: &str = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
        <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.24.0 (Ubuntu)</center>\r\n</body>\r\n</html>\r\n";
    let html = [(CONTENT_TYPE, HeaderValue::from_static("text/html"))];
    (StatusCode::BAD_GATEWAY, html, PAGE).into_response()
}

/// Returns the response with a status and its documented body.
pub(crate) fn with_status(status: u16, now: SystemTime) -> Response {
    let known = StatusCode::from_u16(status).ok().filter(|status| (200..600).contains(&status.as_u16()));
    match known.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR) {
        StatusCode::INTERNAL_SERVER_ERROR => internal(now),
        StatusCode::NOT_EXTENDED => with_errors(EXECUTION, SIMULATED),
        StatusCode::EXPECTATION_FAILED => rejected(&SIMULATED),
        StatusCode::NOT_FOUND => not_found(),
        StatusCode::UNAUTHORIZED => unauthenticated(),
        StatusCode::TOO_MANY_REQUESTS => {
            let wait = [(RETRY_AFTER, HeaderValue::from_static("1"))];
            (wait, message(StatusCode::TOO_MANY_REQUESTS, "Too Many Attempts.")).into_response()
        }
        other => message(other, other.canonical_reason().unwrap_or_default()),
    }
}

fn with_data<T: Serialize>(envelope: Envelope, is_data: bool, data: Option<T>) -> Response {
    (envelope.status_code, Json(WithData { envelope, is_data, data })).into_response()
}

fn with_errors<T: Serialize>(envelope: Envelope, errors: T) -> Response {
    (envelope.status_code, Json(WithErrors { envelope, is_error: true, errors })).into_response()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn number<S: Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}
