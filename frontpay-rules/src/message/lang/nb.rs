//! Norwegian (bokmål).

use super::Language;
use super::template::Template::{self, BySize, One, Silent};
use crate::report::{Violation, Why};
use crate::rule::Name;
use crate::schema::Fault;

pub(crate) const LANGUAGE: Language = Language { name: "Norwegian", template, custom, ordinal, other_failure };

/// Returns the sentence of a rule.
#[expect(clippy::too_many_lines, reason = "one arm for each rule, so that the compiler names one without a sentence")]
const fn template(name: Name) -> Template {
    match name {
        Name::Required => One("Feltet :attribute må fylles ut."),
        Name::RequiredIf => One("Feltet :attribute må fylles ut når :other er :value."),
        Name::RequiredUnless => One("Feltet :attribute må fylles ut med mindre :other er en av følgende: :values."),
        Name::RequiredIfAccepted => One("Feltet :attribute må fylles ut når :other er godtatt."),
        Name::RequiredIfDeclined => One("Feltet :attribute må fylles ut når :other er avslått."),
        Name::RequiredWith => One("Feltet :attribute må fylles ut når :values er fylt ut."),
        Name::RequiredWithAll => One("Feltet :attribute må fylles ut når alle disse er fylt ut: :values."),
        Name::RequiredWithout => One("Feltet :attribute må fylles ut når :values ikke er fylt ut."),
        Name::RequiredWithoutAll => One("Feltet :attribute må fylles ut når ingen av disse er fylt ut: :values."),
        Name::Filled => One("Feltet :attribute må ha en verdi."),
        Name::Present => One("Feltet :attribute må være med."),
        Name::PresentIf => One("Feltet :attribute må være med når :other er :value."),
        Name::PresentUnless => One("Feltet :attribute må være med, med mindre :other er :value."),
        Name::PresentWith => One("Feltet :attribute må være med når :values er med."),
        Name::PresentWithAll => One("Feltet :attribute må være med når alle disse er med: :values."),
        Name::Missing => One("Feltet :attribute må utelates."),
        Name::MissingIf => One("Feltet :attribute må utelates når :other er :value."),
        Name::MissingUnless => One("Feltet :attribute må utelates med mindre :other er :value."),
        Name::MissingWith => One("Feltet :attribute må utelates når :values er med."),
        Name::MissingWithAll => One("Feltet :attribute må utelates når alle disse er med: :values."),
        Name::Prohibited => One("Feltet :attribute er ikke tillatt."),
        Name::ProhibitedIf => One("Feltet :attribute er ikke tillatt når :other er :value."),
        Name::ProhibitedUnless => {
            One("Feltet :attribute er ikke tillatt med mindre :other er en av følgende: :values.")
        }
        Name::ProhibitedIfAccepted => One("Feltet :attribute er ikke tillatt når :other er godtatt."),
        Name::ProhibitedIfDeclined => One("Feltet :attribute er ikke tillatt når :other er avslått."),
        Name::Prohibits => One("Når feltet :attribute er med, kan ikke :other være med."),
        Name::Accepted => One("Feltet :attribute må godtas."),
        Name::AcceptedIf => One("Feltet :attribute må godtas når :other er :value."),
        Name::Declined => One("Feltet :attribute må avslås."),
        Name::DeclinedIf => One("Feltet :attribute må avslås når :other er :value."),
        Name::String => One("Feltet :attribute må være tekst."),
        Name::Numeric => One("Feltet :attribute må være et tall."),
        Name::Integer => One("Feltet :attribute må være et heltall."),
        Name::Boolean => One("Feltet :attribute må være sant eller usant."),
        Name::Array => One("Feltet :attribute må være en tabell."),
        Name::List => One("Feltet :attribute må være en liste."),
        Name::ArrayKeys => One("Feltet :attribute kan bare inneholde disse nøklene: :values."),
        Name::RequiredArrayKeys => One("Feltet :attribute må inneholde disse nøklene: :values."),
        Name::InArrayKeys => One("Feltet :attribute må inneholde minst én av disse nøklene: :values."),
        Name::In | Name::NotIn => One("Den valgte verdien for :attribute er ugyldig."),
        Name::Contains => One("Feltet :attribute mangler en påkrevd verdi."),
        Name::DoesntContain => One("Feltet :attribute kan ikke inneholde noen av disse: :values."),
        Name::InArray => One("Feltet :attribute må finnes i :other."),
        Name::Distinct => One("Feltet :attribute har en verdi som forekommer flere ganger."),
        Name::Alpha => One("Feltet :attribute kan bare inneholde bokstaver."),
        Name::AlphaDash => One("Feltet :attribute kan bare inneholde bokstaver, tall, bindestreker og understreker."),
        Name::AlphaNum => One("Feltet :attribute kan bare inneholde bokstaver og tall."),
        Name::Ascii => One("Feltet :attribute kan bare inneholde ASCII-tegn."),
        Name::Lowercase => One("Feltet :attribute må skrives med små bokstaver."),
        Name::Uppercase => One("Feltet :attribute må skrives med store bokstaver."),
        Name::StartsWith => One("Feltet :attribute må begynne med en av følgende: :values."),
        Name::DoesntStartWith => One("Feltet :attribute kan ikke begynne med noen av følgende: :values."),
        Name::EndsWith => One("Feltet :attribute må slutte med en av følgende: :values."),
        Name::DoesntEndWith => One("Feltet :attribute kan ikke slutte med noen av følgende: :values."),
        Name::Email => One("Feltet :attribute må være en gyldig e-postadresse."),
        Name::Url => One("Feltet :attribute må være en gyldig URL."),
        Name::Regex | Name::NotRegex => One("Formatet på feltet :attribute er ugyldig."),
        Name::Ip => One("Feltet :attribute må være en gyldig IP-adresse."),
        Name::Ipv4 => One("Feltet :attribute må være en gyldig IPv4-adresse."),
        Name::Ipv6 => One("Feltet :attribute må være en gyldig IPv6-adresse."),
        Name::MacAddress => One("Feltet :attribute må være en gyldig MAC-adresse."),
        Name::Uuid => One("Feltet :attribute må være en gyldig UUID."),
        Name::Ulid => One("Feltet :attribute må være en gyldig ULID."),
        Name::Json => One("Feltet :attribute må være gyldig JSON."),
        Name::HexColor => One("Feltet :attribute må være en gyldig heksadesimal farge."),
        Name::Base64 => One("Feltet :attribute må være gyldig Base64."),
        Name::Encoding => One("Feltet :attribute må ha tegnkodingen :encoding."),
        Name::Digits => One("Feltet :attribute må ha :digits siffer."),
        Name::DigitsBetween => One("Feltet :attribute må ha mellom :min og :max siffer."),
        Name::MinDigits => One("Feltet :attribute må ha minst :min siffer."),
        Name::MaxDigits => One("Feltet :attribute kan ikke ha mer enn :max siffer."),
        Name::Decimal => One("Feltet :attribute må ha :decimal desimal.|Feltet :attribute må ha :decimal desimaler."),
        Name::MultipleOf => One("Feltet :attribute må være et multiplum av :value."),
        Name::Min => BySize {
            number: "Feltet :attribute må være minst :min.",
            items: "Feltet :attribute må ha minst :min element.|Feltet :attribute må ha minst :min elementer.",
            characters: "Feltet :attribute må ha minst :min tegn.",
        },
        Name::Max => BySize {
            number: "Feltet :attribute kan ikke være større enn :max.",
            items: "Feltet :attribute kan ikke ha mer enn :max element.|Feltet :attribute kan ikke ha mer enn :max elementer.",
            characters: "Feltet :attribute kan ikke ha mer enn :max tegn.",
        },
        Name::Size => BySize {
            number: "Feltet :attribute må være :size.",
            items: "Feltet :attribute må ha :size element.|Feltet :attribute må ha :size elementer.",
            characters: "Feltet :attribute må ha :size tegn.",
        },
        Name::Between => BySize {
            number: "Feltet :attribute må være mellom :min og :max.",
            items: "Feltet :attribute må ha mellom :min og :max element.|Feltet :attribute må ha mellom :min og :max elementer.",
            characters: "Feltet :attribute må ha mellom :min og :max tegn.",
        },
        Name::Gt => BySize {
            number: "Feltet :attribute må være større enn :value.",
            items: "Feltet :attribute må ha mer enn :value element.|Feltet :attribute må ha mer enn :value elementer.",
            characters: "Feltet :attribute må ha mer enn :value tegn.",
        },
        Name::Gte => BySize {
            number: "Feltet :attribute må være større enn eller lik :value.",
            items: "Feltet :attribute må ha :value element eller mer.|Feltet :attribute må ha :value elementer eller mer.",
            characters: "Feltet :attribute må ha :value tegn eller mer.",
        },
        Name::Lt => BySize {
            number: "Feltet :attribute må være mindre enn :value.",
            items: "Feltet :attribute må ha færre enn :value element.|Feltet :attribute må ha færre enn :value elementer.",
            characters: "Feltet :attribute må ha færre enn :value tegn.",
        },
        Name::Lte => BySize {
            number: "Feltet :attribute må være mindre enn eller lik :value.",
            items: "Feltet :attribute kan ikke ha mer enn :value element.|Feltet :attribute kan ikke ha mer enn :value elementer.",
            characters: "Feltet :attribute kan ikke ha mer enn :value tegn.",
        },
        Name::Same => One("Feltet :attribute må være likt :other."),
        Name::Different => One("Feltet :attribute og :other må være forskjellige."),
        Name::Confirmed => One("Bekreftelsen av feltet :attribute stemmer ikke."),
        Name::Date => One("Feltet :attribute må være en gyldig dato."),
        Name::DateFormat => One("Feltet :attribute må ha formatet :format."),
        Name::DateEquals => One("Feltet :attribute må være datoen :date."),
        Name::Before => One("Feltet :attribute må være en dato før :date."),
        Name::BeforeOrEqual => One("Feltet :attribute må være en dato før eller lik :date."),
        Name::After => One("Feltet :attribute må være en dato etter :date."),
        Name::AfterOrEqual => One("Feltet :attribute må være en dato etter eller lik :date."),
        Name::Timezone => One("Feltet :attribute må være en gyldig tidssone."),
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

/// `1.`, `2.`
fn ordinal(number: u64) -> String {
    format!("{number}.")
}

/// Returns the sentence of a rule that is only known by its name.
fn custom(rule: &str) -> &'static str {
    match rule {
        "exists" => "Den valgte verdien for :attribute er ugyldig.",
        "unique" => ":Attribute er allerede i bruk.",
        _ => "Feltet :attribute er ugyldig.",
    }
}

/// Returns the sentence of a failure that is not the answer of a rule.
fn other_failure(violation: &Violation, attribute: &str) -> String {
    match violation.failed.why() {
        Some(Why::Shape) => format!("Feltet {attribute} har en form som typen til nyttelasten ikke kan holde."),
        Some(Why::FanOut(_)) => {
            let limit = violation.params().next().flatten().unwrap_or_default();
            format!("Jokertegnene fører til mer enn {limit} elementer, som er grensen.")
        }
        Some(Why::Fault(Fault { rule, problem, .. })) => {
            format!("Regelen {rule} for feltet {attribute} er feil: {problem}.")
        }
        Some(Why::Custom(_)) | None => String::new(),
    }
}
