#[doc(hidden)]
#[allow(unexpected_cfgs)]
const _: () = {
    use ::frontpay_core::__private::{self, AsValue as __AsValue};
    #[cfg(rust_analyzer)]
    use __private::pages::{
        required as _, array as _, max as _, nullable as _, string as _,
    };
    const __PARAMS: &[__private::Param] = &[__private::Param::integer("2", 2)];
    static __TABLE: __private::Encoded = __private::Encoded {
        text: "50<itemsas:0.1.2;01.\n416next0:3.4.\n",
        rows: 4,
        rules: &[
            __private::predicates::required,
            __private::predicates::array,
            __private::predicates::max,
            __private::predicates::nullable,
            __private::predicates::string,
        ],
        params: __PARAMS,
        custom: &[],
        texts: &[],
    };
    fn __rows() -> &'static __private::Decoded {
        static ROWS: __private::DecodedRows = __private::DecodedRows::new();
        ROWS.of(&__TABLE)
    }
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize> ::frontpay_core::Validate for Page<'a, T, N>
    where
        T: __AsValue,
    {
        type Context = ::frontpay_core::NoContext;
        const RULES: &'static __private::RuleSet = {
            __private::assert_context(
                <[T; N] as __AsValue>::TYPE_INFO,
                false,
                "`[T ; N]` is validated with a context: write `#[rule(context = ..)]` with its type on `Page` as well",
            );
            __private::agree(
                __private::numbers_alike(
                    &<[T; N] as __AsValue>::TYPE_INFO.shape,
                    __private::FieldModifiers::NONE.with_array().with_selective(),
                ),
                "`numeric` and `array` decide how sizes are measured, and only one of `items` and its type has them: write them in both places",
            );
            &__private::RuleSet::of_struct(
                &__TABLE,
                __rows,
                &[
                    <[T; N] as __AsValue>::TYPE_INFO,
                    <Option<&'a str> as __AsValue>::TYPE_INFO,
                ],
                __private::StructInfo::MOST,
            )
        };
        const REFERENCES: () = __private::assert_references(
            <Self as ::frontpay_core::Validate>::RULES,
        );
    }
    #[automatically_derived]
    impl<'a, T: Clone, const N: usize> __AsValue for Page<'a, T, N>
    where
        T: __AsValue,
    {
        const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_struct(
            <Self as ::frontpay_core::Validate>::RULES,
        );
        const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO.fidelity;
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            __private::Value::Map(__private::Items::LenOnly(2))
        }
        fn visit<'__a>(&'__a self, __visitor: __private::ChildVisitor<'_, '__a>) {
            __visitor(
                __private::Children::fields(
                    <Self as __AsValue>::TYPE_INFO,
                    &[
                        <[T; N] as __AsValue>::field_node(&self.items),
                        <Option<&'a str> as __AsValue>::field_node(&self.next),
                    ],
                ),
            );
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn add_failing(&self, __failing: &mut __private::FailingFields) -> bool {
            let () = <Option<&'a str> as __private::fitting::string>::APPLIES;
            __failing
                .add(
                    0,
                    <[T; N] as __AsValue>::asked(&self.items, &__private::Scratch::new())
                        .with_array()
                        .with_selective()
                        .required()
                        .passes(false, __private::rule::keys::array, &[], &[])
                        .max(__PARAMS, 0, 1)
                        .verdict(),
                )
                && __failing
                    .add(
                        1,
                        <Option<
                            &'a str,
                        > as __AsValue>::asked(&self.next, &__private::Scratch::new())
                            .with_nullable()
                            .string()
                            .verdict(),
                    )
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
        Option<&'static str>: __private::FromLiteral<'__v>,
    {
        const LITERAL_TYPE: &'static __private::LiteralType = &__private::LiteralType::Fields(
            &__TABLE,
            &[
                <[T; N] as __private::FromLiteral<'__v>>::LITERAL_TYPE,
                <Option<&'static str> as __private::FromLiteral<'__v>>::LITERAL_TYPE,
            ],
        );
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            Self {
                items: __private::member(&__value, 0, "items"),
                next: __private::member(&__value, 1, "next"),
            }
        }
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        const N: usize,
        L__: __private::ConstCalls<N__>,
        const N__: ::core::primitive::usize,
    > __private::ConstRules<L__, N__> for Page<'a, T, N>
    where
        [T; N]: __private::ConstRules<L__, N__>,
    {
        const RESULTS: __private::ConstResults = {
            #[allow(unused_imports)]
            use __private::NoConstRules as _;
            __private::ConstResults::All(const {
                &[__private::ConstRulesOf::<[T; N], L__, N__>::RESULTS]
            })
        };
    }
};
