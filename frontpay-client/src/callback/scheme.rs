use sha2::{Digest, Sha256};

use super::query::Parameter;
use super::{CallbackError, Secret};

/// Which values the checksum joins; the documentation changed its mind twice.
///
/// The values are joined without separators, so that one scheme's text can be another's: fix the scheme by
/// configuration and do not try them in turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Scheme {
    /// `orderUuid`, `status`, `createdAt`: the first version. Protects neither amount nor time of sending.
    A,
    /// `orderUuid`, `status`, `createdAt`, `amount`, `timestamp`: until about August 2025.
    B,
    /// Every received value in the received order, `checksum` left out: what is documented today.
    #[default]
    C,
}

impl Scheme {
    fn names(self) -> Option<&'static [&'static str]> {
        match self {
            Self::A => Some(&["orderUuid", "status", "createdAt"]),
            Self::B => Some(&["orderUuid", "status", "createdAt", "amount", "timestamp"]),
            Self::C => None,
        }
    }

    /// Picks what is joined, in the order in which it is joined.
    pub(super) fn covered<'p>(
        self,
        parameters: &'p [Parameter],
        own: &[String],
    ) -> Result<Vec<&'p Parameter>, CallbackError> {
        let Some(names) = self.names() else {
            return Ok(received(parameters, own).collect());
        };
        let find = |name: &'static str| {
            let found = parameters.iter().find(|parameter| parameter.name == name.as_bytes());
            found.ok_or(CallbackError::MissingParameter { parameter: name })
        };
        names.iter().copied().map(find).collect()
    }
}

fn received<'p>(parameters: &'p [Parameter], own: &[String]) -> impl Iterator<Item = &'p Parameter> {
    let is_left_out = |parameter: &Parameter| {
        parameter.name == b"checksum" || own.iter().any(|name| name.as_bytes() == parameter.name)
    };
    parameters.iter().filter(move |parameter| !is_left_out(parameter))
}

/// The checksum as PHP's `hash('sha256', ...)` prints it.
pub(super) fn checksum(covered: &[&Parameter], secret: &Secret) -> Result<String, CallbackError> {
    let mut hash = Sha256::new();
    for parameter in covered {
        if parameter.is_list {
            return Err(CallbackError::Malformed {
                parameter: String::from_utf8_lossy(&parameter.name).into_owned(),
                expected: "one value; a list cannot be part of a checksum",
            });
        }
        hash.update(&parameter.value);
    }
    hash.update(secret.expose());
    Ok(hash.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}
