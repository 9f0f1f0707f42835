//! Servers that do what a class says, and write down the truth.

mod connection;

use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;

use self::connection::Connection;
use crate::class::{Door, First};
use crate::ledger::Ledger;
use crate::plan::Plan;

/// Longer than a client waits for a slow server.
pub(crate) const LATER: Duration = Duration::from_millis(400);

/// Smaller than a large order, so that it waits to be read.
const RECEIVE_BUFFER: u32 = 16 * 1024;

/// One server for each door.
pub(crate) struct Servers {
    site: Arc<Site>,
    addresses: Vec<(Door, String)>,
    /// A port that is taken, and on which nobody listens.
    _closed: TcpSocket,
    full: TcpListener,
    /// Fills the queue of the listener.
    queue: Vec<TcpStream>,
}

/// The common knowledge of all servers.
struct Site {
    plan: Arc<Plan>,
    ledger: Arc<Ledger>,
}

impl Servers {
    pub(crate) async fn start(plan: &Arc<Plan>, ledger: &Arc<Ledger>) -> Self {
        let site = Arc::new(Site { plan: Arc::clone(plan), ledger: Arc::clone(ledger) });
        let closed = TcpSocket::new_v4().unwrap();
        closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let full = listener(0);
        let queue = fill(&full).await;
        let mut addresses = vec![
            (Door::Closed, format!("http://{}", closed.local_addr().unwrap())),
            (Door::Full, format!("http://{}", full.local_addr().unwrap())),
        ];
        for class in &plan.classes {
            if addresses.iter().all(|(door, _)| *door != class.door) {
                addresses.push((class.door.clone(), open(&site, class.door.clone())));
            }
        }
        Self { site, addresses, _closed: closed, full, queue }
    }

    /// Returns the base URL behind a door.
    pub(crate) fn url(&self, door: &Door) -> String {
        let (_, address) = self.addresses.iter().find(|(known, _)| known == door).unwrap();
        format!("{address}/api/v1")
    }

    /// Reads what may have come through the full queue after all.
    pub(crate) async fn drain(self) {
        drop(self.queue);
        while let Ok(Ok((stream, _))) = timeout(LATER, self.full.accept()).await {
            _ = timeout(LATER, serve(stream, Arc::clone(&self.site), None)).await;
        }
    }
}

fn listener(backlog: u32) -> TcpListener {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(RECEIVE_BUFFER).unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    socket.listen(backlog).unwrap()
}

/// Connects until the queue of a listener takes no more.
async fn fill(listener: &TcpListener) -> Vec<TcpStream> {
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    // Linux drops further handshakes; another system may refuse them.
    while let Ok(Ok(stream)) = timeout(LATER, TcpStream::connect(address)).await {
        queue.push(stream);
    }
    queue
}

/// Opens a server and returns its address.
fn open(site: &Arc<Site>, door: Door) -> String {
    let (listener, site) = (listener(1024), Arc::clone(site));
    let (scheme, first) = match door {
        Door::Https(first) => ("https", Some(first)),
        Door::First(first) => ("http", Some(first)),
        Door::Common | Door::Closed | Door::Full => ("http", None),
    };
    let address = format!("{scheme}://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&site), first.clone()));
        }
    });
    address
}

/// Serves one connection until one side ends it; `None` where that happened.
async fn serve(stream: TcpStream, site: Arc<Site>, first: Option<First>) -> Option<()> {
    let mut connection = Connection::new(stream);
    if let Some(first) = first {
        connection.begin(&first).await?;
    }
    loop {
        let head = connection.read_head().await?;
        let call = &site.plan.calls[head.call];
        connection.treat(&site, call, &head).await?;
        if !connection.has_input() {
            timeout(call.keep_alive, connection.fill()).await.ok()??;
        }
    }
}
