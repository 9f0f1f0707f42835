//! The subjects, one file each.

mod fortifier;
mod frontpay;
mod garde;
mod hand;
mod jsonschema;
mod scrutiny;
mod serde_valid;
mod validator;
mod validify;

pub use self::{
    fortifier::Fortifier, frontpay::Frontpay, garde::Garde, hand::Hand, jsonschema::JsonSchema, scrutiny::Scrutiny,
    serde_valid::SerdeValid, validator::Validator, validify::Validify,
};
