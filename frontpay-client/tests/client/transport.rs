use std::error::Error as _;
use std::time::Duration;

use frontpay_client::{Environment, Error, Outcome};
use tokio::net::TcpListener;

use crate::raw::{Fate, Raw};
use crate::support::{builder, client, fixture, payment_link};

/// An address nobody listens on.
async fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

async fn send(base_url: &str) -> Error {
    client(base_url).orders().send_payment_link(&payment_link()).await.unwrap_err()
}

#[tokio::test]
async fn a_refused_port_means_not_sent() {
    let address = closed_port().await;
    let error = send(&address).await;
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.is_retryable() && !error.is_timeout() && error.status().is_none());
    assert_eq!(error.to_string(), "the request was not sent, nothing was done");
    let cause = error.source().unwrap();
    let to = address.strip_prefix("http://").unwrap();
    assert_eq!(cause.to_string(), format!("no connection to {to}; check the address, the network and any proxy"));
    assert!(cause.source().is_some());
}

#[tokio::test]
async fn a_host_nobody_knows_means_not_sent() {
    let error = send("https://frontpay.invalid/api/v1").await;
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
}

#[tokio::test]
async fn a_peer_that_does_not_speak_tls_means_not_sent() {
    let server = Raw::start([]).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("https://{}", listener.local_addr().unwrap());
    let garbage = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        stream.writable().await.unwrap();
        stream.try_write(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    let error = send(&base_url).await;
    assert!(matches!(error, Error::NotSent(_)), "{error:?}");
    garbage.await.unwrap();
    assert_eq!(server.served(), 0);
}

#[tokio::test]
async fn time_that_runs_out_before_the_request_went_out_means_not_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let environment = Environment::custom(&format!("https://{}", listener.local_addr().unwrap())).unwrap();
    let client = builder("http://127.0.0.1").environment(environment).build().unwrap();
    let request = client.orders().send_payment_link(&payment_link()).timeout(Duration::from_millis(300));
    let error = request.await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)), "the handshake never ended: {error:?}");
    assert!(error.is_timeout());
}

#[tokio::test]
async fn a_reset_after_the_request_means_outcome_unknown() {
    let server = Raw::start([Fate::Reset]).await;
    let error = send(&server.uri()).await;
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(!error.is_retryable() && !error.is_timeout());
    assert_eq!(
        error.to_string(),
        "the request may have been sent and its outcome is unknown; look for the order in Front Payment's portal, or wait for its callback, before you send it again"
    );
    assert_eq!(error.source().unwrap().to_string(), "the connection broke before the response was complete");
    assert_eq!(server.served(), 1);
}

#[tokio::test]
async fn a_close_without_a_word_means_outcome_unknown() {
    let server = Raw::start([Fate::Say(Vec::new())]).await;
    assert!(matches!(send(&server.uri()).await, Error::OutcomeUnknown(_)));
}

#[tokio::test]
async fn a_slow_server_means_outcome_unknown() {
    let server = Raw::start([Fate::SayAndHang(Vec::new())]).await;
    let client = client(&server.uri());
    let request = client.orders().send_payment_link(&payment_link()).timeout(Duration::from_millis(300));
    let error = request.await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
    assert!(error.is_timeout() && !error.is_retryable());
}

#[tokio::test]
async fn a_truncated_body_means_outcome_unknown_and_keeps_the_status() {
    let body = fixture("responses/payment-link.201.json");
    let head =
        format!("HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
    for fate in [Fate::Say(format!("{head}{}", &body[..40]).into()), Fate::Say(head.clone().into())] {
        let server = Raw::start([fate]).await;
        let error = send(&server.uri()).await;
        assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
        assert_eq!(error.status().unwrap().as_u16(), 201);
    }
}

#[tokio::test]
async fn a_body_that_stops_coming_means_outcome_unknown() {
    let head = "HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\n{\"data\"";
    let server = Raw::start([Fate::SayAndHang(head.into())]).await;
    let client = builder(&server.uri()).timeout(Duration::from_millis(300)).build().unwrap();
    let error = client.orders().send_payment_link(&payment_link()).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)) && error.is_timeout(), "{error:?}");
}

#[tokio::test]
async fn a_truncated_page_of_a_proxy_keeps_its_status() {
    let page = "HTTP/1.1 504 Gateway Time-out\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\n<html>";
    let server = Raw::start([Fate::Say(page.into())]).await;
    let error = send(&server.uri()).await;
    let Error::Server(answer) = &error else { panic!("{error:?}") };
    assert_eq!((answer.status().as_u16(), &*answer.body()), (504, "<html>"));
}

#[tokio::test]
async fn an_answer_that_is_not_http_means_outcome_unknown() {
    let server = Raw::start([Fate::Say(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec())]).await;
    assert!(matches!(send(&server.uri()).await, Error::OutcomeUnknown(_)));
}

#[tokio::test]
async fn an_early_hint_is_not_the_answer() {
    let body = fixture("responses/payment-link.201.json");
    let text =
        format!("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 201 Created\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let server = Raw::start([Fate::Say(text.into())]).await;
    let created = client(&server.uri()).orders().send_payment_link(&payment_link()).await.unwrap();
    assert_eq!(created.order.unwrap().as_str(), "ODR3506777330");
}

#[tokio::test]
async fn a_lost_read_says_that_it_can_be_repeated() {
    let server = Raw::start([Fate::Reset]).await;
    let error = client(&server.uri()).orders().status("ODR1").await.unwrap_err();
    assert!(error.is_retryable());
    assert!(error.to_string().ends_with("try again later"), "{error}");
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_stops_the_request() {
    let server = Raw::start([]).await;
    let client = client(&server.uri());
    let cases = [
        ("x trace", "1", "a header name holds a character that none may have"),
        ("x-trace", "1\r\n2", "the value of the header `x-trace` has a line break or control character"),
        (
            "Authorization",
            "Bearer x",
            "the header `authorization` is filled by the client and cannot be set for one request",
        ),
    ];
    for (name, value, text) in cases {
        let error = client.orders().status("ODR1").header(name, value).await.unwrap_err();
        assert!(matches!(error, Error::NotSent(_)) && !error.is_retryable());
        assert_eq!(error.source().unwrap().to_string(), text);
    }
    assert_eq!(server.served(), 0);
}
