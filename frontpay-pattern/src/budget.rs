//! Limits on the work of compiling patterns.

use crate::{
    error::PatternError,
    limit::{LENGTH_LIMIT, STEP_LIMIT},
};

/// The steps of each kind of work, by its measured time: a node takes 140 ns, most of it for its allocation, a range and a
/// byte of an automaton 5 ns.
pub(crate) const STEPS_PER_NODE: usize = 64;
pub(crate) const STEPS_PER_RANGE: usize = 2;
pub(crate) const STEPS_PER_BYTE: usize = 2;

/// The budget that the patterns of one untrusted table share.
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
    /// The bytes that the text of each pattern may have; larger values are clamped to [`LENGTH_LIMIT`].
    pub length: usize,
    /// The steps that are left for further patterns; each may take [`STEP_LIMIT`] at most.
    pub steps: usize,
}

impl Default for Budget {
    /// [`LENGTH_LIMIT`] bytes for each pattern, and steps without end for all.
    fn default() -> Self {
        Self { length: LENGTH_LIMIT, steps: usize::MAX }
    }
}

/// The steps that one pattern may still take.
#[derive(Debug)]
pub(crate) struct Steps {
    left: usize,
    /// Why it may not take more.
    reason: PatternError,
}

impl Steps {
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

    /// Takes some steps. If there are too few, none are left.
    pub(crate) fn take(&mut self, steps: usize) -> Result<(), PatternError> {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => return Err(self.spend()),
        }
        Ok(())
    }

    /// Takes all that are left, and returns the error for that.
    pub(crate) fn spend(&mut self) -> PatternError {
        self.left = 0;
        self.reason.clone()
    }
}
