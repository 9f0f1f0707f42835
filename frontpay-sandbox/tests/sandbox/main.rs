//! The sandbox over real sockets, byte by byte.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

mod answers;
mod by_hand;
mod callbacks;
mod faults;
mod lifecycle;
mod support;
