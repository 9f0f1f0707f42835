//! A request body that knows whether anyone began to read it.
//!
//! A request whose body was never asked for cannot have been acted upon, whatever went wrong: that is the line between
//! *not sent* and *outcome unknown*, drawn without interpreting error texts.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const WITHDRAWN: u8 = 2;

/// Tells what became of a [`Letter`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Receipt(Arc<AtomicU8>);

impl Receipt {
    /// Takes the letter back if nobody has begun to send it; afterwards nobody can.
    pub(crate) fn withdraw(&self) -> bool {
        self.leave_waiting_for(WITHDRAWN) || self.0.load(Ordering::Acquire) == WITHDRAWN
    }

    fn leave_waiting_for(&self, state: u8) -> bool {
        self.0.compare_exchange(WAITING, state, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

pub(crate) struct Letter {
    text: Option<Bytes>,
    receipt: Receipt,
}

impl Letter {
    pub(crate) fn new(text: Bytes) -> (Self, Receipt) {
        let receipt = Receipt::default();
        (Self { text: Some(text), receipt: receipt.clone() }, receipt)
    }
}

#[derive(Debug)]
pub(crate) struct Withdrawn;

impl fmt::Display for Withdrawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was given up before it was sent")
    }
}

impl std::error::Error for Withdrawn {}

impl Body for Letter {
    type Data = Bytes;
    type Error = Withdrawn;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Withdrawn>>> {
        let Some(text) = self.text.take() else { return Poll::Ready(None) };
        let begun = self.receipt.leave_waiting_for(BEGUN);
        Poll::Ready(Some(if begun { Ok(Frame::data(text)) } else { Err(Withdrawn) }))
    }

    fn is_end_stream(&self) -> bool {
        self.text.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.text.as_ref().map_or(0, |text| text.len() as u64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poll(letter: &mut Letter) -> Option<Result<Bytes, Withdrawn>> {
        let polled = Pin::new(letter).poll_frame(&mut Context::from_waker(std::task::Waker::noop()));
        let Poll::Ready(frame) = polled else { panic!("a letter never waits") };
        frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default()))
    }

    #[test]
    fn a_letter_nobody_read_can_be_withdrawn_and_is_not_sent_afterwards() {
        let (mut letter, receipt) = Letter::new(Bytes::from_static(b"{}"));
        assert!(receipt.withdraw());
        assert!(matches!(poll(&mut letter), Some(Err(Withdrawn))));
    }

    #[test]
    fn a_letter_somebody_began_to_read_cannot_be_withdrawn() {
        let (mut letter, receipt) = Letter::new(Bytes::from_static(b"{}"));
        assert_eq!(poll(&mut letter).unwrap().unwrap(), "{}");
        assert!(!receipt.withdraw());
        assert!(poll(&mut letter).is_none());
    }
}
