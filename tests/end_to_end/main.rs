//! The whole way over real sockets: the client against the sandbox, and against hostile servers.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

mod callbacks;
mod faults;
mod orders;
mod rejections;
mod support;
