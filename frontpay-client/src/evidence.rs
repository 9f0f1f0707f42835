#![doc = include_str!("evidence.md")]

use std::fmt;

use http::StatusCode;

/// The effect of a call at the API.
///
/// The [module](self) lists the evidence that each outcome needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// The request was not sent, so nothing was done.
    NotSent,
    /// The API refused the request, and nothing was done.
    Refused,
    /// The API confirmed that it was done.
    Done,
    /// The request may have been executed: there is no evidence either way.
    Unknown,
}

/// The distance that a request came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Progress {
    /// The body of the request was not read, not even in part.
    NotSent,
    /// The request, or a part of it, was sent, and no complete response came back.
    Sent,
    /// A complete response came back.
    Answered,
}

/// The HTTP statuses that a row of [`EVIDENCE`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Statuses {
    /// The row applies to any status, or none.
    Any,
    /// 200 to 299.
    Success,
    /// A status of [`REFUSING_STATUSES`].
    Refusing,
}

/// The statement of a response body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BodyEvidence {
    /// The API's envelope says that the request was done.
    Confirms,
    /// The API's envelope, or Laravel's, says that the request was refused.
    Refuses,
    /// The body says neither, contradicts itself, or is not the API's.
    Neither,
}

/// A row of [`EVIDENCE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The distance that the request came.
    pub progress: Progress,
    /// The HTTP status of the response.
    pub statuses: Statuses,
    /// The statement of the body; `None` where it does not matter.
    pub body: Option<BodyEvidence>,
    /// The outcome that follows.
    pub outcome: Outcome,
}

/// The statuses with which the API, or Laravel before it, refuses a request without doing anything.
///
/// 408 and 409 are not among them: a proxy sends them as well, after it has passed the request on. Neither is 419, which
/// the API has no reason to send.
pub const REFUSING_STATUSES: [u16; 9] = [400, 401, 403, 404, 405, 413, 417, 422, 429];

/// The evidence table; the first row that matches counts.
pub const EVIDENCE: [Evidence; 5] = [
    Evidence { progress: Progress::NotSent, statuses: Statuses::Any, body: None, outcome: Outcome::NotSent },
    Evidence { progress: Progress::Sent, statuses: Statuses::Any, body: None, outcome: Outcome::Unknown },
    Evidence {
        progress: Progress::Answered,
        statuses: Statuses::Success,
        body: Some(BodyEvidence::Confirms),
        outcome: Outcome::Done,
    },
    Evidence {
        progress: Progress::Answered,
        statuses: Statuses::Refusing,
        body: Some(BodyEvidence::Refuses),
        outcome: Outcome::Refused,
    },
    Evidence { progress: Progress::Answered, statuses: Statuses::Any, body: None, outcome: Outcome::Unknown },
];

/// Returns the outcome that follows from a request's progress and its response.
#[must_use]
pub fn outcome(progress: Progress, status: Option<StatusCode>, body: BodyEvidence) -> Outcome {
    let row = EVIDENCE.iter().find(|row| {
        row.progress == progress && row.statuses.contains(status) && row.body.is_none_or(|needed| needed == body)
    });
    row.map_or(Outcome::Unknown, |row| row.outcome)
}

impl Statuses {
    /// Returns `true` if a status is one of these.
    #[must_use]
    pub fn contains(self, status: Option<StatusCode>) -> bool {
        match (self, status) {
            (Self::Any, _) => true,
            (Self::Success, Some(status)) => status.is_success(),
            (Self::Refusing, Some(status)) => REFUSING_STATUSES.contains(&status.as_u16()),
            (_, None) => false,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NotSent => "not sent",
            Self::Refused => "refused",
            Self::Done => "done",
            Self::Unknown => "unknown",
        })
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NotSent => "not sent",
            Self::Sent => "sent, no complete response",
            Self::Answered => "sent, complete response",
        })
    }
}

impl fmt::Display for Statuses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => f.pad("any"),
            Self::Success => f.pad("200 to 299"),
            Self::Refusing => f.pad(&REFUSING_STATUSES.map(|status| status.to_string()).join(", ")),
        }
    }
}

impl fmt::Display for BodyEvidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Confirms => "confirms",
            Self::Refuses => "refuses",
            Self::Neither => "neither",
        })
    }
}

/// The row as a line of a Markdown table.
impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body.map_or("any".to_owned(), |body| body.to_string());
        write!(f, "| {} | {} | {body} | {} |", self.progress, self.statuses, self.outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::EVIDENCE;

    #[test]
    fn the_table_of_the_docs_is_the_table_of_the_code() {
        let page = include_str!("evidence.md");
        let rows: Vec<_> = page.lines().filter(|line| line.starts_with('|')).skip(2).collect();
        assert_eq!(rows, EVIDENCE.map(|row| row.to_string()));
    }
}
