//! Literals of the types of other crates.

#![allow(missing_docs, clippy::unwrap_used, reason = "a test")]

use std::fmt::Display;
use std::str::FromStr;

use frontpay_core::{CanonicalText, Validate, payload};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Serialize;
use url::Url;
use uuid::Uuid;

#[derive(Debug, Serialize, Validate)]
struct Invoice {
    #[rule(required, uuid)]
    id: Uuid,
    #[rule(required, url)]
    page: Url,
    #[rule(required, numeric, between(1, 1000), decimal = 2)]
    total: Decimal,
    #[rule(required, date, after = "2026-01-01")]
    due: Date,
    at: Option<Time>,
    #[rule(required, array)]
    created: Vec<Timestamp>,
    #[rule(required, string)]
    meeting: DateTime,
}

#[test]
fn a_literal_of_foreign_types_is_sent_as_it_is_written() {
    let invoice = payload!(Invoice {
        "id": "a0a2a2d2-0b87-4a18-83f2-2529882be2de",
        "page": "https://example.com/invoices/7?lang=nb#top",
        "total": "51.00",
        "due": "2026-02-28",
        "at": "09:30:00.25",
        "created": ["2026-01-15T09:30:00Z"],
        "meeting": "2026-01-15T09:30:00",
    });
    assert_eq!(invoice.total, Decimal::new(5100, 2));
    assert_eq!(
        serde_json::to_string(&invoice).unwrap(),
        concat!(
            r#"{"id":"a0a2a2d2-0b87-4a18-83f2-2529882be2de","page":"https://example.com/invoices/7?lang=nb#top","#,
            r#""total":"51.00","due":"2026-02-28","at":"09:30:00.25","created":["2026-01-15T09:30:00Z"],"#,
            r#""meeting":"2026-01-15T09:30:00"}"#,
        )
    );
    assert_eq!(invoice.validate(), Ok(()));
}

#[test]
fn a_constant_is_the_value_of_a_newtype() {
    #[derive(Debug, PartialEq, Validate)]
    struct OrgNumber(#[rule(required, string, digits = 9)] String);

    #[derive(Validate)]
    struct Total(#[rule(required, integer, max = 100)] i64);

    const NORDLYS: &str = "923609016";
    const HALF: i64 = 50;
    assert_eq!(payload!(OrgNumber NORDLYS).0, NORDLYS);
    assert_eq!(*payload!(OrgNumber concat!("923", "609", "016")), OrgNumber(NORDLYS.to_owned()));
    assert_eq!(payload!(Total HALF * 2).0, 100);
}

/// Asserts that a text is written as it is, if it is accepted. Returns `true` if it is.
fn is_sound<T: FromStr<Err: Display> + Display>(canonical: CanonicalText, text: &str) -> Result<bool, TestCaseError> {
    let is_canonical = canonical.is_canonical(text);
    if is_canonical {
        let value = text.parse::<T>().map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!(value.to_string(), text);
    }
    Ok(is_canonical)
}

fn is_sound_for_all(text: &str) -> Result<(), TestCaseError> {
    is_sound::<Uuid>(CanonicalText::Uuid, text)?;
    is_sound::<Url>(CanonicalText::Url, text)?;
    is_sound::<Decimal>(CanonicalText::Decimal, text)?;
    is_sound::<Date>(CanonicalText::Date, text)?;
    is_sound::<Time>(CanonicalText::Time, text)?;
    is_sound::<DateTime>(CanonicalText::DateTime, text)?;
    is_sound::<Timestamp>(CanonicalText::Timestamp, text)?;
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_accepted_text_is_the_one_that_the_type_is_written_as(
        date in "[0-9]{2}[09]{2}-[01][0-9]-[0-3][0-9]",
        time in "[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9]{0,10})?",
        decimal in "[-+]?[0-9]{0,30}\\.?[0-9]{0,30}",
        short in "-?0{0,2}[0-9]{0,3}\\.?[0-9]{0,3}",
        uuid in "[0-9a-fA-F]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        any in ".{0,40}",
    ) {
        let zoned = format!("{date}T{time}Z");
        for text in [&*date, &time, &decimal, &short, &uuid, &any, &zoned, zoned.trim_end_matches('Z')] {
            is_sound_for_all(text)?;
        }
    }

    #[test]
    fn an_accepted_url_is_the_one_that_is_sent(
        scheme in "https?|HTTP|ftp|mailto",
        host in "(([a-c0x-]{0,4}\\.){0,3}([a-c0-9x-]{1,4}|[a-z]{2}--[a-c]{1,3}))|([0-9]{1,3}\\.){3}[0-9]{1,3}|.{0,4}",
        port in "(:(80|443|8080|0?[0-9]{1,5}))?",
        path in "(/[a-bA-B./%2eEfF'|~!$&()*+,;=:@_ -]{0,8}){0,3}",
        rest in "(\\?[a-b/?%2e'\"<>]{0,5})?(#[a-b/?#%2e`]{0,5})?",
    ) {
        is_sound_for_all(&format!("{scheme}://{host}{port}{path}{rest}"))?;
    }

    #[test]
    fn what_a_type_is_written_as_is_accepted(
        bits in any::<u128>(),
        (mantissa, scale) in (-(1_i128 << 90)..1 << 90, 0_u32..=28),
        seconds in -62_167_219_200_i64..253_402_207_200,
        nanosecond in 0..1_000_000_000_i32,
    ) {
        let uuid = Uuid::from_u128(bits).to_string();
        prop_assert!(is_sound::<Uuid>(CanonicalText::Uuid, &uuid)?);
        if mantissa != 0 {
            let decimal = Decimal::from_i128_with_scale(mantissa, scale).to_string();
            prop_assert!(is_sound::<Decimal>(CanonicalText::Decimal, &decimal)?, "{}", decimal);
        }
        let timestamp = Timestamp::new(seconds, nanosecond).unwrap();
        prop_assert!(is_sound::<Timestamp>(CanonicalText::Timestamp, &timestamp.to_string())?, "{}", timestamp);
        let local = timestamp.to_zoned(jiff::tz::TimeZone::UTC).datetime();
        prop_assert!(is_sound::<DateTime>(CanonicalText::DateTime, &local.to_string())?);
        prop_assert!(is_sound::<Date>(CanonicalText::Date, &local.date().to_string())?);
        prop_assert!(is_sound::<Time>(CanonicalText::Time, &local.time().to_string())?);
    }
}

#[test]
fn urls_that_are_often_written_are_accepted() {
    for url in [
        "https://example.com/",
        "http://localhost:8080/callback",
        "http://127.0.0.1:3000/",
        "https://sub.example-shop.no/a/b.html?x=1&y=%20#top",
        "https://example.com/.well-known/front?",
    ] {
        assert!(is_sound::<Url>(CanonicalText::Url, url).unwrap(), "{url}");
    }
    for url in [
        "https://example.com",
        "https://Example.com/",
        "https://example.com:443/",
        "https://a/../b",
        "https://user@a/",
        "https://1.2/",
        "https://a/%2e/",
        "https://blåbær.no/",
        "https://xn--blbr-roah.no/",
        "example.com",
        "",
    ] {
        assert!(!CanonicalText::Url.is_canonical(url), "{url}");
    }
}
