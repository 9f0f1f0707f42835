//! Implementations of standard traits for valid values.

use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
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

impl<T, R> Borrow<T> for Valid<T, R> {
    fn borrow(&self) -> &T {
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

impl<T: PartialOrd, R> PartialOrd for Valid<T, R> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl<T: Ord, R> Ord for Valid<T, R> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T: Hash, R> Hash for Valid<T, R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Validate;

    use std::collections::{BTreeSet, HashMap};

    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Validate)]
    struct Name {
        #[rule(required, string)]
        name: String,
    }

    #[test]
    fn it_is_as_large_as_its_value() {
        assert_eq!(size_of::<Valid<Name>>(), size_of::<Name>());
        assert_eq!(size_of::<Option<Valid<Box<str>, u64>>>(), size_of::<Box<str>>());
    }

    fn valid(name: &str) -> Valid<Name> {
        Valid::new(Name { name: name.to_owned() }).unwrap()
    }

    #[test]
    fn it_hashes_and_is_found_by_its_value() {
        let name = Name { name: "Kari".to_owned() };
        let ages = HashMap::from([(valid("Kari"), 31), (valid("Ola"), 32)]);
        assert_eq!(ages.get(&name), Some(&31));
        assert_eq!(ages.get(Valid::<_, ()>::new_unchecked_ref(&name)), Some(&31));
    }

    #[test]
    fn it_is_ordered_as_its_value() {
        let names = BTreeSet::from([valid("Ola"), valid("Kari"), valid("Per")]);
        assert!(names.iter().map(|name| &*name.name).eq(["Kari", "Ola", "Per"]));
        assert!(names.contains(&Name { name: "Per".to_owned() }));
        assert!(valid("Kari") < valid("Ola"));
    }

    #[test]
    fn a_checked_reference_is_the_value_itself() {
        let name = Name { name: "Kari".to_owned() };
        let checked = Valid::check(&name).unwrap();
        assert!(core::ptr::eq::<Name>(&raw const **checked, &raw const name));
        assert!(Valid::check(&Name { name: String::new() }).is_err());
    }

    #[test]
    fn debug_shows_no_content() {
        let name = Valid::new(Name { name: "Kari".to_owned() }).unwrap();
        assert_eq!(format!("{name:#?}"), "Valid<Name>");
        assert_eq!(format!("{:?}", *name), r#"Name { name: "Kari" }"#);
    }
}
