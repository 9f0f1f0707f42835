use std::time::{Duration, Instant};

use frontpay_client::{Error, Retries};
use tokio::net::TcpListener;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::raw::{Fate, Raw};
use crate::support::{builder, fixture, json, payment_link, quick, requests};

/// Starts a server that fails `times` and then responds with a status.
async fn recovering(times: u64, failure: ResponseTemplate) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(failure).up_to_n_times(times).mount(&server).await;
    let good = json(200, fixture("responses/status.200.json"));
    Mock::given(any()).respond_with(good).mount(&server).await;
    server
}

#[tokio::test]
async fn a_read_is_repeated_after_a_passing_failure() {
    for status in [408, 429, 500, 502, 503, 504] {
        let server = recovering(2, json(status, "")).await;
        quick(&server.uri(), 3).orders().status("ODR1649249709").await.unwrap();
        assert_eq!(requests(&server).await, 3, "{status}");
    }
}

#[tokio::test]
async fn a_read_is_repeated_after_a_broken_connection() {
    let body = fixture("responses/status.200.json");
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    let server = Raw::start([Fate::Reset, Fate::Say(head.clone().into()), Fate::Say((head + &body).into())]).await;
    quick(&server.uri(), 3).orders().status("ODR1649249709").await.unwrap();
    assert_eq!(server.served(), 3);
}

#[tokio::test]
async fn a_read_is_given_up_after_the_last_repetition() {
    let server = recovering(9, json(503, "")).await;
    let error = quick(&server.uri(), 2).orders().status("ODR1649249709").await.unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 503);
    assert_eq!(requests(&server).await, 3);
}

#[tokio::test]
async fn an_answer_is_not_repeated() {
    for status in [400, 401, 404, 417, 501, 505, 510] {
        let server = recovering(1, json(status, "")).await;
        assert!(quick(&server.uri(), 3).orders().status("ODR1649249709").await.is_err());
        assert_eq!(requests(&server).await, 1, "{status}");
    }
}

#[tokio::test]
async fn a_create_is_never_repeated_once_it_was_sent() {
    for status in [408, 429, 500, 502, 503, 504, 510] {
        let server = recovering(1, json(status, "").insert_header("retry-after", "0")).await;
        assert!(quick(&server.uri(), 3).orders().send_payment_link(&payment_link()).await.is_err());
        assert_eq!(requests(&server).await, 1, "{status}");
    }
    let server = Raw::start([Fate::Reset, Fate::Reset]).await;
    assert!(quick(&server.uri(), 3).orders().send_payment_link(&payment_link()).await.is_err());
    assert_eq!(server.served(), 1);
}

#[tokio::test]
async fn a_create_is_repeated_while_there_is_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let retries =
        Retries::default().times(50).first_pause(Duration::from_millis(20)).longest_pause(Duration::from_millis(50));
    let client = builder(&format!("http://{address}")).retries(retries).build().unwrap();
    let sending = tokio::spawn(client.orders().send_payment_link(&payment_link()).into_future());
    tokio::time::sleep(Duration::from_millis(100)).await;

    let body = fixture("responses/payment-link.201.json");
    let text = format!("HTTP/1.1 201 Created\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let server = Raw::on(TcpListener::bind(address).await.unwrap(), [Fate::Say(text.into())]);
    assert!(sending.await.unwrap().unwrap().order.is_some());
    assert_eq!(server.served(), 1);
}

#[tokio::test]
async fn a_create_is_repeated_after_a_429_of_the_api_where_that_was_asked_for() {
    let too_many = json(429, r#"{"message": "Too Many Attempts."}"#).insert_header("retry-after", "0");
    let created = json(201, fixture("responses/payment-link.201.json"));
    for (is_repeated, response, is_done) in
        [(true, too_many.clone(), true), (false, too_many, false), (true, json(429, "<html>"), false)]
    {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(response).up_to_n_times(1).mount(&server).await;
        Mock::given(any()).respond_with(created.clone()).mount(&server).await;
        let retries = Retries::default().first_pause(Duration::from_millis(1)).creates_after_rate_limit(is_repeated);
        let client = builder(&server.uri()).retries(retries).build().unwrap();
        let sent = client.orders().send_payment_link(&payment_link()).await;
        assert_eq!((sent.is_ok(), requests(&server).await), (is_done, 1 + usize::from(is_done)));
    }
}

#[tokio::test]
async fn readers_of_an_api_that_is_down_share_a_budget_of_repetitions() {
    let server = recovering(100_000, json(503, "")).await;
    let client = quick(&server.uri(), 3);
    let calls: Vec<_> =
        (0..1000).map(|_| tokio::spawn(client.orders().status("ODR1649249709").into_future())).collect();
    for call in calls {
        assert!(call.await.unwrap().is_err());
    }
    let requests = requests(&server).await;
    assert!((1000..=1100).contains(&requests), "{requests} requests for 1,000 calls");
}

#[tokio::test]
async fn retry_after_lengthens_the_pause() {
    let server = recovering(1, json(429, "").insert_header("retry-after", "1")).await;
    let started = Instant::now();
    quick(&server.uri(), 1).orders().status("ODR1649249709").await.unwrap();
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_server_that_wants_more_time_than_there_is_ends_the_call_at_once() {
    let server = recovering(1, json(503, "").insert_header("retry-after", "3600")).await;
    let started = Instant::now();
    let error = quick(&server.uri(), 3).orders().status("ODR1649249709").await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
    assert_eq!(requests(&server).await, 1);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[tokio::test]
async fn the_first_attempt_has_its_whole_timeout() {
    let slow = json(200, fixture("responses/status.200.json")).set_delay(Duration::from_millis(300));
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(slow).mount(&server).await;
    let client = builder(&server.uri()).retries(Retries::default().within(Duration::from_millis(50))).build().unwrap();
    assert!(client.orders().status("ODR1649249709").await.is_ok());
}

#[tokio::test]
async fn no_repetition_runs_beyond_the_deadline() {
    let server = Raw::start((0..9).map(|_| Fate::SayAndHang(Vec::new()))).await;
    let retries = Retries::default().times(8).first_pause(Duration::from_millis(1)).within(Duration::from_millis(500));
    let client = builder(&server.uri()).retries(retries).timeout(Duration::from_millis(300)).build().unwrap();
    let started = Instant::now();
    let error = client.orders().status("ODR1649249709").await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)) && error.is_timeout(), "{error:?}");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    assert_eq!(server.served(), 2);
}
