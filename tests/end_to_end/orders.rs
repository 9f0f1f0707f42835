use std::collections::BTreeMap;

use frontpay_client::{Error, OrderStatus, Outcome};
use frontpay_core::payload::ProductsFormat;
use frontpay_tests::vectors;

use crate::support::{client, company, impatient, order_of, person, post, sandbox, send, valid};

#[tokio::test]
async fn an_order_arrives_as_it_was_sent() {
    let sandbox = sandbox().await;
    let client = client(&sandbox);
    for customer in [person(), company()] {
        for format in [ProductsFormat::List, ProductsFormat::Map] {
            let mut link = order_of(customer.clone());
            link.products = link.products.with_format(format);
            let link = valid(link);
            let created = client.orders().send_payment_link(&link).await.unwrap();
            let stored = sandbox.orders().pop().unwrap();
            assert_eq!(
                (created.order.as_ref(), created.customer.as_ref()),
                (Some(stored.id()), Some(stored.customer()))
            );
            assert!(*stored.payload().unwrap() == *link);
            assert_eq!(client.orders().status(stored.id()).await.unwrap().status, OrderStatus::Sent);
        }
    }
    assert_eq!(sandbox.orders().len(), 4);
}

#[tokio::test]
async fn a_wrong_token_is_unauthorized_and_does_nothing() {
    let sandbox = sandbox().await;
    let stranger = impatient(sandbox.environment(), "another-token").build().unwrap();
    let error = send(&stranger).await.unwrap_err();
    assert!(matches!(&error, Error::Unauthorized(response) if response.message() == Some("Unauthenticated.")));
    assert_eq!(error.outcome(), Outcome::Refused);
    assert!(matches!(stranger.orders().status("ODR1").await, Err(Error::Unauthorized(_))));
    assert!(sandbox.orders().is_empty());
}

#[tokio::test]
async fn the_sandbox_has_laravels_verdicts() {
    let sandbox = sandbox().await;
    let (mut accepted, mut refused) = (0, 0);
    for vector in vectors::read("payment-link.jsonl") {
        let answer = post(&sandbox, vector.data.get()).await;
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        let sentences = body["errors"].as_array().map_or(0, Vec::len);
        let failures: usize = vector.failed().values().map(BTreeMap::len).sum();
        let status = if vector.valid == Some(true) { "201" } else { "417" };
        assert_eq!((head.split(' ').nth(1), sentences), (Some(status), failures), "{}", vector.id);
        *(if status == "201" { &mut accepted } else { &mut refused }) += 1;
    }
    println!("{accepted} accepted and {refused} refused, as by Laravel");
    assert_eq!(sandbox.orders().len(), accepted);
    assert!(accepted > 0 && refused > 0);
}
