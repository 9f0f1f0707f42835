//! English: Laravel's sentences since version 10.

use super::Language;
use super::template::Template::{self, BySize, One, Silent};
use crate::report::{Violation, Why};
use crate::rule::{DEFAULT_SENTENCE, Name};
use crate::schema::Fault;

pub(crate) const LANGUAGE: Language = Language { name: "English", template, custom, ordinal, other_failure };

/// Returns the sentence of a rule.
#[expect(clippy::too_many_lines, reason = "one arm for each rule, so that the compiler names one without a sentence")]
pub(crate) const fn template(name: Name) -> Template {
    match name {
        Name::Required => One("The :attribute field is required."),
        Name::RequiredIf => One("The :attribute field is required when :other is :value."),
        Name::RequiredUnless => One("The :attribute field is required unless :other is in :values."),
        Name::RequiredIfAccepted => One("The :attribute field is required when :other is accepted."),
        Name::RequiredIfDeclined => One("The :attribute field is required when :other is declined."),
        Name::RequiredWith => One("The :attribute field is required when :values is present."),
        Name::RequiredWithAll => One("The :attribute field is required when :values are present."),
        Name::RequiredWithout => One("The :attribute field is required when :values is not present."),
        Name::RequiredWithoutAll => One("The :attribute field is required when none of :values are present."),
        Name::Filled => One("The :attribute field must have a value."),
        Name::Present => One("The :attribute field must be present."),
        Name::PresentIf => One("The :attribute field must be present when :other is :value."),
        Name::PresentUnless => One("The :attribute field must be present unless :other is :value."),
        Name::PresentWith => One("The :attribute field must be present when :values is present."),
        Name::PresentWithAll => One("The :attribute field must be present when :values are present."),
        Name::Missing => One("The :attribute field must be missing."),
        Name::MissingIf => One("The :attribute field must be missing when :other is :value."),
        Name::MissingUnless => One("The :attribute field must be missing unless :other is :value."),
        Name::MissingWith => One("The :attribute field must be missing when :values is present."),
        Name::MissingWithAll => One("The :attribute field must be missing when :values are present."),
        Name::Prohibited => One("The :attribute field is prohibited."),
        Name::ProhibitedIf => One("The :attribute field is prohibited when :other is :value."),
        Name::ProhibitedUnless => One("The :attribute field is prohibited unless :other is in :values."),
        Name::ProhibitedIfAccepted => One("The :attribute field is prohibited when :other is accepted."),
        Name::ProhibitedIfDeclined => One("The :attribute field is prohibited when :other is declined."),
        Name::Prohibits => One("The :attribute field prohibits :other from being present."),
        Name::Accepted => One("The :attribute field must be accepted."),
        Name::AcceptedIf => One("The :attribute field must be accepted when :other is :value."),
        Name::Declined => One("The :attribute field must be declined."),
        Name::DeclinedIf => One("The :attribute field must be declined when :other is :value."),
        Name::String => One("The :attribute field must be a string."),
        Name::Numeric => One("The :attribute field must be a number."),
        Name::Integer => One("The :attribute field must be an integer."),
        Name::Boolean => One("The :attribute field must be true or false."),
        Name::Array => One("The :attribute field must be an array."),
        Name::List => One("The :attribute field must be a list."),
        Name::ArrayKeys => One("The :attribute field must only contain the following keys: :values."),
        Name::RequiredArrayKeys => One("The :attribute field must contain entries for: :values."),
        Name::InArrayKeys => One("The :attribute field must contain at least one of the following keys: :values."),
        Name::In | Name::NotIn => One("The selected :attribute is invalid."),
        Name::Contains => One("The :attribute field is missing a required value."),
        Name::DoesntContain => One("The :attribute field must not contain any of the following: :values."),
        Name::InArray => One("The :attribute field must exist in :other."),
        Name::Distinct => One("The :attribute field has a duplicate value."),
        Name::Alpha => One("The :attribute field must only contain letters."),
        Name::AlphaDash => One("The :attribute field must only contain letters, numbers, dashes, and underscores."),
        Name::AlphaNum => One("The :attribute field must only contain letters and numbers."),
        Name::Ascii => One("The :attribute field must only contain single-byte alphanumeric characters and symbols."),
        Name::Lowercase => One("The :attribute field must be lowercase."),
        Name::Uppercase => One("The :attribute field must be uppercase."),
        Name::StartsWith => One("The :attribute field must start with one of the following: :values."),
        Name::DoesntStartWith => One("The :attribute field must not start with one of the following: :values."),
        Name::EndsWith => One("The :attribute field must end with one of the following: :values."),
        Name::DoesntEndWith => One("The :attribute field must not end with one of the following: :values."),
        Name::Email => One("The :attribute field must be a valid email address."),
        Name::Url => One("The :attribute field must be a valid URL."),
        Name::Regex | Name::NotRegex => One("The :attribute field format is invalid."),
        Name::Ip => One("The :attribute field must be a valid IP address."),
        Name::Ipv4 => One("The :attribute field must be a valid IPv4 address."),
        Name::Ipv6 => One("The :attribute field must be a valid IPv6 address."),
        Name::MacAddress => One("The :attribute field must be a valid MAC address."),
        Name::Uuid => One("The :attribute field must be a valid UUID."),
        Name::Ulid => One("The :attribute field must be a valid ULID."),
        Name::Json => One("The :attribute field must be a valid JSON string."),
        Name::HexColor => One("The :attribute field must be a valid hexadecimal color."),
        Name::Base64 => One("The :attribute field must be a valid Base64 string."),
        Name::Encoding => One("The :attribute field must be encoded in :encoding."),
        Name::Digits => One("The :attribute field must be :digits digits."),
        Name::DigitsBetween => One("The :attribute field must be between :min and :max digits."),
        Name::MinDigits => One("The :attribute field must have at least :min digits."),
        Name::MaxDigits => One("The :attribute field must not have more than :max digits."),
        Name::Decimal => One("The :attribute field must have :decimal decimal places."),
        Name::MultipleOf => One("The :attribute field must be a multiple of :value."),
        Name::Min => BySize {
            number: "The :attribute field must be at least :min.",
            items: "The :attribute field must have at least :min items.",
            characters: "The :attribute field must be at least :min characters.",
        },
        Name::Max => BySize {
            number: "The :attribute field must not be greater than :max.",
            items: "The :attribute field must not have more than :max items.",
            characters: "The :attribute field must not be greater than :max characters.",
        },
        Name::Size => BySize {
            number: "The :attribute field must be :size.",
            items: "The :attribute field must contain :size items.",
            characters: "The :attribute field must be :size characters.",
        },
        Name::Between => BySize {
            number: "The :attribute field must be between :min and :max.",
            items: "The :attribute field must have between :min and :max items.",
            characters: "The :attribute field must be between :min and :max characters.",
        },
        Name::Gt => BySize {
            number: "The :attribute field must be greater than :value.",
            items: "The :attribute field must have more than :value items.",
            characters: "The :attribute field must be greater than :value characters.",
        },
        Name::Gte => BySize {
            number: "The :attribute field must be greater than or equal to :value.",
            items: "The :attribute field must have :value items or more.",
            characters: "The :attribute field must be greater than or equal to :value characters.",
        },
        Name::Lt => BySize {
            number: "The :attribute field must be less than :value.",
            items: "The :attribute field must have less than :value items.",
            characters: "The :attribute field must be less than :value characters.",
        },
        Name::Lte => BySize {
            number: "The :attribute field must be less than or equal to :value.",
            items: "The :attribute field must not have more than :value items.",
            characters: "The :attribute field must be less than or equal to :value characters.",
        },
        Name::Same => One("The :attribute field must match :other."),
        Name::Different => One("The :attribute field and :other must be different."),
        Name::Confirmed => One("The :attribute field confirmation does not match."),
        Name::Date => One("The :attribute field must be a valid date."),
        Name::DateFormat => One("The :attribute field must match the format :format."),
        Name::DateEquals => One("The :attribute field must be a date equal to :date."),
        Name::Before => One("The :attribute field must be a date before :date."),
        Name::BeforeOrEqual => One("The :attribute field must be a date before or equal to :date."),
        Name::After => One("The :attribute field must be a date after :date."),
        Name::AfterOrEqual => One("The :attribute field must be a date after or equal to :date."),
        Name::Timezone => One("The :attribute field must be a valid timezone."),
        Name::Exclude
        | Name::ExcludeIf
        | Name::ExcludeUnless
        | Name::ExcludeWith
        | Name::ExcludeWithout
        | Name::Nullable
        | Name::Sometimes
        | Name::Bail => Silent,
    }
}

/// `1st`, `2nd`, `11th`.
fn ordinal(number: u64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// Returns the sentence of a rule that is only known by its name.
fn custom(rule: &str) -> &'static str {
    match rule {
        "exists" => "The selected :attribute is invalid.",
        "unique" => "The :attribute has already been taken.",
        _ => DEFAULT_SENTENCE,
    }
}

/// Returns the sentence of a failure that is not the answer of a rule.
fn other_failure(violation: &Violation, attribute: &str) -> String {
    match violation.failed.why() {
        Some(Why::Shape) => format!("The {attribute} field has a form that the type of the payload cannot hold."),
        Some(Why::FanOut(sentence)) => sentence.clone(),
        Some(Why::Fault(Fault { rule, problem, .. })) => {
            format!("The rule {rule} of the {attribute} field is faulty: {problem}.")
        }
        Some(Why::Custom(_)) | None => String::new(),
    }
}
