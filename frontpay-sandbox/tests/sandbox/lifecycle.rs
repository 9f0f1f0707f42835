use std::time::{Duration, Instant};

use frontpay_sandbox::{Fault, Sandbox, StartError};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;

use crate::support::{PAYMENT_LINK, create, sandbox};

#[tokio::test]
async fn it_listens_at_its_address() {
    let sandbox = sandbox().await;
    assert_eq!(sandbox.url().as_str(), format!("http://{}/api/v1/", sandbox.address()));
    assert_eq!(sandbox.environment().base_url(), sandbox.url().as_str());
}

#[tokio::test]
async fn tokens_and_secrets_are_random_unless_set() {
    let (one, other) = (Sandbox::builder().start().await.unwrap(), Sandbox::builder().start().await.unwrap());
    assert_ne!(one.token(), other.token());
    assert_ne!(one.callback_secret(), other.callback_secret());
    let set = Sandbox::builder().token("a\n").callback_secret(" b-secret ").start().await.unwrap();
    assert_eq!((set.token(), set.callback_secret()), ("a", "b-secret"));
}

#[tokio::test]
async fn invalid_options_are_errors_at_the_start() {
    for token in ["", " \n", "two words", "tøken"] {
        let error = Sandbox::builder().token(token).start().await.unwrap_err();
        assert!(matches!(error, StartError::Token(_)), "{token:?}");
    }
    for secret in ["", " \n", "1234567"] {
        let error = Sandbox::builder().callback_secret(secret).start().await.unwrap_err();
        assert!(matches!(error, StartError::CallbackSecret(_)), "{secret:?}");
    }
    let open = Sandbox::builder().bind("0.0.0.0:0".parse().unwrap()).start().await.unwrap_err();
    assert!(matches!(open, StartError::NotLoopback { .. }));
    let first = sandbox().await;
    let taken = Sandbox::builder().bind(first.address()).start().await.unwrap_err();
    assert!(matches!(taken, StartError::Bind { address, .. } if address == first.address()));
    assert_eq!(taken.to_string(), format!("the sandbox cannot listen on {}", first.address()));
}

#[tokio::test]
async fn shutdown_completes_requests_in_progress() {
    let sandbox = sandbox().await;
    sandbox.fail_next(Fault::Delay(Duration::from_millis(200)));
    let address = sandbox.address();
    let request = tokio::spawn(crate::support::raw(
        address,
        "POST",
        crate::support::CREATE,
        &[crate::support::BEARER, crate::support::JSON],
        PAYMENT_LINK.as_bytes(),
    ));
    while sandbox.orders().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    sandbox.shutdown().await;
    assert_eq!(request.await.unwrap().status, 201);
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn shutdown_does_not_wait_for_idle_connections() {
    let sandbox = sandbox().await;
    let mut idle = TcpStream::connect(sandbox.address()).await.unwrap();
    create(&sandbox, PAYMENT_LINK).await;
    let start = Instant::now();
    sandbox.shutdown().await;
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!(idle.read(&mut [0; 1]).await.unwrap_or(0), 0);
}

#[tokio::test]
async fn dropping_it_stops_the_server() {
    let sandbox = sandbox().await;
    let address = sandbox.address();
    drop(sandbox);
    let deadline = Instant::now() + Duration::from_secs(5);
    while TcpStream::connect(address).await.is_ok() {
        assert!(Instant::now() < deadline, "still accepting");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test]
async fn concurrent_creates_are_separate_orders() {
    let sandbox = std::sync::Arc::new(sandbox().await);
    let requests: Vec<_> = (0..50)
        .map(|_| {
            let sandbox = std::sync::Arc::clone(&sandbox);
            tokio::spawn(async move { create(&sandbox, PAYMENT_LINK).await.status })
        })
        .collect();
    for request in requests {
        assert_eq!(request.await.unwrap(), 201);
    }
    let ids: std::collections::HashSet<_> = sandbox.orders().iter().map(|order| order.id().clone()).collect();
    assert_eq!(ids.len(), 50);
}
