//! One connection of a server.

use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::sleep;

use super::{LATER, Site};
use crate::class::{Class, End, First, Read};
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

/// Each step returns `None` where the connection has ended.
impl Connection {
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream, input: Vec::new() }
    }

    pub(super) async fn begin(&mut self, first: &First) -> Option<()> {
        match first {
            First::Reset => self.reset(),
            First::Close => None,
            First::Hang => self.hang().await,
            First::StopWriting => self.stream.shutdown().await.ok(),
            First::Say(text) => self.write(text.as_bytes()).await,
            First::SayAndClose(text) => self.write(text.as_bytes()).await.and(None),
            First::Respond(bytes) => {
                self.fill().await?;
                self.write(bytes).await.and(None)
            }
            First::Wait(pause) => {
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

    /// Treats a request as its class says.
    pub(super) async fn treat(&mut self, site: &Site, call: &Call, head: &Head) -> Option<()> {
        let class = site.plan.class_of(call);
        site.ledger.change(call.number, |entry| entry.heads += u32::from(head.is_post));
        match class.read {
            Read::Head => {}
            Read::HalfOfBody => self.fill_to(head.length / 2).await?,
            Read::Whole => self.receive(site, call, head).await?,
        }
        if class.read == Read::Whole && class.end != End::CreateLater {
            create(site, call);
        }
        self.respond(class, &(class.response)(&call.identifier())).await?;
        self.end(site, call, head, class.end).await
    }

    /// Reads the whole body and writes down that it came.
    async fn receive(&mut self, site: &Site, call: &Call, head: &Head) -> Option<()> {
        self.fill_to(head.length).await?;
        let body: Vec<_> = self.input.drain(..head.length).collect();
        if head.is_post {
            let order: Value = serde_json::from_slice(&body).unwrap_or_default();
            let is_own = order["internalReferences"]["referenceNo"] == call.reference();
            site.ledger.change(call.number, |entry| {
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

    async fn end(&mut self, site: &Site, call: &Call, head: &Head, end: End) -> Option<()> {
        match end {
            End::KeepAlive => Some(()),
            End::Close => None,
            End::Reset => self.reset(),
            End::Hang => self.hang().await,
            End::StopWriting => self.stream.shutdown().await.ok(),
            End::StopWritingAndReadOn => {
                self.stream.shutdown().await.ok()?;
                self.receive(site, call, head).await?;
                create(site, call);
                None
            }
            End::CreateLater => {
                self.hang().await;
                create(site, call);
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

    /// Keeps the connection for longer than the client waits.
    async fn hang(&mut self) -> Option<()> {
        sleep(LATER).await;
        None
    }

    fn reset(&mut self) -> Option<()> {
        self.stream.set_zero_linger().ok().and(None)
    }
}

fn create(site: &Site, call: &Call) {
    site.ledger.change(call.number, |entry| entry.orders += u32::from(call.is_created));
}
