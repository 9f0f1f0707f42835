//! Servers that close connections which are idle.

use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use rcgen::CertifiedKey;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

const RESPONSE: &str = include_str!("../../../frontpay-client/tests/fixtures/responses/payment-link.201.json");

/// The time after which a server closes an idle connection.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    pub(crate) name: &'static str,
    least: Duration,
    spread: Duration,
}

pub(crate) const LIMITS: [Limit; 6] = [
    Limit { name: "0 to 3 ms", least: Duration::ZERO, spread: Duration::from_millis(3) },
    Limit::seconds("1 s", 1),
    Limit::seconds("2 s", 2),
    Limit::seconds("3 s", 3),
    Limit::seconds("4 s", 4),
    Limit::seconds("5 s", 5),
];

const NEVER: Limit = Limit::seconds("never", 3_600);

impl Limit {
    const fn seconds(name: &'static str, seconds: u64) -> Self {
        Self { name, least: Duration::from_secs(seconds), spread: Duration::ZERO }
    }

    pub(crate) fn most(self) -> Duration {
        self.least + self.spread
    }

    /// A time up to the most, another one for each request.
    fn after(self, request: u32) -> Duration {
        self.least + self.spread * (request.wrapping_mul(7) % 13) / 12
    }
}

/// Prints the URL of a server for each limit, of one that keeps connections, and of one that does so over TLS.
pub(crate) async fn serve(certificate: &str) {
    for limit in LIMITS.into_iter().chain([NEVER]) {
        println!("http://localhost:{}", start(limit, None).await);
    }
    println!("https://localhost:{}", start(NEVER, Some(acceptor(certificate))).await);
    let end = tokio::task::spawn_blocking(|| std::io::stdin().read(&mut [0]));
    _ = end.await;
}

async fn start(limit: Limit, acceptor: Option<TlsAcceptor>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        let mut number = 0;
        while let Ok((stream, _)) = listener.accept().await {
            number += 1;
            tokio::spawn(accept(stream, limit, acceptor.clone(), number));
        }
    });
    port
}

/// Makes a certificate and writes it where the client finds it.
fn acceptor(certificate: &str) -> TlsAcceptor {
    let CertifiedKey { cert, signing_key } =
        rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    std::fs::write(certificate, cert.pem()).expect("a file");
    let key = PrivatePkcs8KeyDer::from(signing_key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let config = config.with_safe_default_protocol_versions().expect("TLS").with_no_client_auth();
    let config = config.with_single_cert(vec![cert.der().clone()], key.into()).expect("a key");
    TlsAcceptor::from(Arc::new(config))
}

async fn accept(stream: TcpStream, limit: Limit, acceptor: Option<TlsAcceptor>, number: u32) {
    stream.set_nodelay(true).expect("a socket");
    let Some(acceptor) = acceptor else {
        respond(stream, limit, number).await;
        return;
    };
    if let Ok(stream) = acceptor.accept(stream).await {
        respond(stream, limit, number).await;
    }
}

/// Responds to requests until the connection was idle for too long, or the client ended it.
async fn respond(mut stream: impl AsyncRead + AsyncWrite + Unpin, limit: Limit, number: u32) -> Option<()> {
    let response = format!("HTTP/1.1 201 Created\r\ncontent-length: {}\r\n\r\n{RESPONSE}", RESPONSE.len());
    let (mut request, mut requests, mut wait) = (Vec::new(), number, Duration::from_secs(60));
    loop {
        let first = timeout(wait, stream.read_buf(&mut request)).await.ok()?;
        let mut read = first.ok()?;
        while read > 0 && !is_whole(&request) {
            read = stream.read_buf(&mut request).await.ok()?;
        }
        if read == 0 {
            return None;
        }
        request.clear();
        stream.write_all(response.as_bytes()).await.ok()?;
        requests = requests.wrapping_add(1);
        wait = limit.after(requests);
    }
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    body.len() >= length.and_then(|length| length.parse().ok()).unwrap_or(0)
}
