use std::time::{Duration, SystemTime};

use frontpay_client::callback::{CustomParameter, Notification, Secret, Verifier};
use frontpay_client::{OrderId, OrderStatus};
use frontpay_sandbox::{Delivery, PayError, Payment, Sandbox, UnansweredReason, WithheldReason};
use tokio::net::TcpListener;

use crate::support::{builder, create, receiver, sandbox, with_callback};

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

async fn pay(sandbox: &Sandbox, callback_url: &str) -> Payment {
    assert_eq!(create(sandbox, &with_callback(callback_url)).await.status, 201);
    let order = sandbox.orders().pop().unwrap();
    sandbox.pay(order.id()).await.unwrap()
}

/// Verifies a callback strictly, at any age.
fn verify<const N: usize>(payment: &Payment, custom: [CustomParameter; N]) -> Notification {
    let builder = Verifier::builder(Secret::new("test-secret").unwrap()).without_freshness_window();
    let verifier = builder.custom_parameters(custom).build().unwrap();
    verifier.verify(payment.callback_url().unwrap().query().unwrap()).unwrap()
}

/// A callback has the values of the documents' sample URL in the same order, after the custom parameters.
#[tokio::test]
async fn the_callback_is_a_signed_get() {
    let (address, mut received) = receiver(OK).await;
    let sandbox =
        builder().clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(1_755_764_131)).start().await.unwrap();
    let payment = pay(&sandbox, &format!("http://{address}/paid?cart=17&note=a+b%26c#top")).await;
    assert_eq!(payment.delivery(), &Delivery::Answered(200));
    assert_eq!(payment.delivery().to_string(), "the receiver of the callback answered 200");

    let request = received.recv().await.unwrap();
    let query = request.strip_prefix("GET /paid?").unwrap().split(' ').next().unwrap();
    let expected = format!(
        "cart=17&note=a+b%26c&orderUuid={}&status=PAID&paymentMethod=Visa&amount=51.00&createdAt=1755764131\
         &timestamp=1755764131&checksum=",
        payment.order()
    );
    assert!(query.starts_with(&expected), "{query}");
    assert_eq!(payment.callback_url().and_then(|url| url.query()), Some(query));
    let notification = verify(&payment, ["cart".into(), CustomParameter::one_of("note", ["a b&c"])]);
    assert_eq!((notification.order(), notification.status()), (payment.order(), &OrderStatus::Paid));
    assert_eq!((notification.get("note"), notification.amount()), (Some("a b&c"), Some("51.00")));
    assert!(!request.to_lowercase().contains("authorization"));
}

#[tokio::test]
async fn the_status_of_the_receiver_is_reported_and_redirects_are_not_followed() {
    let sandbox = sandbox().await;
    let redirect =
        "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let refusal = "HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    for (answer, status) in [(redirect, 302), (refusal, 403)] {
        let (address, mut received) = receiver(answer).await;
        let payment = pay(&sandbox, &format!("http://{address}/")).await;
        assert_eq!(payment.delivery(), &Delivery::Answered(status));
        assert!(received.recv().await.is_some() && received.is_empty());
    }
}

#[tokio::test]
async fn other_hosts_are_not_called() {
    let sandbox = sandbox().await;
    for url in ["https://example.com/cb", "http://10.0.0.1/", "http://0.0.0.0:80/", "http://localhost.example.com/"] {
        let payment = pay(&sandbox, url).await;
        assert_eq!(payment.delivery(), &Delivery::Withheld(WithheldReason::NotLoopback), "{url}");
        assert_eq!(verify(&payment, []).order(), payment.order());
    }
}

#[cfg(unix)]
#[tokio::test]
async fn any_host_is_called_if_that_is_allowed() {
    // 0.0.0.0 leads to this machine and is not loopback; no host name is asked for.
    let (address, mut received) = receiver(OK).await;
    let sandbox = builder().call_any_host().start().await.unwrap();
    let payment = pay(&sandbox, &format!("http://0.0.0.0:{}/", address.port())).await;
    assert_eq!(payment.delivery(), &Delivery::Answered(200));
    assert!(received.recv().await.is_some());
}

#[tokio::test]
async fn callbacks_to_unusable_addresses_are_withheld() {
    let sandbox = sandbox().await;
    assert_eq!(pay(&sandbox, "ftp://127.0.0.1/cb").await.delivery(), &Delivery::Withheld(WithheldReason::Scheme));
    let listed = pay(&sandbox, "http://127.0.0.1:1/cb?items[]=1").await;
    assert!(matches!(listed.delivery(), Delivery::Withheld(WithheldReason::Unsignable(_))));
    assert_eq!(pay(&sandbox, "").await.delivery(), &Delivery::NoUrl);
    assert_eq!(sandbox.orders().iter().filter(|order| order.status() == &OrderStatus::Paid).count(), 3);
}

#[tokio::test]
async fn a_missing_answer_is_reported() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let silent = format!("http://{}/", listener.local_addr().unwrap());
    let (breaking, _received) = receiver("").await;
    let impatient = builder().callback_timeout(Duration::from_millis(200)).start().await.unwrap();
    let payment = pay(&impatient, &silent).await;
    assert_eq!(payment.delivery(), &Delivery::Unanswered(UnansweredReason::Timeout));

    let sandbox = sandbox().await;
    drop(listener);
    assert_eq!(pay(&sandbox, &silent).await.delivery(), &Delivery::Unanswered(UnansweredReason::NoConnection));
    let broken = pay(&sandbox, &format!("http://{breaking}/")).await;
    assert_eq!(broken.delivery(), &Delivery::Unanswered(UnansweredReason::Broken));
}

#[tokio::test]
async fn an_order_is_paid_once() {
    let sandbox = sandbox().await;
    let payment = pay(&sandbox, "").await;
    assert_eq!(sandbox.pay(payment.order()).await.unwrap_err(), PayError::AlreadyPaid);
    assert_eq!(sandbox.pay(&OrderId::from("ODR1")).await.unwrap_err(), PayError::NoSuchOrder);
}

#[tokio::test]
async fn the_amount_is_printed_as_php_prints_it() {
    let sandbox = sandbox().await;
    let amounts = [
        ("51", "51"),
        ("51.50", "51.5"),
        ("51.0", "51"),
        ("\"51.00\"", "51.00"),
        ("\"5.1e1\"", "51"),
        ("\" +051.50\"", "51.5"),
        ("\".5\"", "0.5"),
    ];
    for (written, printed) in amounts {
        let link = with_callback("http://example.com/")
            .replace(r#""grandTotal":"51.00""#, &format!(r#""grandTotal":{written}"#));
        create(&sandbox, &link).await;
        let payment = sandbox.pay(sandbox.orders().pop().unwrap().id()).await.unwrap();
        assert_eq!(verify(&payment, []).amount(), Some(printed));
    }
}

#[tokio::test]
async fn debug_shows_neither_amount_nor_url() {
    let sandbox = sandbox().await;
    let payment = pay(&sandbox, "http://example.com/private-path").await;
    let debug = format!("{payment:?}{sandbox:?}{:?}", sandbox.orders());
    assert!(
        !["private-path", "51.00", "Kari", "test-token", "test-secret"].iter().any(|text| debug.contains(text)),
        "{debug}"
    );
}
