//! Responses that do not end, or end too early, after the request has been read.

use std::time::Duration;

use super::{Class, End, Evidence, JSON, Truth, chunked, created, http, json, nothing};

fn incomplete(name: &str, response: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Class {
    Class::new(name, Truth::Either, Evidence::Nothing, response).ends(End::Close)
}

fn without_end(mut response: Vec<u8>, missing: usize) -> Vec<u8> {
    response.truncate(response.len() - missing);
    response
}

pub(super) fn all() -> Vec<Class> {
    [silent(), cut(), endless(), not_http()].into_iter().flatten().collect()
}

fn silent() -> Vec<Class> {
    vec![
        incomplete("reset after the request", nothing).ends(End::Reset),
        incomplete("closed after the request", nothing),
        incomplete("no response", nothing).ends(End::Hang).slow(),
        incomplete("no response, created later", nothing).ends(End::CreateLater).slow(),
        incomplete("half-closed in the body, then created", nothing)
            .reads(super::Read::HalfOfBody)
            .ends(End::StopWritingAndReadOn),
    ]
}

fn cut() -> Vec<Class> {
    vec![
        incomplete("201 head cut", |_| format!("HTTP/1.1 201 Created\r\n{JSON}content-le").into_bytes()),
        incomplete("201 without a body, closed", |order| without_end(json(201, created(order)), created(order).len())),
        incomplete("201 body cut", |order| without_end(json(201, created(order)), 30)),
        incomplete("201 last byte missing", |order| without_end(json(201, created(order)), 1)),
        incomplete("201 body cut by a reset", |order| without_end(json(201, created(order)), 30)).ends(End::Reset),
        incomplete("201 chunked, last chunk missing", |order| chunked(201, &[&created(order)], "")),
        incomplete("201 chunk cut", |order| chunked(201, &[&created(order)[..40]], "ff\r\n{")),
        incomplete("417 body cut", |_| without_end(json(417, r#"{"status_code":417,"message":"x"}  "#), 1)),
        incomplete("400 body cut by a reset", |_| without_end(json(400, r#"{"message":"x"}  "#), 1)).ends(End::Reset),
        incomplete("201 body stops", |order| without_end(json(201, created(order)), 30)).ends(End::Hang).slow(),
        incomplete("201 whole body, promised more", |order| without_end(json(201, created(order) + "  "), 2))
            .ends(End::Hang)
            .slow(),
        incomplete("417 body stops", |_| without_end(json(417, r#"{"status_code":417,"message":"x"}  "#), 2))
            .ends(End::Hang)
            .slow(),
    ]
}

fn endless() -> Vec<Class> {
    const DROP: Duration = Duration::from_millis(20);
    const CHUNK: &str = concat!(
        "50\r\n",
        "                                        ",
        "                                        ",
        "\r\n"
    );
    vec![
        incomplete("head drop by drop", |order| json(201, created(order))).paced(1, DROP).slow(),
        incomplete("body drop by drop", |order| json(201, created(order) + &" ".repeat(1000)))
            .paced(100, DROP * 4)
            .slow(),
        incomplete("endless body", |order| chunked(201, &[&created(order)], "")).ends(End::Repeat(CHUNK)),
        incomplete("endless head", |_| b"HTTP/1.1 201 Created\r\n".to_vec()).ends(End::Repeat("x-more: and more\r\n")),
        incomplete("endless 102", nothing).ends(End::Repeat("HTTP/1.1 102 Processing\r\n\r\n")).slow(),
    ]
}

fn not_http() -> Vec<Class> {
    vec![
        incomplete("SSH instead of HTTP", |_| b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()),
        incomplete("noise instead of HTTP", |_| (0..=255).collect()),
        incomplete("JSON instead of HTTP", |order| created(order).into_bytes()),
        incomplete("an alert of TLS instead of HTTP", |_| vec![0x15, 3, 1, 0, 2, 2, 0x46]),
        incomplete("HTTP/2 instead of HTTP/1.1", |_| vec![0, 0, 0, 4, 0, 0, 0, 0, 0]),
        incomplete("two lengths", |order| http(201, "content-length: 3\r\n", created(order))),
        incomplete("a length that is no number", |order| {
            format!("HTTP/1.1 201 X\r\ncontent-length: many\r\n\r\n{}", created(order)).into_bytes()
        }),
        incomplete("a length that is too short", |order| {
            format!("HTTP/1.1 201 X\r\ncontent-length: 20\r\n\r\n{}", created(order)).into_bytes()
        }),
        incomplete("a chunk whose size is no number", |order| chunked(201, &[&created(order)], "zz\r\n\r\n")),
        incomplete("a status of four digits", |order| {
            format!("HTTP/1.1 2010 X\r\n\r\n{}", created(order)).into_bytes()
        }),
    ]
}
