//! The classes of faults, each with the effect on the server and the evidence for the client.

mod confirmed;
mod connection;
mod incomplete;
mod refused;
mod unproven;

use std::time::Duration;

use frontpay_client::Outcome;

/// The bytes of a response about an order with an identifier.
pub(crate) type Response = Box<dyn Fn(&str) -> Vec<u8> + Send + Sync>;

/// One way in which a server treats a call.
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) truth: Truth,
    pub(crate) evidence: Evidence,
    pub(crate) endpoint: Endpoint,
    pub(crate) read: Read,
    pub(crate) response: Response,
    /// The response is written in pieces of some bytes, with a pause after each.
    pub(crate) pace: Option<(usize, Duration)>,
    pub(crate) end: End,
    /// The server takes longer than the client waits.
    pub(crate) is_slow: bool,
    pub(crate) is_large: bool,
    /// The call reads the state of an order, instead of creating one.
    pub(crate) is_read: bool,
}

/// The effect on the server: it creates the order, or not.
#[derive(Clone, Copy)]
pub(crate) enum Truth {
    Created,
    NotCreated,
    Either,
}

/// The outcome that a client may report other than unknown.
#[derive(Clone, Copy)]
pub(crate) enum Evidence {
    Nothing,
    /// The client may report it, or unknown.
    Allows(Outcome),
    /// The client must report it.
    Proves(Outcome),
}

/// The endpoint that a client connects to.
#[derive(Clone, PartialEq)]
pub(crate) enum Endpoint {
    /// The server of most classes, with connections that are kept alive.
    Common,
    /// A separate server that does something to each connection before it reads.
    Broken(ConnectionStart),
    /// A server with an `https` URL that does not support TLS.
    Https(ConnectionStart),
    /// A port without a listener.
    Closed,
    /// A listener whose queue is full, so that no handshake completes.
    Full,
}

/// The start of a connection.
#[derive(Clone, PartialEq)]
pub(crate) enum ConnectionStart {
    Reset,
    Close,
    Hang,
    /// The server closes its side and continues to read.
    StopWriting,
    Say(&'static str),
    SayAndClose(&'static str),
    /// The server responds to the first bytes with these bytes.
    Respond(&'static [u8]),
    Wait(Duration),
}

/// The part of the request that is read before the response.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Read {
    Head,
    HalfOfBody,
    Whole,
}

/// The end of a response.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum End {
    KeepAlive,
    Close,
    Reset,
    Hang,
    /// The server closes its side, and reads further requests.
    StopWriting,
    /// The server closes its side, reads the rest of the request, and executes it.
    StopWritingAndReadOn,
    /// The order is created after the client has given up.
    CreateLater,
    /// The server repeats these bytes without end.
    Repeat(&'static str),
}

impl Class {
    /// A class on the common server, which reads the whole request and keeps the connection alive.
    fn new(
        name: impl Into<String>,
        truth: Truth,
        evidence: Evidence,
        response: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            truth,
            evidence,
            endpoint: Endpoint::Common,
            read: Read::Whole,
            response: Box::new(response),
            pace: None,
            end: End::KeepAlive,
            is_slow: false,
            is_large: false,
            is_read: false,
        }
    }

    fn endpoint(self, endpoint: Endpoint) -> Self {
        Self { endpoint, ..self }
    }

    fn reads(self, read: Read) -> Self {
        Self { read, ..self }
    }

    fn ends(self, end: End) -> Self {
        Self { end, ..self }
    }

    fn paced(self, bytes: usize, pause: Duration) -> Self {
        Self { pace: Some((bytes, pause)), ..self }
    }

    fn slow(self) -> Self {
        Self { is_slow: true, ..self }
    }

    fn large(self) -> Self {
        Self { is_large: true, ..self }
    }

    fn of_status_call(self) -> Self {
        Self { is_read: true, ..self }
    }
}

impl Evidence {
    pub(crate) fn allows(self, outcome: Outcome) -> bool {
        matches!(self, Self::Allows(allowed) | Self::Proves(allowed) if allowed == outcome)
    }

    pub(crate) fn proves(self, outcome: Outcome) -> bool {
        matches!(self, Self::Proves(proved) if proved == outcome)
    }

    pub(crate) fn is_proof(self) -> bool {
        matches!(self, Self::Proves(_))
    }
}

/// Returns all classes.
pub(crate) fn all() -> Vec<Class> {
    [confirmed::all(), refused::all(), unproven::all(), incomplete::all(), connection::all()]
        .into_iter()
        .flatten()
        .collect()
}

const JSON: &str = "content-type: application/json\r\n";

fn http(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status} X\r\n{headers}content-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn json(status: u16, body: impl AsRef<[u8]>) -> Vec<u8> {
    http(status, JSON, body)
}

/// Returns a response in the API's envelope, whose `status_code` is the HTTP status.
fn api(status: u16, fields: &str) -> Vec<u8> {
    json(status, format!(r#"{{"status_code":{status},{fields}}}"#))
}

/// Returns the body of a successful response.
fn created(order: &str) -> String {
    format!(
        r#"{{"status_code":201,"status_message":"OK","message":"orderAddedSuccessfully","is_data":false,"data":{{"uuid":"{order}","customerUuid":"CSRT3463048878"}}}}"#
    )
}

fn chunked(status: u16, chunks: &[&str], end: &str) -> Vec<u8> {
    let chunks: Vec<_> = chunks.iter().map(|chunk| format!("{:x}\r\n{chunk}\r\n", chunk.len())).collect();
    let head = format!("HTTP/1.1 {status} X\r\n{JSON}transfer-encoding: chunked\r\n\r\n");
    [head, chunks.concat(), end.to_owned()].concat().into_bytes()
}

fn nothing(_: &str) -> Vec<u8> {
    Vec::new()
}
