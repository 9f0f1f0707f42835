//! Detection of types that implement `Serialize`, without a bound that requires it.

use core::marker::PhantomData;

use serde::Serialize;

/// A probe: `Written::<T>::BY_SERDE` is `true` if `T` implements `Serialize`, with [`Unwritten`] in scope.
///
/// The inherent constant takes precedence if its bound holds; otherwise the constant of the trait is found. For generic
/// parameters the declared bounds decide, so use it with concrete types.
#[derive(Debug)]
pub struct Written<T: ?Sized>(PhantomData<T>);

impl<T: Serialize + ?Sized> Written<T> {
    /// `true`: the type implements `Serialize`.
    pub const BY_SERDE: bool = true;
}

/// The fallback for all other types.
pub trait Unwritten {
    /// `false`: the type does not implement `Serialize`.
    const BY_SERDE: bool = false;
}

impl<T: ?Sized> Unwritten for Written<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_written_if_it_implements_serialize() {
        struct Unknown;
        const { assert!(Written::<Vec<Option<u8>>>::BY_SERDE) }
        const { assert!(!Written::<Vec<Unknown>>::BY_SERDE) }
    }
}
