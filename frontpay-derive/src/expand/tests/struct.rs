#[doc(hidden)]
const _: () = {
    use ::frontpay_core::__private;
    const __PATH_0: &[__private::Segment] = &[__private::Segment::key("type")];
    const __PARAMS_0_2: &[__private::Param] = &[
        __private::Param::text_of("private"),
        __private::Param::text_of("corporate"),
    ];
    const __RULES_0: &[__private::Rule] = &[
        __private::Rule::new(__private::rule::Name::Required, &[]),
        __private::Rule::new(__private::rule::Name::String, &[]),
        __private::Rule::new(__private::rule::Name::In, __PARAMS_0_2),
    ];
    const __FACTS_0: __private::Facts = __private::Facts::of(__RULES_0);
    const __PATH_1: &[__private::Segment] = &[__private::Segment::key("organizationId")];
    const _: () = {
        #[allow(unused_imports)]
        use __private::AnyWords as _;
        __private::agree(
            __private::may_be(__private::WordsOf::<String>::KNOWN, "corporate"),
            "`type` is never `corporate`: it is no word of its type",
        )
    };
    const _: () = {
        #[allow(unused_imports)]
        use __private::rule::presence::nullable as _;
    };
    const __PARAMS_1_0: &[__private::Param] = &[
        __private::Param::Field(__private::FieldRef::sibling(__PATH_0, false)),
        __private::Param::text_of("corporate"),
    ];
    static __TABLE_1_2: __private::Table = __private::Table::from_steps(
        b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        &[__private::Step::new(1u8, 9u32, 9u32)],
        __private::End::Newline,
    );
    const __PARAMS_1_2: &[__private::Param] = &[
        __private::Param::Pattern(
            __private::Pattern::from_table("/^\\d{9}$/", &__TABLE_1_2),
        ),
    ];
    const __RULES_1: &[__private::Rule] = &[
        __private::Rule::new(__private::rule::Name::RequiredIf, __PARAMS_1_0),
        __private::Rule::new(__private::rule::Name::Nullable, &[]),
        __private::Rule::new(__private::rule::Name::Regex, __PARAMS_1_2),
    ];
    const __FACTS_1: __private::Facts = __private::Facts::of(__RULES_1);
    const __PATH_2: &[__private::Segment] = &[__private::Segment::key("address")];
    const __RULES_2: &[__private::Rule] = &[
        __private::Rule::new(__private::rule::Name::Required, &[]),
        __private::Rule::new(__private::rule::Name::Array, &[]),
    ];
    const __FACTS_2: __private::Facts = __private::Facts::of(__RULES_2);
    const _: () = __private::agree(
        __private::numbers_alike(<Address as __private::AsValue>::SHAPE, __FACTS_2),
        "`numeric` or `array` stands on `address` or within its type, not on both, and says how both measure: write it in both places",
    );
    #[automatically_derived]
    impl ::frontpay_core::Validate for Customer {
        const RULES: &'static __private::RuleSet = {
            &__private::RuleSet::from_rows(const {
                &[
                    { __private::Row::field(__PATH_0, __RULES_0) },
                    __private::Row::nested(
                        __PATH_0,
                        <String as __private::AsValue>::SHAPE,
                    ),
                    { __private::Row::field(__PATH_1, __RULES_1) },
                    __private::Row::nested(
                        __PATH_1,
                        <Option<String> as __private::AsValue>::SHAPE,
                    ),
                    { __private::Row::field(__PATH_2, __RULES_2) },
                    __private::Row::nested(
                        __PATH_2,
                        <Address as __private::AsValue>::SHAPE,
                    ),
                ]
            })
        };
    }
    #[automatically_derived]
    impl __private::AsValue for Customer {
        const SHAPE: &'static __private::Shape = &__private::Shape::Table(
            <Self as ::frontpay_core::Validate>::RULES,
        );
        const READING: __private::Reading = __private::Reading::of_struct(false)
            .and(<String as __private::AsValue>::READING.compared())
            .and(<Option<String> as __private::AsValue>::READING)
            .and(<Address as __private::AsValue>::READING);
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            __private::Value::Map(__private::Items::Counted(0usize + 1 + 1 + 1))
        }
        fn to_document<'__a>(
            &'__a self,
            __arena: &'__a __private::Arena,
        ) -> __private::Value<'__a> {
            __private::document(
                __arena,
                &[
                    __private::Part::Entry(
                        "type",
                        <String as __private::AsValue>::to_document(
                            &self.r#type,
                            __arena,
                        ),
                    ),
                    __private::Part::Entry(
                        "organizationId",
                        <Option<
                            String,
                        > as __private::AsValue>::to_document(
                            &self.organization_id,
                            __arena,
                        ),
                    ),
                    __private::Part::Entry(
                        "address",
                        <Address as __private::AsValue>::to_document(
                            &self.address,
                            __arena,
                        ),
                    ),
                ],
            )
        }
        #[inline]
        fn is_valid(&self) -> bool {
            let () = <String as __private::fitting::string>::HOLDS;
            let () = <Option<String> as __private::fitting::regex>::HOLDS;
            let () = <Address as __private::fitting::array>::HOLDS;
            {
                let __scratch = __private::Scratch::new();
                let __value = <String as __private::AsValue>::as_value(
                    &self.r#type,
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
                    && !__private::rule::types::string(
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
                    && !__private::with_items::<
                        String,
                    >(
                        &self.r#type,
                        __value,
                        |__value| __private::rule::choice::in_(
                            &__private::rule::Input {
                                value: __value,
                                present: __present,
                                params: __PARAMS_0_2,
                                others: &[],
                                facts: __FACTS_0,
                                clock: __private::Clock::System,
                            },
                        ),
                    )
                {
                    return false;
                }
            }
            {
                let __scratch = __private::Scratch::new();
                let __value = <Option<
                    String,
                > as __private::AsValue>::as_value(&self.organization_id, &__scratch);
                let __present = true;
                let __scratch_0 = __private::Scratch::new();
                if __private::runs(true, __value, __present, __FACTS_1)
                    && !__private::rule::required::required_if(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: __PARAMS_1_0,
                            others: &[
                                __private::Other {
                                    value: ::core::option::Option::Some(
                                        <String as __private::AsValue>::as_value(
                                            &self.r#type,
                                            &__scratch_0,
                                        ),
                                    ),
                                    boolean: false,
                                },
                            ],
                            facts: __FACTS_1,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
                if __private::runs(false, __value, __present, __FACTS_1)
                    && !__private::rule::format::regex(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: __PARAMS_1_2,
                            others: &[],
                            facts: __FACTS_1,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
            }
            {
                let __scratch = __private::Scratch::new();
                let __value = <Address as __private::AsValue>::as_value(
                    &self.address,
                    &__scratch,
                );
                let __present = true;
                if __private::runs(true, __value, __present, __FACTS_2)
                    && !__private::rule::presence::required(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: &[],
                            others: &[],
                            facts: __FACTS_2,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
                if __private::runs(false, __value, __present, __FACTS_2)
                    && !__private::rule::keys::array(
                        &__private::rule::Input {
                            value: __value,
                            present: __present,
                            params: &[],
                            others: &[],
                            facts: __FACTS_2,
                            clock: __private::Clock::System,
                        },
                    )
                {
                    return false;
                }
            }
            true && <String as __private::AsValue>::is_valid(&self.r#type)
                && <Option<
                    String,
                > as __private::AsValue>::is_valid(&self.organization_id)
                && <Address as __private::AsValue>::is_valid(&self.address)
        }
        #[inline]
        fn nesting(&self) -> __private::Nesting {
            __private::Nesting {
                lists: 0usize,
                maps: 1usize,
            }
                .and(<String as __private::AsValue>::nesting(&self.r#type))
                .and(
                    <Option<
                        String,
                    > as __private::AsValue>::nesting(&self.organization_id),
                )
                .and(<Address as __private::AsValue>::nesting(&self.address))
        }
        const CHECKS: bool = false || <String as __private::AsValue>::CHECKS
            || <Option<String> as __private::AsValue>::CHECKS
            || <Address as __private::AsValue>::CHECKS;
        fn run_checks(&self, __checks: &mut __private::Checks<'_>) {
            __checks
                .below(
                    "type",
                    |__checks: &mut __private::Checks<'_>| {
                        <String as __private::AsValue>::run_checks(
                            &self.r#type,
                            __checks,
                        );
                    },
                );
            __checks
                .below(
                    "organizationId",
                    |__checks: &mut __private::Checks<'_>| {
                        <Option<
                            String,
                        > as __private::AsValue>::run_checks(
                            &self.organization_id,
                            __checks,
                        );
                    },
                );
            __checks
                .below(
                    "address",
                    |__checks: &mut __private::Checks<'_>| {
                        <Address as __private::AsValue>::run_checks(
                            &self.address,
                            __checks,
                        );
                    },
                );
        }
    }
    #[automatically_derived]
    impl<__Rule> __private::fits::Container<__Rule> for Customer {}
    #[automatically_derived]
    impl<'__v> __private::FromLiteral<'__v> for Customer
    where
        String: __private::FromLiteral<'__v>,
        Option<String>: __private::FromLiteral<'__v>,
        Address: __private::FromLiteral<'__v>,
    {
        const HOLDS: &'static __private::Holds = &__private::Holds::Struct(const {
            &[
                __private::Member::new(
                    "type",
                    <String as __private::FromLiteral<'__v>>::HOLDS,
                    false,
                ),
                __private::Member::new(
                    "organizationId",
                    <Option<String> as __private::FromLiteral<'__v>>::HOLDS,
                    false,
                ),
                __private::Member::new(
                    "address",
                    <Address as __private::FromLiteral<'__v>>::HOLDS,
                    false,
                ),
            ]
        });
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            Self {
                r#type: <String as __private::FromLiteral<
                    '__v,
                >>::from_literal(
                    match __private::Value::field(&__value, 0usize, "type") {
                        ::core::option::Option::Some(__value) => __value,
                        ::core::option::Option::None => __private::Value::Null,
                    },
                ),
                organization_id: <Option<
                    String,
                > as __private::FromLiteral<
                    '__v,
                >>::from_literal(
                    match __private::Value::field(&__value, 1usize, "organizationId") {
                        ::core::option::Option::Some(__value) => __value,
                        ::core::option::Option::None => __private::Value::Null,
                    },
                ),
                address: <Address as __private::FromLiteral<
                    '__v,
                >>::from_literal(
                    match __private::Value::field(&__value, 2usize, "address") {
                        ::core::option::Option::Some(__value) => __value,
                        ::core::option::Option::None => __private::Value::Null,
                    },
                ),
            }
        }
    }
};
