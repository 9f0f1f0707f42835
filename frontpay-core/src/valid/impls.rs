//! Implementations of standard traits for valid values.

use core::fmt;
use core::ops::Deref;

use serde::ser::{Serialize, Serializer};

use super::Valid;

impl<T, R> Deref for Valid<T, R> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, R> AsRef<T> for Valid<T, R> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

impl<T: Clone, R> Clone for Valid<T, R> {
    fn clone(&self) -> Self {
        Self::new_unchecked(self.value.clone())
    }
}

impl<T, R> fmt::Debug for Valid<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = core::any::type_name::<T>();
        write!(f, "Valid<{}>", name.rsplit("::").next().unwrap_or(name))
    }
}

impl<T: Serialize, R> Serialize for Valid<T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: PartialEq, R> PartialEq for Valid<T, R> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq, R> Eq for Valid<T, R> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Validate;

    #[derive(Debug, Validate)]
    struct Name {
        #[rule(required, string)]
        name: String,
    }

    #[test]
    fn it_is_as_large_as_its_value() {
        assert_eq!(size_of::<Valid<Name>>(), size_of::<Name>());
        assert_eq!(size_of::<Option<Valid<Box<str>, u64>>>(), size_of::<Box<str>>());
    }

    #[test]
    fn debug_shows_no_content() {
        let name = Valid::new(Name { name: "Kari".to_owned() }).unwrap();
        assert_eq!(format!("{name:#?}"), "Valid<Name>");
        assert_eq!(format!("{:?}", *name), r#"Name { name: "Kari" }"#);
    }
}
