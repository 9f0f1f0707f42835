//! Shared code of the tests across the crates.

pub mod vectors;

/// The README, whose examples run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
