//! The sandbox over real sockets, byte by byte.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

mod callbacks;
mod faults;
mod lifecycle;
mod manual;
mod responses;
mod support;
