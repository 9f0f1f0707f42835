use std::error::Error as _;

use frontpay_client::{Client, Complaint, Error, Outcome};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;
use serde_json::Value;
use wiremock::ResponseTemplate;

use crate::support::{answering, fixture, json, payment_link};

async fn send(client: &Client) -> Error {
    client.orders().send_payment_link(&payment_link()).await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_keeps_its_sentences_in_order() {
    let (_server, client) = answering(json(417, fixture("answers/five-sentences.417.json"))).await;
    let error = send(&client).await;
    assert_eq!(error.outcome(), Outcome::NotDone);
    assert!(!error.is_retryable());
    let text = error.to_string();
    let Error::Refused(refusal) = error else { panic!("{error:?}") };
    let texts: Vec<_> = refusal.complaints().iter().map(Complaint::text).collect();
    assert_eq!(texts.len(), 5);
    assert_eq!(texts[1], "The order date does not match the format d M, Y.");
    assert_eq!(texts[4], "The products.0.rate field is required.");
    assert!(text.starts_with("the API refused the payload with 417 (payloadValidationErrors): The order"), "{text}");
}

#[tokio::test]
async fn recognised_sentences_become_violations_and_others_stay_text() {
    let (_server, client) = answering(json(417, fixture("answers/five-sentences.417.json"))).await;
    let Error::Refused(refusal) = send(&client).await else { panic!("not a refusal") };
    let found: Vec<_> = refusal.violations().map(|violation| (violation.path(), violation.rule())).collect();
    assert!(found.contains(&("customerDetails.email", "email")), "{found:?}");
    assert!(found.contains(&("products.0.rate", "required")), "{found:?}");
    assert_eq!(refusal.complaints()[0].violation(), None, "shipping cost is no field of a payment link");
}

#[test]
fn what_is_wrong_with_a_payload_becomes_an_error_of_the_client() {
    let syntax = Error::from(Valid::<PaymentLink>::from_json("{").unwrap_err());
    assert!(matches!(syntax, Error::Json(_)), "{syntax:?}");
    assert!(syntax.source().unwrap().to_string().contains("line 1"), "{syntax:?}");
    let invalid = Error::from(Valid::<PaymentLink>::from_json("{}").unwrap_err());
    assert!(matches!(&invalid, Error::Invalid(report) if report.len() > 10), "{invalid:?}");
    assert_eq!((invalid.to_string().as_str(), invalid.outcome()), ("the payload is not valid", Outcome::NotDone));
}

#[tokio::test]
async fn the_recorded_refusal_is_read() {
    let (_server, client) = answering(json(417, fixture("answers/payment-link.417.json"))).await;
    let Error::Refused(refusal) = send(&client).await else { panic!("not a refusal") };
    assert_eq!(refusal.complaints().len(), 1);
    assert_eq!(refusal.answer().status_code(), Some(417));
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
    for (errors, sentences) in cases {
        let (_server, client) = answering(json(417, format!(r#"{{"errors": {errors}}}"#))).await;
        let Error::Refused(refusal) = send(&client).await else { panic!("{errors}") };
        assert_eq!(refusal.complaints().len(), sentences, "{errors}");
        assert_eq!(refusal.answer().errors(), Some(&serde_json::from_str::<Value>(errors).unwrap()));
    }
    let (_server, client) = answering(json(417, "{}")).await;
    let Error::Refused(refusal) = send(&client).await else { panic!("no errors at all") };
    assert_eq!((refusal.complaints().len(), refusal.answer().errors()), (0, None));
}

#[tokio::test]
async fn long_and_dangerous_sentences_are_made_printable() {
    let body = serde_json::json!({"errors": ["\u{1b}[31mred", "x".repeat(500), "3", "4", "5", "6", "7"]});
    let (_server, client) = answering(json(417, body.to_string())).await;
    let text = send(&client).await.to_string();
    assert!(text.contains("\\u{1b}[31mred") && !text.contains('\u{1b}'), "{text}");
    assert!(!text.contains(&"x".repeat(161)));
    assert!(text.ends_with(" (and 2 more)"), "{text}");
}

#[tokio::test]
async fn a_422_is_a_refusal_too() {
    let (_server, client) =
        answering(json(422, r#"{"message": "x", "errors": {"orderDate": ["The order date field is required."]}}"#))
            .await;
    assert!(matches!(send(&client).await, Error::Refused(refusal) if refusal.complaints().len() == 1));
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_unauthorised() {
    for body in [r#"{"message":"Unauthenticated."}"#, "", "<html>"] {
        let (_server, client) = answering(json(401, body)).await;
        let error = send(&client).await;
        assert!(matches!(error, Error::Unauthorised(_)), "{error:?}");
        assert!(error.to_string().contains("check that the token belongs to this environment"));
        assert_eq!(error.outcome(), Outcome::NotDone);
    }
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let cases = [
        ("answers/status.404.json", "Order Not Found"),
        ("answers/is-error.404.json", "orderNotFound"),
        ("answers/parameter-in-message.404.json", "cycleNotfound#cycle1"),
    ];
    for (name, message) in cases {
        let (_server, client) = answering(json(404, fixture(name))).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        let Error::NotFound(answer) = &error else { panic!("{error:?}") };
        assert_eq!(answer.message(), Some(message));
        assert_eq!(error.to_string(), format!("the API found nothing, it answered 404 ({message})"));
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn a_conflict_of_business_logic_is_a_conflict() {
    for name in ["answers/already-paid.400.json", "answers/both-flags.400.json"] {
        let (_server, client) = answering(json(400, fixture(name))).await;
        let error = send(&client).await;
        assert!(matches!(error, Error::Conflict(_)), "{error:?}");
        assert_eq!((error.status().unwrap().as_u16(), error.outcome()), (400, Outcome::NotDone));
    }
}

#[tokio::test]
async fn failures_of_the_server_keep_message_and_body() {
    let cases = [
        (500, "answers/object-errors.500.json", "internalErrorOccurredPleaseTryAgainLater"),
        (510, "answers/key.510.json", "somethingWentWrong"),
        (510, "answers/sentence.510.json", "Something Went Wrong"),
        (510, "answers/norwegian.510.json", "personCurrentStatusIsWrong"),
    ];
    for (status, name, message) in cases {
        let (_server, client) = answering(json(status, fixture(name))).await;
        let error = send(&client).await;
        let Error::Server(answer) = &error else { panic!("{error:?}") };
        assert_eq!((answer.status().as_u16(), answer.message()), (status, Some(message)));
        assert_eq!(answer.body(), fixture(name));
        assert!(answer.errors().is_some());
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert!(error.to_string().ends_with("look whether it was done before you send it again"), "{error}");
        assert!(!format!("{error} {error:?}").contains("Ugyldig"));
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_is_a_failure_of_the_server() {
    for status in [502, 503, 504] {
        let html = ResponseTemplate::new(status).set_body_raw(fixture("answers/bad-gateway.502.html"), "text/html");
        let (_server, client) = answering(html).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        let Error::Server(answer) = &error else { panic!("{error:?}") };
        assert!(!answer.is_json() && answer.body().contains("nginx"));
        assert!(error.is_retryable());
        assert_eq!(error.is_timeout(), status == 504);
        let text = format!("the API failed with {status} (not JSON: a proxy rather than the API); try again later");
        assert_eq!(error.to_string(), text);
    }
}

#[tokio::test]
async fn other_statuses_are_errors_of_their_own() {
    for status in [300, 304, 402, 403, 405, 409, 418, 429] {
        let (_server, client) = answering(json(status, "")).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        assert!(matches!(error, Error::Api(_)), "{error:?}");
        assert_eq!(error.status().unwrap().as_u16(), status);
        assert_eq!(error.is_retryable(), status == 429);
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (elsewhere, _) = answering(json(200, fixture("answers/status.200.json"))).await;
    for status in [301, 302, 303, 307, 308] {
        let response = ResponseTemplate::new(status).insert_header("location", elsewhere.uri());
        let (_server, client) = answering(response).await;
        assert!(matches!(send(&client).await, Error::Api(_)));
        assert!(matches!(client.orders().status("ODR1").await, Err(Error::Api(_))));
    }
    assert_eq!(crate::support::requests(&elsewhere).await, 0);
}

#[tokio::test]
async fn the_body_may_contradict_a_status_of_success() {
    let (_server, client) = answering(json(200, fixture("answers/payment-link.417.json"))).await;
    let error = send(&client).await;
    assert!(matches!(&error, Error::Refused(_)), "{error:?}");
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert!(error.to_string().contains("200, in the body 417"), "{error}");
}

#[tokio::test]
async fn a_success_that_is_not_json_was_probably_done() {
    for (body, path) in [
        ("<html>", "."),
        ("[1]", "."),
        ("{\"data\"", "."),
        (r#"{"data": "x"}"#, "data"),
        (r#"{"data": {"uuid": {}}}"#, "data.uuid"),
    ] {
        let (_server, client) = answering(json(201, body)).await;
        let error = send(&client).await;
        let Error::Decode(cause) = &error else { panic!("{body}: {error:?}") };
        assert_eq!((cause.path(), cause.body(), cause.status().as_u16()), (path, body, 201));
        assert_eq!(error.outcome(), Outcome::Done);
        assert!(!error.is_retryable());
        let text = error.source().unwrap().to_string();
        assert!(text.contains("was probably done"), "{text}");
    }
}

#[tokio::test]
async fn an_unreadable_answer_names_the_place_and_not_the_value() {
    let (_server, client) =
        answering(json(200, r#"{"data": {"status": "PAID", "orderAmount": "Kari Nordmann"}}"#)).await;
    let error = client.orders().status("ODR1").await.unwrap_err();
    let text = format!("{error} {} {error:?}", error.source().unwrap());
    assert!(text.contains("data.orderAmount") && text.contains("expected an amount"), "{text}");
    assert!(!text.contains("Kari") && !text.contains("was probably done"), "{text}");
}

#[tokio::test]
async fn a_status_without_data_cannot_be_read() {
    for body in ["", "{}", r#"{"data": null}"#, r#"{"data": []}"#, r#"{"data": {}}"#] {
        let (_server, client) = answering(json(200, body)).await;
        let error = client.orders().status("ODR1").await.unwrap_err();
        assert!(matches!(error, Error::Decode(_)), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn an_answer_beyond_the_limit_is_not_read() {
    let long = format!(r#"{{"data": {{"uuid": "{}"}}}}"#, "x".repeat(1024 * 1024));
    let (_server, client) = answering(json(201, long.clone())).await;
    let error = send(&client).await;
    assert_eq!(error.outcome(), Outcome::Done);
    let text = error.source().unwrap().to_string();
    assert!(text.contains("longer than 1048576 bytes"), "{text}");

    let (_server, client) = answering(json(500, long)).await;
    let error = send(&client).await;
    assert!(matches!(&error, Error::Server(answer) if answer.body().len() == 1024 * 1024), "a 500 stays a 500");
}

#[tokio::test]
async fn request_id_and_retry_after_are_kept() {
    let response = json(429, "{}").insert_header("retry-after", "7").insert_header("x-request-id", "abc");
    let (_server, client) = answering(response).await;
    let error = send(&client).await;
    assert_eq!(error.retry_after().unwrap().as_secs(), 7);
    assert_eq!(error.answer().unwrap().request_id(), Some("abc"));
    assert!(!error.is_retryable(), "a create is not repeated");
}
