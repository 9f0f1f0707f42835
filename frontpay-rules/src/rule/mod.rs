//! The rules: one row, one predicate, one message and one documented place each.
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
pub mod membership;
pub(crate) mod name;
pub mod presence;
pub mod prohibited;
pub mod required;
pub mod size;
mod spec;
pub mod text;
pub mod types;
pub(crate) mod wording;

pub(crate) use custom::{Context, Custom, Params, Refusal};
pub use elsewhere::elsewhere;
pub(crate) use kinds::Kinds;
pub(crate) use marks::{Marks, Spelling};
pub(crate) use spec::Sight;
pub use spec::{Count, Fits, Input, ParamKind, ParamSpec, Reach, Spec};

use frontpay_php::Kind;
use frontpay_php::date as php_date;

use wording::Wording;
pub(crate) use wording::{Measure, measure};

use crate::param::{Facts, WordOrder};

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
        Wording::one("The :attribute field is required.")
            .norwegian("Feltet :attribute må fylles ut.");
    RequiredIf "required_if" (other: Field One, values: Text Many) Anything, implicit; required::required_if;
        Wording::one("The :attribute field is required when :other is :value.")
            .norwegian("Feltet :attribute må fylles ut når :other er :value.");
    RequiredUnless "required_unless" (other: Field One, values: Text Many) Anything, implicit; required::required_unless;
        Wording::one("The :attribute field is required unless :other is in :values.")
            .norwegian("Feltet :attribute må fylles ut med mindre :other er en av følgende: :values.");
    RequiredIfAccepted "required_if_accepted" (other: Field One) Anything, implicit; required::required_if_accepted;
        Wording::one("The :attribute field is required when :other is accepted.")
            .norwegian("Feltet :attribute må fylles ut når :other er godtatt.");
    RequiredIfDeclined "required_if_declined" (other: Field One) Anything, implicit; required::required_if_declined;
        Wording::one("The :attribute field is required when :other is declined.")
            .norwegian("Feltet :attribute må fylles ut når :other er avslått.");
    RequiredWith "required_with" (values: Field Any) Anything, implicit; required::required_with;
        Wording::one("The :attribute field is required when :values is present.")
            .norwegian("Feltet :attribute må fylles ut når :values er fylt ut.");
    RequiredWithAll "required_with_all" (values: Field Any) Anything, implicit; required::required_with_all;
        Wording::one("The :attribute field is required when :values are present.")
            .norwegian("Feltet :attribute må fylles ut når alle disse er fylt ut: :values.");
    RequiredWithout "required_without" (values: Field Any) Anything, implicit; required::required_without;
        Wording::one("The :attribute field is required when :values is not present.")
            .norwegian("Feltet :attribute må fylles ut når :values ikke er fylt ut.");
    RequiredWithoutAll "required_without_all" (values: Field Any) Anything, implicit; required::required_without_all;
        Wording::one("The :attribute field is required when none of :values are present.")
            .norwegian("Feltet :attribute må fylles ut når ingen av disse er fylt ut: :values.");
    Filled "filled" () Anything, implicit, any_flag, any_number; presence::filled;
        Wording::one("The :attribute field must have a value.")
            .norwegian("Feltet :attribute må ha en verdi.");
    Present "present" () Anything, implicit; presence::present;
        Wording::one("The :attribute field must be present.")
            .norwegian("Feltet :attribute må være med.");
    PresentIf "present_if" (other: Field One, values: Text Many) Anything, implicit; presence::present_if;
        Wording::one("The :attribute field must be present when :other is :value.")
            .norwegian("Feltet :attribute må være med når :other er :value.");
    PresentUnless "present_unless" (other: Field One, values: Text Many) Anything, implicit; presence::present_unless;
        Wording::one("The :attribute field must be present unless :other is :value.")
            .norwegian("Feltet :attribute må være med, med mindre :other er :value.");
    PresentWith "present_with" (values: Field Many) Anything, implicit; presence::present_with;
        Wording::one("The :attribute field must be present when :values is present.")
            .norwegian("Feltet :attribute må være med når :values er med.");
    PresentWithAll "present_with_all" (values: Field Many) Anything, implicit; presence::present_with_all;
        Wording::one("The :attribute field must be present when :values are present.")
            .norwegian("Feltet :attribute må være med når alle disse er med: :values.");
    Missing "missing" () Anything, implicit; presence::missing;
        Wording::one("The :attribute field must be missing.")
            .norwegian("Feltet :attribute må utelates.");
    MissingIf "missing_if" (other: Field One, values: Text Many) Anything, implicit; presence::missing_if;
        Wording::one("The :attribute field must be missing when :other is :value.")
            .norwegian("Feltet :attribute må utelates når :other er :value.");
    MissingUnless "missing_unless" (other: Field One, values: Text Many) Anything, implicit; presence::missing_unless;
        Wording::one("The :attribute field must be missing unless :other is :value.")
            .norwegian("Feltet :attribute må utelates med mindre :other er :value.");
    MissingWith "missing_with" (values: Field Many) Anything, implicit; presence::missing_with;
        Wording::one("The :attribute field must be missing when :values is present.")
            .norwegian("Feltet :attribute må utelates når :values er med.");
    MissingWithAll "missing_with_all" (values: Field Many) Anything, implicit; presence::missing_with_all;
        Wording::one("The :attribute field must be missing when :values are present.")
            .norwegian("Feltet :attribute må utelates når alle disse er med: :values.");
    Prohibited "prohibited" () Anything; prohibited::prohibited;
        Wording::one("The :attribute field is prohibited.")
            .norwegian("Feltet :attribute er ikke tillatt.");
    ProhibitedIf "prohibited_if" (other: Field One, values: Text Many) Anything; prohibited::prohibited_if;
        Wording::one("The :attribute field is prohibited when :other is :value.")
            .norwegian("Feltet :attribute er ikke tillatt når :other er :value.");
    ProhibitedUnless "prohibited_unless" (other: Field One, values: Text Many) Anything; prohibited::prohibited_unless;
        Wording::one("The :attribute field is prohibited unless :other is in :values.")
            .norwegian("Feltet :attribute er ikke tillatt med mindre :other er en av følgende: :values.");
    ProhibitedIfAccepted "prohibited_if_accepted" (other: Field One) Anything; prohibited::prohibited_if_accepted;
        Wording::one("The :attribute field is prohibited when :other is accepted.")
            .norwegian("Feltet :attribute er ikke tillatt når :other er godtatt.");
    ProhibitedIfDeclined "prohibited_if_declined" (other: Field One) Anything; prohibited::prohibited_if_declined;
        Wording::one("The :attribute field is prohibited when :other is declined.")
            .norwegian("Feltet :attribute er ikke tillatt når :other er avslått.");
    Prohibits "prohibits" (other: Field Any) Anything; prohibited::prohibits;
        Wording::one("The :attribute field prohibits :other from being present.")
            .norwegian("Når feltet :attribute er med, kan ikke :other være med.");
    Exclude "exclude" () Anything, excludes; exclude::exclude; Wording::silent();
    ExcludeIf "exclude_if" (other: Field One, values: Text Many) Anything, excludes; exclude::exclude_if;
        Wording::silent();
    ExcludeUnless "exclude_unless" (other: Field One, values: Text Many) Anything, excludes; exclude::exclude_unless;
        Wording::silent();
    ExcludeWith "exclude_with" (other: Field One) Anything, excludes; exclude::exclude_with; Wording::silent();
    ExcludeWithout "exclude_without" (values: Field Many) Anything, excludes; exclude::exclude_without;
        Wording::silent();
    Nullable "nullable" () Anything, nullable; presence::nullable; Wording::silent();
    Sometimes "sometimes" () Anything, sometimes; presence::sometimes; Wording::silent();
    Bail "bail" () Anything, bail; presence::bail; Wording::silent();
    Accepted "accepted" () Flag, implicit; accepted::accepted;
        Wording::two("The :attribute field must be accepted.", "The :attribute must be accepted.")
            .norwegian("Feltet :attribute må godtas.");
    AcceptedIf "accepted_if" (other: Field One, values: Text Many) Flag, implicit; accepted::accepted_if;
        Wording::two("The :attribute field must be accepted when :other is :value.",
            "The :attribute must be accepted when :other is :value.")
            .norwegian("Feltet :attribute må godtas når :other er :value.");
    Declined "declined" () Flag, implicit; accepted::declined;
        Wording::two("The :attribute field must be declined.", "The :attribute must be declined.")
            .norwegian("Feltet :attribute må avslås.");
    DeclinedIf "declined_if" (other: Field One, values: Text Many) Flag, implicit; accepted::declined_if;
        Wording::two("The :attribute field must be declined when :other is :value.",
            "The :attribute must be declined when :other is :value.")
            .norwegian("Feltet :attribute må avslås når :other er :value.");
    String "string" () Text, first, any_text; types::string;
        Wording::two("The :attribute field must be a string.", "The :attribute must be a string.")
            .norwegian("Feltet :attribute må være tekst.");
    Numeric "numeric" (mode: Text Any) Number, numeric, any_number; types::numeric;
        Wording::two("The :attribute field must be a number.", "The :attribute must be a number.")
            .norwegian("Feltet :attribute må være et tall.");
    Integer "integer" alias "int" (mode: Text Any) Anything, numeric, any_integer; types::integer;
        Wording::two("The :attribute field must be an integer.", "The :attribute must be an integer.")
            .norwegian("Feltet :attribute må være et heltall.");
    Boolean "boolean" alias "bool" (mode: Text Any) Flag, boolean, any_flag; types::boolean;
        Wording::one("The :attribute field must be true or false.")
            .norwegian("Feltet :attribute må være sant eller usant.");
    Array "array" (keys: Text Any) Container, items, array, selective; keys::array;
        Wording::two("The :attribute field must be an array.", "The :attribute must be an array.")
            .norwegian("Feltet :attribute må være en tabell.");
    List "list" () Container, items, selective; keys::list; Wording::one("The :attribute field must be a list.")
            .norwegian("Feltet :attribute må være en liste.");
    ArrayKeys "array_keys" (values: Text Many) Container, items; keys::array_keys;
        Wording::one("The :attribute field must only contain the following keys: :values.")
            .norwegian("Feltet :attribute kan bare inneholde disse nøklene: :values.");
    RequiredArrayKeys "required_array_keys" (values: Text Any) Container, items; keys::required_array_keys;
        Wording::one("The :attribute field must contain entries for: :values.")
            .norwegian("Feltet :attribute må inneholde disse nøklene: :values.");
    InArrayKeys "in_array_keys" (values: Text Any) Container, items; keys::in_array_keys;
        Wording::one("The :attribute field must contain at least one of the following keys: :values.")
            .norwegian("Feltet :attribute må inneholde minst én av disse nøklene: :values.");
    In "in" (values: Text Any) Anything, items, words; choice::in_; Wording::one("The selected :attribute is invalid.")
            .norwegian("Den valgte verdien for :attribute er ugyldig.");
    NotIn "not_in" (values: Text Any) Anything, items, words; choice::not_in;
        Wording::one("The selected :attribute is invalid.")
            .norwegian("Den valgte verdien for :attribute er ugyldig.");
    Contains "contains" (values: Text Any) Container, items; membership::contains;
        Wording::one("The :attribute field is missing a required value.")
            .norwegian("Feltet :attribute mangler en påkrevd verdi.");
    DoesntContain "doesnt_contain" (values: Text Any) Container, items; membership::doesnt_contain;
        Wording::one("The :attribute field must not contain any of the following: :values.")
            .norwegian("Feltet :attribute kan ikke inneholde noen av disse: :values.");
    InArray "in_array" early in_array_early (other: Field One) Anything, items, matching; membership::in_array;
        Wording::two("The :attribute field must exist in :other.", "The :attribute field does not exist in :other.")
            .norwegian("Feltet :attribute må finnes i :other.");
    Distinct "distinct" early distinct_early folds membership::fold (mode: Text Any) Anything, items, peers; membership::distinct;
        Wording::one("The :attribute field has a duplicate value.")
            .norwegian("Feltet :attribute har en verdi som forekommer flere ganger.");
    Alpha "alpha" form r"/^[^\x00-\x40\x5b-\x60\x7b-\x7f]+\z/" (mode: Text Any) Text; text::alpha;
        Wording::two("The :attribute field must only contain letters.", "The :attribute must only contain letters.")
            .norwegian("Feltet :attribute kan bare inneholde bokstaver.");
    AlphaDash "alpha_dash" form r"/^[^\x00-\x2c\x2e-\x2f\x3a-\x40\x5b-\x5e\x60\x7b-\x7f]+\z/" (mode: Text Any) Number; text::alpha_dash;
        Wording::two("The :attribute field must only contain letters, numbers, dashes, and underscores.",
            "The :attribute must only contain letters, numbers, dashes, and underscores.")
            .norwegian("Feltet :attribute kan bare inneholde bokstaver, tall, bindestreker og understreker.");
    AlphaNum "alpha_num" form r"/^[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+\z/" (mode: Text Any) Number; text::alpha_num;
        Wording::two("The :attribute field must only contain letters and numbers.",
            "The :attribute must only contain letters and numbers.")
            .norwegian("Feltet :attribute kan bare inneholde bokstaver og tall.");
    Ascii "ascii" () Text; text::ascii;
        Wording::two("The :attribute field must only contain single-byte alphanumeric characters and symbols.",
            "The :attribute must only contain single-byte alphanumeric characters and symbols.")
            .norwegian("Feltet :attribute kan bare inneholde ASCII-tegn.");
    Lowercase "lowercase" () Text; text::lowercase;
        Wording::two("The :attribute field must be lowercase.", "The :attribute must be lowercase.")
            .norwegian("Feltet :attribute må skrives med små bokstaver.");
    Uppercase "uppercase" () Text; text::uppercase;
        Wording::two("The :attribute field must be uppercase.", "The :attribute must be uppercase.")
            .norwegian("Feltet :attribute må skrives med store bokstaver.");
    StartsWith "starts_with" (values: Text Any) Number; text::starts_with;
        Wording::two("The :attribute field must start with one of the following: :values.",
            "The :attribute must start with one of the following: :values.")
            .norwegian("Feltet :attribute må begynne med en av følgende: :values.");
    DoesntStartWith "doesnt_start_with" (values: Text Any) Number; text::doesnt_start_with;
        Wording::two("The :attribute field must not start with one of the following: :values.",
            "The :attribute may not start with one of the following: :values.")
            .norwegian("Feltet :attribute kan ikke begynne med noen av følgende: :values.");
    EndsWith "ends_with" (values: Text Any) Number; text::ends_with;
        Wording::two("The :attribute field must end with one of the following: :values.",
            "The :attribute must end with one of the following: :values.")
            .norwegian("Feltet :attribute må slutte med en av følgende: :values.");
    DoesntEndWith "doesnt_end_with" (values: Text Any) Number; text::doesnt_end_with;
        Wording::two("The :attribute field must not end with one of the following: :values.",
            "The :attribute may not end with one of the following: :values.")
            .norwegian("Feltet :attribute kan ikke slutte med noen av følgende: :values.");
    Email "email" without "dns" bare email_of_rfc form r"/^.+@.+\z/s" (modes: Text Any) Text; format::email;
        Wording::two("The :attribute field must be a valid email address.",
            "The :attribute must be a valid email address.")
            .norwegian("Feltet :attribute må være en gyldig e-postadresse.");
    Url "url" (schemes: Text Any) Text; format::url;
        Wording::two("The :attribute field must be a valid URL.", "The :attribute must be a valid URL.")
            .norwegian("Feltet :attribute må være en gyldig URL.");
    Regex "regex" early regex_early (pattern: Pattern One) Number; format::regex;
        Wording::two("The :attribute field format is invalid.", "The :attribute format is invalid.")
            .norwegian("Formatet på feltet :attribute er ugyldig.");
    NotRegex "not_regex" early not_regex_early (pattern: Pattern One) Number; format::not_regex;
        Wording::two("The :attribute field format is invalid.", "The :attribute format is invalid.")
            .norwegian("Formatet på feltet :attribute er ugyldig.");
    Ip "ip" () Text; format::ip;
        Wording::two("The :attribute field must be a valid IP address.",
            "The :attribute must be a valid IP address.")
            .norwegian("Feltet :attribute må være en gyldig IP-adresse.");
    Ipv4 "ipv4" form r"/^(?:\d{1,3}\.){3}\d{1,3}\z/" () Text; format::ipv4;
        Wording::two("The :attribute field must be a valid IPv4 address.",
            "The :attribute must be a valid IPv4 address.")
            .norwegian("Feltet :attribute må være en gyldig IPv4-adresse.");
    Ipv6 "ipv6" () Text; format::ipv6;
        Wording::two("The :attribute field must be a valid IPv6 address.",
            "The :attribute must be a valid IPv6 address.")
            .norwegian("Feltet :attribute må være en gyldig IPv6-adresse.");
    MacAddress "mac_address" form r"/^(?:[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}|[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5})\z/i" () Text; format::mac_address;
        Wording::two("The :attribute field must be a valid MAC address.",
            "The :attribute must be a valid MAC address.")
            .norwegian("Feltet :attribute må være en gyldig MAC-adresse.");
    Uuid "uuid" form r"/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\z/i" (version: Text Any) Text; format::uuid;
        Wording::two("The :attribute field must be a valid UUID.", "The :attribute must be a valid UUID.")
            .norwegian("Feltet :attribute må være en gyldig UUID.");
    Ulid "ulid" form r"/^[0-7][0-9a-z]{25}\z/i" () Text; format::ulid;
        Wording::two("The :attribute field must be a valid ULID.", "The :attribute must be a valid ULID.")
            .norwegian("Feltet :attribute må være en gyldig ULID.");
    Json "json" () Text; format::json;
        Wording::two("The :attribute field must be a valid JSON string.",
            "The :attribute must be a valid JSON string.")
            .norwegian("Feltet :attribute må være gyldig JSON.");
    HexColor "hex_color" form r"/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i" () Text; format::hex_color;
        Wording::one("The :attribute field must be a valid hexadecimal color.")
            .norwegian("Feltet :attribute må være en gyldig heksadesimal farge.");
    Base64 "base64" () Text; format::base64; Wording::one("The :attribute field must be a valid Base64 string.")
            .norwegian("Feltet :attribute må være gyldig Base64.");
    Encoding "encoding" of format::is_encoding (encoding: Text One) Anything, items; format::encoding;
        Wording::one("The :attribute field must be encoded in :encoding.")
            .norwegian("Feltet :attribute må ha tegnkodingen :encoding.");
    Digits "digits" (digits: Number One) Number; digits::digits;
        Wording::two("The :attribute field must be :digits digits.", "The :attribute must be :digits digits.")
            .norwegian("Feltet :attribute må ha :digits siffer.");
    DigitsBetween "digits_between" (min: Number One, max: Number One) Number; digits::digits_between;
        Wording::two("The :attribute field must be between :min and :max digits.",
            "The :attribute must be between :min and :max digits.")
            .norwegian("Feltet :attribute må ha mellom :min og :max siffer.");
    MinDigits "min_digits" (min: Number One) Number; digits::min_digits;
        Wording::two("The :attribute field must have at least :min digits.",
            "The :attribute must have at least :min digits.")
            .norwegian("Feltet :attribute må ha minst :min siffer.");
    MaxDigits "max_digits" (max: Number One) Number; digits::max_digits;
        Wording::two("The :attribute field must not have more than :max digits.",
            "The :attribute must not have more than :max digits.")
            .norwegian("Feltet :attribute kan ikke ha mer enn :max siffer.");
    Decimal "decimal" (decimal: Number Many) Number, numeric; digits::decimal;
        Wording::two("The :attribute field must have :decimal decimal places.",
            "The :attribute must have :decimal decimal places.")
            .norwegian("Feltet :attribute må ha :decimal desimal.|Feltet :attribute må ha :decimal desimaler.");
    MultipleOf "multiple_of" (value: Number One) Number; digits::multiple_of;
        Wording::two("The :attribute field must be a multiple of :value.",
            "The :attribute must be a multiple of :value.")
            .norwegian("Feltet :attribute må være et multiplum av :value.");
    Min "min" (min: Number One) Measured; size::min; Wording::sized(
        ["The :attribute field must be at least :min.", "The :attribute field must have at least :min items.",
            "The :attribute field must be at least :min characters."],
        ["The :attribute must be at least :min.", "The :attribute must have at least :min items.",
            "The :attribute must be at least :min characters."])
            .norwegian_sized([
                "Feltet :attribute må være minst :min.",
                "Feltet :attribute må ha minst :min element.|Feltet :attribute må ha minst :min elementer.",
                "Feltet :attribute må ha minst :min tegn.",
            ]);
    Max "max" (max: Number One) Measured; size::max; Wording::sized(
        ["The :attribute field must not be greater than :max.", "The :attribute field must not have more than :max items.",
            "The :attribute field must not be greater than :max characters."],
        ["The :attribute must not be greater than :max.", "The :attribute must not have more than :max items.",
            "The :attribute must not be greater than :max characters."])
            .norwegian_sized([
                "Feltet :attribute kan ikke være større enn :max.",
                "Feltet :attribute kan ikke ha mer enn :max element.|Feltet :attribute kan ikke ha mer enn :max elementer.",
                "Feltet :attribute kan ikke ha mer enn :max tegn.",
            ]);
    Size "size" (size: Number One) Measured; size::size; Wording::sized(
        ["The :attribute field must be :size.", "The :attribute field must contain :size items.",
            "The :attribute field must be :size characters."],
        ["The :attribute must be :size.", "The :attribute must contain :size items.",
            "The :attribute must be :size characters."])
            .norwegian_sized([
                "Feltet :attribute må være :size.",
                "Feltet :attribute må ha :size element.|Feltet :attribute må ha :size elementer.",
                "Feltet :attribute må ha :size tegn.",
            ]);
    Between "between" (min: Number One, max: Number One) Measured; size::between; Wording::sized(
        ["The :attribute field must be between :min and :max.", "The :attribute field must have between :min and :max items.",
            "The :attribute field must be between :min and :max characters."],
        ["The :attribute must be between :min and :max.", "The :attribute must have between :min and :max items.",
            "The :attribute must be between :min and :max characters."])
            .norwegian_sized([
                "Feltet :attribute må være mellom :min og :max.",
                "Feltet :attribute må ha mellom :min og :max element.|Feltet :attribute må ha mellom :min og :max elementer.",
                "Feltet :attribute må ha mellom :min og :max tegn.",
            ]);
    Gt "gt" (value: Field One) Measured, or_number; compare::gt; Wording::sized(
        ["The :attribute field must be greater than :value.", "The :attribute field must have more than :value items.",
            "The :attribute field must be greater than :value characters."],
        ["The :attribute must be greater than :value.", "The :attribute must have more than :value items.",
            "The :attribute must be greater than :value characters."])
            .norwegian_sized([
                "Feltet :attribute må være større enn :value.",
                "Feltet :attribute må ha mer enn :value element.|Feltet :attribute må ha mer enn :value elementer.",
                "Feltet :attribute må ha mer enn :value tegn.",
            ]);
    Gte "gte" (value: Field One) Measured, or_number; compare::gte; Wording::sized(
        ["The :attribute field must be greater than or equal to :value.", "The :attribute field must have :value items or more.",
            "The :attribute field must be greater than or equal to :value characters."],
        ["The :attribute must be greater than or equal to :value.", "The :attribute must have :value items or more.",
            "The :attribute must be greater than or equal to :value characters."])
            .norwegian_sized([
                "Feltet :attribute må være større enn eller lik :value.",
                "Feltet :attribute må ha :value element eller mer.|Feltet :attribute må ha :value elementer eller mer.",
                "Feltet :attribute må ha :value tegn eller mer.",
            ]);
    Lt "lt" (value: Field One) Measured, or_number; compare::lt; Wording::sized(
        ["The :attribute field must be less than :value.", "The :attribute field must have less than :value items.",
            "The :attribute field must be less than :value characters."],
        ["The :attribute must be less than :value.", "The :attribute must have less than :value items.",
            "The :attribute must be less than :value characters."])
            .norwegian_sized([
                "Feltet :attribute må være mindre enn :value.",
                "Feltet :attribute må ha færre enn :value element.|Feltet :attribute må ha færre enn :value elementer.",
                "Feltet :attribute må ha færre enn :value tegn.",
            ]);
    Lte "lte" (value: Field One) Measured, or_number; compare::lte; Wording::sized(
        ["The :attribute field must be less than or equal to :value.", "The :attribute field must not have more than :value items.",
            "The :attribute field must be less than or equal to :value characters."],
        ["The :attribute must be less than or equal to :value.", "The :attribute must not have more than :value items.",
            "The :attribute must be less than or equal to :value characters."])
            .norwegian_sized([
                "Feltet :attribute må være mindre enn eller lik :value.",
                "Feltet :attribute kan ikke ha mer enn :value element.|Feltet :attribute kan ikke ha mer enn :value elementer.",
                "Feltet :attribute kan ikke ha mer enn :value tegn.",
            ]);
    Same "same" (other: Field One) Anything, items; compare::same;
        Wording::two("The :attribute field must match :other.", "The :attribute and :other must match.")
            .norwegian("Feltet :attribute må være likt :other.");
    Different "different" (other: Field Many) Anything, items; compare::different;
        Wording::two("The :attribute field and :other must be different.",
            "The :attribute and :other must be different.")
            .norwegian("Feltet :attribute og :other må være forskjellige.");
    Confirmed "confirmed" beside "_confirmation" (other: Field Any) Anything, items; compare::confirmed;
        Wording::two("The :attribute field confirmation does not match.",
            "The :attribute confirmation does not match.")
            .norwegian("Bekreftelsen av feltet :attribute stemmer ikke.");
    Date "date" early date_early () Number; date::date;
        Wording::two("The :attribute field must be a valid date.", "The :attribute is not a valid date.")
            .norwegian("Feltet :attribute må være en gyldig dato.");
    DateFormat "date_format" early date_format_early (format: Text One, formats: Text Any) Number, dated; date::date_format;
        Wording::two("The :attribute field must match the format :format.",
            "The :attribute does not match the format :format.")
            .norwegian("Feltet :attribute må ha formatet :format.");
    DateEquals "date_equals" early date_equals_early (date: PlainDate One) Number; date::date_equals;
        Wording::two("The :attribute field must be a date equal to :date.",
            "The :attribute must be a date equal to :date.")
            .norwegian("Feltet :attribute må være datoen :date.");
    Before "before" early before_early (date: Date One) Number; date::before;
        Wording::two("The :attribute field must be a date before :date.",
            "The :attribute must be a date before :date.")
            .norwegian("Feltet :attribute må være en dato før :date.");
    BeforeOrEqual "before_or_equal" early before_or_equal_early (date: Date One) Number; date::before_or_equal;
        Wording::two("The :attribute field must be a date before or equal to :date.",
            "The :attribute must be a date before or equal to :date.")
            .norwegian("Feltet :attribute må være en dato før eller lik :date.");
    After "after" early after_early (date: Date One) Number; date::after;
        Wording::two("The :attribute field must be a date after :date.",
            "The :attribute must be a date after :date.")
            .norwegian("Feltet :attribute må være en dato etter :date.");
    AfterOrEqual "after_or_equal" early after_or_equal_early (date: Date One) Number; date::after_or_equal;
        Wording::two("The :attribute field must be a date after or equal to :date.",
            "The :attribute must be a date after or equal to :date.")
            .norwegian("Feltet :attribute må være en dato etter eller lik :date.");
    Timezone "timezone" of php_date::is_group_or_country early timezone_early (group: Text Any) Text; date::timezone;
        Wording::two("The :attribute field must be a valid timezone.", "The :attribute must be a valid timezone.")
            .norwegian("Feltet :attribute må være en gyldig tidssone.");
}

impl Name {
    /// Returns where the rule looks.
    pub(crate) const fn sight(self) -> Sight {
        SIGHTS[self as usize]
    }

    /// Returns the sentences of the rule.
    pub(crate) const fn wording(self) -> Wording {
        WORDINGS[self as usize]
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

/// Returns the candidate that is nearest to a misspelt word, if one is near.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(left, _), (right, _)| left.total_cmp(right))
        .map(|(_, candidate)| candidate)
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
