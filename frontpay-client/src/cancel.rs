//! The cancellation of a request.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::evidence::Outcome;
use crate::tracked_body::BodyState;

/// A handle that cancels a request: [`Request::cancel_handle`](crate::Request::cancel_handle).
///
/// A program that stops while a create is on its way must say what became of it. A dropped future cannot tell; this handle
/// can, also after the future was dropped.
///
/// ```
/// use frontpay_client::{Client, Environment, Outcome};
/// # use frontpay_core::{Valid, payload::PaymentLink};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let link = Valid::<PaymentLink>::from_json(include_bytes!("../tests/fixtures/payment-link.json"))?;
/// // A server that accepts connections and never completes TLS.
/// let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// let url = format!("https://{}/api/v1", listener.local_addr()?);
/// let client = Client::builder("the-token").environment(Environment::custom(&url)?).build()?;
///
/// let request = client.orders().send_payment_link(&link);
/// let handle = request.cancel_handle();
/// let stop = tokio::time::sleep(std::time::Duration::from_millis(50));
/// tokio::select! {
///     created = request.send() => println!("{created:?}"),
///     () = stop => assert_eq!(handle.cancel(), Outcome::NotSent),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Default)]
pub struct CancelHandle(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The body of the latest attempt.
    body: BodyState,
    is_canceled: bool,
}

impl CancelHandle {
    /// Cancels the request, and returns [`Outcome::NotSent`] if nobody has begun to read its body, else
    /// [`Outcome::Unknown`].
    ///
    /// A request that was not sent is never sent after that. One whose response came back has the outcome of its response,
    /// whatever this returns. A read has no body and changes nothing: it counts as not sent.
    #[must_use]
    pub fn cancel(&self) -> Outcome {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.is_canceled = true;
        if state.body.cancel() { Outcome::NotSent } else { Outcome::Unknown }
    }

    pub(crate) fn is_canceled(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_canceled
    }

    /// Follows the body of a new attempt.
    pub(crate) fn follow(&self, body: &BodyState) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.is_canceled {
            body.cancel();
        }
        state.body = body.clone();
    }
}

impl fmt::Debug for CancelHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CancelHandle")
    }
}
