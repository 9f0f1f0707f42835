//! Texts: rules and language files as PHP and JSON, sentences.

mod messages;
mod php;
