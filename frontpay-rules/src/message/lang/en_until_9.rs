//! English until Laravel 9: the sentences that read otherwise since version 10.

use super::template::Template::{self, BySize, One};
use super::{Language, en};
use crate::rule::Name;

pub(crate) const LANGUAGE: Language = Language { name: "EnglishUntil9", template, ..en::LANGUAGE };

/// Returns the sentence of a rule: today's where version 9 had the same, or did not know the rule.
const fn template(name: Name) -> Template {
    match name {
        Name::Accepted => One("The :attribute must be accepted."),
        Name::AcceptedIf => One("The :attribute must be accepted when :other is :value."),
        Name::Declined => One("The :attribute must be declined."),
        Name::DeclinedIf => One("The :attribute must be declined when :other is :value."),
        Name::String => One("The :attribute must be a string."),
        Name::Numeric => One("The :attribute must be a number."),
        Name::Integer => One("The :attribute must be an integer."),
        Name::Array => One("The :attribute must be an array."),
        Name::InArray => One("The :attribute field does not exist in :other."),
        Name::Alpha => One("The :attribute must only contain letters."),
        Name::AlphaDash => One("The :attribute must only contain letters, numbers, dashes, and underscores."),
        Name::AlphaNum => One("The :attribute must only contain letters and numbers."),
        Name::Ascii => One("The :attribute must only contain single-byte alphanumeric characters and symbols."),
        Name::Lowercase => One("The :attribute must be lowercase."),
        Name::Uppercase => One("The :attribute must be uppercase."),
        Name::StartsWith => One("The :attribute must start with one of the following: :values."),
        Name::DoesntStartWith => One("The :attribute may not start with one of the following: :values."),
        Name::EndsWith => One("The :attribute must end with one of the following: :values."),
        Name::DoesntEndWith => One("The :attribute may not end with one of the following: :values."),
        Name::Email => One("The :attribute must be a valid email address."),
        Name::Url => One("The :attribute must be a valid URL."),
        Name::Regex | Name::NotRegex => One("The :attribute format is invalid."),
        Name::Ip => One("The :attribute must be a valid IP address."),
        Name::Ipv4 => One("The :attribute must be a valid IPv4 address."),
        Name::Ipv6 => One("The :attribute must be a valid IPv6 address."),
        Name::MacAddress => One("The :attribute must be a valid MAC address."),
        Name::Uuid => One("The :attribute must be a valid UUID."),
        Name::Ulid => One("The :attribute must be a valid ULID."),
        Name::Json => One("The :attribute must be a valid JSON string."),
        Name::Digits => One("The :attribute must be :digits digits."),
        Name::DigitsBetween => One("The :attribute must be between :min and :max digits."),
        Name::MinDigits => One("The :attribute must have at least :min digits."),
        Name::MaxDigits => One("The :attribute must not have more than :max digits."),
        Name::Decimal => One("The :attribute must have :decimal decimal places."),
        Name::MultipleOf => One("The :attribute must be a multiple of :value."),
        Name::Min => BySize {
            number: "The :attribute must be at least :min.",
            items: "The :attribute must have at least :min items.",
            characters: "The :attribute must be at least :min characters.",
        },
        Name::Max => BySize {
            number: "The :attribute must not be greater than :max.",
            items: "The :attribute must not have more than :max items.",
            characters: "The :attribute must not be greater than :max characters.",
        },
        Name::Size => BySize {
            number: "The :attribute must be :size.",
            items: "The :attribute must contain :size items.",
            characters: "The :attribute must be :size characters.",
        },
        Name::Between => BySize {
            number: "The :attribute must be between :min and :max.",
            items: "The :attribute must have between :min and :max items.",
            characters: "The :attribute must be between :min and :max characters.",
        },
        Name::Gt => BySize {
            number: "The :attribute must be greater than :value.",
            items: "The :attribute must have more than :value items.",
            characters: "The :attribute must be greater than :value characters.",
        },
        Name::Gte => BySize {
            number: "The :attribute must be greater than or equal to :value.",
            items: "The :attribute must have :value items or more.",
            characters: "The :attribute must be greater than or equal to :value characters.",
        },
        Name::Lt => BySize {
            number: "The :attribute must be less than :value.",
            items: "The :attribute must have less than :value items.",
            characters: "The :attribute must be less than :value characters.",
        },
        Name::Lte => BySize {
            number: "The :attribute must be less than or equal to :value.",
            items: "The :attribute must not have more than :value items.",
            characters: "The :attribute must be less than or equal to :value characters.",
        },
        Name::Same => One("The :attribute and :other must match."),
        Name::Different => One("The :attribute and :other must be different."),
        Name::Confirmed => One("The :attribute confirmation does not match."),
        Name::Date => One("The :attribute is not a valid date."),
        Name::DateFormat => One("The :attribute does not match the format :format."),
        Name::DateEquals => One("The :attribute must be a date equal to :date."),
        Name::Before => One("The :attribute must be a date before :date."),
        Name::BeforeOrEqual => One("The :attribute must be a date before or equal to :date."),
        Name::After => One("The :attribute must be a date after :date."),
        Name::AfterOrEqual => One("The :attribute must be a date after or equal to :date."),
        Name::Timezone => One("The :attribute must be a valid timezone."),
        _ => en::template(name),
    }
}
