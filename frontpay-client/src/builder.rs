//! Building a client.

use std::time::Duration;

use http::HeaderValue;
use http::header::{ACCEPT, HeaderMap};
use reqwest::redirect;

use crate::client::Client;
use crate::environment::{Base, Environment};
use crate::error::BuildError;
use crate::retry::Retries;
use crate::secret::Token;
use crate::tls;
use crate::transport::Transport;

const USER_AGENT: &str = concat!("frontpay-client/", env!("CARGO_PKG_VERSION"));

/// Longer than any connection takes that is worth waiting for.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Shorter than the 75 seconds of nginx: a create sent on a connection the server is closing has an unknown outcome.
const IDLE_TIMEOUT: Duration = Duration::from_secs(20);

/// Options of a [`Client`]; only the token is needed.
///
/// ```
/// use std::time::Duration;
/// use frontpay_client::{Client, Environment, Retries};
///
/// # fn main() -> Result<(), frontpay_client::BuildError> {
/// let client = Client::builder("the-token")
///     .environment(Environment::custom("http://127.0.0.1:8080/api/v1")?)
///     .timeout(Duration::from_secs(20))
///     .retries(Retries::none())
///     .build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "call `build` to get the client"]
pub struct ClientBuilder {
    token: Token,
    environment: Environment,
    timeout: Duration,
    retries: Retries,
    user_agent_suffix: String,
    may_be_plain: bool,
}

impl ClientBuilder {
    pub(crate) fn new(token: Token) -> Self {
        Self {
            token,
            environment: Environment::default(),
            timeout: Duration::from_secs(30),
            retries: Retries::default(),
            user_agent_suffix: String::new(),
            may_be_plain: false,
        }
    }

    /// Sets the environment; [`Environment::Demo`] unless told otherwise.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Sets how long one attempt may take, from the connection to the last byte of the answer: 30 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets how often and how long a call is repeated where that is safe.
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Adds the name of your program to the `user-agent`: `frontpay-client/0.1.0 shop/2.1`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = suffix.into();
        self
    }

    /// Allows a custom environment on another machine without TLS.
    ///
    /// The token and every payload then cross the network in clear. It is meant for a test network of containers.
    pub fn allow_plain_http(mut self) -> Self {
        self.may_be_plain = true;
        self
    }

    /// Builds the client. No connection is made before the first call.
    ///
    /// # Errors
    ///
    /// [`BuildError`] when the token cannot be one, the token may not be sent to the address, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        let base = Base::new(&self.environment, self.may_be_plain)?;
        Ok(Client::new(Transport {
            http: self.http(&base)?,
            base,
            authorization: authorization(&self.token)?,
            timeout: self.timeout,
            retries: self.retries,
        }))
    }

    fn http(&self, base: &Base) -> Result<reqwest::Client, BuildError> {
        let builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls::config(!base.is_plain())?)
            .https_only(!base.is_plain())
            .user_agent(self.user_agent()?)
            .default_headers(HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static("application/json"))]))
            .redirect(redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_TIMEOUT)
            .pool_idle_timeout(IDLE_TIMEOUT);
        // What stays on this machine must not take the way over a proxy that `HTTP_PROXY` names.
        let builder = if base.is_local() { builder.no_proxy() } else { builder };
        builder.build().map_err(|source| BuildError::Tls(Box::new(source)))
    }

    fn user_agent(&self) -> Result<HeaderValue, BuildError> {
        let text = format!("{USER_AGENT} {}", self.user_agent_suffix);
        let setting = "user_agent_suffix";
        let reason = "a header holds no line breaks or control characters";
        HeaderValue::try_from(text.trim_end()).map_err(|_| BuildError::Setting { setting, reason })
    }
}

fn authorization(token: &Token) -> Result<HeaderValue, BuildError> {
    let text = token.expose();
    if text.is_empty() {
        return Err(BuildError::Token("is empty"));
    }
    if text.contains(char::is_whitespace) {
        return Err(BuildError::Token("contains white space; give the token alone, without `Bearer`"));
    }
    let value = HeaderValue::try_from(format!("Bearer {text}"));
    let mut value =
        value.ok().filter(|_| text.is_ascii()).ok_or(BuildError::Token("contains characters no token has"))?;
    value.set_sensitive(true);
    Ok(value)
}
