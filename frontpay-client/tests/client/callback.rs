mod attacks;
mod explanations;
#[cfg(feature = "axum")]
mod extractors;
mod recuts;
mod replays;

use std::time::{Duration, SystemTime};

use frontpay_client::OrderStatus;
use frontpay_client::callback::{
    self, CallbackError, CustomCoverage, CustomParameter, Notification, ParameterOrder, Scheme, Secret, SecretError,
    Verifier, VerifierBuilder, VerifierError,
};
use serde::Deserialize;

use crate::support::fixture;

#[derive(Deserialize)]
struct Vector {
    name: String,
    scheme: String,
    custom: Vec<String>,
    coverage: String,
    is_strict: bool,
    query: String,
    secret: String,
    checksum: String,
}

impl Vector {
    fn builder(&self) -> VerifierBuilder {
        self.builder_with(&self.secret)
    }

    fn builder_with(&self, secret: &str) -> VerifierBuilder {
        let secret = Secret::with_minimum_length(secret, 1).unwrap();
        let builder = Verifier::builder(secret).scheme(self.scheme()).without_freshness_window();
        let coverage = if self.coverage == "joined" { CustomCoverage::Joined } else { CustomCoverage::LeftOut };
        let builder = builder.custom_parameters(self.custom()).custom_coverage(coverage);
        if self.is_strict { builder } else { builder.lenient() }
    }

    /// The documents' example of custom parameters is a state that is `success` or `failed`.
    fn custom(&self) -> impl Iterator<Item = CustomParameter> {
        self.custom.iter().map(|name| match name.as_str() {
            "order_status" => CustomParameter::one_of(name, ["success", "failed"]),
            name => CustomParameter::text(name),
        })
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

pub(crate) fn secret() -> Secret {
    Secret::new("test-secret").unwrap()
}

/// A verifier for callbacks of any age, so that a test can have its times in the text.
pub(crate) fn ageless() -> VerifierBuilder {
    Verifier::builder(secret()).without_freshness_window()
}

fn lenient() -> VerifierBuilder {
    ageless().lenient()
}

/// The genuine callback, in the order of the sample URL.
const GENUINE: [(&str, &str); 6] = [
    ("orderUuid", "ODR123"),
    ("status", "PAID"),
    ("paymentMethod", "Visa"),
    ("amount", "100"),
    ("createdAt", "1755764131"),
    ("timestamp", "1755764200"),
];

fn sent_at() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_755_764_200)
}

/// The genuine callback with some values replaced.
pub(crate) fn genuine<'v>(replaced: &[(&'v str, &'v str)]) -> Vec<(&'v str, &'v str)> {
    let replacement = |name: &str| replaced.iter().find(|(replaced, _)| *replaced == name).map(|(_, value)| *value);
    GENUINE.iter().map(|(name, value)| (*name, replacement(name).unwrap_or(value))).collect()
}

pub(crate) fn signed(parameters: &[(&str, &str)]) -> String {
    callback::sign(parameters, &secret(), Scheme::C).unwrap()
}

fn verify(parameters: &[(&str, &str)]) -> Result<Notification, CallbackError> {
    ageless().build().unwrap().verify(&signed(parameters))
}

fn verify_leniently(query: &str) -> Result<Notification, CallbackError> {
    lenient().build().unwrap().verify(query)
}

fn in_order(names: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    names.iter().map(|name| *GENUINE.iter().find(|(known, _)| known == name).unwrap()).collect()
}

const LIST_ORDER: [&str; 6] = ["orderUuid", "status", "createdAt", "amount", "paymentMethod", "timestamp"];

#[test]
fn every_vector_verifies() {
    for vector in vectors() {
        let notification = vector.builder().build().unwrap().verify(&vector.signed());
        assert!(notification.is_ok(), "{}: {notification:?}", vector.name);
    }
}

#[test]
fn what_is_only_verified_leniently_is_refused_strictly() {
    for vector in vectors().iter_mut().filter(|vector| !vector.is_strict) {
        vector.is_strict = true;
        let refused = vector.builder().build().unwrap().verify(&vector.signed()).unwrap_err();
        assert_ne!(refused, CallbackError::WrongChecksum, "{}", vector.name);
    }
}

#[test]
fn a_checksum_that_is_not_last_is_verified_leniently_only() {
    for vector in vectors() {
        let query = format!("?checksum={}&{}", vector.checksum, vector.query);
        assert!(vector.builder().lenient().build().unwrap().verify(&query).is_ok(), "{}", vector.name);
        if vector.is_strict {
            let refused = vector.builder().build().unwrap().verify(&query).unwrap_err();
            assert_eq!(refused, CallbackError::UndocumentedOrder { parameter: "checksum".into() }, "{}", vector.name);
        }
    }
}

#[test]
fn no_vector_verifies_under_another_secret_or_scheme() {
    for vector in vectors() {
        let other = vector.builder_with("another-secret").build().unwrap();
        assert_eq!(other.verify(&vector.signed()), Err(CallbackError::WrongChecksum), "{}", vector.name);
        for scheme in [Scheme::A, Scheme::B, Scheme::C] {
            let verified = vector.builder().scheme(scheme).build().unwrap().verify(&vector.signed());
            assert_eq!(verified.is_ok(), scheme == vector.scheme(), "{}: {scheme:?}", vector.name);
        }
    }
}

#[test]
fn both_documented_orders_verify_under_every_scheme() {
    for scheme in [Scheme::A, Scheme::B, Scheme::C] {
        for names in [GENUINE.map(|(name, _)| name), LIST_ORDER] {
            let query = callback::sign(&in_order(&names), &secret(), scheme).unwrap();
            let notification = ageless().scheme(scheme).build().unwrap().verify(&query);
            assert!(notification.is_ok(), "{scheme:?} {names:?}: {notification:?}");
        }
    }
}

#[test]
fn one_documented_order_can_be_required() {
    let (url, list) = (signed(&GENUINE), signed(&in_order(&LIST_ORDER)));
    let verifier = |order| ageless().parameter_order(order).build().unwrap();
    assert!(verifier(ParameterOrder::SampleUrl).verify(&url).is_ok());
    assert!(verifier(ParameterOrder::List).verify(&list).is_ok());
    let misplaced = |parameter: &str| Err(CallbackError::UndocumentedOrder { parameter: parameter.into() });
    assert_eq!(verifier(ParameterOrder::SampleUrl).verify(&list), misplaced("createdAt"));
    assert_eq!(verifier(ParameterOrder::List).verify(&url), misplaced("paymentMethod"));
}

/// `amount=100&createdAt=1755764131` is `createdAt=1001755764&amount=131` in the other documented order.
#[test]
fn without_a_payment_method_the_order_has_to_be_known() {
    let url = signed(&in_order(&["orderUuid", "status", "amount", "createdAt", "timestamp"]));
    let list = signed(&in_order(&["orderUuid", "status", "createdAt", "amount", "timestamp"]));
    for query in [&url, &list] {
        assert_eq!(ageless().build().unwrap().verify(query), Err(CallbackError::Ambiguous));
    }
    for (order, query) in [(ParameterOrder::SampleUrl, &url), (ParameterOrder::List, &list)] {
        let notification = ageless().parameter_order(order).build().unwrap().verify(query).unwrap();
        assert_eq!((notification.amount(), notification.payment_method()), (Some("100"), None));
    }
    // A fraction belongs to the amount in either order.
    let decimal = signed(&[
        ("orderUuid", "ODR1"),
        ("status", "INVOICED"),
        ("amount", "100.00"),
        ("createdAt", "1755764131"),
        ("timestamp", "1755764200"),
    ]);
    assert_eq!(ageless().build().unwrap().verify(&decimal).unwrap().amount(), Some("100.00"));
}

/// The first versions of the documents name neither amount nor payment method.
#[test]
fn older_schemes_may_lack_what_their_documents_lack() {
    let first = in_order(&["orderUuid", "status", "createdAt"]);
    let query = callback::sign(&first, &secret(), Scheme::A).unwrap();
    assert!(ageless().scheme(Scheme::A).build().unwrap().verify(&query).is_ok());
    let second = in_order(&["orderUuid", "status", "createdAt", "amount", "timestamp"]);
    let query = callback::sign(&second, &secret(), Scheme::B).unwrap();
    assert!(ageless().scheme(Scheme::B).build().unwrap().verify(&query).is_ok());
}

#[test]
fn a_changed_value_is_found_out() {
    let query = signed(&GENUINE);
    let verifier = ageless().build().unwrap();
    assert!(verifier.verify(&query).is_ok());
    for (from, to) in [
        ("ODR123", "ODR124"),
        ("PAID", "SENT"),
        ("=100", "=101"),
        ("&amount=100", ""),
        ("amount=100", "amount=100&x=1"),
        ("amount=100", "amount=100&amount=1"),
    ] {
        assert_eq!(verifier.verify(&query.replace(from, to)), Err(CallbackError::WrongChecksum), "{from} to {to}");
    }
}

#[test]
fn a_checksum_in_capitals_or_cut_off_is_wrong() {
    let query = signed(&GENUINE);
    let (start, checksum) = query.split_once("checksum=").unwrap();
    for wrong in [checksum.to_uppercase(), checksum[..63].to_owned(), format!("{checksum}0"), "0".into()] {
        let verified = ageless().build().unwrap().verify(&format!("{start}checksum={wrong}"));
        assert_eq!(verified, Err(CallbackError::WrongChecksum), "{wrong}");
    }
}

#[test]
fn a_missing_checksum_is_its_own_error() {
    for query in [
        "",
        "?",
        "orderUuid=ODR1&status=PAID",
        "orderUuid=ODR1&checksum=",
        "orderUuid=ODR1&checksum",
        "CHECKSUM=00",
        "checksum[]=00",
    ] {
        assert_eq!(callback::verify(query, &secret()), Err(CallbackError::MissingChecksum), "{query}");
    }
}

#[test]
fn a_missing_parameter_is_named() {
    let missing = |parameter: &str| Err(CallbackError::MissingParameter { parameter: parameter.into() });
    for name in ["orderUuid", "status", "amount", "createdAt", "timestamp"] {
        let rest: Vec<_> = GENUINE.into_iter().filter(|(known, _)| *known != name).collect();
        assert_eq!(verify(&rest), missing(name));
    }
    let custom = ageless().custom_parameters(["cart"]).build().unwrap();
    assert_eq!(custom.verify(&signed(&GENUINE)), missing("cart"));
    // Without them a checksum under scheme B cannot even be computed.
    let old = in_order(&["orderUuid", "status", "createdAt"]);
    assert_eq!(callback::sign(&old, &secret(), Scheme::B), missing("amount").map(|_: Notification| String::new()));
    assert_eq!(ageless().scheme(Scheme::B).build().unwrap().verify(&signed(&old)), missing("amount"));
    for name in ["orderUuid", "status"] {
        let rest: Vec<_> = GENUINE.into_iter().filter(|(known, _)| *known != name).collect();
        assert_eq!(verify_leniently(&signed(&rest)), missing(name));
    }
}

#[test]
fn only_covered_values_are_readable() {
    let parameters = [[("cart", "17")].as_slice(), &GENUINE].concat();
    let read = |scheme| {
        let query = callback::sign(&parameters, &secret(), scheme).unwrap();
        let notification =
            ageless().scheme(scheme).custom_parameters(["cart"]).build().unwrap().verify(&query).unwrap();
        (
            notification.amount().is_some(),
            notification.sent_at().is_some(),
            notification.payment_method().is_some(),
            notification.created_at().is_some(),
            notification.get("cart").is_some(),
        )
    };
    assert_eq!(read(Scheme::A), (false, false, false, true, false));
    assert_eq!(read(Scheme::B), (true, true, false, true, false));
    assert_eq!(read(Scheme::C), (true, true, true, true, true));
}

#[test]
fn a_callback_is_fresh_for_five_minutes_to_either_side_unless_told_otherwise() {
    let (query, verifier) = (signed(&GENUINE), Verifier::new(secret()));
    let window = Duration::from_secs(300);
    assert!(verifier.verify_at(&query, sent_at() + window).is_ok());
    assert!(verifier.verify_at(&query, sent_at() - window).is_ok());
    let second = Duration::from_secs(1);
    for now in [sent_at() + window + second, sent_at() - window - second] {
        let stale = CallbackError::Stale { off: window + second, window };
        assert_eq!(stale.to_string(), "the callback is 301 s off the clock, the window is 300 s");
        assert_eq!(verifier.verify_at(&query, now), Err(stale));
    }
    assert!(matches!(callback::verify(&query, &secret()), Err(CallbackError::Stale { .. })));
    assert!(ageless().build().unwrap().verify(&query).is_ok());
}

#[test]
fn the_clock_of_the_verifier_is_read_once_for_each_callback() {
    let clock = || Verifier::builder(secret()).clock(sent_at);
    assert!(clock().build().unwrap().verify(&signed(&GENUINE)).is_ok());
    let later = Verifier::builder(secret()).clock(|| sent_at() + Duration::from_secs(61));
    let refused = later.freshness_window(Duration::from_secs(60)).build().unwrap().verify(&signed(&GENUINE));
    assert!(matches!(refused, Err(CallbackError::Stale { .. })));
}

#[test]
fn a_window_needs_a_readable_time_of_sending() {
    let verifier = Verifier::builder(secret()).lenient().build().unwrap();
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID")]);
    assert_eq!(verifier.verify(&query), Err(CallbackError::MissingParameter { parameter: "timestamp".into() }));
    for odd in ["", "soon", "-1", "+1755764200", "1e9", "1.", ".5", "１７５５７６４２００", "99999999999999999999"]
    {
        let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("timestamp", odd)]);
        assert!(matches!(verifier.verify(&query), Err(CallbackError::Malformed { .. })), "{odd}");
    }
    let query = signed(&[("orderUuid", "ODR1"), ("status", "PAID"), ("timestamp", "1755764200.25")]);
    assert!(verifier.verify_at(&query, sent_at()).is_ok());
}

#[test]
fn a_window_under_scheme_a_proves_nothing_and_is_refused_when_the_verifier_is_built() {
    for builder in [
        Verifier::builder(secret()).scheme(Scheme::A),
        Verifier::builder(secret()).scheme(Scheme::A).lenient(),
        Verifier::builder(secret()).freshness_window(Duration::MAX).scheme(Scheme::A),
    ] {
        assert_eq!(builder.build().unwrap_err(), VerifierError::TimestampNotCovered);
    }
    assert!(Verifier::builder(secret()).scheme(Scheme::A).without_freshness_window().build().is_ok());
}

#[test]
fn a_status_is_read_whatever_its_documented_spelling() {
    let cases = [
        ("PAID", OrderStatus::Paid),
        ("paid", OrderStatus::Paid),
        ("RESERVED", OrderStatus::Reserved),
        ("RESEVRED", OrderStatus::Reserved),
        ("CAPTURED", OrderStatus::Captured),
        ("CHARGED", OrderStatus::Charged),
        ("INVOICED", OrderStatus::Invoiced),
        ("PARTIAL REFUNDED", OrderStatus::PartialRefunded),
        ("RESERVED NOT PAID", OrderStatus::Unknown("RESERVED NOT PAID".into())),
        ("success", OrderStatus::Unknown("success".into())),
    ];
    for (word, status) in cases {
        assert_eq!(verify(&genuine(&[("status", word)])).unwrap().status(), &status);
    }
}

#[test]
fn words_that_are_not_documented_can_be_accepted() {
    let query = signed(&genuine(&[("status", "REJECTED"), ("paymentMethod", "Swish")]));
    let malformed = |name: &str, refused: CallbackError| {
        assert!(matches!(&refused, CallbackError::Malformed { parameter, .. } if parameter == name), "{refused:?}");
    };
    malformed("status", ageless().build().unwrap().verify(&query).unwrap_err());
    let builder = ageless().accept_statuses(["rejected"]);
    malformed("paymentMethod", builder.clone().build().unwrap().verify(&query).unwrap_err());
    let verifier = builder.accept_payment_methods(["swish", "Visa"]).build().unwrap();
    assert_eq!(verifier.verify(&query).unwrap().payment_method(), Some("Swish"));

    for word in ["", "PAID1", "PAID ", " PAID", "PA\nID", "BETALT ✓", "PAID&x"] {
        let built = ageless().accept_statuses([word]).build();
        assert!(matches!(built, Err(VerifierError::UnusableWord { .. })), "{word:?}");
    }
}

/// A word that is added may be a known one and a payment method, so that the borders are not known any more.
#[test]
fn an_added_word_that_makes_a_callback_undecidable_does_not_decide_it() {
    let query = signed(&genuine(&[("status", "PAID"), ("paymentMethod", "BACKVisa")]));
    let builder = ageless().accept_statuses(["PAIDBACK"]);
    assert!(matches!(builder.clone().build().unwrap().verify(&query), Err(CallbackError::Malformed { .. })));
    let verifier = builder.accept_payment_methods(["BACKVisa"]).build().unwrap();
    assert_eq!(verifier.verify(&query), Err(CallbackError::Ambiguous));
}

#[test]
fn custom_parameters_come_first_in_the_declared_order() {
    let parts = |custom: &[(&'static str, &'static str)]| [custom, &GENUINE].concat();
    let shop = || CustomParameter::one_of("shop", ["oslo", "bergen"]);
    let verifier = ageless().custom_parameters(["my.cart".into(), shop()]).build().unwrap();
    let notification = verifier.verify(&signed(&parts(&[("my.cart", "17"), ("shop", "oslo")]))).unwrap();
    assert_eq!((notification.get("my.cart"), notification.get("my_cart")), (Some("17"), Some("17")));
    assert_eq!((notification.get("shop"), notification.get("my[]"), notification.get("")), (Some("oslo"), None, None));

    let misplaced = |parameter: &str| Err(CallbackError::UndocumentedOrder { parameter: parameter.into() });
    assert_eq!(verifier.verify(&signed(&parts(&[("shop", "oslo"), ("my.cart", "17")]))), misplaced("shop"));
    let last = signed(&[&GENUINE, [("my.cart", "17"), ("shop", "oslo")].as_slice()].concat());
    assert_eq!(verifier.verify(&last), misplaced("orderUuid"));
    let unexpected = CallbackError::UnexpectedParameter { parameter: "my_cart".into() };
    assert_eq!(verifier.verify(&signed(&parts(&[("my_cart", "17"), ("shop", "oslo")]))), Err(unexpected));
    for (cart, shop) in [("", "oslo"), ("17", ""), ("17", "Oslo"), ("17", "oslo "), ("17", "trondheim")] {
        let refused = verifier.verify(&signed(&parts(&[("my.cart", cart), ("shop", shop)])));
        assert!(matches!(refused, Err(CallbackError::Malformed { .. })), "{cart} {shop}: {refused:?}");
    }
    // `1oslo` and `7`, or `17` and `oslo`: what is joined has a second reading.
    let twice = signed(&parts(&[("my.cart", "bergen"), ("shop", "oslo")])).replace("bergen", "bergenoslo");
    assert_eq!(verifier.verify(&twice), Err(CallbackError::WrongChecksum));
}

#[test]
fn custom_values_are_utf_8_so_that_they_can_be_read_exactly() {
    let bytes = format!("cart=%E6&{}", signed(&GENUINE));
    let verifier = |coverage| ageless().custom_parameters(["cart"]).custom_coverage(coverage).build().unwrap();
    let refused = verifier(CustomCoverage::LeftOut).verify(&bytes);
    assert!(matches!(refused, Err(CallbackError::Malformed { parameter, .. }) if parameter == "cart"));
}

#[test]
fn custom_parameters_that_are_left_out_are_not_readable() {
    let verifier = ageless().custom_parameters(["a", "b"]).custom_coverage(CustomCoverage::LeftOut).build().unwrap();
    let notification = verifier.verify(&format!("a=1&b=2&{}", signed(&GENUINE))).unwrap();
    assert_eq!((notification.get("a"), notification.get("amount")), (None, Some("100")));
}

#[test]
fn custom_parameters_that_cannot_be_told_apart_are_refused_when_the_verifier_is_built() {
    let build = |custom: &[CustomParameter]| ageless().custom_parameters(custom.to_vec()).build();
    let border = |first: &str, second: &str| VerifierError::UndecidableBorder {
        first: first.to_owned(),
        second: second.to_owned(),
    };
    assert_eq!(build(&["a".into(), "b".into()]).unwrap_err(), border("a", "b"));
    assert!(build(&["a".into(), CustomParameter::of_length("b", 36), "c".into()]).is_ok());
    assert!(build(&["a".into(), CustomParameter::one_of("b", ["x", "y"])]).is_ok());
    let both = || ageless().custom_parameters(["a", "b"]);
    assert!(both().custom_coverage(CustomCoverage::LeftOut).build().is_ok());
    assert!(both().scheme(Scheme::B).build().is_ok() && both().lenient().build().is_ok());

    for unusable in [["status"], ["checksum"], [""], [" "], ["a[]"], ["[a"], [" amount"]] {
        let refused = ageless().custom_parameters(unusable).build();
        assert!(matches!(refused, Err(VerifierError::UnusableParameter { .. })), "{unusable:?}");
    }
    for twice in [["a", "a"], ["a.b", "a_b"]] {
        let refused = both().custom_coverage(CustomCoverage::LeftOut).custom_parameters(twice).build();
        assert!(matches!(refused, Err(VerifierError::UnusableParameter { .. })), "{twice:?}");
    }
    assert!(matches!(build(&[CustomParameter::one_of("a", [""; 0])]), Err(VerifierError::UnusableParameter { .. })));
}

#[test]
fn a_custom_value_that_can_be_split_in_two_ways_is_undecided() {
    let custom = || ["ref".into(), CustomParameter::one_of("state", ["x", "xx"])];
    let verifier = ageless().custom_parameters(custom()).build().unwrap();
    let parts = |reference, state| signed(&[[("ref", reference), ("state", state)].as_slice(), &GENUINE].concat());
    assert_eq!(verifier.verify(&parts("a", "xx")), Err(CallbackError::Ambiguous));
    assert!(verifier.verify(&parts("a", "x")).is_ok());
}

#[test]
fn lists_cannot_be_verified_and_can_be_left_out_leniently() {
    let query = format!("items[]=1&{}", signed(&GENUINE));
    let list = CallbackError::ListParameter { parameter: "items".into() };
    assert_eq!(verify_leniently(&query), Err(list.clone()));
    let left_out = || ageless().custom_parameters(["items"]).custom_coverage(CustomCoverage::LeftOut);
    assert!(left_out().lenient().build().unwrap().verify(&query).is_ok());
    let unexpected = CallbackError::UnexpectedParameter { parameter: "items[]".into() };
    assert_eq!(left_out().build().unwrap().verify(&query), Err(unexpected));
    assert_eq!(callback::sign(&[("items[]", "1")], &secret(), Scheme::C), Err(list));
}

#[test]
fn a_query_beyond_the_limits_is_not_read() {
    let query = format!("{}&x={}", signed(&GENUINE), "x".repeat(8 * 1024));
    assert_eq!(verify_leniently(&query), Err(CallbackError::TooLong { limit: 8192 }));
    let query = format!("{}{}", signed(&GENUINE), "&x".repeat(1000));
    assert_eq!(verify_leniently(&query), Err(CallbackError::TooManyParameters { limit: 1000 }));
}

/// The longest query that is read, with values whose splits are many.
#[test]
fn a_long_custom_value_is_verified() {
    let long = "1".repeat(7 * 1024);
    let query = signed(&[[("cart", long.as_str()), ("kind", "1")].as_slice(), &GENUINE].concat());
    let kind = CustomParameter::one_of("kind", ["1", "11"]);
    let verifier = ageless().custom_parameters(["cart".into(), kind]).build().unwrap();
    assert_eq!(verifier.verify(&query), Err(CallbackError::Ambiguous));
    let query = signed(&[[("cart", long.as_str())].as_slice(), &GENUINE].concat());
    assert!(ageless().custom_parameters(["cart"]).build().unwrap().verify(&query).is_ok());
}

#[test]
fn the_checksum_comes_before_doubts_about_the_content() {
    let strange = "x=1&order.Uuid=2&status=&status=PAID&amount=-1&timestamp=soon&checksum=";
    let wrong = format!("{strange}{}", "0".repeat(64));
    let verifier = Verifier::new(secret());
    assert_eq!(verifier.verify(&wrong), Err(CallbackError::WrongChecksum));
    let right = signed(&[("x", "1"), ("order.Uuid", "2"), ("status", "PAID"), ("amount", "-1"), ("timestamp", "soon")]);
    assert_eq!(verifier.verify(&right), Err(CallbackError::UnexpectedParameter { parameter: "x".into() }));
    // Stale and malformed: the content comes before the age.
    let malformed = verifier.verify(&signed(&genuine(&[("amount", "-1")])));
    assert!(matches!(malformed, Err(CallbackError::Malformed { .. })));
}

#[test]
fn names_are_printed_without_control_characters_and_values_not_at_all() {
    let name = "x\n\u{1b}[31m\u{202e}";
    let texts = [
        verify(&[[(name, "marker-1")].as_slice(), &genuine(&[])].concat()).unwrap_err(),
        verify(&genuine(&[("amount", "marker-2\n")])).unwrap_err(),
        verify(&genuine(&[("status", "marker-3\u{1b}")])).unwrap_err(),
        verify_leniently(&format!("x%0A%1B[]=marker-4&{}", signed(&GENUINE))).unwrap_err(),
        verify(&[genuine(&[]), vec![("orderUuid", "marker-5")]].concat()).unwrap_err(),
        verify(&[[("x", "marker-6"), (name, "1")].as_slice(), &genuine(&[])].concat()).unwrap_err(),
    ]
    .map(|error| format!("{error} {error:?}"));
    for text in &texts {
        assert!(text.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{text:?}");
        assert!(!text.contains("marker"), "{text:?}");
    }
    assert!(texts[0].contains(r"`x\n\x1b[31m\xe2\x80\xae`"), "{}", texts[0]);
    let built = ageless().custom_parameters(["\u{1b}[]"]).build().unwrap_err();
    assert!(!format!("{built} {built:?}").contains('\u{1b}'));
}

#[test]
fn debug_shows_neither_secret_nor_values() {
    let custom = CustomParameter::one_of("name", ["Kari"]);
    let builder = ageless().custom_parameters([custom]);
    let query = signed(&[[("name", "Kari")].as_slice(), &genuine(&[("amount", "4711")])].concat());
    let verifier = builder.clone().build().unwrap();
    let text = format!("{:?} {verifier:?} {builder:?}", verifier.verify(&query).unwrap());
    assert!(text.contains("ODR123") && text.contains("Paid"), "{text}");
    assert!(!text.contains("4711") && !text.contains("Kari") && !text.contains("test-secret"), "{text}");
    // Under a lenient verifier any text can be in any place.
    let lenient = verify_leniently(&signed(&[("orderUuid", "Kari"), ("status", "4711")])).unwrap();
    assert_eq!(format!("{lenient:?}"), "Notification { .. }");
}

#[test]
fn an_error_says_which_status_to_answer_with() {
    let status = |query: &str| callback::verify(query, &secret()).unwrap_err().status_code().as_u16();
    assert_eq!(status("orderUuid=ODR1"), 400);
    assert_eq!(status(&"x".repeat(9000)), 400);
    assert_eq!(status(&signed(&GENUINE)), 403);
    assert_eq!(status("orderUuid=ODR1&checksum=00"), 403);
}

#[test]
fn a_secret_is_not_blank_and_not_too_short() {
    for blank in ["", " ", "\n", "\t \r\n", "\u{a0}"] {
        assert_eq!(Secret::new(blank).unwrap_err(), SecretError::Blank);
        assert_eq!(Secret::with_minimum_length(blank, 0).unwrap_err(), SecretError::Blank);
        assert_eq!(Secret::try_from(blank).unwrap_err(), SecretError::Blank);
    }
    let short = SecretError::TooShort { minimum: 8 };
    assert_eq!(Secret::new(" 1234567 ").unwrap_err(), short);
    assert_eq!(Secret::try_from("1234567".to_owned()).unwrap_err(), short);
    assert!(Secret::new("12345678").is_ok() && Secret::MINIMUM_LENGTH == 8);
    assert!(Secret::with_minimum_length("s", 0).is_ok() && Secret::with_minimum_length("s", 1).is_ok());
    assert_eq!(Secret::with_minimum_length("12345678", 9).unwrap_err(), SecretError::TooShort { minimum: 9 });
}
