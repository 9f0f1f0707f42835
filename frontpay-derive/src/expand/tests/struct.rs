#[doc(hidden)]
#[allow(unexpected_cfgs)]
const _: () = {
    use ::frontpay_core::__private::{self, AsValue as __AsValue};
    #[cfg(rust_analyzer)]
    use __private::pages::{
        required as _, string as _, r#in as _, required_if as _, nullable as _,
        regex as _, required as _, array as _,
    };
    #[cfg(rust_analyzer)]
    fn __fields(__value: &Customer) {
        let _ = &__value.r#type;
    }
    static __TABLE_1_2: __private::Table = __private::Table::from_runs(
        b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
        &[__private::Run::new(1u8, 9u32, 9u32)],
        __private::EndAnchor::Newline,
    );
    const __PARAMS: &[__private::Param] = &[
        __private::Param::text_of("private"),
        __private::Param::text_of("corporate"),
        __private::Param::Field(
            __private::FieldRef::sibling(
                const { &[__private::Segment::key("type")] },
                false,
            ),
        ),
        __private::Param::text_of("corporate"),
        __private::Param::Pattern(
            __private::Pattern::from_table("/^\\d{9}$/", &__TABLE_1_2),
        ),
    ];
    static __TABLE: __private::Encoded = __private::Encoded {
        text: "40:type:0.1.2;02.\n>1>organizationId0:3;22.4.5;41.\n727addressas:0.6.\n",
        rows: 6,
        rules: &[
            __private::predicates::required,
            __private::predicates::string,
            __private::predicates::in_,
            __private::predicates::required_if,
            __private::predicates::nullable,
            __private::predicates::regex,
            __private::predicates::array,
        ],
        params: __PARAMS,
        custom: &[],
        texts: &[],
    };
    fn __rows() -> &'static __private::Decoded {
        static ROWS: __private::DecodedRows = __private::DecodedRows::new();
        ROWS.of(&__TABLE)
    }
    const _: () = __private::assert_context(
        <Address as __AsValue>::TYPE_INFO,
        false,
        "`Address` is validated with a context: write `#[rule(context = ..)]` with its type on `Customer` as well",
    );
    const _: () = __private::agree(
        __private::numbers_alike(
            &<Address as __AsValue>::TYPE_INFO.shape,
            __private::FieldModifiers::NONE.with_array().with_selective(),
        ),
        "`numeric` and `array` decide how sizes are measured, and only one of `address` and its type has them: write them in both places",
    );
    #[automatically_derived]
    impl ::frontpay_core::Validate for Customer {
        type Context = ::frontpay_core::NoContext;
        const RULES: &'static __private::RuleSet = {
            &__private::RuleSet::of_struct(
                &__TABLE,
                __rows,
                &[
                    <String as __AsValue>::TYPE_INFO,
                    <Option<String> as __AsValue>::TYPE_INFO,
                    <Address as __AsValue>::TYPE_INFO,
                ],
                __private::StructInfo {
                    compared: &[0],
                    ..__private::StructInfo::MOST
                },
            )
        };
        const REFERENCES: () = __private::assert_references(
            <Self as ::frontpay_core::Validate>::RULES,
        );
    }
    #[automatically_derived]
    impl __AsValue for Customer {
        const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_struct(
            <Self as ::frontpay_core::Validate>::RULES,
        );
        const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO.fidelity;
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            __private::Value::Map(__private::Items::LenOnly(3))
        }
        fn visit<'__a>(&'__a self, __visitor: __private::ChildVisitor<'_, '__a>) {
            __visitor(
                __private::Children::fields(
                    <Self as __AsValue>::TYPE_INFO,
                    &[
                        <String as __AsValue>::field_node(&self.r#type),
                        <Option<String> as __AsValue>::field_node(&self.organization_id),
                        <Address as __AsValue>::field_node(&self.address),
                    ],
                ),
            );
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn add_failing(&self, __failing: &mut __private::FailingFields) -> bool {
            let () = <String as __private::fitting::string>::APPLIES;
            let () = <Option<String> as __private::fitting::regex>::APPLIES;
            let () = <Address as __private::fitting::array>::APPLIES;
            __failing
                .add(
                    0,
                    <String as __AsValue>::asked(
                            &self.r#type,
                            &__private::Scratch::new(),
                        )
                        .required()
                        .string()
                        .in_(&self.r#type, __PARAMS, 0, 2)
                        .verdict(),
                )
                && __failing
                    .add(
                        1,
                        <Option<
                            String,
                        > as __AsValue>::asked(
                                &self.organization_id,
                                &__private::Scratch::new(),
                            )
                            .with_nullable()
                            .passes(
                                true,
                                __private::rule::required::required_if,
                                __private::part(__PARAMS, 2, 4),
                                &[
                                    __private::Other {
                                        value: ::core::option::Option::Some(
                                            <String as __AsValue>::as_value(
                                                &self.r#type,
                                                &__private::Scratch::new(),
                                            ),
                                        ),
                                        boolean: false,
                                    },
                                ],
                            )
                            .regex(__PARAMS, 4, 5)
                            .verdict(),
                    )
                && __failing
                    .add(
                        2,
                        <Address as __AsValue>::asked(
                                &self.address,
                                &__private::Scratch::new(),
                            )
                            .with_array()
                            .with_selective()
                            .required()
                            .passes(false, __private::rule::keys::array, &[], &[])
                            .verdict(),
                    )
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
        const LITERAL_TYPE: &'static __private::LiteralType = &__private::LiteralType::Fields(
            &__TABLE,
            &[
                <String as __private::FromLiteral<'__v>>::LITERAL_TYPE,
                <Option<String> as __private::FromLiteral<'__v>>::LITERAL_TYPE,
                <Address as __private::FromLiteral<'__v>>::LITERAL_TYPE,
            ],
        );
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            Self {
                r#type: __private::member(&__value, 0, "type"),
                organization_id: __private::member(&__value, 1, "organizationId"),
                address: __private::member(&__value, 2, "address"),
            }
        }
    }
    #[automatically_derived]
    impl<
        L__: __private::ConstCalls<N__>,
        const N__: ::core::primitive::usize,
    > __private::ConstRules<L__, N__> for Customer {
        const RESULTS: __private::ConstResults = {
            #[allow(unused_imports)]
            use __private::NoConstRules as _;
            __private::ConstResults::All(const {
                &[__private::ConstRulesOf::<Address, L__, N__>::RESULTS]
            })
        };
    }
};
