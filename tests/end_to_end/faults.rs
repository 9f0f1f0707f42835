use std::time::Duration;

use frontpay_client::{Error, OrderStatus, Outcome, Retries};
use frontpay_sandbox::Fault;

use crate::support::{answering, client, impatient, sandbox, send};

#[tokio::test]
async fn a_failing_server_leaves_the_outcome_unknown() {
    let sandbox = sandbox().await;
    for (fault, status, is_json) in [
        (Fault::ServerError, 500, true),
        (Fault::Status(510), 510, true),
        (Fault::Status(503), 503, true),
        (Fault::Html, 502, false),
    ] {
        sandbox.fail_next(fault);
        let error = send(&client(&sandbox)).await.unwrap_err();
        let Error::Server(response) = &error else { panic!("{error:?}") };
        assert_eq!((response.status().as_u16(), response.is_json()), (status, is_json));
        assert_eq!((error.outcome(), error.is_retryable()), (Outcome::Unknown, false), "{fault:?}");
    }
}

/// A create is not: it would be a second order.
#[tokio::test]
async fn a_read_is_repeated_after_a_transient_fault_and_a_create_is_not() {
    let sandbox = sandbox().await;
    let retries = Retries::default().first_pause(Duration::from_millis(1));
    let client = impatient(sandbox.environment(), sandbox.token()).retries(retries).build().unwrap();
    let order = send(&client).await.unwrap().order.unwrap();
    sandbox.fail_next(Fault::Html);
    sandbox.fail_next(Fault::Reset);
    assert_eq!(client.orders().status(&order).await.unwrap().status, OrderStatus::Sent);

    sandbox.fail_next(Fault::Reset);
    let error = send(&client).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)));
    assert_eq!(sandbox.orders().len(), 2);
}

#[tokio::test]
async fn a_slow_server_leaves_the_outcome_unknown_and_has_the_order() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Fault::Delay(Duration::from_secs(60)));
    let hurried = impatient(sandbox.environment(), sandbox.token()).timeout(Duration::from_secs(1)).build().unwrap();
    let error = send(&hurried).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)));
    assert_eq!((error.is_timeout(), error.outcome()), (true, Outcome::Unknown));
    assert_eq!(sandbox.orders().len(), 1);
}

#[tokio::test]
async fn a_refused_connection_sends_nothing() {
    let sandbox = sandbox().await;
    let client = client(&sandbox);
    sandbox.shutdown().await;
    let error = send(&client).await.unwrap_err();
    assert!(matches!(error, Error::NotSent(_)));
    assert_eq!((error.outcome(), error.is_retryable()), (Outcome::NotSent, true));
}

#[tokio::test]
async fn hostile_responses_leave_the_outcome_unknown() {
    let truncated = "HTTP/1.1 201 Created\r\ncontent-length: 500\r\n\r\n{\"status_code\": 201";
    let endless = format!("HTTP/1.1 200 OK\r\nx: {}", "x".repeat(4 << 20));
    let huge = format!("HTTP/1.1 201 Created\r\ncontent-length: {}\r\n\r\n{}", 4 << 20, " ".repeat(4 << 20));
    let cases = [
        ("", Outcome::Unknown),
        ("hello there\r\n\r\n", Outcome::Unknown),
        ("HTTP/1.1 201", Outcome::Unknown),
        (truncated, Outcome::Unknown),
        (&endless, Outcome::Unknown),
        (&huge, Outcome::Unknown),
        ("HTTP/1.1 201 Created\r\ncontent-length: 9\r\n\r\nnot JSON!", Outcome::Unknown),
        ("HTTP/1.1 201 Created\r\ncontent-length: 11\r\n\r\n{\"data\": 5}", Outcome::Unknown),
        ("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n", Outcome::Unknown),
    ];
    for (response, outcome) in cases {
        let client = impatient(answering(response.into()).await, "the-token").build().unwrap();
        let error = send(&client).await.unwrap_err();
        let start = response.chars().take(40).collect::<String>();
        assert_eq!((error.outcome(), error.is_retryable()), (outcome, false), "{start}: {error:?}");
        assert!(format!("{error:?}{error}").len() < 2000, "{start}");
    }
}
