//! The state that the handle and the server share.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use frontpay_client::OrderId;
use frontpay_client::callback::Secret;
use frontpay_core::Messages;
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use crate::callback::Callbacks;
use crate::error::PayError;
use crate::fault::Faults;
use crate::payment::Payment;
use crate::quota::Quota;
use crate::store::Store;

pub(crate) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

pub(crate) struct Shared {
    pub(crate) token: SecretString,
    /// The text that [`Sandbox::callback_secret`](crate::Sandbox::callback_secret) returns.
    pub(crate) callback_secret: SecretString,
    pub(crate) signing_secret: Secret,
    pub(crate) clock: Clock,
    pub(crate) messages: Messages,
    pub(crate) callbacks: Callbacks,
    pub(crate) store: Store,
    pub(crate) faults: Faults,
    pub(crate) quota: Quota,
}

impl Shared {
    pub(crate) fn now(&self) -> SystemTime {
        (self.clock)()
    }

    /// Returns `true` if this is the token, compared in constant time.
    pub(crate) fn is_token(&self, token: &[u8]) -> bool {
        self.token.expose_secret().as_bytes().ct_eq(token).into()
    }

    pub(crate) async fn pay(&self, order: &OrderId) -> Result<Payment, PayError> {
        let order = self.store.pay(order)?;
        Ok(self.callbacks.notify(&order, &self.signing_secret, self.now()).await)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shared").field("store", &self.store).field("faults", &self.faults).finish_non_exhaustive()
    }
}
