#[doc(hidden)]
const _: () = {
    use ::frontpay_core::__private;
    #[allow(unused_imports)]
    use __private::rule::{
        presence::required as _, keys::array as _, size::max as _,
        presence::nullable as _, types::string as _,
    };
    const __PARAMS: &[__private::Param] = &[
        __private::Param::number("2", ::core::option::Option::Some(2i64)),
    ];
    static __TABLE: __private::Encoded = __private::Encoded {
        keys: &["items", "next"],
        fields: &["as:0:0.42.84;1.", "0:1:31.38."],
        params: __PARAMS,
        own: &[],
        words: &[],
    };
    fn __rows() -> &'static [__private::Row] {
        static ROWS: __private::DecodedRows = __private::DecodedRows::new();
        ROWS.of(&__TABLE)
    }
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize> ::frontpay_core::Validate for Page<'a, T, N>
    where
        T: __private::AsValue,
    {
        const RULES: &'static __private::RuleSet = {
            __private::agree(
                __private::numbers_alike(
                    <[T; N] as __private::AsValue>::SHAPE,
                    __private::Facts {
                        array: true,
                        selective: true,
                        ..__private::Facts::NONE
                    },
                ),
                "`numeric` or `array` stands on `items` or within its type, not on both, and says how both measure: write it in both places",
            );
            &__private::RuleSet::of_struct(
                &__TABLE,
                __rows,
                const {
                    &[
                        <[T; N] as __private::AsValue>::SHAPE,
                        <Option<&'a str> as __private::AsValue>::SHAPE,
                    ]
                },
                __private::Known::MOST,
            )
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
        fn judge(&self, __sink: &mut __private::Sink) -> bool {
            let () = <Option<&'a str> as __private::fitting::string>::HOLDS;
            let __table: &'static __private::RuleSet = <Self as ::frontpay_core::Validate>::RULES;
            {
                let __scratch = __private::Scratch::new();
                let __field = __private::Asked::new(
                    <[T; N] as __private::AsValue>::as_value(&self.items, &__scratch),
                    true,
                    __private::Facts {
                        array: true,
                        selective: true,
                        ..__private::Facts::NONE
                    },
                );
                if !((__field.required() || __sink.fails(__table, 0usize, 0usize))
                    && (__field.holds(false, __private::rule::keys::array, &[])
                        || __sink.fails(__table, 0usize, 1usize))
                    && (__field.max(__PARAMS, 0, 1)
                        || __sink.fails(__table, 0usize, 2usize))) && !__sink.goes_on()
                {
                    return false;
                }
            }
            {
                let __scratch = __private::Scratch::new();
                let __field = __private::Asked::new(
                    <Option<
                        &'a str,
                    > as __private::AsValue>::as_value(&self.next, &__scratch),
                    true,
                    __private::Facts {
                        nullable: true,
                        ..__private::Facts::NONE
                    },
                );
                if !((__field.string() || __sink.fails(__table, 2usize, 1usize)))
                    && !__sink.goes_on()
                {
                    return false;
                }
            }
            true
                && <[T; N] as __private::AsValue>::judge_below(
                    &self.items,
                    __sink,
                    __table,
                    1usize,
                )
                && <Option<
                    &'a str,
                > as __private::AsValue>::judge_below(
                    &self.next,
                    __sink,
                    __table,
                    3usize,
                )
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
                .of_field(
                    "items",
                    <[T; N] as __private::AsValue>::CHECKS,
                    &self.items,
                    <[T; N] as __private::AsValue>::run_checks,
                );
            __checks
                .of_field(
                    "next",
                    <Option<&'a str> as __private::AsValue>::CHECKS,
                    &self.next,
                    <Option<&'a str> as __private::AsValue>::run_checks,
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
                items: __private::member(&__value, 0usize, "items"),
                next: __private::member(&__value, 1usize, "next"),
            }
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        const N: usize,
        L__: __private::Questions<N__>,
        const N__: ::core::primitive::usize,
    > __private::Answers<L__, N__> for Page<'a, T, N>
    where
        [T; N]: __private::Answers<L__, N__>,
    {
        const ANSWERS: __private::Answered = {
            #[allow(unused_imports)]
            use __private::Unanswered as _;
            __private::Answered::All(const {
                &[
                    __private::Within::<[T; N], L__, N__>::ANSWERS,
                    __private::Within::<Option<&'a str>, L__, N__>::ANSWERS,
                ]
            })
        };
    }
};
