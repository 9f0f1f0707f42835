//! What can go wrong, sorted by what to do about it.

use std::error::Error;
use std::io;
use std::net::SocketAddr;

use frontpay_client::callback::SecretError;

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The token cannot be sent as a bearer token.
    #[error("the token {0}")]
    Token(&'static str),

    /// The secret cannot sign callbacks: anyone could sign with it.
    #[error("the sandbox cannot sign callbacks with this secret")]
    CallbackSecret(#[source] SecretError),

    /// The address is open to other machines, and the sandbox speaks plain HTTP.
    #[error("the sandbox listens on this machine only, and {address} is no loopback address; use 127.0.0.1 or [::1]")]
    NotLoopback {
        /// The address that was asked for.
        address: SocketAddr,
    },

    /// The port is taken, or the address is not there.
    #[error("the sandbox cannot listen on {address}")]
    Bind {
        /// The address that was asked for.
        address: SocketAddr,
        /// What the system says.
        source: io::Error,
    },

    /// The client that sends callbacks could not be set up.
    #[error("the sandbox cannot set up its callbacks")]
    Callbacks(#[source] Box<dyn Error + Send + Sync>),
}

/// Why a customer cannot pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum PayError {
    /// The sandbox has no such order.
    #[error("there is no such order")]
    NoSuchOrder,

    /// The order was paid before.
    #[error("the order is paid already")]
    AlreadyPaid,
}
