//! A connection of a server.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::{LATER, SharedState};
use crate::class::{Class, ConnectionStart, End, Read};
use crate::plan::Call;

pub(super) struct Connection {
    stream: TcpStream,
    input: Vec<u8>,
}

/// The head of a request.
pub(super) struct Head {
    pub(super) call: usize,
    is_post: bool,
    length: usize,
}

/// A connection. Each step returns `None` if the connection has ended.
impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, input: Vec::new() }
    }

    pub(super) async fn begin(&mut self, first: &ConnectionStart) -> Option<()> {
        match first {
            ConnectionStart::Reset => self.reset(),
            ConnectionStart::Close => None,
            ConnectionStart::Hang => self.hang().await,
            ConnectionStart::StopWriting => self.stream.shutdown().await.ok(),
            ConnectionStart::Say(text) => self.write(text.as_bytes()).await,
            ConnectionStart::SayAndClose(text) => self.write(text.as_bytes()).await.and(None),
            ConnectionStart::Respond(bytes) => {
                self.fill().await?;
                self.write(bytes).await.and(None)
            }
            ConnectionStart::Wait(pause) => {
                sleep(*pause).await;
                Some(())
            }
        }
    }

    pub(super) fn has_input(&self) -> bool {
        !self.input.is_empty()
    }

    pub(super) async fn fill(&mut self) -> Option<()> {
        let read = self.stream.read_buf(&mut self.input).await.ok()?;
        (read > 0).then_some(())
    }

    pub(super) async fn read_head(&mut self) -> Option<Head> {
        let end = loop {
            match self.input.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                Some(end) => break end,
                None => self.fill().await?,
            }
        };
        let head: Vec<_> = self.input.drain(..end + 4).collect();
        let head = String::from_utf8(head).ok()?;
        let number = |name| head.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
        Some(Head {
            call: number("x-call:")?,
            is_post: head.starts_with("POST "),
            length: number("content-length:").unwrap_or(0),
        })
    }

    /// Handles a request as its class requires.
    pub(super) async fn treat(&mut self, state: &SharedState, call: &Call, head: &Head) -> Option<()> {
        let class = state.plan.class_of(call);
        state.log.change(call.number, |entry| entry.heads += u32::from(head.is_post));
        match class.read {
            Read::Head => {}
            Read::HalfOfBody => self.fill_to(head.length / 2).await?,
            Read::Whole => self.receive(state, call, head).await?,
        }
        if class.read == Read::Whole && class.end != End::CreateLater {
            create(state, call);
        }
        self.respond(class, &(class.response)(&call.identifier())).await?;
        self.end(state, call, head, class.end).await
    }

    /// Reads the whole body and logs it.
    async fn receive(&mut self, state: &SharedState, call: &Call, head: &Head) -> Option<()> {
        self.fill_to(head.length).await?;
        let body: Vec<_> = self.input.drain(..head.length).collect();
        if head.is_post {
            let order: Value = serde_json::from_slice(&body).unwrap_or_default();
            let is_own = order["internalReferences"]["referenceNo"] == call.reference();
            state.log.change(call.number, |entry| {
                entry.posts += 1;
                entry.foreign += u32::from(!is_own);
            });
        }
        Some(())
    }

    async fn respond(&mut self, class: &Class, response: &[u8]) -> Option<()> {
        let (bytes, pause) = class.pace.unwrap_or((response.len().max(1), Duration::ZERO));
        for piece in response.chunks(bytes) {
            self.write(piece).await?;
            if class.pace.is_some() {
                sleep(pause).await;
            }
        }
        Some(())
    }

    async fn end(&mut self, state: &SharedState, call: &Call, head: &Head, end: End) -> Option<()> {
        match end {
            End::KeepAlive => Some(()),
            End::Close => None,
            End::Reset => self.reset(),
            End::Hang => self.hang().await,
            End::StopWriting => self.stream.shutdown().await.ok(),
            End::StopWritingAndReadOn => {
                self.stream.shutdown().await.ok()?;
                self.receive(state, call, head).await?;
                create(state, call);
                None
            }
            End::CreateLater => {
                self.hang().await;
                create(state, call);
                None
            }
            End::Repeat(text) => loop {
                self.write(text.repeat(100).as_bytes()).await?;
            },
        }
    }

    async fn fill_to(&mut self, length: usize) -> Option<()> {
        while self.input.len() < length {
            self.fill().await?;
        }
        Some(())
    }

    async fn write(&mut self, bytes: &[u8]) -> Option<()> {
        self.stream.write_all(bytes).await.ok()
    }

    /// Keeps the connection open for longer than the timeout of the client.
    async fn hang(&mut self) -> Option<()> {
        sleep(LATER).await;
        None
    }

    fn reset(&mut self) -> Option<()> {
        self.stream.set_zero_linger().ok().and(None)
    }
}

fn create(state: &SharedState, call: &Call) {
    state.log.change(call.number, |entry| entry.orders += u32::from(call.is_created));
}
