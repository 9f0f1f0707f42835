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
        const FORM: __private::Form = __private::Form::Map(::core::option::Option::None);
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            __private::Value::Map(__private::Items::Counted(0usize + 1 + 1))
        }
        fn show<'__a>(
            &'__a self,
            __see: &mut dyn ::core::ops::FnMut(&[__private::Shown<'__a>]),
        ) {
            __see(
                &[
                    <[T; N] as __private::AsValue>::shown(&self.items),
                    <Option<&'a str> as __private::AsValue>::shown(&self.next),
                ],
            );
        }
        #[inline]
        fn is_valid(&self) -> bool {
            let () = <Option<&'a str> as __private::fitting::string>::HOLDS;
            true
                && {
                    let __scratch = __private::Scratch::new();
                    let __field = <[T; N] as __private::AsValue>::asked(
                        &self.items,
                        &__scratch,
                        true,
                        __private::Facts {
                            array: true,
                            selective: true,
                            ..__private::Facts::NONE
                        },
                    );
                    __field.required()
                        && __field.holds(false, __private::rule::keys::array, &[])
                        && __field.max(__PARAMS, 0, 1)
                }
                && {
                    let __scratch = __private::Scratch::new();
                    let __field = <Option<
                        &'a str,
                    > as __private::AsValue>::asked(
                        &self.next,
                        &__scratch,
                        true,
                        __private::Facts {
                            nullable: true,
                            ..__private::Facts::NONE
                        },
                    );
                    __field.string()
                } && <[T; N] as __private::AsValue>::is_valid(&self.items)
                && <Option<&'a str> as __private::AsValue>::is_valid(&self.next)
        }
        const CHECKS: bool = false || <[T; N] as __private::AsValue>::CHECKS
            || <Option<&'a str> as __private::AsValue>::CHECKS;
    }
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize, __Rule> __private::fits::Container<__Rule>
    for Page<'a, T, N> {}
    #[automatically_derived]
    impl<'__v, 'a, T: Clone, const N: usize> __private::FromLiteral<'__v>
    for Page<'a, T, N>
    where
        [T; N]: __private::FromLiteral<'__v>,
        Option<&'static str>: __private::FromLiteral<'__v>,
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
                    <Option<&'static str> as __private::FromLiteral<'__v>>::HOLDS,
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
