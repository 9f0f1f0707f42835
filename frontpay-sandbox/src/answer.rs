//! What the API answers: bodies as recorded in July 2025, else as documented, else Laravel's own.

use std::time::SystemTime;

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use frontpay_client::{CustomerId, OrderId, OrderStatus};
use serde::{Serialize, Serializer};

use crate::callback::unix_seconds;
use crate::store::Order;

/// What every answer of the API begins with.
#[derive(Clone, Copy, Serialize)]
struct Head {
    #[serde(serialize_with = "number")]
    status_code: StatusCode,
    status_message: &'static str,
    message: &'static str,
}

const CREATED: Head =
    Head { status_code: StatusCode::CREATED, status_message: "OK", message: "orderAddedSuccessfully" };
const RETRIEVED: Head =
    Head { status_code: StatusCode::OK, status_message: "OK", message: "Order Status Retrieved Successfully" };
const NOT_FOUND: Head =
    Head { status_code: StatusCode::NOT_FOUND, status_message: "Not Found", message: "Order Not Found" };
const REFUSED: Head = Head {
    status_code: StatusCode::EXPECTATION_FAILED,
    status_message: "Client Error",
    message: "payloadValidationErrors",
};
const INTERNAL: Head = Head {
    status_code: StatusCode::INTERNAL_SERVER_ERROR,
    status_message: "Internal Dependency Error",
    message: "internalErrorOccurredPleaseTryAgainLater",
};
const EXECUTION: Head = Head {
    status_code: StatusCode::NOT_EXTENDED,
    status_message: "Execution Exception Occurred",
    message: "somethingWentWrong",
};

/// What a fault says where the documents only print `Array`.
const ON_REQUEST: [&str; 1] = ["The sandbox was told to fail."];

#[derive(Serialize)]
struct WithData<T> {
    #[serde(flatten)]
    head: Head,
    is_data: bool,
    data: Option<T>,
}

#[derive(Serialize)]
struct WithErrors<T> {
    #[serde(flatten)]
    head: Head,
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

/// `is_data` is false beside filled `data`, as documented.
pub(crate) fn created(order: &Order) -> Response {
    let data = Created { uuid: order.id(), customer_uuid: order.customer() };
    with_data(CREATED, false, Some(data))
}

pub(crate) fn state<T: Serialize>(data: T) -> Response {
    with_data(RETRIEVED, true, Some(data))
}

/// Also for a list without any order.
pub(crate) fn not_found() -> Response {
    with_data(NOT_FOUND, false, None::<State<'_>>)
}

pub(crate) fn refused<S: Serialize>(sentences: &[S]) -> Response {
    with_errors(REFUSED, sentences)
}

pub(crate) fn internal(now: SystemTime) -> Response {
    with_errors(INTERNAL, Incident { happened_at: unix_seconds(now), internal_error_details: ON_REQUEST })
}

pub(crate) fn unauthenticated() -> Response {
    message(StatusCode::UNAUTHORIZED, "Unauthenticated.")
}

pub(crate) fn unknown_route(path: &str) -> Response {
    message(StatusCode::NOT_FOUND, &format!("The route {} could not be found.", path.trim_start_matches('/')))
}

pub(crate) fn wrong_method(method: &str, path: &str, supported: &str) -> Response {
    let path = path.trim_start_matches('/');
    let sentence = format!("The {method} method is not supported for route {path}. Supported methods: {supported}.");
    message(StatusCode::METHOD_NOT_ALLOWED, &sentence)
}

/// Laravel's form, for what is answered before the application itself sees the request.
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

/// The body that belongs to a status.
pub(crate) fn of_status(status: u16, now: SystemTime) -> Response {
    let known = StatusCode::from_u16(status).ok().filter(|status| (200..600).contains(&status.as_u16()));
    match known.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR) {
        StatusCode::INTERNAL_SERVER_ERROR => internal(now),
        StatusCode::NOT_EXTENDED => with_errors(EXECUTION, ON_REQUEST),
        StatusCode::EXPECTATION_FAILED => refused(&ON_REQUEST),
        StatusCode::NOT_FOUND => not_found(),
        StatusCode::UNAUTHORIZED => unauthenticated(),
        StatusCode::TOO_MANY_REQUESTS => {
            let wait = [(RETRY_AFTER, HeaderValue::from_static("1"))];
            (wait, message(StatusCode::TOO_MANY_REQUESTS, "Too Many Attempts.")).into_response()
        }
        other => message(other, other.canonical_reason().unwrap_or_default()),
    }
}

fn with_data<T: Serialize>(head: Head, is_data: bool, data: Option<T>) -> Response {
    (head.status_code, Json(WithData { head, is_data, data })).into_response()
}

fn with_errors<T: Serialize>(head: Head, errors: T) -> Response {
    (head.status_code, Json(WithErrors { head, is_error: true, errors })).into_response()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn number<S: Serializer>(status: &StatusCode, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(status.as_u16())
}
