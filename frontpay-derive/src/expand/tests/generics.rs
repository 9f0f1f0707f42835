#[doc(hidden)]
const _: () = {
    use ::frontpay_core::__private;
    const __PATH_0: &[__private::Segment] = &[__private::Segment::key("items")];
    const __PARAMS_0_2: &[__private::Param] = &[
        __private::Param::number("2", ::core::option::Option::Some(2i64)),
    ];
    const __RULES_0: &[__private::Rule] = &[
        __private::Rule::new(__private::rule::Name::Required, &[]),
        __private::Rule::new(__private::rule::Name::Array, &[]),
        __private::Rule::new(__private::rule::Name::Max, __PARAMS_0_2),
    ];
    const __FACTS_0: __private::Facts = __private::Facts::of(__RULES_0);
    const __PATH_1: &[__private::Segment] = &[__private::Segment::key("next")];
    const _: () = {
        #[allow(unused_imports)]
        use __private::rule::presence::nullable as _;
    };
    const __RULES_1: &[__private::Rule] = &[
        __private::Rule::new(__private::rule::Name::Nullable, &[]),
        __private::Rule::new(__private::rule::Name::String, &[]),
    ];
    const __FACTS_1: __private::Facts = __private::Facts::of(__RULES_1);
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize> ::frontpay_core::Validate for Page<'a, T, N>
    where
        T: __private::AsValue,
    {
        const RULES: &'static __private::RuleSet = {
            __private::agree(
                __private::numbers_alike(
                    <[T; N] as __private::AsValue>::SHAPE,
                    __FACTS_0,
                ),
                "`numeric` or `array` stands on `items` or within its type, not on both, and says how both measure: write it in both places",
            );
            &__private::RuleSet::from_rows(const {
                &[
                    { __private::Row::field(__PATH_0, __RULES_0) },
                    __private::Row::nested(
                        __PATH_0,
                        <[T; N] as __private::AsValue>::SHAPE,
                    ),
                    { __private::Row::field(__PATH_1, __RULES_1) },
                    __private::Row::nested(
                        __PATH_1,
                        <Option<&'a str> as __private::AsValue>::SHAPE,
                    ),
                ]
            })
        };
    }
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize> __private::AsValue for Page<'a, T, N>
    where
        T: __private::AsValue,
    {
        const SHAPE: &'static __private::Shape = &__private::Shape::Table(
            <Self as ::frontpay_core::Validate>::RULES,
        );
        const READING: __private::Reading = __private::Reading::of_struct(false)
            .and(<[T; N] as __private::AsValue>::READING)
            .and(<Option<&'a str> as __private::AsValue>::READING);
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            __private::Value::Map(__private::Items::Counted(0usize + 1 + 1))
        }
        fn to_document<'__a>(
            &'__a self,
            __arena: &'__a __private::Arena,
        ) -> __private::Value<'__a> {
            __private::document(
                __arena,
                &[
                    __private::Part::Entry(
                        "items",
                        <[T; N] as __private::AsValue>::to_document(&self.items, __arena),
                    ),
                    __private::Part::Entry(
                        "next",
                        <Option<
                            &'a str,
                        > as __private::AsValue>::to_document(&self.next, __arena),
                    ),
                ],
            )
        }
        #[inline]
        fn is_valid(&self) -> bool {
            let () = <Option<&'a str> as __private::fitting::string>::HOLDS;
            {
                let __scratch = __private::Scratch::new();
                let __value = <[T; N] as __private::AsValue>::as_value(
                    &self.items,
                    &__scratch,
                );
                let __present = true;
                if __private::runs(true, __value, __present, __FACTS_0)
                    && !__private::rule::presence::required(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: &[],
                            others: &[],
                            facts: __FACTS_0,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
                if __private::runs(false, __value, __present, __FACTS_0)
                    && !__private::rule::keys::array(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: &[],
                            others: &[],
                            facts: __FACTS_0,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
                if __private::runs(false, __value, __present, __FACTS_0)
                    && !__private::rule::size::max(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: __PARAMS_0_2,
                            others: &[],
                            facts: __FACTS_0,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
            }
            {
                let __scratch = __private::Scratch::new();
                let __value = <Option<
                    &'a str,
                > as __private::AsValue>::as_value(&self.next, &__scratch);
                let __present = true;
                if __private::runs(false, __value, __present, __FACTS_1)
                    && !__private::rule::types::string(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: &[],
                            others: &[],
                            facts: __FACTS_1,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
            }
            true && <[T; N] as __private::AsValue>::is_valid(&self.items)
                && <Option<&'a str> as __private::AsValue>::is_valid(&self.next)
        }
        #[inline]
        fn nesting(&self) -> __private::Nesting {
            __private::Nesting {
                lists: 0usize,
                maps: 1usize,
            }
                .and(<[T; N] as __private::AsValue>::nesting(&self.items))
                .and(<Option<&'a str> as __private::AsValue>::nesting(&self.next))
        }
        const CHECKS: bool = false || <[T; N] as __private::AsValue>::CHECKS
            || <Option<&'a str> as __private::AsValue>::CHECKS;
        fn run_checks(&self, __checks: &mut __private::Checks<'_>) {
            __checks
                .below(
                    "items",
                    |__checks: &mut __private::Checks<'_>| {
                        <[T; N] as __private::AsValue>::run_checks(
                            &self.items,
                            __checks,
                        );
                    },
                );
            __checks
                .below(
                    "next",
                    |__checks: &mut __private::Checks<'_>| {
                        <Option<
                            &'a str,
                        > as __private::AsValue>::run_checks(&self.next, __checks);
                    },
                );
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize, __Rule> __private::fits::Container<__Rule>
    for Page<'a, T, N> {}
    #[automatically_derived]
    impl<'__v, 'a, T: Clone, const N: usize> __private::FromLiteral<'__v>
    for Page<'a, T, N>
    where
        [T; N]: __private::FromLiteral<'__v>,
        Option<&'a str>: __private::FromLiteral<'__v>,
    {
        const HOLDS: &'static __private::Holds = &__private::Holds::Struct(const {
            &[
                __private::Member::new(
                    "items",
                    <[T; N] as __private::FromLiteral<'__v>>::HOLDS,
                    false,
                ),
                __private::Member::new(
                    "next",
                    <Option<&'a str> as __private::FromLiteral<'__v>>::HOLDS,
                    false,
                ),
            ]
        });
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            Self {
                items: <[T; N] as __private::FromLiteral<
                    '__v,
                >>::from_literal(
                    match __private::Value::field(&__value, 0usize, "items") {
                        ::core::option::Option::Some(__value) => __value,
                        ::core::option::Option::None => __private::Value::Null,
                    },
                ),
                next: <Option<
                    &'a str,
                > as __private::FromLiteral<
                    '__v,
                >>::from_literal(
                    match __private::Value::field(&__value, 1usize, "next") {
                        ::core::option::Option::Some(__value) => __value,
                        ::core::option::Option::None => __private::Value::Null,
                    },
                ),
            }
        }
    }
};
