use std::time::Duration;

use frontpay_client::{Environment, Error, Outcome};
use tokio::net::TcpListener;

use crate::raw::{Fate, Raw};
use crate::support::{builder, client, payment_link};

#[tokio::test]
async fn a_canceled_request_that_was_not_sent_is_never_sent() {
    // TLS that is never set up.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let environment = Environment::custom(&format!("https://{}", listener.local_addr().unwrap())).unwrap();
    let client = builder("http://127.0.0.1").environment(environment).build().unwrap();
    let request = client.orders().send_payment_link(&payment_link()).timeout(Duration::from_millis(200));
    let handle = request.cancel_handle();
    let sending = tokio::spawn(request.into_future());
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(handle.cancel(), Outcome::NotSent);
    let error = sending.await.unwrap().unwrap_err();
    assert!(matches!(error, Error::NotSent(_)) && !error.is_retryable(), "{error:?}");
}

#[tokio::test]
async fn a_request_that_was_canceled_before_it_was_awaited_is_not_sent() {
    let server = Raw::start([]).await;
    let client = client(&server.uri());
    let request = client.orders().send_payment_link(&payment_link());
    assert_eq!(request.cancel_handle().cancel(), Outcome::NotSent);
    assert!(matches!(request.await, Err(Error::NotSent(_))));
    assert_eq!(server.served(), 0);
}

#[tokio::test]
async fn a_canceled_request_on_its_way_has_an_unknown_outcome() {
    let server = Raw::start([Fate::SayAndHang(Vec::new())]).await;
    let client = client(&server.uri());
    let request = client.orders().send_payment_link(&payment_link());
    let handle = request.cancel_handle();
    let sending = tokio::spawn(request.into_future());
    while server.served() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(handle.cancel(), Outcome::Unknown);
    sending.abort();
}
