//! The values that a Rust type can have, where the compiler knows them.

use core::marker::PhantomData;

use crate::const_eval::{FromLiteral, LiteralType};

/// Access to the values of a type; for generated code.
///
/// If the type states them, its own constant is found before that of [`AnyType`].
#[derive(Debug)]
pub struct KnownType<T: ?Sized>(PhantomData<T>);

impl<T: FromLiteral<'static>> KnownType<T> {
    /// The values that the type can have.
    pub const LITERAL_TYPE: &'static LiteralType = T::LITERAL_TYPE;
}

/// The fallback for a type that does not state its values; for generated code.
pub trait AnyType {
    /// Every value.
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Anything;
}

impl<T: ?Sized> AnyType for KnownType<T> {}
