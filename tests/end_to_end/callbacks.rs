use std::time::{Duration, SystemTime};

use frontpay_client::OrderStatus;
use frontpay_client::callback::{CallbackError, Received, Receiver, Secret, Verifier};
use frontpay_core::payload::CallbackSettings;
use frontpay_sandbox::{Delivery, Sandbox};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::support::{client, order, read_request, sandbox, valid};

/// Returns a verifier for a callback URL with the parameter `cart`.
fn verifier(secret: &str) -> Verifier {
    Verifier::builder(Secret::new(secret).unwrap()).custom_parameters(["cart"]).build().unwrap()
}

/// Pays an order and returns the received query of the callback.
async fn callback(sandbox: &Sandbox) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/paid?cart=17", listener.local_addr().unwrap());
    let mut link = order();
    link.callback = Some(CallbackSettings::new(url));
    let created = client(sandbox).orders().send_payment_link(&valid(link)).await.unwrap();
    let (payment, request) = tokio::join!(sandbox.pay(created.order.unwrap()), async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let request = read_request(&mut stream).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n").await.unwrap();
        request
    });
    assert_eq!(payment.unwrap().delivery(), &Delivery::Answered(200));
    request.strip_prefix("GET /paid?").unwrap().split_once(' ').unwrap().0.to_owned()
}

#[tokio::test]
async fn a_callback_is_verified_and_the_order_read_again() {
    let sandbox = sandbox().await;
    let query = callback(&sandbox).await;
    let notification = verifier("test-secret").verify(&query).unwrap();
    assert_eq!(
        (notification.status(), notification.amount(), notification.get("cart")),
        (&OrderStatus::Paid, Some("192.00"), Some("17"))
    );
    assert_eq!(client(&sandbox).orders().status(notification.order()).await.unwrap().status, OrderStatus::Paid);
}

#[tokio::test]
async fn a_forged_callback_is_rejected() {
    let sandbox = sandbox().await;
    let query = callback(&sandbox).await;
    let verify = |query: &str, secret: &str| verifier(secret).verify(query).unwrap_err();
    assert_eq!(verify(&query, "another-secret"), CallbackError::WrongChecksum);
    for (from, to) in [("192.00", "1.00"), ("PAID", "INVOICED"), ("cart=17", "cart=18"), ("&checksum=", "&checksum=0")]
    {
        assert_eq!(verify(&query.replace(from, to), "test-secret"), CallbackError::WrongChecksum, "{from}");
    }
    assert_eq!(verify(query.split("&checksum").next().unwrap(), "test-secret"), CallbackError::MissingChecksum);
    // The same text in other values: the checksum is right.
    let recut = query.replace("amount=192.00&createdAt=", "amount=192.0&createdAt=0");
    assert!(matches!(verify(&recut, "test-secret"), CallbackError::Malformed { .. }));
    let renamed = query.replace("cart=17", "basket=17");
    assert!(matches!(verify(&renamed, "test-secret"), CallbackError::UnexpectedParameter { .. }));
}

#[tokio::test]
async fn a_repetition_of_a_processed_callback_is_recognized() {
    let sandbox = sandbox().await;
    let query = callback(&sandbox).await;
    let receiver = Receiver::new(verifier("test-secret"));
    let Received::Unprocessed(unprocessed) = receiver.receive(&query).await.unwrap() else { panic!("it is new") };
    unprocessed.mark_processed().await.unwrap();
    assert!(matches!(receiver.receive(&query).await.unwrap(), Received::AlreadyProcessed(_)));
}

#[tokio::test]
async fn a_callback_that_is_replayed_later_is_stale() {
    let sent = SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
    let sandbox = Sandbox::builder().callback_secret("test-secret").clock(move || sent).start().await.unwrap();
    let query = callback(&sandbox).await;
    let (window, verifier) = (Verifier::DEFAULT_WINDOW, verifier("test-secret"));
    assert!(verifier.verify_at(&query, sent).is_ok());
    assert!(verifier.verify_at(&query, sent + window).is_ok());
    let late = verifier.verify_at(&query, sent + window + Duration::from_secs(1)).unwrap_err();
    assert!(matches!(late, CallbackError::Stale { .. }));
}
