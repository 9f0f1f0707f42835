//! The builder of a sandbox.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use frontpay_client::callback::Secret;
use secrecy::{ExposeSecret, SecretString};

use crate::callback::Callbacks;
use crate::error::StartError;
use crate::fault::Faults;
use crate::quota::Quota;
use crate::sandbox::Sandbox;
use crate::shared::{Clock, Shared};
use crate::store::Store;
use crate::{random, validation};

/// A builder for a [`Sandbox`]. All options have defaults.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use frontpay_sandbox::Sandbox;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::builder()
///     .token("the-token")
///     .callback_secret("test-secret")
///     .bind("127.0.0.1:0".parse()?)
///     .clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000))
///     .start()
///     .await?;
/// assert_eq!(sandbox.token(), "the-token");
/// # Ok(())
/// # }
/// ```
#[must_use = "call `start` to get the sandbox"]
pub struct SandboxBuilder {
    token: SecretString,
    callback_secret: SecretString,
    address: SocketAddr,
    clock: Clock,
    callback_timeout: Duration,
    calls_any_host: bool,
}

impl Sandbox {
    /// Returns a builder.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::new()
    }
}

impl SandboxBuilder {
    fn new() -> Self {
        Self {
            token: random::secret("sandbox-").into(),
            callback_secret: random::secret("").into(),
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            clock: Arc::new(SystemTime::now),
            callback_timeout: Duration::from_secs(10),
            calls_any_host: false,
        }
    }

    /// Sets the token that requests must have; random by default.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = trimmed(token.into());
        self
    }

    /// Sets the secret that signs callbacks, of at least [`Secret::MINIMUM_LENGTH`] bytes; random by default.
    pub fn callback_secret(mut self, secret: impl Into<String>) -> Self {
        self.callback_secret = trimmed(secret.into());
        self
    }

    /// Sets the address to listen on; by default `127.0.0.1:0`, which is any free port.
    ///
    /// It must be a loopback address, because the sandbox uses plain HTTP and lets anyone pay. To make it available to other
    /// machines, use a proxy.
    pub fn bind(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Sets the clock for the times of orders and callbacks; by default the system's.
    pub fn clock(mut self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Sets the timeout of a callback; ten seconds by default.
    pub fn callback_timeout(mut self, timeout: Duration) -> Self {
        self.callback_timeout = timeout;
        self
    }

    /// Allows callbacks to any host, not only to this machine.
    ///
    /// Anyone with the token can then make this machine send requests to any address.
    pub fn call_any_host(mut self) -> Self {
        self.calls_any_host = true;
        self
    }

    /// Starts the server in tasks of the current Tokio runtime. It accepts connections when this returns.
    ///
    /// # Errors
    ///
    /// [`StartError`] if the token or the secret is invalid, or if the address is in use or not a loopback address.
    pub async fn start(self) -> Result<Sandbox, StartError> {
        check_token(self.token.expose_secret())?;
        let signing_secret = Secret::new(self.callback_secret.expose_secret()).map_err(StartError::CallbackSecret)?;
        if !self.address.ip().is_loopback() {
            return Err(StartError::NotLoopback { address: self.address });
        }
        let shared = Shared {
            token: self.token,
            callback_secret: self.callback_secret,
            signing_secret,
            clock: self.clock,
            messages: validation::messages(),
            callbacks: Callbacks::new(self.callback_timeout, self.calls_any_host)?,
            store: Store::default(),
            faults: Faults::default(),
            quota: Quota::default(),
        };
        Sandbox::start(shared, self.address).await
    }
}

/// Trims a secret, as the client does: one that is read from a file ends with a line feed.
fn trimmed(text: String) -> SecretString {
    SecretString::from(text).expose_secret().trim().into()
}

/// Checks a token by the same rules as the client.
fn check_token(token: &str) -> Result<(), StartError> {
    if token.is_empty() {
        return Err(StartError::Token("is empty"));
    }
    if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(StartError::Token("contains white space or other characters that are not allowed in a token"));
    }
    Ok(())
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SandboxBuilder")
            .field("address", &self.address)
            .field("callback_timeout", &self.callback_timeout)
            .field("calls_any_host", &self.calls_any_host)
            .finish_non_exhaustive()
    }
}
