//! Connections that fail before the request is read or sent.

use frontpay_client::Outcome;

use super::{Class, ConnectionStart, End, Endpoint, Evidence, Read, Truth, created, http, json, nothing};
use crate::server::LATER;

const BAD_REQUEST: &[u8] = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
const TIMEOUT_PAGE: &str = "HTTP/1.1 408 Request Time-out\r\nconnection: close\r\n\r\n<html>408</html>";

pub(super) fn all() -> Vec<Class> {
    [unreachable(), first(), within_request()].into_iter().flatten().collect()
}

/// Returns the classes in which nothing can have been sent.
fn unreachable() -> Vec<Class> {
    let not_sent = |name, endpoint| {
        Class::new(name, Truth::NotCreated, Evidence::Proves(Outcome::NotSent), nothing).endpoint(endpoint)
    };
    vec![
        not_sent("connection refused", Endpoint::Closed),
        not_sent("queue of connections full", Endpoint::Full).slow(),
        not_sent("HTTP instead of TLS", Endpoint::Https(ConnectionStart::Respond(BAD_REQUEST))),
        not_sent("TLS handshake closed", Endpoint::Https(ConnectionStart::Respond(b""))),
        not_sent("TLS handshake reset", Endpoint::Https(ConnectionStart::Reset)),
        not_sent("TLS handshake hangs", Endpoint::Https(ConnectionStart::Hang)).slow(),
    ]
}

/// The server does something before it reads.
fn first() -> Vec<Class> {
    let allows = Evidence::Allows(Outcome::NotSent);
    let broken = |name, truth, first| {
        Class::new(name, truth, allows, |order| json(201, created(order))).endpoint(Endpoint::Broken(first))
    };
    let good =
        Class::new("accepted late", Truth::Created, Evidence::Proves(Outcome::Done), |order| json(201, created(order)));
    vec![
        good.endpoint(Endpoint::Broken(ConnectionStart::Wait(LATER / 8))),
        broken("accepted after the client gave up", Truth::Either, ConnectionStart::Wait(LATER)).slow(),
        broken("accepted and never read", Truth::NotCreated, ConnectionStart::Hang).slow(),
        broken("reset when accepted", Truth::NotCreated, ConnectionStart::Reset),
        broken("closed when accepted", Truth::NotCreated, ConnectionStart::Close),
        broken("half-closed when accepted, then read", Truth::Either, ConnectionStart::StopWriting),
        broken(
            "greeting when accepted, then closed",
            Truth::NotCreated,
            ConnectionStart::SayAndClose("220 mail ESMTP\r\n"),
        ),
        broken("greeting when accepted, then read", Truth::Either, ConnectionStart::Say("220 mail ESMTP\r\n")),
        broken("408 when accepted, then closed", Truth::NotCreated, ConnectionStart::SayAndClose(TIMEOUT_PAGE)),
    ]
}

/// The server stops reading in the request.
fn within_request() -> Vec<Class> {
    let broken = |name| Class::new(name, Truth::NotCreated, Evidence::Nothing, nothing);
    let too_large = r#"{"status_code":413,"message":"Content Too Large"}"#;
    vec![
        broken("reset before the body was read").reads(Read::Head).ends(End::Reset),
        broken("closed before the body was read").reads(Read::Head).ends(End::Close),
        broken("no response, body not read").reads(Read::Head).ends(End::Hang).slow(),
        broken("reset within a large body").reads(Read::HalfOfBody).ends(End::Reset).large(),
        broken("closed within a large body").reads(Read::HalfOfBody).ends(End::Close).large(),
        broken("large body not read").reads(Read::Head).ends(End::Hang).large().slow(),
        Class::new(
            "413 before a large body was read",
            Truth::NotCreated,
            Evidence::Allows(Outcome::Refused),
            move |_| http(413, "connection: close\r\n", too_large),
        )
        .reads(Read::Head)
        .ends(End::Close)
        .large(),
        Class::new("500 within a large body", Truth::NotCreated, Evidence::Nothing, |_| {
            http(500, "", "<html>500</html>")
        })
        .reads(Read::HalfOfBody)
        .ends(End::Close)
        .large(),
    ]
}
