//! The routes of the API, and the middleware of every request.

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{ConnectInfo, FromRequestParts, Path, RawQuery, Request, State};
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, AUTHORIZATION, CACHE_CONTROL, SERVER};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use frontpay_client::{OrderId, OrderStatus};
use url::form_urlencoded;

use crate::body::{self, BodyError, MAX_BODY_BYTES};
use crate::fault::Fault;
use crate::listener::ResetHandle;
use crate::shared::Shared;
use crate::store::{MAX_ORDERS, MAX_TOTAL_BYTES};
use crate::{manual, quota, responses, validation};

/// The base path of the API.
pub(crate) const BASE: &str = "/api/v1/";

const CREATE: &str = "/api/v1/connect/orders/payment-link/create";
const LIST: &str = "/api/v1/connect/orders/status";
const STATUS: &str = "/api/v1/connect/orders/status/{order}";

pub(crate) fn router(shared: &Arc<Shared>) -> Router {
    let only_post = async |method: Method, uri: Uri| responses::wrong_method(method.as_str(), uri.path(), "POST");
    let only_get = async |method: Method, uri: Uri| responses::wrong_method(method.as_str(), uri.path(), "GET, HEAD");
    Router::new()
        .route(CREATE, post(create).fallback(only_post))
        .route(LIST, get(list).fallback(only_get))
        .route(STATUS, get(status).fallback(only_get))
        .fallback(async |uri: Uri| responses::unknown_route(uri.path()))
        .layer(from_fn_with_state(Arc::clone(shared), serve))
        .route(manual::PAY, post(manual::pay).fallback(only_post))
        .layer(axum::middleware::from_fn(trace))
        .with_state(Arc::clone(shared))
}

/// A request with a valid token. Laravel resolves the route first, so unknown paths need no token.
struct Authenticated;

impl FromRequestParts<Arc<Shared>> for Authenticated {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, shared: &Arc<Shared>) -> Result<Self, Response> {
        let header = parts.headers.get(AUTHORIZATION).map_or(&b""[..], HeaderValue::as_bytes);
        let token = bearer(header).filter(|token| shared.is_token(token));
        token.map(|_| Self).ok_or_else(responses::unauthenticated)
    }
}

fn bearer(header: &[u8]) -> Option<&[u8]> {
    let (scheme, token) = header.split_at_checked(b"Bearer ".len())?;
    scheme.eq_ignore_ascii_case(b"Bearer ").then(|| token.trim_ascii())
}

async fn create(State(shared): State<Arc<Shared>>, _: Authenticated, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = match body::read(body).await {
        Ok(body) => body,
        Err(BodyError::TooLarge) => return too_large(),
        Err(BodyError::Incomplete) => return responses::message(StatusCode::BAD_REQUEST, "The body is incomplete."),
    };
    let accepted = match validation::payment_link(&parts.headers, &body, &shared.messages) {
        Ok(accepted) => accepted,
        Err(messages) => return responses::rejected(&messages),
    };
    shared.store.add(accepted, shared.now()).map_or_else(|_| full(), |order| responses::created(&order))
}

fn too_large() -> Response {
    let message = format!("The POST data is too large: the sandbox reads {MAX_BODY_BYTES} bytes.");
    responses::message(StatusCode::PAYLOAD_TOO_LARGE, &message)
}

fn full() -> Response {
    let message =
        format!("The sandbox is full: it keeps {MAX_ORDERS} orders with {MAX_TOTAL_BYTES} bytes. Restart it.");
    responses::message(StatusCode::INSUFFICIENT_STORAGE, &message)
}

async fn status(
    State(shared): State<Arc<Shared>>,
    _: Authenticated,
    order: Result<Path<OrderId>, PathRejection>,
) -> Response {
    let order = order.ok().and_then(|Path(id)| shared.store.get(&id));
    order.map_or_else(responses::not_found, |order| responses::state(responses::State::from(&order)))
}

async fn list(State(shared): State<Arc<Shared>>, _: Authenticated, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let wanted = pairs.find(|(name, value)| name == "type" && !value.is_empty());
    let wanted = wanted.map(|(_, value)| OrderStatus::from(&*value));
    let mut orders = shared.store.all();
    orders.retain(|order| wanted.as_ref().is_none_or(|wanted| order.status() == wanted));
    if orders.is_empty() {
        responses::not_found()
    } else {
        responses::state(orders.iter().map(responses::State::from).collect::<Vec<_>>())
    }
}

/// Simulates the fault of a request, and adds the recorded headers to every response of the API.
async fn serve(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(connection): ConnectInfo<ResetHandle>,
    request: Request,
    next: Next,
) -> Response {
    let fault = shared.faults.next();
    if let Some(Fault::Html) = fault {
        return responses::proxy_page();
    }
    let mut response = match fault.and_then(|fault| fault.response(shared.now())) {
        Some(response) => response,
        None => next.run(request).await,
    };
    match fault {
        Some(Fault::Delay(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Reset) => connection.reset(),
        _ => {}
    }
    response.headers_mut().extend(headers(shared.quota.take(shared.now())));
    response
}

fn headers(remaining: u32) -> [(HeaderName, HeaderValue); 5] {
    [
        (SERVER, HeaderValue::from_static(concat!("frontpay-sandbox/", env!("CARGO_PKG_VERSION")))),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
        (HeaderName::from_static("x-ratelimit-limit"), quota::LIMIT.into()),
        (HeaderName::from_static("x-ratelimit-remaining"), remaining.into()),
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ]
}

async fn trace(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    tracing::info!(%method, path, status = response.status().as_u16(), "answered");
    response
}
