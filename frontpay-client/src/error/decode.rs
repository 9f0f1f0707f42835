use std::error::Error as StdError;
use std::fmt;

use http::{Method, StatusCode};

/// The API accepted the request, and its answer could not be read.
///
/// For a create this means that the order probably exists: look it up rather than send it again.
pub struct DecodeError(Box<Inner>);

struct Inner {
    status: StatusCode,
    is_read: bool,
    misfit: Misfit,
    body: String,
}

/// A place in an answer and what was wrong with it, without the value found there.
#[derive(Debug)]
pub(crate) struct Misfit {
    path: String,
    reason: String,
    source: Option<serde_json::Error>,
}

impl Misfit {
    pub(crate) fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into(), source: None }
    }

    /// A body that is not JSON; the sentences of a syntax error name positions and no values.
    pub(crate) fn not_json(source: serde_json::Error) -> Self {
        Self { source: Some(source), ..Self::new(".", "not JSON") }
    }
}

impl DecodeError {
    pub(crate) fn new(misfit: Misfit, method: &Method, status: StatusCode, body: String) -> Self {
        Self(Box::new(Inner { status, is_read: method.is_safe(), misfit, body }))
    }

    /// Returns the status of the answer, which was one of success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// Returns where in the answer, with dots (`data.status`); the whole of it is `.`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.misfit.path
    }

    /// Returns the answer as it came, up to the limit: it may hold personal data and is not part of any text here.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.0.body
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { status, is_read, misfit, .. } = &*self.0;
        let (path, reason) = (&misfit.path, &misfit.reason);
        write!(
            f,
            "the API answered {}, and the answer has an unexpected form at `{path}` ({reason})",
            status.as_u16()
        )?;
        if *is_read {
            Ok(())
        } else {
            f.write_str("; what was sent was probably done: look it up, do not send it again")
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("status", &self.0.status)
            .field("misfit", &self.0.misfit)
            .finish_non_exhaustive()
    }
}

impl StdError for DecodeError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.misfit.source.as_ref().map(|source| source as &(dyn StdError + 'static))
    }
}
