//! What the tests across the crates share.

pub mod vectors;

/// The README's programs run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
