//! Tuples, which are lists of a fixed length on the wire.

use super::{AsValue, Nesting, Reading, Scratch};
use crate::custom::Checks;
use crate::json::Arena;
use crate::sink::Sink;
use crate::table::{Row, RuleSet, Segment, Shape};
use crate::value::{Items, Value};

macro_rules! tuple {
    ($($count:literal: $($item:ident $at:tt $text:literal),*;)*) => {$(
        impl<$($item: AsValue),*> AsValue for ($($item,)*) {
            const SHAPE: &'static Shape = &Shape::Table(const { &RuleSet::from_rows(
                const { &[$(Row::nested(const { &[Segment::key($text)] }, $at)),*] },
                const { &[$($item::SHAPE),*] },
            ) });
            const READING: Reading = Reading::EXACT$(.and($item::READING))*;
            const CHECKS: bool = false $(|| $item::CHECKS)*;

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::List(Items::Counted($count))
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                arena.list(&[$(self.$at.to_document(arena)),*])
            }

            #[inline]
            fn judge(&self, sink: &mut Sink) -> bool {
                let Shape::Table(table) = Self::SHAPE else { return true };
                true $(&& sink.below(table, $at, &self.$at))*
            }

            fn run_checks(&self, checks: &mut Checks<'_>) {
                $(checks.below($text, |checks| self.$at.run_checks(checks));)*
            }

            #[inline]
            fn nesting(&self) -> Nesting {
                Nesting { lists: 1, maps: 0 }$(.and(self.$at.nesting()))*
            }
        }

        impl<R, $($item),*> crate::fits::Container<R> for ($($item,)*) {}
        impl<R, $($item),*> crate::fits::Measured<R> for ($($item,)*) {}
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
