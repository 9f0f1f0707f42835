use std::net::SocketAddr;

use frontpay_sandbox::{Sandbox, SandboxBuilder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

pub(crate) const PAYMENT_LINK: &str = include_str!("../fixtures/payment-link.json");
pub(crate) const CREATE: &str = "/api/v1/connect/orders/payment-link/create";
pub(crate) const TOKEN: &str = "test-token-3f9a";

pub(crate) fn builder() -> SandboxBuilder {
    Sandbox::builder().token(TOKEN).callback_secret("test-secret")
}

pub(crate) async fn sandbox() -> Sandbox {
    builder().start().await.unwrap()
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    fn read(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
        Self { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// Sends one request with the given header lines on a new connection.
pub(crate) async fn raw(address: SocketAddr, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let (length, headers) = (body.len(), headers.iter().flat_map(|header| [*header, "\r\n"]).collect::<String>());
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.write_all(body).await.ok();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok();
    Answer::read(&String::from_utf8_lossy(&answer))
}

pub(crate) const BEARER: &str = "authorization: Bearer test-token-3f9a";
pub(crate) const JSON: &str = "content-type: application/json";

pub(crate) async fn create(sandbox: &Sandbox, body: &str) -> Answer {
    raw(sandbox.address(), "POST", CREATE, &[BEARER, JSON], body.as_bytes()).await
}

pub(crate) async fn get(sandbox: &Sandbox, path: &str) -> Answer {
    raw(sandbox.address(), "GET", &format!("/api/v1/{path}"), &[BEARER], b"").await
}

/// The documented order, with a callback URL.
pub(crate) fn with_callback(url: &str) -> String {
    let mut link: serde_json::Value = serde_json::from_str(PAYMENT_LINK).unwrap();
    link["callback"]["callbackUrl"] = url.into();
    link.to_string()
}

/// Starts a listener that responds to every request with `answer`, and returns the received requests.
pub(crate) async fn receiver(answer: &'static str) -> (SocketAddr, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, received) = mpsc::channel(8);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") && stream.read_buf(&mut request).await.unwrap() > 0 {}
            sender.send(String::from_utf8(request).unwrap()).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (address, received)
}
