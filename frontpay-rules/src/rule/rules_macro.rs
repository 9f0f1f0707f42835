//! The items that are made of the table of rules: the names, and for each row its data and its functions.

macro_rules! rules {
    ($((
        $variant:ident, $family:ident::$check:ident($input:ident $(, $more:ident)*), $spec:expr
        $(, without_params = $bare_family:ident::$bare:ident)? $(, knows_param = $knows_param:path)?
        $(, in_const = $in_const:path)? $(, case_fold = $case_fold:path)?
    )),* $(,)?) => {
        /// The name of a rule, which leads to its row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Name {
            $(
                #[doc = concat!("The rule [`", stringify!($check), "`](", stringify!($family), "::", stringify!($check), ").")]
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
                static SPECS: &[Spec] = &[$(Spec {
                    name: Spec::name_of(stringify!($check)),
                    reads_items: rules!(@reads_items $input),
                    ..$spec
                }),*];
                &SPECS[self as usize]
            }

            /// Returns the name of the variant, as generated code writes it.
            #[must_use]
            pub const fn variant(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)* }
            }

            /// Returns the path of the predicate below [`rule`](crate::rule): `["size", "between"]`.
            #[must_use]
            pub const fn path(self) -> [&'static str; 2] {
                match self { $(Self::$variant => [stringify!($family), stringify!($check)],)* }
            }

            /// Returns the name of a predicate that suffices where the rule has no parameters, if there is one that needs
            /// fewer tables.
            #[must_use]
            pub const fn predicate_without_params(self) -> Option<&'static str> {
                match self {
                    $($(Self::$variant => Some(stringify!($bare)),)?)*
                    _ => None,
                }
            }

            /// Returns `true` if a parameter may be that text, or if any text may be one.
            #[must_use]
            pub fn knows_param(self, text: &str) -> bool {
                match self {
                    $($(Self::$variant => $knows_param(text),)?)*
                    _ => true,
                }
            }

            /// Returns [`Spec::sibling_suffix`], without a reference to the rows.
            pub(crate) const fn sibling_suffix(self) -> Option<&'static str> {
                match self { $(Self::$variant => const { Self::$variant.spec().sibling_suffix },)* }
            }

            /// Returns the predicate. A program that calls this contains the predicates of all rules.
            pub(crate) const fn predicate(self) -> Predicate {
                match self { $(Self::$variant => $family::$check,)* }
            }

            /// Returns the folding by which the rule ignores the case. A program that calls this contains its table.
            pub(crate) const fn case_fold(self) -> Option<CaseFold> {
                match self {
                    $($(Self::$variant => Some($case_fold),)?)*
                    _ => None,
                }
            }
        }

        /// The flags of every rule, by name.
        pub(crate) static FLAGS: &[RuleFlags] = &[$(RuleFlags::of(Name::$variant.spec())),*];

        /// Every rule with its predicate, under the predicate's name; for generated code.
        #[doc(hidden)]
        #[allow(missing_docs, non_upper_case_globals, reason = "the names are those of the predicates")]
        #[allow(clippy::wildcard_imports, reason = "the paths of a row are those of the table's file")]
        pub mod predicates {
            use super::*;
            use crate::rule::PredicateRef;
            $(
                pub const $check: PredicateRef = PredicateRef {
                    name: Name::$variant,
                    check: super::$family::$check,
                    case_fold: rules!(@option $($case_fold)?),
                };
                $(pub const $bare: PredicateRef = PredicateRef { check: super::$bare_family::$bare, ..$check };)?
            )*
        }

        /// Returns `true` if an input passes the predicate of a rule.
        #[must_use]
        pub fn check(name: Name, input: &Input<'_>) -> bool {
            (name.predicate())(input)
        }

        /// Evaluates the predicate of a rule in the compiler; `None` where only run time can.
        #[must_use]
        pub const fn check_const(name: Name, input: &Input<'_>) -> Option<bool> {
            match name { $(Name::$variant => rules!(@check_const input $family $check $($in_const)?),)* }
        }

        /// Calls another macro with the variant, predicate and inputs of every row.
        macro_rules! with_rules {
            ($then:ident) => { $then! { $($variant $family::$check($input $(, $more)*);)* } };
        }
        pub(crate) use with_rules;
    };
    (@reads_items value) => { false };
    (@reads_items items) => { true };
    (@check_const $input:ident $family:ident $check:ident) => { Some($family::$check($input)) };
    (@check_const $input:ident $family:ident $check:ident $in_const:path) => { $in_const($input) };
    (@option) => { None };
    (@option $value:path) => { Some($value) };
}
