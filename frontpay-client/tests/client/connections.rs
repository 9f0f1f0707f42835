//! The connections that creates are sent on.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use crate::support::{builder, fixture, payment_link};

/// A server that counts connections, and closes each when it was idle for some time.
struct Server {
    url: String,
    connections: Arc<AtomicUsize>,
}

impl Server {
    async fn start(keep_alive: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&connections);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                count.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, keep_alive));
            }
        });
        Self { url, connections }
    }

    fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

async fn serve(mut stream: TcpStream, keep_alive: Duration) {
    let body = fixture("responses/payment-link.201.json");
    let response = format!("HTTP/1.1 201 Created\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let mut wait = Duration::from_secs(10);
    let mut request = Vec::new();
    loop {
        while !is_whole(&request) {
            match timeout(wait, stream.read_buf(&mut request)).await {
                Ok(Ok(read)) if read > 0 => {}
                _ => return,
            }
        }
        request.clear();
        stream.write_all(response.as_bytes()).await.unwrap();
        wait = keep_alive;
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.and_then(|length| length.parse().ok()).unwrap_or(0)
}

#[tokio::test]
async fn creates_that_follow_each_other_share_a_connection() {
    let server = Server::start(Duration::from_secs(60)).await;
    let client = builder(&server.url).build().unwrap();
    for _ in 0..5 {
        client.orders().send_payment_link(&payment_link()).await.unwrap();
    }
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_create_is_not_sent_on_a_connection_that_was_idle_for_too_long() {
    let server = Server::start(Duration::from_secs(60)).await;
    let client = builder(&server.url).create_idle_timeout(Duration::from_millis(20)).build().unwrap();
    for _ in 0..3 {
        client.orders().send_payment_link(&payment_link()).await.unwrap();
        sleep(Duration::from_millis(40)).await;
    }
    assert_eq!(server.connections(), 3);
}

#[tokio::test]
async fn without_any_idle_time_every_create_has_a_connection_of_its_own() {
    let server = Server::start(Duration::ZERO).await;
    let client = builder(&server.url).create_idle_timeout(Duration::ZERO).build().unwrap();
    for _ in 0..50 {
        client.orders().send_payment_link(&payment_link()).await.unwrap();
    }
    assert_eq!(server.connections(), 50);
}
