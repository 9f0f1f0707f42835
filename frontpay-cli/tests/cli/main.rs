//! The command as its users meet it: what it prints, where, and how it ends.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]
#![expect(clippy::needless_raw_string_hashes, reason = "it is how the test library writes expected text")]

mod eval;
mod general;
mod rules;
mod sandbox;
mod send;
mod support;
mod validate;
