//! A request body that knows whether anyone began to read it.
//!
//! A request whose body was never read cannot have been acted upon, whatever went wrong: that is the line between
//! *not sent* and *unknown*, drawn without interpreting error texts.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

const UNREAD: u8 = 0;
const READ: u8 = 1;
const CANCELED: u8 = 2;

/// The state of a [`TrackedBody`].
#[derive(Debug, Clone, Default)]
pub(crate) struct BodyState(Arc<AtomicU8>);

impl BodyState {
    /// Cancels the body if nobody has begun to read it; afterwards nobody can.
    pub(crate) fn cancel(&self) -> bool {
        self.leave_unread_for(CANCELED) || self.0.load(Ordering::Acquire) == CANCELED
    }

    fn leave_unread_for(&self, state: u8) -> bool {
        self.0.compare_exchange(UNREAD, state, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }
}

pub(crate) struct TrackedBody {
    text: Option<Bytes>,
    state: BodyState,
}

impl TrackedBody {
    pub(crate) fn new(text: Option<Bytes>) -> (Self, BodyState) {
        let state = BodyState::default();
        (Self { text, state: state.clone() }, state)
    }
}

#[derive(Debug)]
pub(crate) struct Canceled;

impl fmt::Display for Canceled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request was given up before it was sent")
    }
}

impl std::error::Error for Canceled {}

impl Body for TrackedBody {
    type Data = Bytes;
    type Error = Canceled;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Canceled>>> {
        let Some(text) = self.text.take() else { return Poll::Ready(None) };
        let is_read = self.state.leave_unread_for(READ);
        Poll::Ready(Some(if is_read { Ok(Frame::data(text)) } else { Err(Canceled) }))
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

    fn poll(body: &mut TrackedBody) -> Option<Result<Bytes, Canceled>> {
        let polled = Pin::new(body).poll_frame(&mut Context::from_waker(std::task::Waker::noop()));
        let Poll::Ready(frame) = polled else { panic!("the body never waits") };
        frame.map(|frame| frame.map(|frame| frame.into_data().unwrap_or_default()))
    }

    #[test]
    fn a_body_that_nobody_read_can_be_canceled_and_is_not_sent_afterwards() {
        let (mut body, state) = TrackedBody::new(Some(Bytes::from_static(b"{}")));
        assert!(state.cancel());
        assert!(matches!(poll(&mut body), Some(Err(Canceled))));
    }

    #[test]
    fn a_body_that_somebody_began_to_read_cannot_be_canceled() {
        let (mut body, state) = TrackedBody::new(Some(Bytes::from_static(b"{}")));
        assert_eq!(poll(&mut body).unwrap().unwrap(), "{}");
        assert!(!state.cancel());
        assert!(poll(&mut body).is_none());
    }
}
