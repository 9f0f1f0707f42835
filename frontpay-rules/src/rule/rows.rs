//! The table of rules: one row each.
//!
//! A row is `(Variant, family::predicate(inputs), spec)`. The rule is called like its predicate, without a `_` at the end.
//! The inputs are those of the typed check:
//!
//! - `value`, or `items` where the rule reads the items of a list or map and not only their number;
//! - `params` where the rule has parameters;
//! - `before_runs` where the predicate costs less than to find out whether the rule runs, so that it is called first;
//! - `then_filled` where a value that passes has content, so that the rules after it need not find out whether they run.
//!
//! A row may end with functions that the [`Spec`] must not hold, because a program has every function and table that its
//! data names, used or not: `without_params = ..` (a smaller predicate for uses without parameters), `knows_param = ..`
//! (the list of parameters), `in_const = ..` (the predicate in the compiler, where the other is not `const`) and
//! `case_fold = ..` (the table for comparisons that ignore the case).

use frontpay_php::ValueKind::{Bool, Float, Int, Str};
use frontpay_php::date::is_group_or_country;

use super::ParamKind::{Date, Field, Number, Pattern, PlainDate, Text};
use super::spec::{any_number_of, one, one_or_more};
use super::{
    CaseFold, Fits, Input, Kinds, ParamSpec, Predicate, Reach, RuleFlags, Spec, accepted, choice, compare, date,
    digits, exclude, format, keys, membership, presence, prohibited, required, size, text, types,
};
use crate::param::FieldModifiers;

const IMPLICIT: Spec = Spec { implicit: true, ..Spec::NEW };
const EXCLUDES: Spec = Spec { excludes: true, ..Spec::NEW };
const TEXT: Spec = Spec { fits: Fits::Text, ..Spec::NEW };
const NUMBER: Spec = Spec { fits: Fits::Number, ..Spec::NEW };
const FLAG: Spec = Spec { fits: Fits::Flag, ..Spec::NEW };
const CONTAINER: Spec = Spec { fits: Fits::Container, ..Spec::NEW };
const MEASURED: Spec = Spec { fits: Fits::Measured, ..Spec::NEW };

const OTHER: &[ParamSpec] = &[one("other", Field)];
const OTHER_AND_VALUES: &[ParamSpec] = &[one("other", Field), one_or_more("values", Text)];
const FIELDS: &[ParamSpec] = &[one_or_more("values", Field)];
const ANY_FIELDS: &[ParamSpec] = &[any_number_of("values", Field)];
const FIELD_OR_NUMBER: &[ParamSpec] = &[one("value", Field)];
const WORDS: &[ParamSpec] = &[any_number_of("values", Text)];
const MODE: &[ParamSpec] = &[any_number_of("mode", Text)];
const MIN: &[ParamSpec] = &[one("min", Number)];
const MAX: &[ParamSpec] = &[one("max", Number)];
const MIN_AND_MAX: &[ParamSpec] = &[one("min", Number), one("max", Number)];
const DATE: &[ParamSpec] = &[one("date", Date)];

const NUMERIC: FieldModifiers = FieldModifiers { numeric: true, ..FieldModifiers::NONE };

rules![
    (
        Required,
        presence::required(value, then_filled),
        Spec {
            optional_parent_rule: Some("required_with"),
            accepted_kinds: Kinds::of(&[Bool, Int, Float]),
            ..IMPLICIT
        }
    ),
    (RequiredIf, required::required_if(value, params), Spec { params: OTHER_AND_VALUES, ..IMPLICIT }),
    (RequiredUnless, required::required_unless(value, params), Spec { params: OTHER_AND_VALUES, ..IMPLICIT }),
    (RequiredIfAccepted, required::required_if_accepted(value, params), Spec { params: OTHER, ..IMPLICIT }),
    (RequiredIfDeclined, required::required_if_declined(value, params), Spec { params: OTHER, ..IMPLICIT }),
    (RequiredWith, required::required_with(value, params), Spec { params: ANY_FIELDS, ..IMPLICIT }),
    (RequiredWithAll, required::required_with_all(value, params), Spec { params: ANY_FIELDS, ..IMPLICIT }),
    (RequiredWithout, required::required_without(value, params), Spec { params: ANY_FIELDS, ..IMPLICIT }),
    (RequiredWithoutAll, required::required_without_all(value, params), Spec { params: ANY_FIELDS, ..IMPLICIT }),
    (Filled, presence::filled(value), Spec { accepted_kinds: Kinds::of(&[Bool, Int, Float]), ..IMPLICIT }),
    (Present, presence::present(value), IMPLICIT),
    (PresentIf, presence::present_if(value, params), Spec { params: OTHER_AND_VALUES, ..IMPLICIT }),
    (PresentUnless, presence::present_unless(value, params), Spec { params: OTHER_AND_VALUES, ..IMPLICIT }),
    (PresentWith, presence::present_with(value, params), Spec { params: FIELDS, ..IMPLICIT }),
    (PresentWithAll, presence::present_with_all(value, params), Spec { params: FIELDS, ..IMPLICIT }),
    (Missing, presence::missing(value), IMPLICIT),
    (MissingIf, presence::missing_if(value, params), Spec { params: OTHER_AND_VALUES, ..IMPLICIT }),
    (MissingUnless, presence::missing_unless(value, params), Spec { params: OTHER_AND_VALUES, ..IMPLICIT }),
    (MissingWith, presence::missing_with(value, params), Spec { params: FIELDS, ..IMPLICIT }),
    (MissingWithAll, presence::missing_with_all(value, params), Spec { params: FIELDS, ..IMPLICIT }),
    (Prohibited, prohibited::prohibited(value), Spec::NEW),
    (ProhibitedIf, prohibited::prohibited_if(value, params), Spec { params: OTHER_AND_VALUES, ..Spec::NEW }),
    (ProhibitedUnless, prohibited::prohibited_unless(value, params), Spec { params: OTHER_AND_VALUES, ..Spec::NEW }),
    (ProhibitedIfAccepted, prohibited::prohibited_if_accepted(value, params), Spec { params: OTHER, ..Spec::NEW }),
    (ProhibitedIfDeclined, prohibited::prohibited_if_declined(value, params), Spec { params: OTHER, ..Spec::NEW }),
    (Prohibits, prohibited::prohibits(value, params), Spec { params: &[any_number_of("other", Field)], ..Spec::NEW }),
    (Exclude, exclude::exclude(value), EXCLUDES),
    (ExcludeIf, exclude::exclude_if(value, params), Spec { params: OTHER_AND_VALUES, ..EXCLUDES }),
    (ExcludeUnless, exclude::exclude_unless(value, params), Spec { params: OTHER_AND_VALUES, ..EXCLUDES }),
    (ExcludeWith, exclude::exclude_with(value, params), Spec { params: OTHER, ..EXCLUDES }),
    (ExcludeWithout, exclude::exclude_without(value, params), Spec { params: FIELDS, ..EXCLUDES }),
    (
        Nullable,
        presence::nullable(value),
        Spec { modifiers: FieldModifiers { nullable: true, ..FieldModifiers::NONE }, ..Spec::NEW }
    ),
    (
        Sometimes,
        presence::sometimes(value),
        Spec { modifiers: FieldModifiers { sometimes: true, ..FieldModifiers::NONE }, ..Spec::NEW }
    ),
    (
        Bail,
        presence::bail(value),
        Spec { modifiers: FieldModifiers { bail: true, ..FieldModifiers::NONE }, ..Spec::NEW }
    ),
    (Accepted, accepted::accepted(value), Spec { implicit: true, ..FLAG }),
    (AcceptedIf, accepted::accepted_if(value, params), Spec { params: OTHER_AND_VALUES, implicit: true, ..FLAG }),
    (Declined, accepted::declined(value), Spec { implicit: true, ..FLAG }),
    (DeclinedIf, accepted::declined_if(value, params), Spec { params: OTHER_AND_VALUES, implicit: true, ..FLAG }),
    (String, types::string(value, before_runs), Spec { states_type: true, accepted_kinds: Kinds::of(&[Str]), ..TEXT }),
    (
        Numeric,
        types::numeric(value, params),
        Spec {
            params: MODE,
            modifiers: NUMERIC,
            states_type: true,
            accepted_kinds: Kinds::of(&[Int, Float]),
            ..NUMBER
        }
    ),
    (
        Integer,
        types::integer(value, params),
        Spec {
            aliases: &["int"],
            params: MODE,
            modifiers: NUMERIC,
            states_type: true,
            accepted_kinds: Kinds::of(&[Int]),
            ..Spec::NEW
        }
    ),
    (
        Boolean,
        types::boolean(value, params),
        Spec {
            aliases: &["bool"],
            params: MODE,
            modifiers: FieldModifiers { boolean: true, ..FieldModifiers::NONE },
            states_type: true,
            accepted_kinds: Kinds::of(&[Bool]),
            ..FLAG
        }
    ),
    (
        Array,
        keys::array(items, params),
        Spec {
            params: &[any_number_of("keys", Text)],
            modifiers: FieldModifiers { array: true, selective: true, ..FieldModifiers::NONE },
            states_type: true,
            ..CONTAINER
        }
    ),
    (
        List,
        keys::list(items),
        Spec { modifiers: FieldModifiers { selective: true, ..FieldModifiers::NONE }, states_type: true, ..CONTAINER }
    ),
    (ArrayKeys, keys::array_keys(items, params), Spec { params: &[one_or_more("values", Text)], ..CONTAINER }),
    (RequiredArrayKeys, keys::required_array_keys(items, params), Spec { params: WORDS, ..CONTAINER }),
    (InArrayKeys, keys::in_array_keys(items, params), Spec { params: WORDS, ..CONTAINER }),
    (In, choice::in_(items, params), Spec { params: WORDS, lists_words: true, ..Spec::NEW }),
    (NotIn, choice::not_in(items, params), Spec { params: WORDS, lists_words: true, ..Spec::NEW }),
    (Contains, membership::contains(items, params), Spec { params: WORDS, ..CONTAINER }),
    (DoesntContain, membership::doesnt_contain(items, params), Spec { params: WORDS, ..CONTAINER }),
    (
        InArray,
        membership::in_array(items, params),
        Spec { params: OTHER, reach: Reach::Matching, ..Spec::NEW },
        in_const = membership::in_array_in_const
    ),
    (
        Distinct,
        membership::distinct(items, params),
        Spec { params: MODE, reach: Reach::Peers, ..Spec::NEW },
        in_const = membership::distinct_in_const,
        case_fold = membership::fold
    ),
    (
        Alpha,
        text::alpha(value, params),
        Spec { params: MODE, superset_pattern: Some(r"/^[^\x00-\x40\x5b-\x60\x7b-\x7f]+\z/"), ..TEXT }
    ),
    (
        AlphaDash,
        text::alpha_dash(value, params),
        Spec {
            params: MODE,
            superset_pattern: Some(r"/^[^\x00-\x2c\x2e-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]+\z/"),
            ..NUMBER
        }
    ),
    (
        AlphaNum,
        text::alpha_num(value, params),
        Spec { params: MODE, superset_pattern: Some(r"/^[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+\z/"), ..NUMBER }
    ),
    (Ascii, text::ascii(value), TEXT),
    (Lowercase, text::lowercase(value), TEXT),
    (Uppercase, text::uppercase(value), TEXT),
    (StartsWith, text::starts_with(value, params), Spec { params: WORDS, ..NUMBER }),
    (DoesntStartWith, text::doesnt_start_with(value, params), Spec { params: WORDS, ..NUMBER }),
    (EndsWith, text::ends_with(value, params), Spec { params: WORDS, ..NUMBER }),
    (DoesntEndWith, text::doesnt_end_with(value, params), Spec { params: WORDS, ..NUMBER }),
    (
        Email,
        format::email(value, params),
        Spec {
            unavailable_params: &["dns"],
            params: &[any_number_of("modes", Text)],
            superset_pattern: Some(r"/^.+@.+\z/s"),
            ..TEXT
        },
        without_params = format::email_of_rfc
    ),
    (Url, format::url(value, params), Spec { params: &[any_number_of("schemes", Text)], ..TEXT }),
    (
        Regex,
        format::regex(value, params),
        Spec { params: &[one("pattern", Pattern)], ..NUMBER },
        in_const = format::regex_in_const
    ),
    (
        NotRegex,
        format::not_regex(value, params),
        Spec { params: &[one("pattern", Pattern)], ..NUMBER },
        in_const = format::not_regex_in_const
    ),
    (Ip, format::ip(value), TEXT),
    (Ipv4, format::ipv4(value), Spec { superset_pattern: Some(r"/^(?:\d{1,3}\.){3}\d{1,3}\z/"), ..TEXT }),
    (Ipv6, format::ipv6(value), TEXT),
    (
        MacAddress,
        format::mac_address(value),
        Spec {
            superset_pattern: Some(r"/^(?:[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5})\z/i"),
            ..TEXT
        }
    ),
    (
        Uuid,
        format::uuid(value, params),
        Spec {
            params: &[any_number_of("version", Text)],
            superset_pattern: Some(r"/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z/i"),
            ..TEXT
        }
    ),
    (Ulid, format::ulid(value), Spec { superset_pattern: Some(r"/^[0-7][0-9a-z]{25}\z/i"), ..TEXT }),
    (Json, format::json(value), TEXT),
    (
        HexColor,
        format::hex_color(value),
        Spec { superset_pattern: Some(r"/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i"), ..TEXT }
    ),
    (Base64, format::base64(value), TEXT),
    (
        Encoding,
        format::encoding(items, params),
        Spec { params: &[one("encoding", Text)], ..Spec::NEW },
        knows_param = format::is_encoding
    ),
    (Digits, digits::digits(value, params), Spec { params: &[one("digits", Number)], ..NUMBER }),
    (DigitsBetween, digits::digits_between(value, params), Spec { params: MIN_AND_MAX, ..NUMBER }),
    (MinDigits, digits::min_digits(value, params), Spec { params: MIN, ..NUMBER }),
    (MaxDigits, digits::max_digits(value, params), Spec { params: MAX, ..NUMBER }),
    (
        Decimal,
        digits::decimal(value, params),
        Spec { params: &[one_or_more("decimal", Number)], modifiers: NUMERIC, ..NUMBER }
    ),
    (MultipleOf, digits::multiple_of(value, params), Spec { params: &[one("value", Number)], ..NUMBER }),
    (Min, size::min(value, params), Spec { params: MIN, ..MEASURED }),
    (Max, size::max(value, params), Spec { params: MAX, ..MEASURED }),
    (Size, size::size(value, params), Spec { params: &[one("size", Number)], ..MEASURED }),
    (Between, size::between(value, params), Spec { params: MIN_AND_MAX, ..MEASURED }),
    (Gt, compare::gt(value, params), Spec { params: FIELD_OR_NUMBER, field_or_number: true, ..MEASURED }),
    (Gte, compare::gte(value, params), Spec { params: FIELD_OR_NUMBER, field_or_number: true, ..MEASURED }),
    (Lt, compare::lt(value, params), Spec { params: FIELD_OR_NUMBER, field_or_number: true, ..MEASURED }),
    (Lte, compare::lte(value, params), Spec { params: FIELD_OR_NUMBER, field_or_number: true, ..MEASURED }),
    (Same, compare::same(items, params), Spec { params: OTHER, ..Spec::NEW }),
    (Different, compare::different(items, params), Spec { params: &[one_or_more("other", Field)], ..Spec::NEW }),
    (
        Confirmed,
        compare::confirmed(items, params),
        Spec { params: &[any_number_of("other", Field)], sibling_suffix: Some("_confirmation"), ..Spec::NEW }
    ),
    (Date, date::date(value), NUMBER, in_const = date::date_in_const),
    (
        DateFormat,
        date::date_format(value, params),
        Spec { params: &[one("format", Text), any_number_of("formats", Text)], sets_date_format: true, ..NUMBER },
        in_const = date::date_format_in_const
    ),
    (
        DateEquals,
        date::date_equals(value, params),
        Spec { params: &[one("date", PlainDate)], ..NUMBER },
        in_const = date::date_equals_in_const
    ),
    (Before, date::before(value, params), Spec { params: DATE, ..NUMBER }, in_const = date::before_in_const),
    (
        BeforeOrEqual,
        date::before_or_equal(value, params),
        Spec { params: DATE, ..NUMBER },
        in_const = date::before_or_equal_in_const
    ),
    (After, date::after(value, params), Spec { params: DATE, ..NUMBER }, in_const = date::after_in_const),
    (
        AfterOrEqual,
        date::after_or_equal(value, params),
        Spec { params: DATE, ..NUMBER },
        in_const = date::after_or_equal_in_const
    ),
    (
        Timezone,
        date::timezone(value, params),
        Spec { params: &[any_number_of("group", Text)], ..TEXT },
        knows_param = is_group_or_country,
        in_const = date::timezone_in_const
    ),
];
