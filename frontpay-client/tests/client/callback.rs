use std::time::{Duration, SystemTime};

use frontpay_client::OrderStatus;
use frontpay_client::callback::{self, Callback, CallbackError, Scheme, Secret, Verifier};
use serde::Deserialize;

use crate::support::fixture;

#[derive(Deserialize)]
struct Vector {
    name: String,
    scheme: String,
    own: Vec<String>,
    query: String,
    secret: String,
    checksum: String,
}

impl Vector {
    fn verifier(&self) -> Verifier {
        Verifier::new(Secret::new(&self.secret)).scheme(self.scheme()).own_parameters(&self.own)
    }

    fn scheme(&self) -> Scheme {
        match self.scheme.as_str() {
            "A" => Scheme::A,
            "B" => Scheme::B,
            _ => Scheme::C,
        }
    }

    fn signed(&self) -> String {
        format!("{}&checksum={}", self.query, self.checksum)
    }
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(&fixture("callbacks/vectors.json")).unwrap()
}

fn verify(query: &str) -> Result<Callback, CallbackError> {
    callback::verify(query, &Secret::new("test-secret"))
}

fn signed(parameters: &[(&str, &str)]) -> String {
    callback::sign(parameters, &Secret::new("test-secret"), Scheme::C).unwrap()
}

#[test]
fn every_vector_verifies() {
    for vector in vectors() {
        let callback = vector.verifier().verify(&vector.signed());
        assert!(callback.is_ok(), "{}: {callback:?}", vector.name);
    }
}

#[test]
fn the_checksum_may_stand_anywhere() {
    for vector in vectors() {
        let query = format!("?checksum={}&{}", vector.checksum, vector.query);
        assert!(vector.verifier().verify(&query).is_ok(), "{}", vector.name);
    }
}

#[test]
fn no_vector_verifies_under_another_secret_or_scheme() {
    for vector in vectors() {
        let other_secret = Verifier::new(Secret::new("other")).scheme(vector.scheme()).own_parameters(&vector.own);
        assert_eq!(other_secret.verify(&vector.signed()), Err(CallbackError::WrongChecksum), "{}", vector.name);
        for scheme in [Scheme::A, Scheme::B, Scheme::C] {
            let verified = vector.verifier().scheme(scheme).verify(&vector.signed());
            assert_eq!(verified.is_ok(), scheme == vector.scheme(), "{}: {scheme:?}", vector.name);
        }
    }
}

#[test]
fn a_changed_value_is_found_out() {
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("amount", "100")]);
    assert!(verify(&query).is_ok());
    for (from, to) in
        [("ODR1", "ODR2"), ("PAID", "SENT"), ("100", "101"), ("&amount=100", ""), ("amount=100", "amount=100&x=1")]
    {
        assert_eq!(verify(&query.replace(from, to)), Err(CallbackError::WrongChecksum), "{from} to {to}");
    }
}

#[test]
fn a_checksum_in_capitals_or_cut_off_is_wrong() {
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID")]);
    let (start, checksum) = query.split_once("checksum=").unwrap();
    for wrong in [checksum.to_uppercase(), checksum[..63].to_owned(), format!("{checksum}0"), "0".into()] {
        assert_eq!(verify(&format!("{start}checksum={wrong}")), Err(CallbackError::WrongChecksum), "{wrong}");
    }
}

#[test]
fn a_missing_checksum_is_its_own_error() {
    for query in
        ["", "?", "orderUuid=ODR1&status=PAID", "orderUuid=ODR1&checksum=", "orderUuid=ODR1&checksum", "CHECKSUM=00"]
    {
        assert_eq!(verify(query), Err(CallbackError::MissingChecksum), "{query}");
    }
}

#[test]
fn a_callback_without_order_or_status_says_what_is_missing() {
    assert_eq!(verify(&signed(&[("status", "PAID")])), Err(CallbackError::MissingParameter { parameter: "orderUuid" }));
    assert_eq!(verify(&signed(&[("orderUuid", "ODR1")])), Err(CallbackError::MissingParameter { parameter: "status" }));
}

#[test]
fn a_scheme_misses_the_parameters_it_joins() {
    let secret = Secret::new("test-secret");
    let parameters = [("orderUuid", "ODR1"), ("status", "PAID"), ("createdAt", "1")];
    let missing = |parameter| CallbackError::MissingParameter { parameter };
    assert_eq!(callback::sign(&parameters, &secret, Scheme::B), Err(missing("amount")));
    assert_eq!(Verifier::new(secret).scheme(Scheme::B).verify(&signed(&parameters)), Err(missing("amount")));
}

#[test]
fn only_covered_values_are_readable() {
    let secret = Secret::new("test-secret");
    let parameters = [
        ("orderUuid", "ODR1"),
        ("status", "PAID"),
        ("createdAt", "1755764131"),
        ("amount", "100"),
        ("timestamp", "1755764200"),
        ("paymentMethod", "Visa"),
    ];
    let read = |scheme| {
        let query = callback::sign(&parameters, &secret, scheme).unwrap();
        let callback = Verifier::new(secret.clone()).scheme(scheme).verify(&query).unwrap();
        (
            callback.amount().is_some(),
            callback.sent_at().is_some(),
            callback.payment_method().is_some(),
            callback.created_at().is_some(),
        )
    };
    assert_eq!(read(Scheme::A), (false, false, false, true));
    assert_eq!(read(Scheme::B), (true, true, false, true));
    assert_eq!(read(Scheme::C), (true, true, true, true));
}

#[test]
fn a_callback_is_fresh_within_its_window_to_either_side() {
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("timestamp", "1755764131")]);
    let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(1_755_764_131);
    let verifier = Verifier::new(Secret::new("test-secret")).fresh_within(Verifier::SUGGESTED_WINDOW);
    let window = Verifier::SUGGESTED_WINDOW;
    assert!(verifier.verify_at(&query, sent + window).is_ok());
    assert!(verifier.verify_at(&query, sent - window).is_ok());
    let second = Duration::from_secs(1);
    for now in [sent + window + second, sent - window - second] {
        let stale = CallbackError::Stale { off: window + second, window };
        assert_eq!(stale.to_string(), "the callback is 301 s off the clock, the window is 300 s");
        assert_eq!(verifier.verify_at(&query, now), Err(stale));
    }
}

#[test]
fn a_window_needs_a_readable_time_of_sending() {
    let verifier = Verifier::new(Secret::new("test-secret")).fresh_within(Verifier::SUGGESTED_WINDOW);
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID")]);
    assert_eq!(verifier.verify(&query), Err(CallbackError::MissingParameter { parameter: "timestamp" }));
    for odd in ["", "soon", "-1", "1e9", "1.", "99999999999999999999"] {
        let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("timestamp", odd)]);
        assert!(matches!(verifier.verify(&query), Err(CallbackError::Malformed { .. })), "{odd}");
    }
}

#[test]
fn a_window_under_scheme_a_proves_nothing_and_is_refused() {
    let vector = &vectors()[0];
    let verifier = vector.verifier().fresh_within(Duration::MAX);
    assert_eq!(verifier.verify(&vector.signed()), Err(CallbackError::TimestampNotCovered));
}

#[test]
fn a_status_is_read_whatever_its_spelling() {
    let cases = [
        ("PAID", OrderStatus::Paid),
        ("paid", OrderStatus::Paid),
        ("RESERVED", OrderStatus::Reserved),
        ("RESEVRED", OrderStatus::Reserved),
        ("CAPTURED", OrderStatus::Captured),
        ("CHARGED", OrderStatus::Charged),
        ("INVOICED", OrderStatus::Invoiced),
        ("success", OrderStatus::Unknown("success".into())),
    ];
    for (word, status) in cases {
        assert_eq!(verify(&signed(&[("orderUuid", "ODR1"), ("status", word)])).unwrap().status(), &status);
    }
}

#[test]
fn lists_cannot_be_verified_and_can_be_left_out() {
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID")]) + "&items[]=1";
    assert!(matches!(verify(&query), Err(CallbackError::Malformed { parameter, .. }) if parameter == "items"));
    let verifier = Verifier::new(Secret::new("test-secret")).own_parameters(["items"]);
    assert!(verifier.verify(&query).is_ok());
}

#[test]
fn a_query_beyond_the_limit_is_not_read() {
    let query = format!("{}&x={}", signed(&[("orderUuid", "ODR1"), ("status", "PAID")]), "x".repeat(8 * 1024));
    assert_eq!(verify(&query), Err(CallbackError::TooLong { limit: 8192 }));
}

#[test]
fn debug_shows_neither_secret_nor_values() {
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("amount", "4711"), ("name", "Kari")]);
    let text = format!("{:?} {:?}", verify(&query).unwrap(), Verifier::new(Secret::new("test-secret")));
    assert!(!text.contains("4711") && !text.contains("Kari") && !text.contains("test-secret"), "{text}");
}
