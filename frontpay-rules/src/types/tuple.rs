//! Tuples, which are lists of a fixed length on the wire.

use frontpay_php::{Items, Value};

use super::as_value::AsValue;
use super::failing_fields::FailingFields;
use super::scratch::Scratch;
use super::visitor::{ChildVisitor, Children};
use crate::param::Segment;
use crate::schema::{Fidelity, Row, RuleSet, TypeInfo};

macro_rules! tuple {
    ($($count:literal: $($item:ident $at:tt $text:literal),*;)*) => {$(
        impl<$($item: AsValue),*> AsValue for ($($item,)*) {
            const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_struct(const { &RuleSet::from_rows(
                const { &[$(Row::nested(const { &[Segment::key($text)] }, $at)),*] },
                const { &[$($item::TYPE_INFO),*] },
            ).of_list() });
            const FIDELITY: Fidelity = Self::TYPE_INFO.fidelity;

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::List(Items::LenOnly($count))
            }

            fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
                visitor(Children::fields(Self::TYPE_INFO, &[$(self.$at.field_node()),*]));
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always, reason = "as in derived structs")]
            fn add_failing(&self, failing: &mut FailingFields) -> bool {
                true $(&& failing.add($at, self.$at.inside()))*
            }
        }

        impl<R, $($item),*> crate::types::fits::Container<R> for ($($item,)*) {}
        impl<R, $($item),*> crate::types::fits::Measured<R> for ($($item,)*) {}
    )*};
}

tuple! {
    1: A 0 "0";
    2: A 0 "0", B 1 "1";
    3: A 0 "0", B 1 "1", C 2 "2";
    4: A 0 "0", B 1 "1", C 2 "2", D 3 "3";
    5: A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4";
    6: A 0 "0", B 1 "1", C 2 "2", D 3 "3", E 4 "4", F 5 "5";
}
