//! The state of the create, which alone determines the exit code.

use std::time::Duration;

use frontpay_client::{CancelHandle, Created, CustomerId, Error, OrderId, Outcome};

use crate::command::kind::Kind;
use crate::exit::Exit;

/// The state of a create. Errors of the output do not change it.
#[derive(Debug)]
pub(super) enum CreateState {
    /// No request was sent.
    NotSent,
    /// The request was sent, or cancelled while it was sent.
    Sent(CancelHandle),
    /// The create has ended, or was cancelled.
    Ended(CreateResult),
}

/// The result of a create.
#[derive(Debug)]
pub(super) struct CreateResult {
    pub(super) outcome: Outcome,
    pub(super) kind: Kind,
    pub(super) http_status: Option<u16>,
    pub(super) retry_after: Option<Duration>,
    pub(super) order: Option<OrderId>,
    pub(super) customer: Option<CustomerId>,
}

impl CreateState {
    /// Returns the effect at the API, as far as it is known now. A request in progress is cancelled.
    pub(super) fn outcome(&self) -> Outcome {
        match self {
            Self::NotSent => Outcome::NotSent,
            Self::Sent(handle) => handle.cancel(),
            Self::Ended(result) => result.outcome,
        }
    }

    /// Returns the order, if the API confirmed it and gave it an identifier.
    pub(super) fn order(&self) -> Option<&OrderId> {
        match self {
            Self::Ended(result) => result.order.as_ref(),
            Self::NotSent | Self::Sent(_) => None,
        }
    }

    /// Returns the exit code: 0 only if exactly one order was created, 1, 2 and 4 only if none was, else 3.
    ///
    /// `is_complete` is `true` if the checks after the create succeeded.
    pub(super) fn exit(&self, is_complete: bool) -> Exit {
        let kind = if let Self::Ended(result) = self { Some(result.kind) } else { None };
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

impl CreateResult {
    /// Creates the result of a create without a response.
    pub(super) fn without_response(outcome: Outcome, kind: Kind) -> Self {
        Self { outcome, kind, http_status: None, retry_after: None, order: None, customer: None }
    }
}

impl From<&Created> for CreateResult {
    fn from(created: &Created) -> Self {
        let (order, customer) = (created.order.clone(), created.customer.clone());
        let http_status = created.http_status().map(|status| status.as_u16());
        Self { http_status, order, customer, ..Self::without_response(Outcome::Done, Kind::Created) }
    }
}

impl From<&Error> for CreateResult {
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
        CreateState::Ended(CreateResult::without_response(outcome, kind)).exit(true) as u8
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
        let created = CreateResult::without_response(Outcome::Done, Kind::Created);
        assert_eq!(CreateState::Ended(created).exit(false), Exit::Unknown);
    }
}
