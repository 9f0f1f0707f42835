//! Floats that JSON cannot express, and floats next to the limits of rules: the typed check and the engine agree on them.

use frontpay_core::Validate;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::type_case::agrees_with_its_own_text;

#[derive(Serialize, Deserialize, Validate)]
struct Least(#[rule(required, numeric, min = 0)] f64);

#[derive(Serialize, Deserialize, Validate)]
struct LeastIfAny(#[rule(nullable, numeric, min = 0)] Option<f64>);

#[derive(Serialize, Deserialize, Validate)]
struct Most(#[rule(required, numeric, max = 0)] f64);

#[derive(Serialize, Deserialize, Validate)]
struct Nothing(#[rule(required, numeric, size = 0)] f64);

#[derive(Serialize, Deserialize, Validate)]
struct Between(#[rule(required, numeric, between(-1, 1.5))] f64);

fn agree(number: f64) -> Result<(), TestCaseError> {
    agrees_with_its_own_text(&Least(number))?;
    agrees_with_its_own_text(&LeastIfAny(Some(number)))?;
    agrees_with_its_own_text(&Most(number))?;
    agrees_with_its_own_text(&Nothing(number))?;
    agrees_with_its_own_text(&Between(number))?;
    Ok(())
}

#[test]
fn floats_beside_the_limits_agree() {
    for number in [0.0, 5e-324, f64::MIN_POSITIVE, 1.0, 1.5, 1.500_000_000_000_01, f64::MAX, f64::INFINITY, f64::NAN] {
        for number in [number, -number, number.next_up(), number.next_down()] {
            agree(number).unwrap_or_else(|error| panic!("{number:e}: {error}"));
        }
    }
}

#[test]
fn a_float_that_is_not_finite_is_null() {
    for number in [f64::INFINITY, f64::NEG_INFINITY, f64::NAN, -f64::NAN] {
        assert!(Least(number).validate().is_err());
        assert!(LeastIfAny(Some(number)).validate().is_ok());
    }
}

proptest! {
    #[test]
    fn floats_of_any_bits_agree(bits: u64) {
        agree(f64::from_bits(bits))?;
    }
}
