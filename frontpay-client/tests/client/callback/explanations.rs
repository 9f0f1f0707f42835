//! The results of `explain`.

use frontpay_client::callback::{
    self, AttemptOutcome, CallbackError, CustomCoverage, CustomParameter, Explanation, Objection, Scheme, Secret,
    VerifierError,
};

use super::{GENUINE, genuine, in_order, secret, signed, vectors};

const NONE: [&str; 0] = [];

fn fitting(explanation: &Explanation) -> Vec<(Scheme, CustomCoverage)> {
    explanation.fitting().map(|attempt| (attempt.scheme(), attempt.custom_coverage())).collect()
}

#[test]
fn the_scheme_of_every_vector_is_found() {
    for vector in vectors() {
        let secret = Secret::with_minimum_length(&vector.secret, 1).unwrap();
        let explanation = callback::explain(&vector.signed(), &secret, vector.custom());
        let coverage = match vector.scheme() {
            Scheme::C if vector.coverage == "joined" => CustomCoverage::Joined,
            _ => CustomCoverage::LeftOut,
        };
        // Empty values are the same text, joined or left out.
        assert_eq!(fitting(&explanation)[0], (vector.scheme(), coverage), "{}: {explanation}", vector.name);
        assert!(explanation.fitting().all(|attempt| attempt.scheme() == vector.scheme()), "{}", vector.name);
        let attempt = explanation.fitting().next().unwrap();
        assert_eq!(*attempt.outcome() == AttemptOutcome::Accepted, vector.is_strict, "{}: {explanation}", vector.name);
    }
}

#[test]
fn a_url_a_path_and_a_query_are_all_taken() {
    let query = signed(&GENUINE);
    for received in [
        query.clone(),
        format!("?{query}"),
        format!("/paid?{query}"),
        format!("https://shop.example/paid?{query}"),
        format!(" http://127.0.0.1:8080/?{query}#top\n"),
    ] {
        let explanation = callback::explain(&received, &secret(), NONE);
        assert_eq!(fitting(&explanation), [(Scheme::C, CustomCoverage::Joined)], "{received}");
    }
    // A `?` or a URL inside of a query does not make it a URL.
    let query = signed(&[[("back", "https://shop.example/?a")].as_slice(), &GENUINE].concat()).replace("%3F", "?");
    let query = query.replace("%3A%2F%2F", "://").replace("%2F", "/");
    assert!(query.starts_with("back=https://shop.example/?a&"), "{query}");
    assert_eq!(fitting(&callback::explain(&query, &secret(), ["back"])), [(Scheme::C, CustomCoverage::Joined)]);
}

#[test]
fn without_declared_parameters_both_treatments_are_tried_all_the_same() {
    let query = format!("cart=17&note=x&{}", signed(&GENUINE));
    let explanation = callback::explain(&query, &secret(), NONE);
    assert_eq!(fitting(&explanation), [(Scheme::C, CustomCoverage::LeftOut)]);
    assert_eq!(
        explanation.to_string(),
        "\
parameters: cart, note, orderUuid, status, paymentMethod, amount, createdAt, timestamp, checksum
scheme A: the checksum does not fit
scheme B: the checksum does not fit
scheme C, custom parameters joined: the checksum does not fit
scheme C, custom parameters left out: the checksum fits; only a lenient verifier accepts the callback: the callback \
parameter `cart` is neither documented nor declared; if your callback URL carries it, declare it as a custom parameter"
    );
}

#[test]
fn the_objection_of_a_strict_verifier_is_reported() {
    let joined = signed(&[[("cart", "17"), ("note", "x")].as_slice(), &GENUINE].concat());
    let objection = |explanation: &Explanation| match explanation.fitting().next().unwrap().outcome() {
        AttemptOutcome::RefusedByStrict(objection) => objection.clone(),
        other => panic!("{other:?}"),
    };
    let undecidable = VerifierError::UndecidableBorder { first: "cart".into(), second: "note".into() };
    let explanation = callback::explain(&joined, &secret(), ["cart", "note"]);
    assert_eq!(objection(&explanation), Objection::Settings(undecidable));
    let declared = ["cart".into(), CustomParameter::of_length("note", 1)];
    let explanation = callback::explain(&joined, &secret(), declared);
    assert_eq!(explanation.fitting().next().unwrap().outcome(), &AttemptOutcome::Accepted);

    let no_method = signed(&in_order(&["orderUuid", "status", "amount", "createdAt", "timestamp"]));
    let explanation = callback::explain(&no_method, &secret(), NONE);
    assert_eq!(objection(&explanation), Objection::Callback(CallbackError::Ambiguous));
}

#[test]
fn a_callback_without_order_fits_and_is_accepted_by_no_verifier() {
    let query = signed(&[("status", "PAID"), ("amount", "100")]);
    let explanation = callback::explain(&query, &secret(), NONE);
    assert_eq!(fitting(&explanation), [(Scheme::C, CustomCoverage::Joined)]);
    let line =
        "scheme C: the checksum fits; no verifier accepts the callback: the callback has no parameter `orderUuid`";
    assert!(explanation.to_string().ends_with(line), "{explanation}");
}

#[test]
fn a_wrong_secret_or_a_changed_query_is_advised_about() {
    let explanation = callback::explain(&signed(&GENUINE), &Secret::new("another-secret").unwrap(), NONE);
    assert_eq!(
        explanation.to_string(),
        "\
parameters: orderUuid, status, paymentMethod, amount, createdAt, timestamp, checksum
scheme A: the checksum does not fit
scheme B: the checksum does not fit
scheme C: the checksum does not fit
The secret is another one, or the query was changed on its way: decoded, sorted, cut off or extended"
    );
    assert_eq!(explanation.attempts().len(), 3);
    assert!(explanation.attempts().iter().all(|attempt| !attempt.is_fitting()));
}

#[test]
fn what_cannot_be_tried_says_why() {
    for (query, error) in [
        ("orderUuid=ODR1", CallbackError::MissingChecksum),
        ("https://shop.example/paid", CallbackError::MissingChecksum),
        ("", CallbackError::MissingChecksum),
        (&"x".repeat(9000), CallbackError::TooLong { limit: 8192 }),
    ] {
        let explanation = callback::explain(query, &secret(), NONE);
        assert_eq!(explanation.unreadable(), Some(&error));
        assert_eq!(explanation.to_string(), format!("nothing was tried: {error}"));
        assert!(explanation.attempts().is_empty() && explanation.parameters().is_empty());
    }
    let list = callback::explain("status=PAID&items[]=1&checksum=00", &secret(), NONE).to_string();
    assert!(
        list.contains("scheme A: the checksum cannot be computed: the callback has no parameter `orderUuid`"),
        "{list}"
    );
    let items =
        "scheme C, custom parameters joined: the checksum cannot be computed: the callback parameter `items` is a list";
    assert!(list.contains(items), "{list}");
}

/// Two schemes can join the same text; both are reported.
#[test]
fn every_scheme_that_fits_is_reported() {
    let query = signed(&in_order(&["orderUuid", "status", "createdAt", "amount", "timestamp"]));
    let explanation = callback::explain(&query, &secret(), NONE);
    let schemes: Vec<_> = explanation.fitting().map(callback::Attempt::scheme).collect();
    assert_eq!(schemes, [Scheme::B, Scheme::C]);
}

#[test]
fn neither_values_nor_the_secret_nor_control_characters_are_printed() {
    let query = signed(&[[("x\n\u{1b}[31m", "marker-1")].as_slice(), &genuine(&[("amount", "4711")])].concat());
    for query in [&query, &query.replace("4711", "4712"), "marker-2=\n", &format!("{query}&checksum=4711")] {
        let explanation = callback::explain(query, &secret(), NONE);
        let text = format!("{explanation} {explanation:?}");
        assert!(text.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')), "{text:?}");
        for secret in ["marker-1", "471", "ODR123", "test-secret"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
}
