//! Texts: rules and language files as PHP and JSON, sentences.

#![allow(clippy::unwrap_used, reason = "a test")]

mod messages;
mod php;
mod recognizer;
