//! The client against real sockets: requests, responses and failures.

#![expect(clippy::unwrap_used, reason = "a helper that cannot go on ends its test")]

mod callback;
mod cancel;
mod connections;
mod echo;
mod environment;
mod errors;
mod evidence;
mod orders;
mod raw;
mod retries;
mod secrets;
mod support;
mod traces;
mod transport;
