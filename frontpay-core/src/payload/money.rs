//! Arithmetic on kroner.

use rust_decimal::{Decimal, RoundingStrategy};

/// Rounds to øre (two decimals), half away from zero.
pub(super) fn round(amount: Decimal) -> Decimal {
    let mut amount = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    amount.rescale(2);
    amount
}

/// Returns the tax contained in a gross amount, for a rate in percent.
pub(super) fn tax_within(amount: Decimal, rate: Decimal) -> Option<Decimal> {
    let whole = Decimal::ONE_HUNDRED.checked_add(rate)?;
    amount.checked_mul(rate)?.checked_div(whole).map(round)
}
