//! A server that breaks the rules of HTTP on purpose.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The behavior of a connection after the request was read.
pub(crate) enum Fate {
    /// The connection is reset.
    Reset,
    /// The server sends these bytes and closes the connection.
    Say(Vec<u8>),
    /// The server sends these bytes, and then nothing for a long time.
    SayAndHang(Vec<u8>),
}

pub(crate) struct Raw {
    pub(crate) address: SocketAddr,
    served: Arc<AtomicUsize>,
}

impl Raw {
    /// Serves one connection for each fate and refuses to speak afterwards.
    pub(crate) async fn start(fates: impl IntoIterator<Item = Fate>) -> Self {
        Self::on(TcpListener::bind("127.0.0.1:0").await.unwrap(), fates)
    }

    pub(crate) fn on(listener: TcpListener, fates: impl IntoIterator<Item = Fate>) -> Self {
        let address = listener.local_addr().unwrap();
        let served = Arc::new(AtomicUsize::new(0));
        tokio::spawn(serve(listener, fates.into_iter().collect(), Arc::clone(&served)));
        Self { address, served }
    }

    pub(crate) fn uri(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The number of requests that were read.
    pub(crate) fn served(&self) -> usize {
        self.served.load(Ordering::SeqCst)
    }
}

async fn serve(listener: TcpListener, mut fates: VecDeque<Fate>, served: Arc<AtomicUsize>) {
    while let Ok((mut stream, _)) = listener.accept().await {
        if !read_request(&mut stream).await {
            continue;
        }
        served.fetch_add(1, Ordering::SeqCst);
        match fates.pop_front() {
            Some(Fate::Reset) | None => stream.set_zero_linger().unwrap(),
            Some(Fate::Say(bytes)) => say(&mut stream, &bytes).await,
            Some(Fate::SayAndHang(bytes)) => {
                say(&mut stream, &bytes).await;
                tokio::spawn(async move {
                    tokio::time::sleep(Duration::from_secs(60)).await;
                    drop(stream);
                });
            }
        }
    }
}

async fn say(stream: &mut TcpStream, bytes: &[u8]) {
    // A client that has read enough closes the connection.
    _ = stream.write_all(bytes).await;
    _ = stream.flush().await;
}

/// Reads the head and as much body as it announces.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut request = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return false,
            Ok(read) => request.extend_from_slice(&chunk[..read]),
        }
        let text = String::from_utf8_lossy(&request);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let announced =
            head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if body.len() >= announced.unwrap_or(0) {
            return true;
        }
    }
}
