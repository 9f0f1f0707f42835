//! The builder of a client.

use std::time::Duration;

use http::HeaderValue;
use http::header::{ACCEPT, AUTHORIZATION, HeaderMap, USER_AGENT};

use crate::call::PROGRAM;
use crate::client::Client;
use crate::environment::{Base, Environment};
use crate::error::BuildError;
use crate::retry::{Retries, RetryBudget};
use crate::secret::Token;
use crate::tls;
use crate::transport::{Connector, Transport};

/// Shorter than the 75 seconds of nginx; a read that meets a closing connection is repeated.
const READ_IDLE_TIMEOUT: Duration = Duration::from_secs(20);

/// Half of the shortest keep-alive that servers are known to have, one second.
const CREATE_IDLE_TIMEOUT: Duration = Duration::from_millis(500);

/// The options of a [`Client`]; only the token is needed.
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
    create_idle_timeout: Duration,
    user_agent_suffix: String,
    allows_plain_http: bool,
}

impl Client {
    /// Returns a builder for a client of the demo environment with the token that Front Payment handed out.
    pub fn builder(token: impl Into<Token>) -> ClientBuilder {
        ClientBuilder::new(token.into())
    }
}

impl ClientBuilder {
    fn new(token: Token) -> Self {
        Self {
            token,
            environment: Environment::default(),
            timeout: Duration::from_secs(30),
            retries: Retries::default(),
            create_idle_timeout: CREATE_IDLE_TIMEOUT,
            user_agent_suffix: String::new(),
            allows_plain_http: false,
        }
    }

    /// Sets the environment; [`Environment::Demo`] by default.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.environment = environment;
        self
    }

    /// Sets the time that one attempt may take, from the connection to the last byte of the response: 30 seconds by default.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the number and time of the repetitions of a call, where repeating is safe.
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Sets the time after which an unused connection is not used for a create any more: half a second by default.
    ///
    /// A server closes connections that are idle. A create that is sent while it does so is lost without a trace, and its
    /// outcome is unknown, although it never arrived. So this time must be shorter than the server's keep-alive. With
    /// [`Duration::ZERO`] every create opens a connection of its own, which costs one round trip more, and one or two more
    /// for TLS.
    pub fn create_idle_timeout(mut self, timeout: Duration) -> Self {
        self.create_idle_timeout = timeout;
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
        self.allows_plain_http = true;
        self
    }

    /// Builds the client. No connection is made before the first call.
    ///
    /// # Errors
    ///
    /// [`BuildError`] when the token cannot be one, the token may not be sent to the address, or TLS cannot be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        let base = Base::new(&self.environment, self.allows_plain_http)?;
        let tls = tls::config(!base.is_plain())?;
        // What stays on this machine must not take the way over a proxy.
        let connector = Connector::new(tls, !base.is_local());
        Ok(Client::new(Transport {
            read_client: connector.client(READ_IDLE_TIMEOUT),
            create_client: connector.client(self.create_idle_timeout),
            headers: self.headers()?,
            base,
            timeout: self.timeout,
            retries: self.retries,
            retry_budget: RetryBudget::default(),
        }))
    }

    fn headers(&self) -> Result<HeaderMap, BuildError> {
        let accept = (ACCEPT, HeaderValue::from_static("application/json"));
        let headers = [accept, (USER_AGENT, self.user_agent()?), (AUTHORIZATION, authorization(&self.token)?)];
        Ok(HeaderMap::from_iter(headers))
    }

    fn user_agent(&self) -> Result<HeaderValue, BuildError> {
        let text = format!("{PROGRAM} {}", self.user_agent_suffix);
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
