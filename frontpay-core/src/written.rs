//! Whether serde writes a type, asked without asking for it.

use core::marker::PhantomData;

use serde::Serialize;

/// `Written::<T>::BY_SERDE` tells whether `T` implements `Serialize`, where [`Unwritten`] is in scope.
///
/// The inherent constant is found first where its bound holds, and that of the trait where it does not. Of generics it is
/// found as their bounds say, so ask it of concrete types.
#[derive(Debug)]
pub struct Written<T: ?Sized>(PhantomData<T>);

impl<T: Serialize + ?Sized> Written<T> {
    /// It does.
    pub const BY_SERDE: bool = true;
}

/// The answer for all others.
pub trait Unwritten {
    /// It does not.
    const BY_SERDE: bool = false;
}

impl<T: ?Sized> Unwritten for Written<T> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_written_where_it_implements_serialize() {
        struct Unknown;
        const { assert!(Written::<Vec<Option<u8>>>::BY_SERDE) }
        const { assert!(!Written::<Vec<Unknown>>::BY_SERDE) }
    }
}
