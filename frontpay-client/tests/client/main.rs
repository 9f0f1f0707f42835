//! The client against real sockets: what is sent, what is understood, what is refused.

#![expect(clippy::unwrap_used, reason = "a helper that cannot go on ends its test")]

mod callback;
mod environment;
mod errors;
mod orders;
mod raw;
mod retries;
mod secrets;
mod support;
mod traces;
mod transport;
