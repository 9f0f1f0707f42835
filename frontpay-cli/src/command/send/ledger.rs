//! The state of the order, which alone decides on the exit code.

use std::time::Duration;

use frontpay_client::{CancelHandle, Created, CustomerId, Error, OrderId, Outcome};

use crate::command::kind::Kind;
use crate::exit::Exit;

/// The state of the order. Nothing that happens to the output changes it.
#[derive(Debug)]
pub(super) enum Ledger {
    /// No request was sent.
    NotSent,
    /// The request is on its way, or was given up there.
    Sent(CancelHandle),
    /// The create has ended, or the command has given it up.
    Ended(Ending),
}

/// The end of a create.
#[derive(Debug)]
pub(super) struct Ending {
    pub(super) outcome: Outcome,
    pub(super) kind: Kind,
    pub(super) http_status: Option<u16>,
    pub(super) retry_after: Option<Duration>,
    pub(super) order: Option<OrderId>,
    pub(super) customer: Option<CustomerId>,
}

impl Ledger {
    /// Returns the effect at the API, as far as it is known now. A request that is on its way is given up.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::NotSent => Outcome::NotSent,
            Self::Sent(handle) => handle.cancel(),
            Self::Ended(ending) => ending.outcome,
        }
    }

    /// Returns the order, if the API confirmed it and gave it an identifier.
    pub(super) fn order(&self) -> Option<&OrderId> {
        match self {
            Self::Ended(ending) => ending.order.as_ref(),
            Self::NotSent | Self::Sent(_) => None,
        }
    }

    /// Returns the exit code: 0 only if exactly one order was created, 1, 2 and 4 only if none was, else 3.
    ///
    /// `is_complete` tells whether the checks that follow a create succeeded.
    pub(super) fn exit(&self, is_complete: bool) -> Exit {
        let kind = if let Self::Ended(ending) = self { Some(ending.kind) } else { None };
        match (self.outcome(), kind) {
            (Outcome::Done, _) if is_complete => Exit::Done,
            (Outcome::NotSent, Some(Kind::Invalid)) => Exit::Refused,
            (Outcome::NotSent, _) => Exit::CannotRun,
            (Outcome::Refused, Some(Kind::TooManyRequests)) => Exit::TryLater,
            (Outcome::Refused, _) => Exit::Refused,
            _ => Exit::Unknown,
        }
    }
}

impl Ending {
    /// The end of a create that there is no response to.
    pub(super) fn without_response(outcome: Outcome, kind: Kind) -> Self {
        Self { outcome, kind, http_status: None, retry_after: None, order: None, customer: None }
    }
}

impl From<&Created> for Ending {
    fn from(created: &Created) -> Self {
        let (order, customer) = (created.order.clone(), created.customer.clone());
        let http_status = created.http_status().map(|status| status.as_u16());
        Self { http_status, order, customer, ..Self::without_response(Outcome::Done, Kind::Created) }
    }
}

impl From<&Error> for Ending {
    fn from(error: &Error) -> Self {
        Self {
            http_status: error.status().map(|status| status.as_u16()),
            retry_after: error.retry_after(),
            ..Self::without_response(error.outcome(), Kind::from(error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exit(outcome: Outcome, kind: Kind) -> u8 {
        Ledger::Ended(Ending::without_response(outcome, kind)).exit(true) as u8
    }

    #[test]
    fn the_exit_code_follows_from_the_outcome() {
        assert_eq!(exit(Outcome::Done, Kind::Created), 0);
        assert_eq!(exit(Outcome::NotSent, Kind::Invalid), 1);
        assert_eq!(exit(Outcome::Refused, Kind::Rejected), 1);
        assert_eq!(exit(Outcome::NotSent, Kind::NoConnection), 2);
        assert_eq!(exit(Outcome::NotSent, Kind::Interrupted), 2);
        assert_eq!(exit(Outcome::Unknown, Kind::Server), 3);
        assert_eq!(exit(Outcome::Unknown, Kind::TooManyRequests), 3);
        assert_eq!(exit(Outcome::Refused, Kind::TooManyRequests), 4);
    }

    #[test]
    fn an_order_whose_later_checks_failed_is_not_done() {
        let created = Ending::without_response(Outcome::Done, Kind::Created);
        assert_eq!(Ledger::Ended(created).exit(false), Exit::Unknown);
    }
}
