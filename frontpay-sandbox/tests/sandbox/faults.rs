use std::time::{Duration, Instant};

use frontpay_sandbox::Fault;

use crate::support::{PAYMENT_LINK, create, get, sandbox};

#[tokio::test]
async fn a_server_error_is_the_documented_one() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Fault::ServerError);
    let answer = create(&sandbox, PAYMENT_LINK).await;
    let body: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!((answer.status, &body["status_code"]), (500, &500.into()));
    assert_eq!(body["message"], "internalErrorOccurredPleaseTryAgainLater");
    assert!(body["errors"]["happenedAt"].is_string() && body["errors"]["internalErrorDetails"].is_array());
    assert!(sandbox.orders().is_empty());
    assert_eq!(create(&sandbox, PAYMENT_LINK).await.status, 201);
}

#[tokio::test]
async fn a_page_of_a_proxy_is_not_json() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Fault::Html);
    let answer = create(&sandbox, PAYMENT_LINK).await;
    assert_eq!((answer.status, answer.header("content-type")), (502, Some("text/html")));
    assert!(answer.body.contains("502 Bad Gateway"));
    assert_eq!(answer.header("x-ratelimit-limit"), None);
    assert!(sandbox.orders().is_empty());
}

#[tokio::test]
async fn every_status_has_a_body_that_belongs_to_it() {
    let sandbox = sandbox().await;
    let bodies = [
        (510, 510, r#""message":"somethingWentWrong""#),
        (500, 500, "internalErrorOccurredPleaseTryAgainLater"),
        (417, 417, "payloadValidationErrors"),
        (404, 404, "Order Not Found"),
        (401, 401, "Unauthenticated."),
        (429, 429, "Too Many Attempts."),
        (503, 503, r#"{"message":"Service Unavailable"}"#),
        (100, 500, "internalErrorOccurredPleaseTryAgainLater"),
        (9999, 500, "internalErrorOccurredPleaseTryAgainLater"),
    ];
    for (asked, status, body) in bodies {
        sandbox.fail_next(Fault::Status(asked));
        let answer = get(&sandbox, "connect/orders/status").await;
        assert_eq!(answer.status, status);
        assert!(answer.body.contains(body), "{}", answer.body);
        assert_eq!(answer.header("retry-after").is_some(), status == 429);
    }
}

#[tokio::test]
async fn a_delayed_answer_comes_after_the_order() {
    let sandbox = sandbox().await;
    let delay = Duration::from_millis(500);
    sandbox.fail_next(Fault::Delay(delay));
    let start = Instant::now();
    let (answer, ordered) = tokio::join!(create(&sandbox, PAYMENT_LINK), async {
        while sandbox.orders().is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        start.elapsed()
    });
    assert_eq!(answer.status, 201);
    assert!(start.elapsed() >= delay && ordered < delay);
}

#[tokio::test]
async fn a_broken_connection_has_no_answer_and_an_order() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Fault::Reset);
    let answer = create(&sandbox, PAYMENT_LINK).await;
    assert_eq!((answer.status, &*answer.head), (0, ""));
    assert_eq!(sandbox.orders().len(), 1);
    assert_eq!(create(&sandbox, PAYMENT_LINK).await.status, 201);
}

#[tokio::test]
async fn faults_apply_in_order_and_before_the_token_is_checked() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Fault::Status(503));
    sandbox.fail_next(Fault::Html);
    let answer = crate::support::raw(sandbox.address(), "GET", "/api/v1/connect/orders/status", &[], b"").await;
    assert_eq!(answer.status, 503);
    assert_eq!(get(&sandbox, "connect/orders/status").await.status, 502);
    assert_eq!(get(&sandbox, "connect/orders/status").await.status, 404);
}
