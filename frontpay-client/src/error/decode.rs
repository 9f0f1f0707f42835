use std::fmt;

use http::StatusCode;

use super::ApiError;
use crate::evidence::Outcome;

/// A confirmed response whose content is not of the expected form.
///
/// The API says that the request succeeded; the field that the caller needs is missing, of another kind, or about another
/// order. The response itself is kept and given out by [`body`](Self::body).
pub struct DecodeError {
    mismatch: SchemaMismatch,
    response: ApiError,
}

/// A place in a response, what was expected there, and the kind of what was found: never its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SchemaMismatch {
    path: &'static str,
    expected: &'static str,
    found: &'static str,
}

impl SchemaMismatch {
    pub(crate) const fn new(path: &'static str, expected: &'static str, found: &'static str) -> Self {
        Self { path, expected, found }
    }

    /// The response is about another order, so that nothing is known of the one that was asked for.
    pub(crate) const OTHER_ORDER: Self = Self::new("data.uuid", "the order of the request", "another order");
}

impl DecodeError {
    pub(crate) fn new(mismatch: SchemaMismatch, response: ApiError) -> Self {
        // A response about another order is no evidence of what became of this one.
        let is_evidence = mismatch != SchemaMismatch::OTHER_ORDER;
        let response = if is_evidence { response } else { response.with_outcome(Outcome::Unknown) };
        Self { mismatch, response }
    }

    /// Returns the HTTP status of the response, which is one of success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// Returns the place in the response, with dots (`data.status`); the whole of it is `.`.
    #[must_use]
    pub fn path(&self) -> &'static str {
        self.mismatch.path
    }

    /// Returns `true` if the response is about another order than the one that was requested.
    #[must_use]
    pub fn is_other_order(&self) -> bool {
        self.mismatch == SchemaMismatch::OTHER_ORDER
    }

    /// Returns the body as it was received. It may hold personal data, and is part of no text of this error.
    #[must_use]
    pub fn body(&self) -> std::borrow::Cow<'_, str> {
        self.response.body()
    }

    pub(crate) fn outcome(&self) -> Outcome {
        self.response.outcome()
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SchemaMismatch { path, expected, found } = self.mismatch;
        let status = self.status().as_u16();
        write!(f, "the response {status} has {found} at `{path}`, where {expected} is expected")
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError")
            .field("status", &self.status())
            .field("mismatch", &self.mismatch)
            .field("outcome", &self.outcome())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DecodeError {}
