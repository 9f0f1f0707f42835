use frontpay_client::OrderStatus;
use frontpay_sandbox::Fault;

use crate::support::{create, raw, receiver, sandbox, with_callback};

#[tokio::test]
async fn the_customer_pays_over_http() {
    let (address, mut received) = receiver("HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await;
    let sandbox = sandbox().await;
    create(&sandbox, &with_callback(&format!("http://{address}/paid"))).await;
    let order = sandbox.orders()[0].id().clone();
    let path = format!("/sandbox/orders/{order}/pay");

    let answer = raw(sandbox.address(), "POST", &path, &[], b"").await;
    let expected = format!(
        r#"{{"order":"{order}","status":"PAID","callback":{{"outcome":"answered","status":204,"detail":"the receiver of the callback answered 204"}}}}"#
    );
    assert_eq!((answer.status, answer.body), (200, expected));
    assert!(received.recv().await.is_some());
    assert_eq!(sandbox.orders()[0].status(), &OrderStatus::Paid);

    let again = raw(sandbox.address(), "POST", &path, &[], b"").await;
    assert_eq!((again.status, &*again.body), (409, r#"{"message":"the order is already paid"}"#));
}

#[tokio::test]
async fn a_callback_that_was_not_sent_is_reported() {
    let sandbox = sandbox().await;
    for (url, outcome) in [("https://example.com/", "withheld"), ("", "none"), ("http://127.0.0.1:1/", "unanswered")] {
        create(&sandbox, &with_callback(url)).await;
        let path = format!("/sandbox/orders/{}/pay", sandbox.orders().pop().unwrap().id());
        let answer = raw(sandbox.address(), "POST", &path, &[], b"").await;
        assert_eq!(answer.status, 200);
        assert!(answer.body.contains(&format!(r#""callback":{{"outcome":"{outcome}","detail":"#)), "{}", answer.body);
    }
}

#[tokio::test]
async fn unknown_orders_and_other_methods_are_rejected() {
    let sandbox = sandbox().await;
    for path in ["/sandbox/orders/ODR1/pay", "/sandbox/orders/%FF/pay"] {
        assert_eq!(raw(sandbox.address(), "POST", path, &[], b"").await.status, 404);
    }
    assert_eq!(raw(sandbox.address(), "GET", "/sandbox/orders/ODR1/pay", &[], b"").await.status, 405);
}

#[tokio::test]
async fn faults_are_for_the_api_alone() {
    let sandbox = sandbox().await;
    create(&sandbox, &with_callback("")).await;
    sandbox.fail_next(Fault::ServerError);
    let path = format!("/sandbox/orders/{}/pay", sandbox.orders()[0].id());
    assert_eq!(raw(sandbox.address(), "POST", &path, &[], b"").await.status, 200);
}
