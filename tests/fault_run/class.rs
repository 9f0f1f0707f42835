//! The classes of faults, with the truth and the evidence of each.

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
    pub(crate) door: Door,
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

/// The deed of the server: it creates the order, or not.
#[derive(Clone, Copy)]
pub(crate) enum Truth {
    Created,
    NotCreated,
    Either,
}

/// The outcome that a client may claim beside unknown.
#[derive(Clone, Copy)]
pub(crate) enum Evidence {
    Nothing,
    /// A client may see it, and may miss it.
    Allows(Outcome),
    /// Unknown would be wrong.
    Proves(Outcome),
}

/// The first thing that a client meets.
#[derive(Clone, PartialEq)]
pub(crate) enum Door {
    /// The server of most classes, with connections that are kept alive.
    Common,
    /// A server of its own that does something to each connection before it reads.
    First(First),
    /// A server that is taken for one of TLS, and is not.
    Https(First),
    /// A port on which nobody listens.
    Closed,
    /// A queue of connections that is full, so that no handshake ends.
    Full,
}

/// The beginning of a connection.
#[derive(Clone, PartialEq)]
pub(crate) enum First {
    Reset,
    Close,
    Hang,
    /// The server ends its side and reads on.
    StopWriting,
    Say(&'static str),
    SayAndClose(&'static str),
    /// Bytes in response to the first bytes, whatever they are.
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
    /// The server ends its side, and reads further requests.
    StopWriting,
    /// The server ends its side, reads the rest of the request, and does what it asks for.
    StopWritingAndReadOn,
    /// The order is created after the client has given up.
    CreateLater,
    /// These bytes without an end.
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
            door: Door::Common,
            read: Read::Whole,
            response: Box::new(response),
            pace: None,
            end: End::KeepAlive,
            is_slow: false,
            is_large: false,
            is_read: false,
        }
    }

    fn door(self, door: Door) -> Self {
        Self { door, ..self }
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

/// A response in the API's envelope, whose `status_code` is that of HTTP.
fn api(status: u16, fields: &str) -> Vec<u8> {
    json(status, format!(r#"{{"status_code":{status},{fields}}}"#))
}

/// The body of a good response.
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
