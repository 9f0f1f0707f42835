use std::error::Error as _;

use frontpay_client::{Client, Error, Outcome};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;
use serde_json::Value;
use wiremock::ResponseTemplate;

use crate::support::{answering, fixture, json, payment_link};

async fn send(client: &Client) -> Error {
    client.orders().send_payment_link(&payment_link()).await.unwrap_err()
}

#[tokio::test]
async fn a_rejection_keeps_its_messages_in_order() {
    let (_server, client) = answering(json(417, fixture("responses/five-sentences.417.json"))).await;
    let error = send(&client).await;
    assert_eq!(error.outcome(), Outcome::Refused);
    assert!(!error.is_retryable());
    let text = error.to_string();
    let Error::Rejected(rejected) = error else { panic!("{error:?}") };
    let texts: Vec<_> = rejected.messages().map(|message| message.text()).collect();
    assert_eq!(texts.len(), 5);
    assert_eq!(texts[1], "The order date does not match the format d M, Y.");
    assert_eq!(texts[4], "The products.0.rate field is required.");
    let shown = "the API rejected the payload with 417 (payloadValidationErrors): orderSummary.shippingCost [required], orderDate";
    assert!(text.starts_with(shown), "{text}");
}

#[tokio::test]
async fn recognized_messages_become_violations_and_others_stay_text() {
    let body = r#"{"status_code": 417, "errors": ["The products.0.rate field is required.", "The moon is not full."]}"#;
    let (_server, client) = answering(json(417, body)).await;
    let Error::Rejected(rejected) = send(&client).await else { panic!("not a rejection") };
    let found: Vec<_> =
        rejected.violations().map(|violation| (violation.path().to_owned(), violation.rule().to_owned())).collect();
    assert_eq!(found, [("products.0.rate".to_owned(), "required".to_owned())]);
    let shown: Vec<_> = rejected.messages().map(|message| message.to_string()).collect();
    assert_eq!(shown, ["products.0.rate [required]", "The moon is not full."]);
}

#[tokio::test]
async fn the_messages_of_every_recorded_rejection_become_violations() {
    let (_server, client) = answering(json(417, fixture("responses/five-sentences.417.json"))).await;
    let Error::Rejected(rejected) = send(&client).await else { panic!("not a rejection") };
    let found: Vec<_> =
        rejected.violations().map(|violation| format!("{} {}", violation.path(), violation.rule())).collect();
    let expected = [
        "orderSummary.shippingCost required",
        "orderDate date_format",
        "customerDetails.email email",
        "customerDetails.personalNumber required_if",
        "products.0.rate required",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_is_wrong_with_a_payload_becomes_an_error_of_the_client() {
    let syntax = Error::from(Valid::<PaymentLink>::from_json("{").unwrap_err());
    assert!(matches!(syntax, Error::Json(_)), "{syntax:?}");
    assert!(syntax.source().unwrap().to_string().contains("line 1"), "{syntax:?}");
    let invalid = Error::from(Valid::<PaymentLink>::from_json("{}").unwrap_err());
    assert!(matches!(&invalid, Error::Invalid(report) if report.len() > 10), "{invalid:?}");
    assert_eq!((invalid.to_string().as_str(), invalid.outcome()), ("the payload is not valid", Outcome::NotSent));
}

#[tokio::test]
async fn the_recorded_rejection_is_read() {
    let (_server, client) = answering(json(417, fixture("responses/payment-link.417.json"))).await;
    let Error::Rejected(rejected) = send(&client).await else { panic!("not a rejection") };
    assert_eq!(rejected.messages().count(), 1);
    assert_eq!(rejected.response().status_code(), Some(417));
}

#[tokio::test]
async fn every_shape_of_errors_is_read() {
    let cases = [
        (r#""one sentence""#, 1),
        (r#"["one", "two"]"#, 2),
        (r#"{"orderDate": ["one", "two"], "x": "three"}"#, 3),
        ("null", 0),
        ("[]", 0),
        ("17", 0),
    ];
    for (errors, messages) in cases {
        let body = format!(r#"{{"status_code": 417, "errors": {errors}}}"#);
        let (_server, client) = answering(json(417, body)).await;
        let Error::Rejected(rejected) = send(&client).await else { panic!("{errors}") };
        assert_eq!(rejected.messages().count(), messages, "{errors}");
        let read = rejected.response().errors().cloned().unwrap_or_default();
        assert_eq!(read, serde_json::from_str::<Value>(errors).unwrap());
    }
    let (_server, client) = answering(json(417, r#"{"message": "payloadValidationErrors"}"#)).await;
    let Error::Rejected(rejected) = send(&client).await else { panic!("no errors at all") };
    assert_eq!((rejected.messages().count(), rejected.response().errors()), (0, None));
}

#[tokio::test]
async fn long_and_dangerous_messages_are_made_printable() {
    let body =
        serde_json::json!({"status_code": 417, "errors": ["\u{1b}[31mred", "x".repeat(500), "3", "4", "5", "6", "7"]});
    let (_server, client) = answering(json(417, body.to_string())).await;
    let text = send(&client).await.to_string();
    assert!(!text.contains('\u{1b}') && text.contains("a message of 8 characters"), "{text}");
    assert!(!text.contains(&"x".repeat(161)));
    assert!(text.ends_with(" (and 2 more)"), "{text}");
}

#[tokio::test]
async fn a_422_is_a_rejection_too() {
    let body = r#"{"message": "x", "errors": {"orderDate": ["The order date field is required."]}}"#;
    let (_server, client) = answering(json(422, body)).await;
    assert!(matches!(send(&client).await, Error::Rejected(rejected) if rejected.violations().count() == 1));
}

#[tokio::test]
async fn a_warning_of_php_does_not_hide_a_rejection() {
    let warning =
        "<br />\n<b>Deprecated</b>:  strlen(): Passing null to {closure}() in <b>/a.php</b> on line <b>3</b><br />\n";
    let body = warning.to_owned() + &fixture("responses/five-sentences.417.json");
    let (_server, client) = answering(json(417, body)).await;
    assert!(matches!(send(&client).await, Error::Rejected(rejected) if rejected.messages().count() == 5));
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_unauthorized() {
    let (_server, client) = answering(json(401, r#"{"message":"Unauthenticated."}"#)).await;
    let error = send(&client).await;
    assert!(matches!(error, Error::Unauthorized(_)), "{error:?}");
    assert!(error.to_string().contains("check that the token belongs to this environment"));
    assert_eq!(error.outcome(), Outcome::Refused);
}

#[tokio::test]
async fn an_order_that_is_not_there_is_not_found_in_the_words_of_the_api_alone() {
    let cases = [
        ("responses/status.404.json", "Order Not Found", "Order Not Found"),
        ("responses/is-error.404.json", "orderNotFound", "orderNotFound"),
        ("responses/parameter-in-message.404.json", "cycleNotfound#cycle1", "cycleNotfound#…"),
    ];
    for (name, message, shown) in cases {
        let (_server, client) = answering(json(404, fixture(name))).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        let Error::NotFound(response) = &error else { panic!("{error:?}") };
        assert_eq!(response.message(), Some(message));
        assert_eq!(error.to_string(), format!("the API found nothing, it responded 404 ({shown})"));
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn any_other_404_says_nothing_of_the_order() {
    for body in [
        "",
        "<html>404</html>",
        r#"{"message": "The route api/v1/orders could not be found."}"#,
        r#"{"message": ""}"#,
        r#"{"error": "not found"}"#,
    ] {
        let (_server, client) = answering(json(404, body)).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        assert!(matches!(error, Error::NoSuchEndpoint(_)), "{body}: {error:?}");
        assert!(error.to_string().contains("check that the base URL"), "{error}");
    }
}

#[tokio::test]
async fn a_conflict_of_business_logic_is_a_conflict() {
    for name in ["responses/already-paid.400.json", "responses/both-flags.400.json"] {
        let (_server, client) = answering(json(400, fixture(name))).await;
        let error = send(&client).await;
        assert!(matches!(error, Error::Conflict(_)), "{error:?}");
        assert_eq!((error.status().unwrap().as_u16(), error.outcome()), (400, Outcome::Refused));
    }
}

#[tokio::test]
async fn failures_of_the_server_keep_message_and_body() {
    let cases = [
        (500, "responses/object-errors.500.json", "internalErrorOccurredPleaseTryAgainLater"),
        (510, "responses/key.510.json", "somethingWentWrong"),
        (510, "responses/sentence.510.json", "Something Went Wrong"),
        (510, "responses/norwegian.510.json", "personCurrentStatusIsWrong"),
    ];
    for (status, name, message) in cases {
        let (_server, client) = answering(json(status, fixture(name))).await;
        let error = send(&client).await;
        let Error::Server(response) = &error else { panic!("{error:?}") };
        assert_eq!((response.status().as_u16(), response.message()), (status, Some(message)));
        assert_eq!(response.body(), fixture(name));
        assert!(response.errors().is_some());
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert!(error.to_string().contains("portal"), "{error}");
        assert!(!format!("{error} {error:?}").contains("Ugyldig"));
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_is_a_failure_of_the_server() {
    for status in [502, 503, 504] {
        let html = ResponseTemplate::new(status).set_body_raw(fixture("responses/bad-gateway.502.html"), "text/html");
        let (_server, client) = answering(html).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        let Error::Server(response) = &error else { panic!("{error:?}") };
        assert!(!response.is_json() && response.body().contains("nginx"));
        assert!(error.is_retryable());
        assert_eq!(error.is_timeout(), status == 504);
        let text = format!("the API failed with {status} (not JSON: a proxy rather than the API); try again later");
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn refusals_of_laravel_have_errors_of_their_own() {
    for status in [403, 405, 413] {
        let (_server, client) = answering(json(status, r#"{"message": "Forbidden"}"#)).await;
        let error = send(&client).await;
        assert!(matches!(error, Error::Refused(_)), "{error:?}");
        assert_eq!(error.outcome(), Outcome::Refused);
    }
}

#[tokio::test]
async fn other_statuses_are_no_evidence() {
    for status in [300, 304, 402, 403, 405, 408, 409, 418, 429] {
        let (_server, client) = answering(json(status, "")).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        assert!(matches!(error, Error::UnexpectedResponse(_)), "{error:?}");
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.is_retryable(), matches!(status, 408 | 429));
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (elsewhere, _) = answering(json(200, fixture("responses/status.200.json"))).await;
    for status in [301, 302, 303, 307, 308] {
        let response = ResponseTemplate::new(status).insert_header("location", elsewhere.uri());
        let (_server, client) = answering(response).await;
        assert!(matches!(send(&client).await, Error::UnexpectedResponse(_)));
        assert!(matches!(client.orders().status("ODR1").await, Err(Error::UnexpectedResponse(_))));
    }
    assert_eq!(crate::support::requests(&elsewhere).await, 0);
}

#[tokio::test]
async fn a_body_that_contradicts_a_status_of_success_is_no_evidence() {
    let (_server, client) = answering(json(200, fixture("responses/payment-link.417.json"))).await;
    for error in [send(&client).await, client.orders().status("ODR1").await.unwrap_err()] {
        assert!(matches!(&error, Error::UnexpectedResponse(_)), "{error:?}");
        assert_eq!(error.status().unwrap().as_u16(), 200);
        assert!(error.to_string().contains("200, in the body 417"), "{error}");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[tokio::test]
async fn an_unreadable_response_names_the_place_and_not_the_value() {
    for (data, path) in [
        ("null", "data"),
        ("[]", "data"),
        ("\"Kari\"", "data"),
        ("{}", "data"),
        (r#"{"status": {"Kari": 1}}"#, "data.status"),
        (r#"{"status": " "}"#, "data.status"),
    ] {
        let (_server, client) = answering(json(200, format!(r#"{{"status_code": 200, "data": {data}}}"#))).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        let Error::Decode(cause) = &error else { panic!("{data}: {error:?}") };
        assert_eq!((cause.path(), cause.status().as_u16()), (path, 200), "{data}");
        let text = format!("{error} {} {error:?}", error.source().unwrap());
        assert!(text.contains(path) && !text.contains("Kari"), "{text}");
    }
    for body in ["", "{\"data\"", "<html>", "[1]"] {
        let (_server, client) = answering(json(200, body)).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        assert!(matches!(error, Error::UnexpectedResponse(_)), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn a_response_beyond_the_limit_is_not_read() {
    let long = format!(r#"{{"status_code": 201, "data": {{"uuid": "{}"}}}}"#, "x".repeat(1024 * 1024));
    let (_server, client) = answering(json(201, long.clone())).await;
    let error = send(&client).await;
    assert!(matches!(&error, Error::UnexpectedResponse(response) if response.body().len() == 1024 * 1024));
    assert_eq!(error.outcome(), Outcome::Unknown);

    let (_server, client) = answering(json(500, long)).await;
    let error = send(&client).await;
    assert!(matches!(&error, Error::Server(response) if response.body().len() == 1024 * 1024), "a 500 stays a 500");
}

#[tokio::test]
async fn too_many_requests_is_an_error_of_its_own() {
    let body = r#"{"message": "Too Many Attempts."}"#;
    let response = json(429, body).insert_header("retry-after", "7").insert_header("x-request-id", "abc");
    let (_server, client) = answering(response).await;
    let error = send(&client).await;
    assert!(matches!(error, Error::TooManyRequests(_)), "{error:?}");
    assert_eq!((error.outcome(), error.is_retryable()), (Outcome::Refused, true));
    assert_eq!(error.retry_after().unwrap().as_secs(), 7);
    assert_eq!(error.response().unwrap().request_id(), Some("abc"));

    let (_server, client) = answering(json(429, "<html>Slow down").insert_header("retry-after", "7")).await;
    let error = send(&client).await;
    assert_eq!((error.outcome(), error.is_retryable()), (Outcome::Unknown, false));
    assert_eq!(error.retry_after().unwrap().as_secs(), 7);
}

#[tokio::test]
async fn a_rejection_with_a_mebibyte_of_empty_messages_is_read_message_by_message() {
    let body = format!(r#"{{"status_code":417,"errors":[{}""]}}"#, "\"\",".repeat(349_000));
    let (_server, client) = answering(json(417, body)).await;
    let Error::Rejected(rejected) = send(&client).await else { panic!("not a rejection") };
    assert_eq!((rejected.messages().count(), rejected.violations().count()), (349_001, 0));
}
