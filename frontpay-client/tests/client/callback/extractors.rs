//! The extractors in a real server.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{FromRef, State};
use axum::http::StatusCode;
use axum::routing::get;
use frontpay_client::callback::{CallbackRejection, Notification, Receiver, Unprocessed, Verifier};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use super::{genuine, secret, sent_at, signed};

#[derive(Clone)]
struct Shop {
    receiver: Receiver,
    verifier: Verifier,
    booked: Arc<AtomicUsize>,
}

impl FromRef<Shop> for Receiver {
    fn from_ref(shop: &Shop) -> Self {
        shop.receiver.clone()
    }
}

impl FromRef<Shop> for Verifier {
    fn from_ref(shop: &Shop) -> Self {
        shop.verifier.clone()
    }
}

async fn paid(State(shop): State<Shop>, unprocessed: Unprocessed) -> Result<String, StatusCode> {
    shop.booked.fetch_add(1, Ordering::SeqCst);
    unprocessed.mark_processed().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    Ok(format!("booked {}", unprocessed.notification().order()))
}

async fn crashes(_: Unprocessed) -> StatusCode {
    StatusCode::INTERNAL_SERVER_ERROR
}

async fn notified(notification: Notification) -> String {
    format!("{} is {}", notification.order(), notification.status())
}

async fn own_answer(unprocessed: Result<Unprocessed, CallbackRejection>) -> String {
    match unprocessed {
        Ok(_) => "new".to_owned(),
        Err(rejection) => format!("rejected: {rejection}"),
    }
}

async fn shop() -> (SocketAddr, Arc<AtomicUsize>) {
    let verifier = Verifier::builder(secret()).clock(sent_at).build().unwrap();
    let booked = Arc::new(AtomicUsize::new(0));
    let shop = Shop { receiver: Receiver::new(verifier.clone()), verifier, booked: Arc::clone(&booked) };
    let router = Router::new()
        .route("/paid", get(paid))
        .route("/crashes", get(crashes))
        .route("/notified", get(notified))
        .route("/own-answer", get(own_answer))
        .with_state(shop);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    (address, booked)
}

async fn request(address: SocketAddr, target: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {target} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    (answer[9..12].parse().unwrap(), answer.split_once("\r\n\r\n").unwrap().1.to_owned())
}

#[tokio::test]
async fn a_genuine_callback_reaches_the_handler_once() {
    let (address, booked) = shop().await;
    let query = signed(&genuine(&[]));
    assert_eq!(request(address, &format!("/paid?{query}")).await, (200, "booked ODR123".into()));
    assert_eq!(request(address, &format!("/paid?{query}")).await, (200, "the callback was processed before".into()));
    assert_eq!(booked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_handler_that_fails_is_called_again() {
    let (address, booked) = shop().await;
    let query = signed(&genuine(&[]));
    assert_eq!(request(address, &format!("/crashes?{query}")).await.0, 500);
    assert_eq!(request(address, &format!("/paid?{query}")).await.0, 200);
    assert_eq!(booked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn what_is_no_callback_is_answered_with_400_and_what_is_no_genuine_one_with_403() {
    let (address, booked) = shop().await;
    let query = signed(&genuine(&[]));
    let stale = signed(&genuine(&[("timestamp", "1755763000")]));
    for route in ["/paid", "/notified"] {
        assert_eq!(request(address, route).await, (400, "the callback carries no `checksum`".into()));
        assert_eq!(request(address, &format!("{route}?")).await.0, 400);
        assert_eq!(request(address, &format!("{route}?{}", query.split("&checksum").next().unwrap())).await.0, 400);
        assert_eq!(request(address, &format!("{route}?{}", query.replace("100", "1"))).await.0, 403);
        let recut = query.replace("amount=100&createdAt=", "amount=1&createdAt=00");
        assert_eq!(request(address, &format!("{route}?{recut}")).await.0, 403);
        let (status, text) = request(address, &format!("{route}?{stale}")).await;
        assert_eq!((status, text.as_str()), (403, "the callback is 1200 s off the clock, the window is 300 s"));
    }
    assert_eq!(booked.load(Ordering::SeqCst), 0);
}

/// The raw query is verified: its encoding reaches PHP's reading, not that of a framework.
#[tokio::test]
async fn the_query_is_taken_as_it_came() {
    let (address, _) = shop().await;
    let query = signed(&genuine(&[("status", "PARTIAL REFUNDED")]));
    let (status, text) = request(address, &format!("/notified?{query}")).await;
    assert_eq!((status, text.as_str()), (200, "ODR123 is PARTIAL REFUNDED"));
    let (status, _) = request(address, &format!("/notified?{}", query.replace('+', "%20"))).await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn a_handler_can_answer_rejections_itself() {
    let (address, _) = shop().await;
    let (status, text) = request(address, "/own-answer?x=1").await;
    assert_eq!((status, text.as_str()), (200, "rejected: the callback carries no `checksum`"));
}
