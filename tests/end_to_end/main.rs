//! End-to-end tests over real sockets: the client with the sandbox, and with hostile servers.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

mod callbacks;
mod faults;
mod orders;
mod rejections;
mod support;
