//! Where the API lives.

use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

use crate::error::BuildError;

/// One of Front Payment's environments, or an address of your own.
///
/// It reads from text, so that a configuration can hold it:
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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Environment {
    /// `https://demo-api.frontpayment.no/api/v1`: nobody pays or is paid. The default.
    #[default]
    Demo,
    /// `https://apigo.frontpayment.no/api/v1`: real customers, real money.
    Production,
    /// Any other base URL, up to and including `/api/v1`.
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
    /// [`BuildError::NotAUrl`]. What kind of URL it is comes to light when the client is built.
    pub fn custom(base_url: &str) -> Result<Self, BuildError> {
        parse(base_url).map(Self::Custom)
    }

    /// Returns the base URL as it was given or is known.
    #[must_use]
    pub fn base_url(&self) -> &str {
        match self {
            Self::Demo => "https://demo-api.frontpayment.no/api/v1",
            Self::Production => "https://apigo.frontpayment.no/api/v1",
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
            other => Self::custom(other),
        }
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Demo => "demo",
            Self::Production => "production",
            Self::Custom(url) => url.as_str(),
        })
    }
}

/// A base URL a token may be sent to.
#[derive(Debug, Clone)]
pub(crate) struct Base(Url);

impl Base {
    pub(crate) fn new(environment: &Environment, may_be_plain: bool) -> Result<Self, BuildError> {
        let mut url = parse(environment.base_url())?;
        check(&url, may_be_plain || is_local(&url))?;
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// Appends segments, each percent-encoded as one.
    pub(crate) fn with_segments<'s>(&self, segments: impl Iterator<Item = &'s str>) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(segments);
        }
        url
    }

    /// Appends a path and query as text: unlike a URL join, nothing in them can lead to another host.
    pub(crate) fn with_path(&self, path: &str) -> Result<Url, url::ParseError> {
        let base = self.0.as_str().trim_end_matches('/');
        Url::parse(&format!("{base}/{}", path.trim_start_matches('/')))
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
    Url::parse(text).map_err(|source| BuildError::NotAUrl { text: text.to_owned(), source })
}

fn check(url: &Url, may_be_plain: bool) -> Result<(), BuildError> {
    match url.scheme() {
        "https" => {}
        "http" if may_be_plain => {}
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
