//! A server that counts orders, and stops at a moment of the test's choice.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::support::{CREATED, STATUS, read_request};

pub(super) const ORDER: &str = "ODR3506777330";

/// A timeout that is longer than any step.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// A moment at which the command waits for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// The command reads the order; nothing is sent.
    Reading,
    /// The command is connected, and TLS is not agreed on.
    Connecting,
    /// The server has the request, and does not respond.
    Sent,
    /// The server has sent half of the response.
    Answering,
    /// The command has the response, and reads the order again.
    ReadingAgain,
}

impl Moment {
    pub(super) const ALL: [Self; 5] =
        [Self::Reading, Self::Connecting, Self::Sent, Self::Answering, Self::ReadingAgain];
}

pub(super) struct Server {
    pub(super) url: String,
    orders: Arc<AtomicUsize>,
    at_moment: Receiver<()>,
    go_on: Sender<()>,
}

impl Server {
    pub(super) fn start(moment: Moment) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let scheme = if moment == Moment::Connecting { "https" } else { "http" };
        let url = format!("{scheme}://{}/api/v1", listener.local_addr().unwrap());
        let (reached, at_moment) = channel();
        let (go_on, goes_on) = channel();
        let orders = Arc::new(AtomicUsize::new(0));
        let pause = Pause { moment, is_over: Arc::default(), reached, goes_on: Arc::new(Mutex::new(goes_on)) };
        let counted = Arc::clone(&orders);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (pause, orders) = (pause.clone(), Arc::clone(&counted));
                thread::spawn(move || serve(&stream.unwrap(), &pause, &orders));
            }
        });
        Self { url, orders, at_moment, go_on }
    }

    /// Waits until the command has reached the moment.
    pub(super) fn wait(&self) {
        self.at_moment.recv_timeout(PATIENCE).unwrap();
    }

    /// Goes on after the moment.
    pub(super) fn go_on(&self) {
        self.go_on.send(()).unwrap();
    }

    /// Returns the number of orders that were created.
    pub(super) fn orders(&self) -> usize {
        self.orders.load(Ordering::SeqCst)
    }
}

#[derive(Clone)]
struct Pause {
    moment: Moment,
    is_over: Arc<AtomicBool>,
    reached: Sender<()>,
    goes_on: Arc<Mutex<Receiver<()>>>,
}

impl Pause {
    /// Stops once until the test goes on, if this is its moment.
    fn at(&self, moment: Moment) {
        if moment == self.moment && !self.is_over.swap(true, Ordering::SeqCst) && self.reached.send(()).is_ok() {
            // The test may be over.
            _ = self.goes_on.lock().unwrap().recv();
        }
    }
}

fn serve(mut stream: &TcpStream, pause: &Pause, orders: &AtomicUsize) {
    if pause.moment == Moment::Connecting {
        // The first byte of the greeting.
        if stream.read_exact(&mut [0]).is_ok() {
            pause.at(Moment::Connecting);
        }
        return;
    }
    while let Some(line) = read_request(stream) {
        let (is_create, body) = if line.starts_with("POST ") { (true, CREATED) } else { (false, STATUS) };
        if is_create {
            orders.fetch_add(1, Ordering::SeqCst);
        }
        pause.at(if is_create { Moment::Sent } else { Moment::ReadingAgain });
        let status = if is_create { "201 Created" } else { "200 OK" };
        let length = body.len();
        let head = format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
        let (first, rest) = body.split_at(length / 2);
        // The command may have been stopped.
        _ = stream.write_all(format!("{head}{first}").as_bytes());
        if is_create {
            pause.at(Moment::Answering);
        }
        _ = stream.write_all(rest.as_bytes());
    }
}
