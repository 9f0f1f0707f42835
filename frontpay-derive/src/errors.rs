//! Errors are collected and reported once.

use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;

/// The errors of one derive.
///
/// Panics when it is dropped unread, so that no error can be lost.
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

    /// Adds a sentence at a place.
    pub(crate) fn at(&mut self, span: Span, sentence: impl Display) {
        self.push(syn::Error::new(span, sentence));
    }

    /// Adds a sentence at a piece of code, from its first token to its last.
    pub(crate) fn over(&mut self, code: impl ToTokens, sentence: impl Display) {
        self.push(syn::Error::new_spanned(code, sentence));
    }

    /// Takes the value of a result and keeps its error.
    pub(crate) fn ok<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Ends the collection.
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
