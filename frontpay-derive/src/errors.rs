//! The collection of errors that a macro reports at once.

use std::fmt::Display;

use proc_macro2::Span;
use quote::{ToTokens, quote, quote_spanned};

/// The errors of one macro call.
///
/// Panics when it is dropped without [`finish`](Self::finish), so that no error can be lost.
pub(crate) struct Errors {
    found: Option<Vec<syn::Error>>,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self { found: Some(Vec::new()) }
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        if let Some(found) = &mut self.found {
            found.push(error);
        }
    }

    /// Adds a message at a token.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Adds a message that underlines a piece of code, from its first token to its last.
    pub(crate) fn over(&mut self, code: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(code, message));
    }

    /// Adds a message that underlines all from one token to another.
    pub(crate) fn between(&mut self, first: Span, last: Span, message: impl Display) {
        let (first, last) = (quote_spanned!(first=> _), quote_spanned!(last=> _));
        self.over(quote!(#first #last), message);
    }

    /// Returns the value of a result, or keeps its error.
    pub(crate) fn ok<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Returns the value if there are no errors, and all errors as one otherwise.
    pub(crate) fn finish<T>(mut self, value: T) -> syn::Result<T> {
        let combined = self.found.take().into_iter().flatten().reduce(|mut all, error| {
            all.combine(error);
            all
        });
        combined.map_or(Ok(value), Err)
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        assert!(self.found.is_none() || std::thread::panicking(), "errors were dropped unread");
    }
}

/// Reads something a second time, without its errors: the first reading reports them.
pub(crate) fn without_errors<T>(read: impl FnOnce(&mut Errors) -> T) -> T {
    let mut errors = Errors { found: None };
    read(&mut errors)
}
