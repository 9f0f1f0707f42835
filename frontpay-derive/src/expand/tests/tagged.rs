#[doc(hidden)]
#[allow(unexpected_cfgs)]
const _: () = {
    use ::frontpay_core::__private::{self, AsValue as __AsValue};
    #[cfg(rust_analyzer)]
    use __private::pages::{required as _, digits as _};
    #[allow(non_camel_case_types)]
    struct __VariantCard<'__variant> {
        number: &'__variant String,
        __marker: ::core::marker::PhantomData<&'__variant Method>,
    }
    const _: () = {
        const __PARAMS: &[__private::Param] = &[__private::Param::integer("4", 4)];
        static __TABLE: __private::Encoded = __private::Encoded {
            text: "608number:0.1;01.\n",
            rows: 2,
            rules: &[__private::predicates::required, __private::predicates::digits],
            params: __PARAMS,
            custom: &[],
            texts: &[],
        };
        fn __rows() -> &'static __private::Decoded {
            static ROWS: __private::DecodedRows = __private::DecodedRows::new();
            ROWS.of(&__TABLE)
        }
        #[automatically_derived]
        impl<'__variant> ::frontpay_core::Validate for __VariantCard<'__variant> {
            type Context = ::frontpay_core::NoContext;
            const RULES: &'static __private::RuleSet = {
                &__private::RuleSet::of_struct(
                    &__TABLE,
                    __rows,
                    &[<String as __AsValue>::TYPE_INFO],
                    __private::StructInfo::MOST,
                )
            };
        }
        #[automatically_derived]
        impl<'__variant> __AsValue for __VariantCard<'__variant> {
            const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_struct(
                <Self as ::frontpay_core::Validate>::RULES,
            );
            const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO
                .fidelity;
            #[inline]
            fn as_value<'__a>(
                &'__a self,
                _: &'__a __private::Scratch,
            ) -> __private::Value<'__a> {
                __private::Value::Map(__private::Items::LenOnly(1))
            }
            fn visit<'__a>(&'__a self, __visitor: __private::ChildVisitor<'_, '__a>) {
                __visitor(
                    __private::Children::fields(
                        <Self as __AsValue>::TYPE_INFO,
                        &[<String as __AsValue>::field_node(self.number)],
                    ),
                );
            }
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn add_failing(&self, __failing: &mut __private::FailingFields) -> bool {
                let () = <String as __private::fitting::digits>::APPLIES;
                __failing
                    .add(
                        0,
                        <String as __AsValue>::asked(
                                self.number,
                                &__private::Scratch::new(),
                            )
                            .required()
                            .digits(__PARAMS, 0, 1)
                            .verdict(),
                    )
            }
        }
        #[automatically_derived]
        impl<'__variant, __Rule> __private::fits::Container<__Rule>
        for __VariantCard<'__variant> {}
        #[automatically_derived]
        impl<
            '__variant,
            L__,
            const N__: ::core::primitive::usize,
        > __private::ConstRules<L__, N__> for __VariantCard<'__variant> {}
    };
    #[allow(non_camel_case_types)]
    struct __VariantInvoice<'__variant>(
        &'__variant Invoice,
        ::core::marker::PhantomData<&'__variant Method>,
    );
    const _: () = {
        const __PARAMS: &[__private::Param] = &[];
        static __TABLE: __private::Encoded = __private::Encoded {
            text: "-01:\n",
            rows: 1,
            rules: &[],
            params: __PARAMS,
            custom: &[],
            texts: &[],
        };
        fn __rows() -> &'static __private::Decoded {
            static ROWS: __private::DecodedRows = __private::DecodedRows::new();
            ROWS.of(&__TABLE)
        }
        const _: () = __private::assert_context(
            <Invoice as __AsValue>::TYPE_INFO,
            false,
            "`Invoice` is validated with a context: write `#[rule(context = ..)]` with its type on `Method` as well",
        );
        #[automatically_derived]
        impl<'__variant> ::frontpay_core::Validate for __VariantInvoice<'__variant> {
            type Context = ::frontpay_core::NoContext;
            const RULES: &'static __private::RuleSet = {
                &__private::RuleSet::of_struct(
                    &__TABLE,
                    __rows,
                    &[<Invoice as __AsValue>::TYPE_INFO],
                    __private::StructInfo {
                        form: __private::WireForm::Transparent,
                        has_rules: false,
                        apart: false,
                        refuses_absence: false,
                        ..__private::StructInfo::MOST
                    },
                )
            };
        }
        #[automatically_derived]
        impl<'__variant> __AsValue for __VariantInvoice<'__variant> {
            const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_struct(
                <Self as ::frontpay_core::Validate>::RULES,
            );
            const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO
                .fidelity;
            #[inline]
            fn as_value<'__a>(
                &'__a self,
                __scratch: &'__a __private::Scratch,
            ) -> __private::Value<'__a> {
                <Invoice as __AsValue>::as_value(self.0, __scratch)
            }
            fn visit<'__a>(&'__a self, __visitor: __private::ChildVisitor<'_, '__a>) {
                __visitor(
                    __private::Children::fields(
                        <Self as __AsValue>::TYPE_INFO,
                        &[<Invoice as __AsValue>::field_node(self.0)],
                    ),
                );
            }
            fn as_key<'__a>(
                &'__a self,
                __scratch: &'__a __private::Scratch,
            ) -> ::core::option::Option<&'__a str> {
                <Invoice as __AsValue>::as_key(self.0, __scratch)
            }
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn add_failing(&self, __failing: &mut __private::FailingFields) -> bool {
                __failing.add(0, <Invoice as __AsValue>::inside(self.0))
            }
        }
        #[automatically_derived]
        impl<'__variant, __Rule> __private::fits::Text<__Rule>
        for __VariantInvoice<'__variant>
        where
            Invoice: __private::fits::Text<__Rule>,
        {}
        #[automatically_derived]
        impl<'__variant, __Rule> __private::fits::Number<__Rule>
        for __VariantInvoice<'__variant>
        where
            Invoice: __private::fits::Number<__Rule>,
        {}
        #[automatically_derived]
        impl<'__variant, __Rule> __private::fits::Flag<__Rule>
        for __VariantInvoice<'__variant>
        where
            Invoice: __private::fits::Flag<__Rule>,
        {}
        #[automatically_derived]
        impl<'__variant, __Rule> __private::fits::Container<__Rule>
        for __VariantInvoice<'__variant>
        where
            Invoice: __private::fits::Container<__Rule>,
        {}
        #[automatically_derived]
        impl<'__variant, __Rule> __private::fits::Measured<__Rule>
        for __VariantInvoice<'__variant>
        where
            Invoice: __private::fits::Measured<__Rule>,
        {}
        #[automatically_derived]
        impl<
            '__variant,
            L__: __private::ConstCalls<N__>,
            const N__: ::core::primitive::usize,
        > __private::ConstRules<L__, N__> for __VariantInvoice<'__variant> {
            const RESULTS: __private::ConstResults = {
                #[allow(unused_imports)]
                use __private::NoConstRules as _;
                __private::ConstResults::All(const {
                    &[__private::ConstRulesOf::<Invoice, L__, N__>::RESULTS]
                })
            };
        }
    };
    const __TAG: &[__private::Segment] = &[__private::Segment::key("type")];
    const __WORDS: &[__private::Param] = &[
        __private::Param::text_of("Card"),
        __private::Param::text_of("Invoice"),
        __private::Param::text_of("Cash"),
    ];
    const __TAG_RULES: &[__private::StoredRule] = &[
        __private::StoredRule::new(__private::rule::Name::Required, &[]),
        __private::StoredRule::new(__private::rule::Name::String, &[]),
        __private::StoredRule::new(__private::rule::Name::In, __WORDS),
    ];
    #[automatically_derived]
    impl<'__v> __private::FromLiteral<'__v> for Method
    where
        String: __private::FromLiteral<'__v>,
        Invoice: __private::FromLiteral<'__v>,
    {
        const LITERAL_TYPE: &'static __private::LiteralType = &__private::LiteralType::Choice(const {
            &__private::Choices {
                tagging: __private::Tagging::Entry("type"),
                variants: const {
                    &[
                        __private::Choice {
                            words: &["Card"],
                            other: false,
                            content: ::core::option::Option::Some(const {
                                &__private::LiteralType::Struct(const {
                                    &[
                                        __private::Member::new(
                                            "type",
                                            &__private::LiteralType::Words(&["Card"]),
                                            false,
                                        ),
                                        __private::Member::new(
                                            "number",
                                            <String as __private::FromLiteral<'__v>>::LITERAL_TYPE,
                                            false,
                                        ),
                                    ]
                                })
                            }),
                        },
                        __private::Choice {
                            words: &["Invoice"],
                            other: false,
                            content: ::core::option::Option::Some(const {
                                &__private::LiteralType::Struct(const {
                                    &[
                                        __private::Member::new(
                                            "type",
                                            &__private::LiteralType::Words(&["Invoice"]),
                                            false,
                                        ),
                                        __private::Member::flat(
                                            <Invoice as __private::FromLiteral<'__v>>::LITERAL_TYPE,
                                        ),
                                    ]
                                })
                            }),
                        },
                        __private::Choice {
                            words: &["Cash"],
                            other: false,
                            content: ::core::option::Option::Some(const {
                                &__private::LiteralType::Struct(const {
                                    &[
                                        __private::Member::new(
                                            "type",
                                            &__private::LiteralType::Words(&["Cash"]),
                                            false,
                                        ),
                                    ]
                                })
                            }),
                        },
                    ]
                },
            }
        });
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            {
                let __word = __private::Value::word(&__value, "type");
                let _ = __value;
                match __word {
                    "Card" => {
                        Self::Card {
                            number: __private::member(&__value, 0, "number"),
                        }
                    }
                    "Invoice" => {
                        Self::Invoice {
                            0: <Invoice as __private::FromLiteral<
                                '__v,
                            >>::from_literal(__value),
                        }
                    }
                    _ => Self::Cash,
                }
            }
        }
    }
    #[automatically_derived]
    impl<
        L__: __private::ConstCalls<N__>,
        const N__: ::core::primitive::usize,
    > __private::ConstRules<L__, N__> for Method {
        const RESULTS: __private::ConstResults = {
            #[allow(unused_imports)]
            use __private::NoConstRules as _;
            __private::ConstResults::All(const {
                &[
                    __private::ConstRulesOf::<__VariantCard<'_>, L__, N__>::RESULTS,
                    __private::ConstRulesOf::<__VariantInvoice<'_>, L__, N__>::RESULTS,
                ]
            })
        };
    }
    #[automatically_derived]
    impl ::frontpay_core::Validate for Method {
        type Context = ::frontpay_core::NoContext;
        const RULES: &'static __private::RuleSet = {
            &__private::RuleSet::from_rows(
                    const {
                        &[
                            __private::Row::field(
                                __TAG,
                                __TAG_RULES,
                                __private::FieldModifiers::of(__TAG_RULES),
                            ),
                            __private::Row::nested(__TAG, 0),
                            __private::Row::nested(&[], 1),
                            __private::Row::nested(&[], 2),
                        ]
                    },
                    const {
                        &[
                            const {
                                &__private::TypeInfo::of_shape(__private::Shape::Leaf)
                            },
                            const {
                                &__private::TypeInfo::of_shape(
                                    __private::Shape::Tagged(
                                        &__private::Tag {
                                            key: "type",
                                            words: &["Card"],
                                        },
                                        &<__VariantCard<'_> as __AsValue>::TYPE_INFO.shape,
                                    ),
                                )
                            },
                            const {
                                &__private::TypeInfo::of_shape(
                                    __private::Shape::Tagged(
                                        &__private::Tag {
                                            key: "type",
                                            words: &["Invoice"],
                                        },
                                        &<__VariantInvoice<'_> as __AsValue>::TYPE_INFO.shape,
                                    ),
                                )
                            },
                        ]
                    },
                )
                .without_typed_report()
        };
    }
    #[automatically_derived]
    impl __AsValue for Method {
        const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_enum(
            __private::Shape::Table(<Self as ::frontpay_core::Validate>::RULES),
            __private::Fidelity::of_enum(false, true)
                .and(<__VariantCard<'_> as __AsValue>::TYPE_INFO.fidelity.buffered())
                .and(<__VariantInvoice<'_> as __AsValue>::TYPE_INFO.fidelity.buffered()),
            false || <__VariantCard<'_> as __AsValue>::TYPE_INFO.checks
                || <__VariantInvoice<'_> as __AsValue>::TYPE_INFO.checks,
        );
        const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO.fidelity;
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            match self {
                Self::Card { number: __0, .. } => {
                    __private::Value::Map(
                        __private::Items::LenOnly(
                            1
                                + __private::count(
                                    __AsValue::as_value(
                                        &__VariantCard::<'_> {
                                            number: __0,
                                            __marker: ::core::marker::PhantomData,
                                        },
                                        &__private::Scratch::new(),
                                    ),
                                ),
                        ),
                    )
                }
                Self::Invoice { 0: __0, .. } => {
                    __private::Value::Map(
                        __private::Items::LenOnly(
                            1
                                + __private::count(
                                    __AsValue::as_value(
                                        &__VariantInvoice::<'_> {
                                            0: __0,
                                            1: ::core::marker::PhantomData,
                                        },
                                        &__private::Scratch::new(),
                                    ),
                                ),
                        ),
                    )
                }
                Self::Cash => __private::Value::Map(__private::Items::LenOnly(1)),
            }
        }
        fn to_document<'__a>(
            &'__a self,
            __arena: &'__a __private::Arena,
        ) -> __private::Value<'__a> {
            match self {
                Self::Card { number: __0, .. } => {
                    __private::tagged(
                        __arena,
                        ("type", __private::Value::Str("Card")),
                        __AsValue::to_document(
                            __arena
                                .keep(__VariantCard::<'_> {
                                    number: __0,
                                    __marker: ::core::marker::PhantomData,
                                }),
                            __arena,
                        ),
                    )
                }
                Self::Invoice { 0: __0, .. } => {
                    __private::tagged(
                        __arena,
                        ("type", __private::Value::Str("Invoice")),
                        __AsValue::to_document(
                            __arena
                                .keep(__VariantInvoice::<'_> {
                                    0: __0,
                                    1: ::core::marker::PhantomData,
                                }),
                            __arena,
                        ),
                    )
                }
                Self::Cash => __arena.map(&[("type", __private::Value::Str("Cash"))]),
            }
        }
        #[inline]
        fn is_valid(&self) -> bool {
            match self {
                Self::Card { number: __0, .. } => {
                    __AsValue::is_valid(
                        &__VariantCard::<'_> {
                            number: __0,
                            __marker: ::core::marker::PhantomData,
                        },
                    )
                }
                Self::Invoice { 0: __0, .. } => {
                    __AsValue::is_valid(
                        &__VariantInvoice::<'_> {
                            0: __0,
                            1: ::core::marker::PhantomData,
                        },
                    )
                }
                Self::Cash => true,
            }
        }
        #[inline]
        fn nesting(&self) -> __private::Nesting {
            match self {
                Self::Card { number: __0, .. } => {
                    __AsValue::nesting(
                        &__VariantCard::<'_> {
                            number: __0,
                            __marker: ::core::marker::PhantomData,
                        },
                    )
                }
                Self::Invoice { 0: __0, .. } => {
                    __AsValue::nesting(
                        &__VariantInvoice::<'_> {
                            0: __0,
                            1: ::core::marker::PhantomData,
                        },
                    )
                }
                Self::Cash => {
                    __private::Nesting {
                        lists: 0,
                        maps: 1,
                    }
                }
            }
        }
        fn visit<'__a>(&'__a self, __visitor: __private::ChildVisitor<'_, '__a>) {
            __visitor(
                __private::Children::value(&self)
                    .checked_by(
                        &|__checks: &mut __private::Checks<'_>| {
                            let _ = &__checks;
                            match self {
                                Self::Card { number: __0, .. } => {
                                    __private::run_checks(
                                        &__VariantCard::<'_> {
                                            number: __0,
                                            __marker: ::core::marker::PhantomData,
                                        },
                                        __checks,
                                    )
                                }
                                Self::Invoice { 0: __0, .. } => {
                                    __private::run_checks(
                                        &__VariantInvoice::<'_> {
                                            0: __0,
                                            1: ::core::marker::PhantomData,
                                        },
                                        __checks,
                                    )
                                }
                                Self::Cash => {}
                            }
                        },
                    ),
            );
        }
    }
    #[automatically_derived]
    impl<__Rule> __private::fits::Container<__Rule> for Method {}
};
