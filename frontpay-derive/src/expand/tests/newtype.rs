#[doc(hidden)]
#[allow(unexpected_cfgs)]
const _: () = {
    use ::frontpay_core::__private::{self, AsValue as __AsValue};
    #[cfg(rust_analyzer)]
    use __private::pages::{string as _, email as _};
    const __PARAMS: &[__private::Param] = &[];
    static __TABLE: __private::Encoded = __private::Encoded {
        text: "-05:0.1.\n",
        rows: 2,
        rules: &[__private::predicates::string, __private::predicates::email_of_rfc],
        params: __PARAMS,
        custom: &[],
        texts: &[],
    };
    fn __rows() -> &'static __private::Decoded {
        static ROWS: __private::DecodedRows = __private::DecodedRows::new();
        ROWS.of(&__TABLE)
    }
    #[automatically_derived]
    impl ::frontpay_core::Validate for Email {
        type Context = ::frontpay_core::NoContext;
        const RULES: &'static __private::RuleSet = {
            &__private::RuleSet::of_struct(
                &__TABLE,
                __rows,
                &[<String as __AsValue>::TYPE_INFO],
                __private::StructInfo {
                    form: __private::WireForm::Newtype,
                    apart: false,
                    refuses_absence: false,
                    ..__private::StructInfo::MOST
                },
            )
        };
    }
    #[automatically_derived]
    impl __AsValue for Email {
        const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_struct(
            <Self as ::frontpay_core::Validate>::RULES,
        );
        const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO.fidelity;
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            __scratch: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            <String as __AsValue>::as_value(&self.0, __scratch)
        }
        fn visit<'__a>(&'__a self, __visitor: __private::ChildVisitor<'_, '__a>) {
            __visitor(
                __private::Children::fields(
                    <Self as __AsValue>::TYPE_INFO,
                    &[<String as __AsValue>::field_node(&self.0)],
                ),
            );
        }
        fn as_key<'__a>(
            &'__a self,
            __scratch: &'__a __private::Scratch,
        ) -> ::core::option::Option<&'__a str> {
            <String as __AsValue>::as_key(&self.0, __scratch)
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn add_failing(&self, __failing: &mut __private::FailingFields) -> bool {
            let () = <String as __private::fitting::string>::APPLIES;
            let () = <String as __private::fitting::email>::APPLIES;
            __failing
                .add(
                    0,
                    <String as __AsValue>::asked(&self.0, &__private::Scratch::new())
                        .string()
                        .email(&[], 0, 0)
                        .verdict(),
                )
        }
    }
    #[automatically_derived]
    impl<__Rule> __private::fits::Text<__Rule> for Email
    where
        String: __private::fits::Text<__Rule>,
    {}
    #[automatically_derived]
    impl<__Rule> __private::fits::Number<__Rule> for Email
    where
        String: __private::fits::Number<__Rule>,
    {}
    #[automatically_derived]
    impl<__Rule> __private::fits::Flag<__Rule> for Email
    where
        String: __private::fits::Flag<__Rule>,
    {}
    #[automatically_derived]
    impl<__Rule> __private::fits::Container<__Rule> for Email
    where
        String: __private::fits::Container<__Rule>,
    {}
    #[automatically_derived]
    impl<__Rule> __private::fits::Measured<__Rule> for Email
    where
        String: __private::fits::Measured<__Rule>,
    {}
    #[automatically_derived]
    impl<'__v> __private::FromLiteral<'__v> for Email
    where
        String: __private::FromLiteral<'__v>,
    {
        const LITERAL_TYPE: &'static __private::LiteralType = &*<String as __private::FromLiteral<
            '__v,
        >>::LITERAL_TYPE;
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            Self {
                0: <String as __private::FromLiteral<'__v>>::from_literal(__value),
            }
        }
    }
    #[automatically_derived]
    impl<L__, const N__: ::core::primitive::usize> __private::ConstRules<L__, N__>
    for Email {}
};
