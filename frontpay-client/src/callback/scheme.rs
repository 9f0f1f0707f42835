use sha2::{Digest, Sha256};

use super::error::printable;
use super::query::{Query, Variable};
use super::{CallbackError, Secret};

/// The values that the checksum joins; the documentation has changed them twice.
///
/// The values are joined without separators, so the text of one scheme can be the text of another one: set the scheme
/// of your merchant account, do not try them in turn. [`explain`](super::explain) reports which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Scheme {
    /// `orderUuid`, `status`, `createdAt`: the first version. Protects neither the amount nor the time of sending.
    A,
    /// `orderUuid`, `status`, `createdAt`, `amount`, `timestamp`: until about August 2025. Protects neither the payment
    /// method nor custom parameters.
    B,
    /// Every received value in the received order, without `checksum`: the version that is documented today.
    #[default]
    C,
}

impl Scheme {
    /// Returns the names that the scheme joins, where it does not join what it receives.
    pub(super) fn joined_names(self) -> Option<&'static [&'static str]> {
        match self {
            Self::A => Some(&["orderUuid", "status", "createdAt"]),
            Self::B => Some(&["orderUuid", "status", "createdAt", "amount", "timestamp"]),
            Self::C => None,
        }
    }

    /// Picks the variables that are joined, in the order in which they are joined.
    ///
    /// `left_out` are the names, in PHP's spelling, that scheme C does not join.
    pub(super) fn covered<'q>(
        self,
        query: &'q Query,
        left_out: &[Vec<u8>],
    ) -> Result<Vec<&'q Variable>, CallbackError> {
        let covered: Vec<_> = if let Some(names) = self.joined_names() {
            let find = |name: &&str| query.variable(name).ok_or_else(|| CallbackError::missing(name));
            names.iter().map(find).collect::<Result<_, _>>()?
        } else {
            let is_joined = |name: &Vec<u8>| name != b"checksum" && !left_out.contains(name);
            query.variables.iter().filter(|variable| is_joined(&variable.name)).collect()
        };
        match covered.iter().find(|variable| variable.is_list) {
            Some(list) => Err(CallbackError::ListParameter { parameter: printable(&list.name) }),
            None => Ok(covered),
        }
    }
}

/// Computes the checksum as PHP's `hash('sha256', ..)` prints it.
pub(super) fn checksum(covered: &[&Variable], secret: &Secret) -> String {
    let mut hash = Sha256::new();
    for variable in covered {
        hash.update(&variable.value);
    }
    hash.update(secret.expose());
    hash.finalize().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}
