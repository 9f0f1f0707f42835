//! The addresses of the API.

use std::fmt;
use std::str::FromStr;

use http::Uri;
use url::{Host, Url};

use crate::error::BuildError;
use crate::route;

/// An environment of Front Payment, or another base URL.
///
/// It is read from text, so that a configuration can hold it:
///
/// ```
/// use frontpay_client::Environment;
///
/// # fn main() -> Result<(), frontpay_client::BuildError> {
/// assert_eq!("demo".parse::<Environment>()?, Environment::Demo);
/// assert!(matches!("http://127.0.0.1:8080/api/v1".parse()?, Environment::Custom(_)));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Environment {
    /// `https://demo-api.frontpayment.no/api/v1`: nobody pays or is paid. The default.
    #[default]
    Demo,
    /// `https://apigo.frontpayment.no/api/v1`: real customers, real money.
    Production,
    /// `https://stg-api.frontpayment.no/api/v1`: Front Payment's environment for tests of its own, named in its documents.
    Staging,
    /// Another base URL, up to and including `/api/v1`.
    ///
    /// [`build`](crate::ClientBuilder::build) takes `https`, and plain `http` only for this machine (`localhost`,
    /// `127.0.0.1`, `[::1]`): elsewhere the token would travel in clear.
    /// [`allow_plain_http`](crate::ClientBuilder::allow_plain_http) lifts that.
    Custom(Url),
}

impl Environment {
    /// Reads a base URL.
    ///
    /// # Errors
    ///
    /// [`BuildError::NotAUrl`]. The kind of the URL is checked when the client is built.
    pub fn custom(base_url: &str) -> Result<Self, BuildError> {
        parse(base_url).map(Self::Custom)
    }

    /// Returns the base URL. That of [`Custom`](Self::Custom) is as it was given, with a password if it has one.
    #[must_use]
    pub fn base_url(&self) -> &str {
        match self {
            Self::Demo => "https://demo-api.frontpayment.no/api/v1",
            Self::Production => "https://apigo.frontpayment.no/api/v1",
            Self::Staging => "https://stg-api.frontpayment.no/api/v1",
            Self::Custom(url) => url.as_str(),
        }
    }
}

impl FromStr for Environment {
    type Err = BuildError;

    fn from_str(text: &str) -> Result<Self, BuildError> {
        match text.trim() {
            "demo" => Ok(Self::Demo),
            "production" => Ok(Self::Production),
            "staging" => Ok(Self::Staging),
            other => Self::custom(other),
        }
    }
}

/// The name, or the base URL without user name, password, query and fragment, which may be secrets.
impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Demo => f.pad("demo"),
            Self::Production => f.pad("production"),
            Self::Staging => f.pad("staging"),
            Self::Custom(url) => f.pad(&without_secrets(url)),
        }
    }
}

impl fmt::Debug for Environment {
    /// Prints the text of `Display`, which has no secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Environment({self})")
    }
}

fn without_secrets(url: &Url) -> String {
    let port = url.port().map_or(String::new(), |port| format!(":{port}"));
    format!("{}://{}{port}{}", url.scheme(), url.host_str().unwrap_or_default(), url.path())
}

/// A base URL that a token may be sent to.
#[derive(Debug, Clone)]
pub(crate) struct Base(Url);

impl Base {
    pub(crate) fn new(environment: &Environment, allows_plain_http: bool) -> Result<Self, BuildError> {
        let mut url = parse(environment.base_url())?;
        check(&url, allows_plain_http || is_local(&url))?;
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// Appends a path whose segments are percent-encoded already.
    pub(crate) fn with_segments(&self, path: &str) -> Result<Uri, &'static str> {
        Uri::try_from(format!("{}/{path}", self.text())).map_err(|_| "the URL is longer than 65,534 bytes")
    }

    /// Appends a path and query as text: unlike a URL join, nothing in them can lead to another host.
    pub(crate) fn with_path(&self, path: &str) -> Result<Uri, &'static str> {
        const OUTSIDE: &str = "the path leaves the base URL, or holds a backslash or a control character";
        let base = self.text();
        let url = Url::parse(&format!("{base}/{}", path.trim_start_matches('/'))).map_err(|_| OUTSIDE)?;
        let is_below = url.as_str().strip_prefix(base).is_some_and(|rest| rest.starts_with('/'));
        if !is_below || !route::stays_below(path) {
            return Err(OUTSIDE);
        }
        Uri::try_from(String::from(url)).map_err(|_| "the path holds a character that no URL may have")
    }

    fn text(&self) -> &str {
        self.0.as_str().trim_end_matches('/')
    }

    pub(crate) fn is_local(&self) -> bool {
        is_local(&self.0)
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    pub(crate) fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    pub(crate) fn port(&self) -> u16 {
        self.0.port_or_known_default().unwrap_or_default()
    }
}

fn parse(text: &str) -> Result<Url, BuildError> {
    let text = text.trim();
    Url::parse(text).map_err(BuildError::NotAUrl)
}

fn check(url: &Url, allows_plain_http: bool) -> Result<(), BuildError> {
    match url.scheme() {
        "https" => {}
        "http" if allows_plain_http => {}
        "http" => {
            return Err(BuildError::Url(
                "is plain `http`, which would send the token in clear; use `https`, or allow it with `allow_plain_http`",
            ));
        }
        _ => return Err(BuildError::Url("has another scheme than `https`")),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(BuildError::Url("carries a user name or password; the token is the only credential"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(BuildError::Url("carries a query or fragment; it ends with the path, such as `/api/v1`"));
    }
    Ok(())
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
