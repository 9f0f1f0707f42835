use std::fmt;

use super::VerifierError;
use super::error::printable;
use super::format::Format;
use super::query::spelled_by_php;
use super::settings::Settings;
use super::strict::API_NAMES;

/// A parameter that your own `callbackUrl` carries, such as `cart` in `https://shop.example/paid?cart=17`.
///
/// A strict [`Verifier`](super::Verifier) accepts the declared custom parameters, in that order, before those of the
/// API, each once. A name converts into a parameter of [any text](Self::text). Declare more where you know more: values
/// are joined without separators, and only their formats determine where one of them ends.
///
/// ```
/// use frontpay_client::callback::{CustomParameter, Secret, Verifier, VerifierError};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let secret = Secret::new("test-secret")?;
/// let verifier = Verifier::builder(secret.clone()).custom_parameters(["cart"]).build()?;
///
/// // `cart=1&shop=7` and `cart=17&shop=` would have the same checksum.
/// let undecidable = Verifier::builder(secret.clone()).custom_parameters(["cart", "shop"]).build();
/// assert!(matches!(undecidable, Err(VerifierError::UndecidableBorder { .. })));
///
/// let shop = CustomParameter::one_of("shop", ["oslo", "bergen"]);
/// let verifier = Verifier::builder(secret).custom_parameters(["cart".into(), shop]).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CustomParameter {
    name: String,
    format: CustomFormat,
}

#[derive(Clone, PartialEq, Eq)]
enum CustomFormat {
    Text,
    OneOf(Vec<String>),
    Length(usize),
}

impl CustomParameter {
    /// Declares a parameter whose value is any UTF-8 text of at least one byte.
    #[must_use]
    pub fn text(name: impl Into<String>) -> Self {
        Self { name: name.into(), format: CustomFormat::Text }
    }

    /// Declares a parameter that has one of these values, exactly as they are written here.
    ///
    /// An empty value has to be among them to be accepted.
    #[must_use]
    pub fn one_of<I>(name: impl Into<String>, values: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let mut known: Vec<String> = Vec::new();
        for value in values.into_iter().map(Into::into) {
            if !known.contains(&value) {
                known.push(value);
            }
        }
        Self { name: name.into(), format: CustomFormat::OneOf(known) }
    }

    /// Declares a parameter whose value is UTF-8 text of so many bytes, for instance 36 for a UUID.
    #[must_use]
    pub fn of_length(name: impl Into<String>, bytes: usize) -> Self {
        Self { name: name.into(), format: CustomFormat::Length(bytes) }
    }

    /// Returns the name of the parameter.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn format(&self) -> Format<'_> {
        match &self.format {
            CustomFormat::Text => Format::Text,
            CustomFormat::OneOf(values) => Format::OneOf(values),
            CustomFormat::Length(bytes) => Format::Length(*bytes),
        }
    }

    /// Returns the description of the format for errors.
    pub(super) fn expected(&self) -> &'static str {
        match self.format {
            CustomFormat::Text => "UTF-8 text that is not empty",
            CustomFormat::OneOf(_) => "one of the declared values",
            CustomFormat::Length(_) => "UTF-8 text of the declared length",
        }
    }
}

/// Shows the name; the values are the merchant's own.
impl fmt::Debug for CustomParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomParameter").field("name", &self.name).finish_non_exhaustive()
    }
}

impl From<&str> for CustomParameter {
    fn from(name: &str) -> Self {
        Self::text(name)
    }
}

impl From<String> for CustomParameter {
    fn from(name: String) -> Self {
        Self::text(name)
    }
}

impl From<&String> for CustomParameter {
    fn from(name: &String) -> Self {
        Self::text(name)
    }
}

/// The treatment of custom parameters under scheme C. Schemes A and B never join them.
///
/// The documented sample code joins every parameter that it receives. Whether the server signs the parameters of your
/// `callbackUrl` is not documented; use [`explain`](super::explain) on the first callback to find out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CustomCoverage {
    /// Custom parameters are part of the checksum.
    #[default]
    Joined,
    /// Custom parameters are not part of the checksum: anyone can change their values, and
    /// [`Notification::get`](super::Notification::get) does not return them.
    LeftOut,
}

/// Checks that the declared parameters are distinguishable: by their names, and by their values where a strict verifier
/// has to split those.
pub(super) fn check(settings: &Settings) -> Result<(), VerifierError> {
    check_names(&settings.custom)?;
    if settings.is_strict && settings.joins_custom() { check_borders(&settings.custom) } else { Ok(()) }
}

fn check_names(custom: &[CustomParameter]) -> Result<(), VerifierError> {
    let mut taken: Vec<Vec<u8>> = API_NAMES.iter().chain(&["checksum"]).map(|name| name.as_bytes().to_vec()).collect();
    for parameter in custom {
        let unusable = |why| VerifierError::UnusableParameter { parameter: printable(parameter.name.as_bytes()), why };
        let name = spelled_by_php(&parameter.name).ok_or_else(|| unusable("PHP makes no variable of its name"))?;
        if taken.contains(&name) {
            return Err(unusable("PHP cannot tell its name from that of another parameter"));
        }
        if parameter.format == CustomFormat::OneOf(Vec::new()) {
            return Err(unusable("no value is declared for it"));
        }
        taken.push(name);
    }
    Ok(())
}

fn check_borders(custom: &[CustomParameter]) -> Result<(), VerifierError> {
    let is_open = |parameter: &CustomParameter| parameter.format == CustomFormat::Text;
    let mut neighbors = custom.iter().zip(custom.iter().skip(1));
    match neighbors.find(|(first, second)| is_open(first) && is_open(second)) {
        Some((first, second)) => Err(VerifierError::UndecidableBorder {
            first: printable(first.name.as_bytes()),
            second: printable(second.name.as_bytes()),
        }),
        None => Ok(()),
    }
}
