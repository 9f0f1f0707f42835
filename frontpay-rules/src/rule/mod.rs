//! The rules: one row, one predicate and one documented place each.
//!
//! A rule is a row of the table below and a `const fn` in the file of its family. The engine, the derive macro, the
//! text parser and the docs all read the row; nothing else names a rule.

#![allow(
    clippy::inline_always,
    reason = "what is known of a field, its type above all, is known only where a rule is asked"
)]

#[macro_use]
mod columns;

pub mod accepted;
pub mod choice;
pub mod compare;
mod condition;
mod content;
pub(crate) mod custom;
pub mod date;
pub mod digits;
mod elsewhere;
pub mod exclude;
pub mod format;
#[doc = include_str!("../../rules.md")]
pub mod guide {}
pub mod keys;
mod kinds;
mod marks;
mod measure;
pub mod membership;
pub(crate) mod name;
pub mod presence;
pub mod prohibited;
pub mod required;
pub mod size;
mod spec;
pub mod text;
pub mod types;

pub(crate) use custom::{CheckError, Context, Custom, Params};
pub use elsewhere::elsewhere;
pub(crate) use kinds::Kinds;
pub(crate) use marks::{Marks, Spelling};
pub(crate) use measure::{Measure, measure};
pub(crate) use spec::Sight;
pub use spec::{Count, Fits, Input, ParamKind, ParamSpec, Reach, Spec};

use frontpay_php::Kind;
use frontpay_php::date as php_date;

use crate::param::{Facts, ParamOrder};
use crate::suggest::nearest;

/// What a rule asks.
pub(crate) type Predicate = fn(&Input<'_>) -> bool;

/// What takes characters for the same, by the least of them.
pub(crate) type Fold = fn(char) -> char;

/// That of what is no rule of Laravel's.
pub(crate) const fn holds_always(_: &Input<'_>) -> bool {
    true
}

/// A rule with its predicate; for generated code.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Asks {
    pub(crate) name: Name,
    pub(crate) check: Predicate,
    /// How it compares where it ignores the case: the tables for that are in a program whose tables name the rule.
    pub(crate) fold: Option<Fold>,
}

rules! {
    Required "required" becomes "required_with" () Anything, implicit, filled, any_flag, any_number; presence::required;
    RequiredIf "required_if" (other: Field One, values: Text Many) Anything, implicit; required::required_if;
    RequiredUnless "required_unless" (other: Field One, values: Text Many) Anything, implicit; required::required_unless;
    RequiredIfAccepted "required_if_accepted" (other: Field One) Anything, implicit; required::required_if_accepted;
    RequiredIfDeclined "required_if_declined" (other: Field One) Anything, implicit; required::required_if_declined;
    RequiredWith "required_with" (values: Field Any) Anything, implicit; required::required_with;
    RequiredWithAll "required_with_all" (values: Field Any) Anything, implicit; required::required_with_all;
    RequiredWithout "required_without" (values: Field Any) Anything, implicit; required::required_without;
    RequiredWithoutAll "required_without_all" (values: Field Any) Anything, implicit; required::required_without_all;
    Filled "filled" () Anything, implicit, any_flag, any_number; presence::filled;
    Present "present" () Anything, implicit; presence::present;
    PresentIf "present_if" (other: Field One, values: Text Many) Anything, implicit; presence::present_if;
    PresentUnless "present_unless" (other: Field One, values: Text Many) Anything, implicit; presence::present_unless;
    PresentWith "present_with" (values: Field Many) Anything, implicit; presence::present_with;
    PresentWithAll "present_with_all" (values: Field Many) Anything, implicit; presence::present_with_all;
    Missing "missing" () Anything, implicit; presence::missing;
    MissingIf "missing_if" (other: Field One, values: Text Many) Anything, implicit; presence::missing_if;
    MissingUnless "missing_unless" (other: Field One, values: Text Many) Anything, implicit; presence::missing_unless;
    MissingWith "missing_with" (values: Field Many) Anything, implicit; presence::missing_with;
    MissingWithAll "missing_with_all" (values: Field Many) Anything, implicit; presence::missing_with_all;
    Prohibited "prohibited" () Anything; prohibited::prohibited;
    ProhibitedIf "prohibited_if" (other: Field One, values: Text Many) Anything; prohibited::prohibited_if;
    ProhibitedUnless "prohibited_unless" (other: Field One, values: Text Many) Anything; prohibited::prohibited_unless;
    ProhibitedIfAccepted "prohibited_if_accepted" (other: Field One) Anything; prohibited::prohibited_if_accepted;
    ProhibitedIfDeclined "prohibited_if_declined" (other: Field One) Anything; prohibited::prohibited_if_declined;
    Prohibits "prohibits" (other: Field Any) Anything; prohibited::prohibits;
    Exclude "exclude" () Anything, excludes; exclude::exclude;
    ExcludeIf "exclude_if" (other: Field One, values: Text Many) Anything, excludes; exclude::exclude_if;
    ExcludeUnless "exclude_unless" (other: Field One, values: Text Many) Anything, excludes; exclude::exclude_unless;
    ExcludeWith "exclude_with" (other: Field One) Anything, excludes; exclude::exclude_with;
    ExcludeWithout "exclude_without" (values: Field Many) Anything, excludes; exclude::exclude_without;
    Nullable "nullable" () Anything, nullable; presence::nullable;
    Sometimes "sometimes" () Anything, sometimes; presence::sometimes;
    Bail "bail" () Anything, bail; presence::bail;
    Accepted "accepted" () Flag, implicit; accepted::accepted;
    AcceptedIf "accepted_if" (other: Field One, values: Text Many) Flag, implicit; accepted::accepted_if;
    Declined "declined" () Flag, implicit; accepted::declined;
    DeclinedIf "declined_if" (other: Field One, values: Text Many) Flag, implicit; accepted::declined_if;
    String "string" () Text, first, any_text, typed; types::string;
    Numeric "numeric" (mode: Text Any) Number, numeric, any_number, typed; types::numeric;
    Integer "integer" alias "int" (mode: Text Any) Anything, numeric, any_integer, typed; types::integer;
    Boolean "boolean" alias "bool" (mode: Text Any) Flag, boolean, any_flag, typed; types::boolean;
    Array "array" (keys: Text Any) Container, items, array, selective, typed; keys::array;
    List "list" () Container, items, selective, typed; keys::list;
    ArrayKeys "array_keys" (values: Text Many) Container, items; keys::array_keys;
    RequiredArrayKeys "required_array_keys" (values: Text Any) Container, items; keys::required_array_keys;
    InArrayKeys "in_array_keys" (values: Text Any) Container, items; keys::in_array_keys;
    In "in" (values: Text Any) Anything, items, words; choice::in_;
    NotIn "not_in" (values: Text Any) Anything, items, words; choice::not_in;
    Contains "contains" (values: Text Any) Container, items; membership::contains;
    DoesntContain "doesnt_contain" (values: Text Any) Container, items; membership::doesnt_contain;
    InArray "in_array" early in_array_early (other: Field One) Anything, items, matching; membership::in_array;
    Distinct "distinct" early distinct_early folds membership::fold (mode: Text Any) Anything, items, peers; membership::distinct;
    Alpha "alpha" form r"/^[^\x00-\x40\x5b-\x60\x7b-\x7f]+\z/" (mode: Text Any) Text; text::alpha;
    AlphaDash "alpha_dash" form r"/^[^\x00-\x2c\x2e-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]+\z/" (mode: Text Any) Number; text::alpha_dash;
    AlphaNum "alpha_num" form r"/^[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+\z/" (mode: Text Any) Number; text::alpha_num;
    Ascii "ascii" () Text; text::ascii;
    Lowercase "lowercase" () Text; text::lowercase;
    Uppercase "uppercase" () Text; text::uppercase;
    StartsWith "starts_with" (values: Text Any) Number; text::starts_with;
    DoesntStartWith "doesnt_start_with" (values: Text Any) Number; text::doesnt_start_with;
    EndsWith "ends_with" (values: Text Any) Number; text::ends_with;
    DoesntEndWith "doesnt_end_with" (values: Text Any) Number; text::doesnt_end_with;
    Email "email" without "dns" bare email_of_rfc form r"/^.+@.+\z/s" (modes: Text Any) Text; format::email;
    Url "url" (schemes: Text Any) Text; format::url;
    Regex "regex" early regex_early (pattern: Pattern One) Number; format::regex;
    NotRegex "not_regex" early not_regex_early (pattern: Pattern One) Number; format::not_regex;
    Ip "ip" () Text; format::ip;
    Ipv4 "ipv4" form r"/^(?:\d{1,3}\.){3}\d{1,3}\z/" () Text; format::ipv4;
    Ipv6 "ipv6" () Text; format::ipv6;
    MacAddress "mac_address" form r"/^(?:[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5})\z/i" () Text; format::mac_address;
    Uuid "uuid" form r"/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z/i" (version: Text Any) Text; format::uuid;
    Ulid "ulid" form r"/^[0-7][0-9a-z]{25}\z/i" () Text; format::ulid;
    Json "json" () Text; format::json;
    HexColor "hex_color" form r"/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i" () Text; format::hex_color;
    Base64 "base64" () Text; format::base64;
    Encoding "encoding" of format::is_encoding (encoding: Text One) Anything, items; format::encoding;
    Digits "digits" (digits: Number One) Number; digits::digits;
    DigitsBetween "digits_between" (min: Number One, max: Number One) Number; digits::digits_between;
    MinDigits "min_digits" (min: Number One) Number; digits::min_digits;
    MaxDigits "max_digits" (max: Number One) Number; digits::max_digits;
    Decimal "decimal" (decimal: Number Many) Number, numeric; digits::decimal;
    MultipleOf "multiple_of" (value: Number One) Number; digits::multiple_of;
    Min "min" (min: Number One) Measured; size::min;
    Max "max" (max: Number One) Measured; size::max;
    Size "size" (size: Number One) Measured; size::size;
    Between "between" (min: Number One, max: Number One) Measured; size::between;
    Gt "gt" (value: Field One) Measured, or_number; compare::gt;
    Gte "gte" (value: Field One) Measured, or_number; compare::gte;
    Lt "lt" (value: Field One) Measured, or_number; compare::lt;
    Lte "lte" (value: Field One) Measured, or_number; compare::lte;
    Same "same" (other: Field One) Anything, items; compare::same;
    Different "different" (other: Field Many) Anything, items; compare::different;
    Confirmed "confirmed" beside "_confirmation" (other: Field Any) Anything, items; compare::confirmed;
    Date "date" early date_early () Number; date::date;
    DateFormat "date_format" early date_format_early (format: Text One, formats: Text Any) Number, dated; date::date_format;
    DateEquals "date_equals" early date_equals_early (date: PlainDate One) Number; date::date_equals;
    Before "before" early before_early (date: Date One) Number; date::before;
    BeforeOrEqual "before_or_equal" early before_or_equal_early (date: Date One) Number; date::before_or_equal;
    After "after" early after_early (date: Date One) Number; date::after;
    AfterOrEqual "after_or_equal" early after_or_equal_early (date: Date One) Number; date::after_or_equal;
    Timezone "timezone" of php_date::is_group_or_country early timezone_early (group: Text Any) Text; date::timezone;
}

impl Name {
    /// Returns where the rule looks.
    pub(crate) const fn sight(self) -> Sight {
        SIGHTS[self as usize]
    }

    /// Finds a rule by its name in snake case or by an alias.
    ///
    /// ```
    /// use frontpay_rules::rule::Name;
    /// assert_eq!(Name::find("required_if"), Some(Name::RequiredIf));
    /// assert_eq!(Name::find("RequiredIf"), None);
    /// ```
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        found(name)
    }

    /// Returns the known name that is nearest to a misspelt one, if one is near.
    ///
    /// ```
    /// use frontpay_rules::rule::Name;
    /// assert_eq!(Name::nearest("requird"), Some("required"));
    /// ```
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        nearest(name, Self::ALL.iter().map(|rule| rule.spec().name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::param::Param;
    use frontpay_php::Value;
    use frontpay_php::date::Clock;

    static STRICT: [Param; 1] = [Param::text_of("strict")];

    #[test]
    fn a_rule_takes_every_value_of_the_kinds_that_its_row_says() {
        let numbers = [0.0, -0.0, 0.5, -1e300, 5e-324, f64::INFINITY].map(Value::Float);
        let integers = [0, 1, -1, i64::MIN, i64::MAX].map(Value::Int);
        let others = [Value::Bool(true), Value::Bool(false), Value::Str(""), Value::Str(" "), Value::Str("x")];
        for rule in Name::ALL {
            let marks = MARKS[*rule as usize];
            for value in numbers.into_iter().chain(integers).chain(others).filter(|value| marks.takes.has(value.kind()))
            {
                for (params, present) in [(&[][..], true), (&STRICT, true), (&[], false), (&STRICT, false)] {
                    let input = Input { value, present, params, others: &[], facts: Facts::NONE, clock: Clock::System };
                    assert!(check(*rule, &input), "{rule:?} {value:?}");
                }
            }
        }
    }
}
