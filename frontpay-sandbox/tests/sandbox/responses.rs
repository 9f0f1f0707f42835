use std::time::SystemTime;

use frontpay_client::OrderStatus;
use frontpay_core::payload::PaymentLink;
use frontpay_core::{Validate, Value, Violation};
use frontpay_sandbox::MAX_BODY_BYTES;

use crate::support::{BEARER, CREATE, JSON, PAYMENT_LINK, builder, create, get, raw, sandbox};

#[tokio::test]
async fn a_valid_order_has_the_documented_response() {
    let sandbox = sandbox().await;
    let answer = create(&sandbox, PAYMENT_LINK).await;
    let [order] = &*sandbox.orders() else { panic!("one order") };
    let expected = format!(
        r#"{{"status_code":201,"status_message":"OK","message":"orderAddedSuccessfully","is_data":false,"data":{{"uuid":"{}","customerUuid":"{}"}}}}"#,
        order.id(),
        order.customer(),
    );
    assert_eq!((answer.status, answer.body), (201, expected));
    assert!(order.id().as_str().starts_with("ODR") && order.customer().as_str().starts_with("CSRT"));
    assert_eq!((order.status(), order.document()), (&OrderStatus::Sent, PAYMENT_LINK));
    assert_eq!(order.payload().unwrap().customer_details.name, "Kari Nordmann");
}

#[tokio::test]
async fn the_headers_are_those_recorded() {
    let sandbox = builder().clock(|| SystemTime::UNIX_EPOCH).start().await.unwrap();
    for remaining in ["239", "238"] {
        let answer = get(&sandbox, "connect/orders/status").await;
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert_eq!(answer.header("cache-control"), Some("no-cache, private"));
        assert_eq!(answer.header("x-ratelimit-limit"), Some("240"));
        assert_eq!(answer.header("x-ratelimit-remaining"), Some(remaining));
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    }
}

#[tokio::test]
async fn a_customer_who_is_named_is_kept() {
    let sandbox = sandbox().await;
    let link =
        PAYMENT_LINK.replacen(r#""type": "private""#, r#""type": "private", "customerUuid": "CSRT3672053467""#, 1);
    assert!(create(&sandbox, &link).await.body.contains(r#""customerUuid":"CSRT3672053467""#));
}

#[tokio::test]
async fn a_rejection_is_the_recorded_list_of_messages() {
    let sandbox = sandbox().await;
    let link = PAYMENT_LINK
        .replace(r#""rate": 51"#, r#""rate": "much""#)
        .replace("kari@example.com", "kari")
        .replace(r#""country": "NO""#, r#""country": "Norway""#)
        .replace(r#""city": "Sandnes","#, "");
    let answer = create(&sandbox, &link).await;
    let expected = concat!(
        r#"{"status_code":417,"status_message":"Client Error","message":"payloadValidationErrors","is_error":true,"errors":["#,
        r#""The customer details.email must be a valid email address.","#,
        r#""The customer details.address.city field is required.","#,
        r#""Country in Customer's Address must be as ISO Alpha 2 Standard","#,
        r#""The products.0.rate must be a number."]}"#,
    );
    assert_eq!((answer.status, &*answer.body), (417, expected));
    assert!(sandbox.orders().is_empty());
}

/// The number of messages for an empty request.
async fn assert_reads_as_empty(headers: &[&str], body: &str) {
    let sandbox = sandbox().await;
    let answer = raw(sandbox.address(), "POST", CREATE, headers, body.as_bytes()).await;
    let sentences: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    let missing = PaymentLink::RULES.check(&Value::Null).unwrap_err();
    assert_eq!(answer.status, 417, "{body}");
    assert_eq!(sentences["errors"].as_array().map(Vec::len), Some(missing.len()), "{body}");
}

#[tokio::test]
async fn a_body_that_is_not_a_json_object_is_read_as_empty() {
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    for body in ["", "{", "null", "5", "\"text\"", "[]", "[1, 2]", "{}", "{\"a\": 1}}", "\u{feff}{}", &deep] {
        assert_reads_as_empty(&[BEARER, JSON], body).await;
    }
}

#[tokio::test]
async fn a_body_without_a_json_content_type_is_read_as_empty() {
    assert_reads_as_empty(&[BEARER], PAYMENT_LINK).await;
    assert_reads_as_empty(&[BEARER, "content-type: text/plain"], PAYMENT_LINK).await;
    let sandbox = sandbox().await;
    for json in ["content-type: application/json; charset=utf-8", "content-type: application/vnd.api+json"] {
        let answer = raw(sandbox.address(), "POST", CREATE, &[BEARER, json], PAYMENT_LINK.as_bytes()).await;
        assert_eq!(answer.status, 201, "{json}");
    }
}

/// The type is narrower here: it would call this a `shape`.
#[tokio::test]
async fn documents_that_laravel_accepts_are_stored_unchanged() {
    let sandbox = sandbox().await;
    let mut link: serde_json::Value = serde_json::from_str(PAYMENT_LINK).unwrap();
    link["products"] = "x".into();
    assert_eq!(create(&sandbox, &link.to_string()).await.status, 201);
    let [order] = &*sandbox.orders() else { panic!("one order") };
    assert_eq!(order.document(), link.to_string());
    let refused = order.payload().unwrap_err();
    assert_eq!(refused.iter().map(Violation::rule).collect::<Vec<_>>(), ["shape"]);
}

#[tokio::test]
async fn a_wrong_token_gets_laravels_response() {
    let sandbox = sandbox().await;
    let wrong = [
        "x-nothing: at-all",
        "authorization: Bearer",
        "authorization: Bearer ",
        "authorization: Bearer test-token-3f9",
        "authorization: Bearer test-token-3f9a7",
        "authorization: Basic test-token-3f9a",
        "authorization: test-token-3f9a",
    ];
    for (header, method, path) in wrong.iter().flat_map(|header| {
        let status = "/api/v1/connect/orders/status";
        [(header, "POST", CREATE), (header, "GET", status), (header, "GET", "/api/v1/connect/orders/status/ODR1")]
    }) {
        let answer = raw(sandbox.address(), method, path, &[header, JSON], PAYMENT_LINK.as_bytes()).await;
        assert_eq!((answer.status, &*answer.body), (401, r#"{"message":"Unauthenticated."}"#), "{header} {path}");
    }
    assert!(sandbox.orders().is_empty());
    let answer = raw(sandbox.address(), "POST", CREATE, &["authorization: bearer test-token-3f9a", JSON], b"{}").await;
    assert_eq!(answer.status, 417);
}

#[tokio::test]
async fn the_status_of_an_order_has_the_recorded_response() {
    let sandbox = sandbox().await;
    create(&sandbox, PAYMENT_LINK).await;
    let id = sandbox.orders()[0].id().clone();
    let answer = get(&sandbox, &format!("connect/orders/status/{id}")).await;
    let expected = format!(
        r#"{{"status_code":200,"status_message":"OK","message":"Order Status Retrieved Successfully","is_data":true,"data":{{"uuid":"{id}","status":"SENT"}}}}"#
    );
    assert_eq!((answer.status, answer.body), (200, expected));
}

#[tokio::test]
async fn unknown_orders_have_the_recorded_response() {
    let sandbox = sandbox().await;
    let expected =
        r#"{"status_code":404,"status_message":"Not Found","message":"Order Not Found","is_data":false,"data":null}"#;
    for path in ["/ODR347888404", "/%FF", "/%00", "", "?type=paid", "?type="] {
        let answer = get(&sandbox, &format!("connect/orders/status{path}")).await;
        assert_eq!((answer.status, &*answer.body), (404, expected), "{path}");
    }
}

#[tokio::test]
async fn the_list_is_filtered_without_regard_to_case() {
    let sandbox = sandbox().await;
    create(&sandbox, &PAYMENT_LINK.replace("https://example.com/front-payment/callback", "")).await;
    create(&sandbox, PAYMENT_LINK).await;
    let [paid, sent] = &*sandbox.orders() else { panic!("two orders") };
    sandbox.pay(paid.id()).await.unwrap();

    for (filter, expected) in [("", vec![paid, sent]), ("?type=Paid", vec![paid]), ("?x=1&type=SENT", vec![sent])] {
        let answer = get(&sandbox, &format!("connect/orders/status{filter}")).await;
        let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let ids: Vec<_> =
            body["data"].as_array().unwrap().iter().map(|order| order["uuid"].as_str().unwrap()).collect();
        assert_eq!(ids, expected.iter().map(|order| order.id().as_str()).collect::<Vec<_>>(), "{filter}");
    }
    assert_eq!(get(&sandbox, "connect/orders/status?type=EXPIRED").await.status, 404);
}

#[tokio::test]
async fn unknown_paths_and_wrong_methods_have_laravels_response() {
    let sandbox = sandbox().await;
    let answer = get(&sandbox, "connect/orders/details/ODR1").await;
    let expected = r#"{"message":"The route api/v1/connect/orders/details/ODR1 could not be found."}"#;
    assert_eq!((answer.status, &*answer.body), (404, expected));

    let answer = raw(sandbox.address(), "GET", CREATE, &[], b"").await;
    let expected = r#"{"message":"The GET method is not supported for route api/v1/connect/orders/payment-link/create. Supported methods: POST."}"#;
    assert_eq!((answer.status, &*answer.body), (405, expected));
    assert_eq!(answer.header("allow"), Some("post"));

    let answer = raw(sandbox.address(), "DELETE", "/api/v1/connect/orders/status/ODR1", &[], b"").await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("get,head")));
}

#[tokio::test]
async fn a_body_beyond_the_limit_gets_a_413() {
    let sandbox = sandbox().await;
    let padded = |length: usize| format!("{PAYMENT_LINK}{}", " ".repeat(length - PAYMENT_LINK.len()));
    assert_eq!(create(&sandbox, &padded(MAX_BODY_BYTES)).await.status, 201);
    for length in [MAX_BODY_BYTES + 1, 4 * MAX_BODY_BYTES] {
        let answer = create(&sandbox, &padded(length)).await;
        let expected = r#"{"message":"The POST data is too large: the sandbox reads 1048576 bytes."}"#;
        assert_eq!((answer.status, &*answer.body), (413, expected));
    }
}
