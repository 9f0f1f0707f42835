//! Extractors for `axum`.

use axum_core::extract::{FromRef, FromRequestParts};
use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::request::Parts;

use super::{CallbackError, Notification, ReceiveError, Received, Receiver, ReplayGuardError, Unprocessed, Verifier};

/// Extracts a verified notification; the [`Verifier`] is part of the router's state.
///
/// Nothing is remembered, so the handler must expect repetitions. Extract [`Unprocessed`] to reject those.
impl<S> FromRequestParts<S> for Notification
where
    Verifier: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = CallbackError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, CallbackError> {
        Verifier::from_ref(state).verify(parts.uri.query().unwrap_or_default())
    }
}

/// Extracts a verified notification that was not processed yet; the [`Receiver`] is part of the router's state.
///
/// ```
/// use axum::{Router, http::StatusCode, routing::get};
/// use frontpay_client::callback::{Receiver, Secret, Unprocessed, Verifier};
///
/// /// Is not called for a forgery, nor for what was processed before.
/// async fn paid(unprocessed: Unprocessed) -> StatusCode {
///     // Read the order `unprocessed.notification().order()`, and book what it says.
///     match unprocessed.mark_processed().await {
///         Ok(_) => StatusCode::OK,
///         Err(_) => StatusCode::SERVICE_UNAVAILABLE,
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let receiver = Receiver::new(Verifier::new(Secret::new("test-secret")?));
/// let shop = Router::new().route("/paid", get(paid)).with_state(receiver);
/// # let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
/// # let address = listener.local_addr()?;
/// # tokio::spawn(async move { axum::serve(listener, shop).await });
/// # use frontpay_client::callback::{self, Scheme};
/// # use std::time::SystemTime;
/// # let timestamp = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs().to_string();
/// # let mut parameters = vec![("orderUuid", "ODR1"), ("status", "PAID"), ("paymentMethod", "Visa")];
/// # parameters.extend([("amount", "100"), ("createdAt", "1755764131"), ("timestamp", timestamp.as_str())]);
/// # let query = callback::sign(&parameters, &Secret::new("test-secret")?, Scheme::C)?;
/// # async fn status(address: std::net::SocketAddr, query: &str) -> std::io::Result<u16> {
/// #     use tokio::io::{AsyncReadExt, AsyncWriteExt};
/// #     let mut stream = tokio::net::TcpStream::connect(address).await?;
/// #     let request = format!("GET /paid?{query} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n");
/// #     stream.write_all(request.as_bytes()).await?;
/// #     let mut answer = String::new();
/// #     stream.read_to_string(&mut answer).await?;
/// #     Ok(answer[9..12].parse().unwrap_or_default())
/// # }
///
/// assert_eq!(status(address, &query).await?, 200);
/// assert_eq!(status(address, &query).await?, 200); // The same again; the handler is not called.
/// assert_eq!(status(address, &query.replace("amount=100", "amount=1")).await?, 403);
/// assert_eq!(status(address, "").await?, 400);
/// # Ok(())
/// # }
/// ```
impl<S> FromRequestParts<S> for Unprocessed
where
    Receiver: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = CallbackRejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, CallbackRejection> {
        let receiver = Receiver::from_ref(state);
        match receiver.receive(parts.uri.query().unwrap_or_default()).await {
            Ok(Received::Unprocessed(unprocessed)) => Ok(unprocessed),
            Ok(Received::AlreadyProcessed(notification)) => Err(CallbackRejection::AlreadyProcessed(notification)),
            Err(ReceiveError::Refused(error)) => Err(CallbackRejection::Refused(error)),
            Err(ReceiveError::Guard(error)) => Err(CallbackRejection::Guard(error)),
        }
    }
}

/// The reason why a handler that asks for [`Unprocessed`] is not called.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallbackRejection {
    /// The notification is genuine and was processed before: answered with 200.
    #[error("the callback was processed before")]
    AlreadyProcessed(Notification),

    /// The verifier refuses the callback: answered with 403 or 400.
    #[error(transparent)]
    Refused(CallbackError),

    /// The memory of the receiver failed: answered with 503.
    #[error(transparent)]
    Guard(ReplayGuardError),
}

/// Answers with [`CallbackError::status_code`] and the error as text, which contains no value of the query.
impl IntoResponse for CallbackError {
    fn into_response(self) -> Response {
        (self.status_code(), self.to_string()).into_response()
    }
}

impl IntoResponse for CallbackRejection {
    fn into_response(self) -> Response {
        match self {
            Self::AlreadyProcessed(_) => (StatusCode::OK, self.to_string()).into_response(),
            Self::Refused(error) => error.into_response(),
            Self::Guard(_) => (StatusCode::SERVICE_UNAVAILABLE, self.to_string()).into_response(),
        }
    }
}
