//! Servers that simulate the faults of their class, and log requests and orders.

mod connection;

use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::time::timeout;

use self::connection::Connection;
use crate::class::{ConnectionStart, Endpoint};
use crate::plan::Plan;
use crate::server_log::ServerLog;

/// A delay that is longer than the timeout of a client.
pub(crate) const LATER: Duration = Duration::from_millis(400);

/// The receive buffer, which is smaller than a large order, so that sending it blocks.
const RECEIVE_BUFFER: u32 = 16 * 1024;

/// The servers, one for each endpoint.
pub(crate) struct Servers {
    state: Arc<SharedState>,
    addresses: Vec<(Endpoint, String)>,
    /// A port that is bound, without a listener.
    _closed: TcpSocket,
    full: TcpListener,
    /// The connections that fill the queue of the listener.
    queue: Vec<TcpStream>,
}

/// The state that all servers share.
struct SharedState {
    plan: Arc<Plan>,
    log: Arc<ServerLog>,
}

impl Servers {
    pub(crate) async fn start(plan: &Arc<Plan>, log: &Arc<ServerLog>) -> Self {
        let state = Arc::new(SharedState { plan: Arc::clone(plan), log: Arc::clone(log) });
        let closed = TcpSocket::new_v4().unwrap();
        closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
        let full = listener(0);
        let queue = fill(&full).await;
        let mut addresses = vec![
            (Endpoint::Closed, format!("http://{}", closed.local_addr().unwrap())),
            (Endpoint::Full, format!("http://{}", full.local_addr().unwrap())),
        ];
        for class in &plan.classes {
            if addresses.iter().all(|(endpoint, _)| *endpoint != class.endpoint) {
                addresses.push((class.endpoint.clone(), open(&state, class.endpoint.clone())));
            }
        }
        Self { state, addresses, _closed: closed, full, queue }
    }

    /// Returns the base URL of an endpoint.
    pub(crate) fn url(&self, endpoint: &Endpoint) -> String {
        let (_, address) = self.addresses.iter().find(|(known, _)| known == endpoint).unwrap();
        format!("{address}/api/v1")
    }

    /// Reads requests that passed the full queue.
    pub(crate) async fn drain(self) {
        drop(self.queue);
        while let Ok(Ok((stream, _))) = timeout(LATER, self.full.accept()).await {
            _ = timeout(LATER, serve(stream, Arc::clone(&self.state), None)).await;
        }
    }
}

fn listener(backlog: u32) -> TcpListener {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(RECEIVE_BUFFER).unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    socket.listen(backlog).unwrap()
}

/// Connects until the queue of a listener is full.
async fn fill(listener: &TcpListener) -> Vec<TcpStream> {
    let address = listener.local_addr().unwrap();
    let mut queue = Vec::new();
    // Linux drops further handshakes; another system may refuse them.
    while let Ok(Ok(stream)) = timeout(LATER, TcpStream::connect(address)).await {
        queue.push(stream);
    }
    queue
}

/// Starts a server and returns its address.
fn open(state: &Arc<SharedState>, endpoint: Endpoint) -> String {
    let (listener, state) = (listener(1024), Arc::clone(state));
    let (scheme, first) = match endpoint {
        Endpoint::Https(first) => ("https", Some(first)),
        Endpoint::Broken(first) => ("http", Some(first)),
        Endpoint::Common | Endpoint::Closed | Endpoint::Full => ("http", None),
    };
    let address = format!("{scheme}://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&state), first.clone()));
        }
    });
    address
}

/// Serves a connection; returns `None` when one side has closed it.
async fn serve(stream: TcpStream, state: Arc<SharedState>, first: Option<ConnectionStart>) -> Option<()> {
    let mut connection = Connection::new(stream);
    if let Some(first) = first {
        connection.begin(&first).await?;
    }
    loop {
        let head = connection.read_head().await?;
        let call = &state.plan.calls[head.call];
        connection.treat(&state, call, &head).await?;
        if !connection.has_input() {
            timeout(call.keep_alive, connection.fill()).await.ok()??;
        }
    }
}
