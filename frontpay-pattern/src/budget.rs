//! Limits on the work of compiling patterns.

use crate::{
    error::PatternError,
    limit::{LENGTH_LIMIT, STEP_LIMIT},
};

/// The steps of each kind of work, in proportion to its measured time: a node takes 140 ns, most of it for its
/// allocation; a range of a class and a byte of an NFA take 5 ns each.
pub(crate) const STEPS_PER_NODE: usize = 64;
pub(crate) const STEPS_PER_RANGE: usize = 2;
pub(crate) const STEPS_PER_BYTE: usize = 2;

/// The budget that the patterns from one untrusted source share.
///
/// ```
/// use frontpay_pattern::{Budget, Pattern, PatternError};
/// let mut budget = Budget { steps: 1_000_000, ..Budget::default() };
/// assert!(Pattern::delimited_within("/^(ab|c)+$/", &mut budget).is_ok());
/// assert!(budget.steps < 1_000_000);
/// let error = Pattern::delimited_within(r"/\p{L}{500}/u", &mut budget).unwrap_err();
/// assert_eq!((error, budget.steps), (PatternError::BudgetSpent, 0));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// The greatest length of a pattern's text in bytes; larger values are clamped to [`LENGTH_LIMIT`].
    pub length: usize,
    /// The steps that remain for further patterns; each may take [`STEP_LIMIT`] at most.
    pub steps: usize,
}

impl Default for Budget {
    /// Returns the budget of trusted patterns: [`LENGTH_LIMIT`] bytes for each, and an unlimited number of steps.
    fn default() -> Self {
        Self { length: LENGTH_LIMIT, steps: usize::MAX }
    }
}

/// The steps that remain for one pattern.
#[derive(Debug)]
pub(crate) struct RemainingSteps {
    left: usize,
    /// The error if they do not suffice.
    reason: PatternError,
}

impl RemainingSteps {
    pub(crate) fn within(budget: &Budget) -> Self {
        if budget.steps < STEP_LIMIT {
            Self { left: budget.steps, reason: PatternError::BudgetSpent }
        } else {
            Self { left: STEP_LIMIT, reason: PatternError::TooLarge { limit: STEP_LIMIT } }
        }
    }

    pub(crate) const fn left(&self) -> usize {
        self.left
    }

    /// Takes steps. If there are too few, none are left.
    pub(crate) fn take(&mut self, steps: usize) -> Result<(), PatternError> {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => return Err(self.spend()),
        }
        Ok(())
    }

    /// Takes all remaining steps, and returns the error to report.
    pub(crate) fn spend(&mut self) -> PatternError {
        self.left = 0;
        self.reason.clone()
    }
}
