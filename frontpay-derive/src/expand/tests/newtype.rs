#[doc(hidden)]
const _: () = {
    use ::frontpay_core::__private;
    #[allow(unused_imports)]
    use __private::rule::{types::string as _, format::email as _};
    const __PARAMS: &[__private::Param] = &[];
    static __TABLE: __private::Encoded = __private::Encoded {
        keys: &["0"],
        fields: &["-:0:38.63."],
        params: __PARAMS,
        own: &[],
        words: &[],
    };
    fn __rows() -> &'static [__private::Row] {
        static ROWS: __private::DecodedRows = __private::DecodedRows::new();
        ROWS.of(&__TABLE)
    }
    #[automatically_derived]
    impl ::frontpay_core::Validate for Email {
        const RULES: &'static __private::RuleSet = {
            &__private::RuleSet::of_struct(
                &__TABLE,
                __rows,
                const { &[<String as __private::AsValue>::SHAPE] },
                __private::Known {
                    apart: false,
                    refuses_absence: false,
                    ..__private::Known::MOST
                },
            )
        };
    }
    #[automatically_derived]
    impl __private::AsValue for Email {
        const SHAPE: &'static __private::Shape = &__private::Shape::Table(
            <Self as ::frontpay_core::Validate>::RULES,
        );
        const READING: __private::Reading = __private::Reading::EXACT
            .and(<String as __private::AsValue>::READING);
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            __scratch: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            <String as __private::AsValue>::as_value(&self.0, __scratch)
        }
        fn to_document<'__a>(
            &'__a self,
            __arena: &'__a __private::Arena,
        ) -> __private::Value<'__a> {
            <String as __private::AsValue>::to_document(&self.0, __arena)
        }
        fn as_key<'__a>(
            &'__a self,
            __scratch: &'__a __private::Scratch,
        ) -> ::core::option::Option<&'__a str> {
            <String as __private::AsValue>::as_key(&self.0, __scratch)
        }
        #[inline]
        fn judge(&self, __sink: &mut __private::Sink) -> bool {
            let () = <String as __private::fitting::string>::HOLDS;
            let () = <String as __private::fitting::email>::HOLDS;
            let __table: &'static __private::RuleSet = <Self as ::frontpay_core::Validate>::RULES;
            {
                let __scratch = __private::Scratch::new();
                let __field = __private::Asked::new(
                    <String as __private::AsValue>::as_value(&self.0, &__scratch),
                    true,
                    __private::Facts::NONE,
                );
                if !((__field.string() || __sink.fails(__table, 0usize, 0usize))
                    && (__field.email(&[], 0, 0)
                        || __sink.fails(__table, 0usize, 1usize))) && !__sink.goes_on()
                {
                    return false;
                }
            }
            true
                && <String as __private::AsValue>::judge_below(
                    &self.0,
                    __sink,
                    __table,
                    1usize,
                )
        }
        #[inline]
        fn nesting(&self) -> __private::Nesting {
            __private::Nesting {
                lists: 0usize,
                maps: 0usize,
            }
                .and(<String as __private::AsValue>::nesting(&self.0))
        }
        const CHECKS: bool = false || <String as __private::AsValue>::CHECKS;
        fn run_checks(&self, __checks: &mut __private::Checks<'_>) {
            <String as __private::AsValue>::run_checks(&self.0, __checks);
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
        const HOLDS: &'static __private::Holds = &*<String as __private::FromLiteral<
            '__v,
        >>::HOLDS;
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            Self {
                0: <String as __private::FromLiteral<'__v>>::from_literal(__value),
            }
        }
    }
    #[automatically_derived]
    impl<L__, const N__: ::core::primitive::usize> __private::Answers<L__, N__>
    for Email {}
};
