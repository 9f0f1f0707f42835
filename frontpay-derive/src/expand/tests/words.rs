#[doc(hidden)]
const _: () = {
    use ::frontpay_core::__private::{self, AsValue as __AsValue};
    #[automatically_derived]
    impl ::frontpay_core::Validate for Channel {
        type Context = ::frontpay_core::NoContext;
        const RULES: &'static __private::RuleSet = &__private::RuleSet::from_rows(
            &[],
            &[],
        );
    }
    #[automatically_derived]
    impl __AsValue for Channel {
        #[inline]
        fn as_value<'__a>(
            &'__a self,
            _: &'__a __private::Scratch,
        ) -> __private::Value<'__a> {
            __private::Value::Str(
                match self {
                    Self::ByMail => "by-mail",
                    Self::BySms => "by-sms",
                },
            )
        }
    }
    #[automatically_derived]
    impl<__Rule> __private::fits::Text<__Rule> for Channel {}
    #[automatically_derived]
    impl<__Rule> __private::fits::Number<__Rule> for Channel {}
    #[automatically_derived]
    impl<__Rule> __private::fits::Measured<__Rule> for Channel {}
    #[automatically_derived]
    impl<'__v> __private::FromLiteral<'__v> for Channel {
        const LITERAL_TYPE: &'static __private::LiteralType = &__private::LiteralType::Words(
            &["by-mail", "by-sms"],
        );
        #[inline]
        fn from_literal(__value: __private::Value<'__v>) -> Self {
            let _ = __value;
            match __value {
                __private::Value::Str("by-sms") => Self::BySms,
                _ => Self::ByMail,
            }
        }
    }
    #[automatically_derived]
    impl<L__, const N__: ::core::primitive::usize> __private::ConstRules<L__, N__>
    for Channel {}
};
