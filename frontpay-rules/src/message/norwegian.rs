//! The sentences in Norwegian (bokmål).
//!
//! A rule that has none here says its English sentence, and a test asks for its line. `:attribute` and the parameters of the rule stand in it by
//! their names; where a number decides between singular and plural, both stand with a `|` between them.

use super::wording::Template;
use crate::report::{Failed, Violation};
use crate::rule::Name;

/// Returns the sentence of a rule; none of one that is so new that its line is not here yet.
#[expect(clippy::too_many_lines, reason = "one line a rule")]
pub(super) const fn norwegian(name: Name) -> Option<Template> {
    Some(Template::One(match name {
        Name::Required => "Feltet :attribute må fylles ut.",
        Name::RequiredIf => "Feltet :attribute må fylles ut når :other er :value.",
        Name::RequiredUnless => "Feltet :attribute må fylles ut med mindre :other er en av følgende: :values.",
        Name::RequiredIfAccepted => "Feltet :attribute må fylles ut når :other er godtatt.",
        Name::RequiredIfDeclined => "Feltet :attribute må fylles ut når :other er avslått.",
        Name::RequiredWith => "Feltet :attribute må fylles ut når :values er fylt ut.",
        Name::RequiredWithAll => "Feltet :attribute må fylles ut når alle disse er fylt ut: :values.",
        Name::RequiredWithout => "Feltet :attribute må fylles ut når :values ikke er fylt ut.",
        Name::RequiredWithoutAll => "Feltet :attribute må fylles ut når ingen av disse er fylt ut: :values.",
        Name::Filled => "Feltet :attribute må ha en verdi.",
        Name::Present => "Feltet :attribute må være med.",
        Name::PresentIf => "Feltet :attribute må være med når :other er :value.",
        Name::PresentUnless => "Feltet :attribute må være med, med mindre :other er :value.",
        Name::PresentWith => "Feltet :attribute må være med når :values er med.",
        Name::PresentWithAll => "Feltet :attribute må være med når alle disse er med: :values.",
        Name::Missing => "Feltet :attribute må utelates.",
        Name::MissingIf => "Feltet :attribute må utelates når :other er :value.",
        Name::MissingUnless => "Feltet :attribute må utelates med mindre :other er :value.",
        Name::MissingWith => "Feltet :attribute må utelates når :values er med.",
        Name::MissingWithAll => "Feltet :attribute må utelates når alle disse er med: :values.",
        Name::Prohibited => "Feltet :attribute er ikke tillatt.",
        Name::ProhibitedIf => "Feltet :attribute er ikke tillatt når :other er :value.",
        Name::ProhibitedUnless => "Feltet :attribute er ikke tillatt med mindre :other er en av følgende: :values.",
        Name::ProhibitedIfAccepted => "Feltet :attribute er ikke tillatt når :other er godtatt.",
        Name::ProhibitedIfDeclined => "Feltet :attribute er ikke tillatt når :other er avslått.",
        Name::Prohibits => "Når feltet :attribute er med, kan ikke :other være med.",
        Name::Exclude
        | Name::ExcludeIf
        | Name::ExcludeUnless
        | Name::ExcludeWith
        | Name::ExcludeWithout
        | Name::Nullable
        | Name::Sometimes
        | Name::Bail => return Some(Template::Silent),
        Name::Accepted => "Feltet :attribute må godtas.",
        Name::AcceptedIf => "Feltet :attribute må godtas når :other er :value.",
        Name::Declined => "Feltet :attribute må avslås.",
        Name::DeclinedIf => "Feltet :attribute må avslås når :other er :value.",
        Name::String => "Feltet :attribute må være tekst.",
        Name::Numeric => "Feltet :attribute må være et tall.",
        Name::Integer => "Feltet :attribute må være et heltall.",
        Name::Boolean => "Feltet :attribute må være sant eller usant.",
        Name::Array => "Feltet :attribute må være en tabell.",
        Name::List => "Feltet :attribute må være en liste.",
        Name::ArrayKeys => "Feltet :attribute kan bare inneholde disse nøklene: :values.",
        Name::RequiredArrayKeys => "Feltet :attribute må inneholde disse nøklene: :values.",
        Name::InArrayKeys => "Feltet :attribute må inneholde minst én av disse nøklene: :values.",
        Name::In | Name::NotIn => "Den valgte verdien for :attribute er ugyldig.",
        Name::Contains => "Feltet :attribute mangler en påkrevd verdi.",
        Name::DoesntContain => "Feltet :attribute kan ikke inneholde noen av disse: :values.",
        Name::InArray => "Feltet :attribute må finnes i :other.",
        Name::Distinct => "Feltet :attribute har en verdi som forekommer flere ganger.",
        Name::Alpha => "Feltet :attribute kan bare inneholde bokstaver.",
        Name::AlphaDash => "Feltet :attribute kan bare inneholde bokstaver, tall, bindestreker og understreker.",
        Name::AlphaNum => "Feltet :attribute kan bare inneholde bokstaver og tall.",
        Name::Ascii => "Feltet :attribute kan bare inneholde ASCII-tegn.",
        Name::Lowercase => "Feltet :attribute må skrives med små bokstaver.",
        Name::Uppercase => "Feltet :attribute må skrives med store bokstaver.",
        Name::StartsWith => "Feltet :attribute må begynne med en av følgende: :values.",
        Name::DoesntStartWith => "Feltet :attribute kan ikke begynne med noen av følgende: :values.",
        Name::EndsWith => "Feltet :attribute må slutte med en av følgende: :values.",
        Name::DoesntEndWith => "Feltet :attribute kan ikke slutte med noen av følgende: :values.",
        Name::Email => "Feltet :attribute må være en gyldig e-postadresse.",
        Name::Url => "Feltet :attribute må være en gyldig URL.",
        Name::Regex | Name::NotRegex => "Formatet på feltet :attribute er ugyldig.",
        Name::Ip => "Feltet :attribute må være en gyldig IP-adresse.",
        Name::Ipv4 => "Feltet :attribute må være en gyldig IPv4-adresse.",
        Name::Ipv6 => "Feltet :attribute må være en gyldig IPv6-adresse.",
        Name::MacAddress => "Feltet :attribute må være en gyldig MAC-adresse.",
        Name::Uuid => "Feltet :attribute må være en gyldig UUID.",
        Name::Ulid => "Feltet :attribute må være en gyldig ULID.",
        Name::Json => "Feltet :attribute må være gyldig JSON.",
        Name::HexColor => "Feltet :attribute må være en gyldig heksadesimal farge.",
        Name::Base64 => "Feltet :attribute må være gyldig Base64.",
        Name::Encoding => "Feltet :attribute må ha tegnkodingen :encoding.",
        // The word for digits has the same form in the plural, as the word for characters.
        Name::Digits => "Feltet :attribute må ha :digits siffer.",
        Name::DigitsBetween => "Feltet :attribute må ha mellom :min og :max siffer.",
        Name::MinDigits => "Feltet :attribute må ha minst :min siffer.",
        Name::MaxDigits => "Feltet :attribute kan ikke ha mer enn :max siffer.",
        Name::Decimal => "Feltet :attribute må ha :decimal desimal.|Feltet :attribute må ha :decimal desimaler.",
        Name::MultipleOf => "Feltet :attribute må være et multiplum av :value.",
        Name::Min => {
            return Some(Template::Sized([
                "Feltet :attribute må være minst :min.",
                "Feltet :attribute må ha minst :min element.|Feltet :attribute må ha minst :min elementer.",
                "Feltet :attribute må ha minst :min tegn.",
            ]));
        }
        Name::Max => {
            return Some(Template::Sized([
                "Feltet :attribute kan ikke være større enn :max.",
                "Feltet :attribute kan ikke ha mer enn :max element.|Feltet :attribute kan ikke ha mer enn :max elementer.",
                "Feltet :attribute kan ikke ha mer enn :max tegn.",
            ]));
        }
        Name::Size => {
            return Some(Template::Sized([
                "Feltet :attribute må være :size.",
                "Feltet :attribute må ha :size element.|Feltet :attribute må ha :size elementer.",
                "Feltet :attribute må ha :size tegn.",
            ]));
        }
        Name::Between => {
            return Some(Template::Sized([
                "Feltet :attribute må være mellom :min og :max.",
                "Feltet :attribute må ha mellom :min og :max element.|Feltet :attribute må ha mellom :min og :max elementer.",
                "Feltet :attribute må ha mellom :min og :max tegn.",
            ]));
        }
        Name::Gt => {
            return Some(Template::Sized([
                "Feltet :attribute må være større enn :value.",
                "Feltet :attribute må ha mer enn :value element.|Feltet :attribute må ha mer enn :value elementer.",
                "Feltet :attribute må ha mer enn :value tegn.",
            ]));
        }
        Name::Gte => {
            return Some(Template::Sized([
                "Feltet :attribute må være større enn eller lik :value.",
                "Feltet :attribute må ha :value element eller mer.|Feltet :attribute må ha :value elementer eller mer.",
                "Feltet :attribute må ha :value tegn eller mer.",
            ]));
        }
        Name::Lt => {
            return Some(Template::Sized([
                "Feltet :attribute må være mindre enn :value.",
                "Feltet :attribute må ha færre enn :value element.|Feltet :attribute må ha færre enn :value elementer.",
                "Feltet :attribute må ha færre enn :value tegn.",
            ]));
        }
        Name::Lte => {
            return Some(Template::Sized([
                "Feltet :attribute må være mindre enn eller lik :value.",
                "Feltet :attribute kan ikke ha mer enn :value element.|Feltet :attribute kan ikke ha mer enn :value elementer.",
                "Feltet :attribute kan ikke ha mer enn :value tegn.",
            ]));
        }
        Name::Same => "Feltet :attribute må være likt :other.",
        Name::Different => "Feltet :attribute og :other må være forskjellige.",
        Name::Confirmed => "Bekreftelsen av feltet :attribute stemmer ikke.",
        Name::Date => "Feltet :attribute må være en gyldig dato.",
        Name::DateFormat => "Feltet :attribute må ha formatet :format.",
        Name::DateEquals => "Feltet :attribute må være datoen :date.",
        Name::Before => "Feltet :attribute må være en dato før :date.",
        Name::BeforeOrEqual => "Feltet :attribute må være en dato før eller lik :date.",
        Name::After => "Feltet :attribute må være en dato etter :date.",
        Name::AfterOrEqual => "Feltet :attribute må være en dato etter eller lik :date.",
        Name::Timezone => "Feltet :attribute må være en gyldig tidssone.",
        #[allow(unreachable_patterns, reason = "until a rule is added")]
        _ => return None,
    }))
}

/// Returns the sentence of what is wrong beside the rules.
pub(super) fn beside_rules(violation: &Violation, attribute: &str) -> String {
    match &violation.rule {
        Failed::Shape => format!("Feltet {attribute} har en form som typen til nyttelasten ikke kan holde."),
        Failed::FanOut(_) => {
            let limit = violation.params().next().flatten().unwrap_or_default();
            format!("Jokertegnene fører til mer enn {limit} elementer, som er grensen.")
        }
        Failed::Fault { rule, problem } => format!("Regelen {rule} for feltet {attribute} er feil: {problem}."),
        Failed::Rule(_) | Failed::Custom(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::norwegian;
    use crate::report::Measure;
    use crate::rule::Name;

    fn placeholders(sentence: &str) -> Vec<&str> {
        let ends = |text: &str| text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(text.len());
        let mut found: Vec<_> = sentence.split(':').skip(1).map(|text| &text[..ends(text)]).collect();
        found.retain(|word| !word.is_empty());
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn every_sentence_says_what_the_english_one_says() {
        for name in Name::ALL {
            for measure in [Measure::Number, Measure::Items, Measure::Characters] {
                let own = norwegian(*name);
                let own =
                    own.unwrap_or_else(|| panic!("add the sentence of `Name::{name:?}` to {}", file!())).of(measure);
                let english = name.spec().wording.current.of(measure);
                for form in own.split('|') {
                    assert_eq!(placeholders(form), placeholders(english), "{name:?}: {form}");
                    assert_eq!(form.is_empty(), english.is_empty(), "{name:?}");
                    assert!(form.is_empty() || form.ends_with('.') || form.ends_with(":values."), "{name:?}: {form}");
                }
            }
        }
    }
}
