//! The command as its users meet it: what it prints, where, and how it ends.
#![expect(clippy::unwrap_used, reason = "helpers of tests are tests")]
#![expect(clippy::needless_raw_string_hashes, reason = "it is how the test library writes expected text")]

#[cfg(target_os = "linux")]
mod callback;
mod contract;
mod eval;
mod general;
mod rules;
mod sandbox;
mod send;
mod send_json;
mod status;
mod status_json;
mod support;
mod validate;
