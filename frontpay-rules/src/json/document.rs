//! Documents with their text.

use core::fmt;

use frontpay_php::Value;
use self_cell::self_cell;

use super::arena::Arena;
use super::build::read;
use super::error::JsonError;
use super::limits::Limits;

/// A JSON document that owns its text and its values.
///
/// Read it once and validate it against as many rule sets as needed. `Debug` shows no content.
///
/// ```
/// use frontpay_rules::{Document, RuleSet};
/// let document = Document::read(br#"{"name": ""}"#)?;
/// let rules = RuleSet::parse([("name", "required|string")])?;
/// assert_eq!(rules.validate(&document).unwrap_err().to_string(), "The name field is required.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Document(Cell);

struct Owner {
    bytes: Box<[u8]>,
    arena: Arena,
}

self_cell!(
    struct Cell {
        owner: Owner,
        #[covariant]
        dependent: Value,
    }
);

impl Document {
    /// Reads a document, with the default [`Limits`].
    ///
    /// # Errors
    ///
    /// [`JsonError`] names the line and column of what is not JSON, or the limit that was passed.
    pub fn read(bytes: &[u8]) -> Result<Self, JsonError> {
        Self::read_with(bytes, Limits::default())
    }

    /// Reads a document with other limits.
    ///
    /// # Errors
    ///
    /// As for [`Document::read`].
    pub fn read_with(bytes: &[u8], limits: Limits) -> Result<Self, JsonError> {
        let owner = Owner { bytes: bytes.into(), arena: Arena::new() };
        Cell::try_new(owner, |owner| read(&owner.bytes, &owner.arena, limits)).map(Self)
    }

    /// Returns the outermost value.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        *self.0.borrow_dependent()
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Document").field(&self.value()).finish()
    }
}
