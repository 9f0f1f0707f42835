//! Errors of the sandbox.

use std::error::Error;
use std::io;
use std::net::SocketAddr;

use frontpay_client::callback::SecretError;

/// An error when a sandbox starts.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The token cannot be sent as a bearer token.
    #[error("the token {0}")]
    Token(&'static str),

    /// The secret cannot sign callbacks, because anyone could guess it.
    #[error("the sandbox cannot sign callbacks with this secret")]
    CallbackSecret(#[source] SecretError),

    /// The address is not a loopback address; the sandbox uses plain HTTP.
    #[error(
        "the sandbox listens on this machine only, and {address} is not a loopback address; use 127.0.0.1 or [::1]"
    )]
    NotLoopback {
        /// The requested address.
        address: SocketAddr,
    },

    /// The port is in use, or the address does not exist on this machine.
    #[error("the sandbox cannot listen on {address}")]
    Bind {
        /// The requested address.
        address: SocketAddr,
        /// The error of the operating system.
        source: io::Error,
    },

    /// The client that sends callbacks could not be set up.
    #[error("the sandbox cannot set up its callbacks")]
    Callbacks(#[source] Box<dyn Error + Send + Sync>),
}

/// An error when a customer pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PayError {
    /// The sandbox has no such order.
    #[error("there is no such order")]
    NoSuchOrder,

    /// The order is already paid.
    #[error("the order is already paid")]
    AlreadyPaid,
}
