//! The columns of the table of rules, and what is made of each row: its name, what is known of it, and the question to a field.

macro_rules! rules {
    ($($variant:ident $name:literal $(alias $alias:literal)* $(without $($unavailable:literal)*)? $(bare $bare:ident)? $(beside $beside:literal)?
        $(becomes $if_there:literal)? $(of $known_in:ident::$knows:ident)? $(early $early:ident)? $(folds $folds:ident::$fold:ident)? $(form $form:literal)?
        ($($param:ident: $kind:ident $count:ident),*)
        $fits:ident $(, $flag:ident)*; $family:ident::$check:ident;)*) => {
        /// The name of a rule, which leads to its row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Name {
            $(
                #[doc = concat!("`", $name, "`: [`", stringify!($check), "`](", stringify!($family), "::", stringify!($check), ")")]
                $variant,
            )*
        }

        impl Name {
            /// All rules, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the row of the rule.
            #[must_use]
            pub const fn spec(self) -> &'static Spec {
                // A static: a constant is made anew wherever the compiler runs this.
                static SPECS: &[Spec] = &[$(Spec::with_reach(Spec {
                    name: $name,
                    aliases: &[$($alias),*],
                    unavailable: &[$($($unavailable),*)?],
                    params: &[$(ParamSpec { name: stringify!($param), kind: ParamKind::$kind, count: Count::$count }),*],
                    implicit: rules!(@has implicit $($flag)*),
                    excludes: rules!(@has excludes $($flag)*),
                    reach: rules!(@reach $($flag)*),
                    beside: rules!(@option $($beside)?),
                    or_number: rules!(@has or_number $($flag)*),
                    form: rules!(@option $($form)?),
                    if_there: rules!(@option $($if_there)?),
                    sets_date_format: rules!(@has dated $($flag)*),
                    says: Facts {
                        numeric: rules!(@has numeric $($flag)*),
                        array: rules!(@has array $($flag)*),
                        nullable: rules!(@has nullable $($flag)*),
                        sometimes: rules!(@has sometimes $($flag)*),
                        bail: rules!(@has bail $($flag)*),
                        boolean: rules!(@has boolean $($flag)*),
                        selective: rules!(@has selective $($flag)*),
                        words: ParamOrder::Few,
                    },
                    states_type: rules!(@has typed $($flag)*),
                    lists_words: rules!(@has words $($flag)*),
                    reads_items: rules!(@has items $($flag)*),
                    looks_around: false,
                    takes: rules!(@takes $($flag)*),
                    fits: Fits::$fits,
                })),*];
                &SPECS[self as usize]
            }

            /// Returns the name of the variant, as generated code writes it.
            #[must_use]
            pub const fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// Returns the predicate that is enough where the rule has no parameters, as [`path`](Self::path) has the other; none
            /// where that would save a program nothing.
            #[must_use]
            pub const fn bare(self) -> Option<&'static str> {
                match self {
                    $($(Self::$variant => Some(stringify!($bare)),)?)*
                    _ => None,
                }
            }

            /// Returns what stands behind the name of the field that the rule looks at, as its row has it. What asks the row
            /// for it has all rows in its program.
            pub(crate) const fn beside(self) -> Option<&'static str> {
                match self {
                    $($(Self::$variant => Some($beside),)?)*
                    _ => None,
                }
            }

            /// Tells whether a parameter may be that text, where there is a list of what it may be.
            ///
            /// The rows do not have this: a program that reads no rules needs no lists.
            #[must_use]
            pub fn knows(self, text: &str) -> bool {
                match self {
                    $($(Self::$variant => $known_in::$knows(text),)?)*
                    _ => true,
                }
            }

            /// Returns where the predicate stands, below this module: `["size", "between"]`.
            #[must_use]
            pub const fn path(self) -> [&'static str; 2] {
                match self { $(Self::$variant => [stringify!($family), stringify!($check)],)* }
            }
        }

        /// Hands another macro a line for each rule, so that what needs more than the rules can have something for each of them.
        macro_rules! with_rules {
            ($then:ident) => { $then! { $($family::$check ($($param)*) $($flag)*;)* } };
        }
        pub(crate) use with_rules;

        /// Where each rule looks, beside the rows: what reads this at run time has none of their texts.
        static SIGHTS: &[Sight] = &[$(Name::$variant.spec().sight()),*];

        /// What the engine asks of every rule that it passes, by name.
        pub(crate) static MARKS: &[Marks] = &[$(Marks::of(Name::$variant.spec())),*];

        impl Name {
            /// Returns the predicate of the rule. What calls this at run time has the predicates of all rules.
            pub(crate) const fn predicate(self) -> Predicate {
                match self { $(Self::$variant => $family::$check,)* }
            }
        }

        impl Name {
            /// Returns how the rule compares where it ignores the case. What calls this has the tables for that.
            pub(crate) const fn fold(self) -> Option<Fold> {
                match self {
                    $($(Self::$variant => Some($folds::$fold),)?)*
                    _ => None,
                }
            }
        }

        /// Each rule with its predicate, by the name of that; for generated code.
        #[doc(hidden)]
        #[allow(missing_docs, non_upper_case_globals, reason = "a list of all rules, under the names that they have")]
        pub mod asks {
            use super::{Asks, Name};
            $(
                pub const $check: Asks = Asks {
                    name: Name::$variant,
                    check: super::$family::$check,
                    fold: rules!(@option $(super::$folds::$fold)?),
                };
                $(pub const $bare: Asks = Asks { check: super::$family::$bare, ..$check };)?
            )*
        }

        /// The rule of a name.
        fn found(name: &str) -> Option<Name> {
            match name {
                $($name $(| $alias)* => Some(Name::$variant),)*
                _ => None,
            }
        }

        /// Asks the predicate of a rule.
        #[must_use]
        pub fn check(name: Name, input: &Input<'_>) -> bool {
            (name.predicate())(input)
        }

        /// Asks the predicate of a rule in the compiler; none where it can only be asked at run time.
        #[must_use]
        pub const fn check_early(name: Name, input: &Input<'_>) -> Option<bool> {
            match name { $(Name::$variant => rules!(@early input $family $check $($early)?),)* }
        }
    };
    (@early $input:ident $family:ident $check:ident) => { Some($family::$check($input)) };
    (@early $input:ident $family:ident $check:ident $early:ident) => { $family::$early($input) };
    (@has $wanted:ident) => { false };
    (@has implicit implicit $($rest:ident)*) => { true };
    (@has items items $($rest:ident)*) => { true };
    (@has excludes excludes $($rest:ident)*) => { true };
    (@has or_number or_number $($rest:ident)*) => { true };
    (@has dated dated $($rest:ident)*) => { true };
    (@has numeric numeric $($rest:ident)*) => { true };
    (@has array array $($rest:ident)*) => { true };
    (@has nullable nullable $($rest:ident)*) => { true };
    (@has sometimes sometimes $($rest:ident)*) => { true };
    (@has bail bail $($rest:ident)*) => { true };
    (@has boolean boolean $($rest:ident)*) => { true };
    (@has selective selective $($rest:ident)*) => { true };
    (@has words words $($rest:ident)*) => { true };
    (@has typed typed $($rest:ident)*) => { true };
    (@has $wanted:ident $other:ident $($rest:ident)*) => { rules!(@has $wanted $($rest)*) };
    (@takes) => { Kinds::NONE };
    (@takes any_flag $($rest:ident)*) => { rules!(@takes $($rest)*).and(Kind::Bool) };
    (@takes any_integer $($rest:ident)*) => { rules!(@takes $($rest)*).and(Kind::Int) };
    (@takes any_number $($rest:ident)*) => { rules!(@takes $($rest)*).and(Kind::Int).and(Kind::Float) };
    (@takes any_text $($rest:ident)*) => { rules!(@takes $($rest)*).and(Kind::Str) };
    (@takes $other:ident $($rest:ident)*) => { rules!(@takes $($rest)*) };
    (@reach) => { Reach::Named };
    (@reach matching $($rest:ident)*) => { Reach::Matching };
    (@reach peers $($rest:ident)*) => { Reach::Peers };
    (@reach $other:ident $($rest:ident)*) => { rules!(@reach $($rest)*) };
    (@option) => { None };
    (@option $value:expr) => { Some($value) };
}
