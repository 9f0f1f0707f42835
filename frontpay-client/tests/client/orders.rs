use std::time::Duration;

use frontpay_client::{CustomerId, OrderId, OrderStatus};
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer};

use crate::support::{TOKEN, answering, client, fixture, json as answer, payment_link};

#[tokio::test]
async fn a_payment_link_is_posted_to_its_path_with_token_and_json() {
    let (server, _) = answering(answer(201, fixture("responses/payment-link.201.json"))).await;
    let client = client(&format!("{}/api/v1/", server.uri()));
    client.orders().send_payment_link(&payment_link()).header("x-trace", "4bf92f35").await.unwrap();

    let requests = server.received_requests().await.unwrap();
    let [request] = requests.as_slice() else { panic!("one request, not {}", requests.len()) };
    let header = |name: &str| request.headers.get(name).map(|value| value.to_str().unwrap());
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url.path(), "/api/v1/connect/orders/payment-link/create");
    assert_eq!(header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
    assert_eq!(header("content-type"), Some("application/json"));
    assert_eq!(header("accept"), Some("application/json"));
    assert_eq!(header("user-agent"), Some(concat!("frontpay-client/", env!("CARGO_PKG_VERSION"))));
    assert_eq!(header("x-trace"), Some("4bf92f35"));
    assert_eq!(header("content-length"), Some(request.body.len().to_string().as_str()));
    assert_eq!(header("transfer-encoding"), None);
    let sent: Value = serde_json::from_slice(&request.body).unwrap();
    assert_eq!(sent, serde_json::to_value(payment_link()).unwrap());
    assert_eq!(sent.pointer("/products/0/name"), Some(&json!("Hair Wash")));
    assert_eq!(sent["customerDetails"]["address"]["country"], "NO");
}

#[tokio::test]
async fn the_identifiers_of_a_created_order_come_back() {
    for name in ["responses/payment-link.201.json", "responses/order-uuid.201.json"] {
        let (_server, client) = answering(answer(201, fixture(name))).await;
        let created = client.orders().send_payment_link(&payment_link()).await.unwrap();
        assert!(created.order.unwrap().as_str().starts_with("ODR"), "{name}");
        assert!(created.customer.unwrap().as_str().starts_with("CSRT"), "{name}");
    }
}

#[tokio::test]
async fn a_created_order_without_identifiers_is_success_too() {
    let bodies = [
        fixture("responses/payment-link.201.without-data.json"),
        r#"{"status_code": 201, "data": []}"#.into(),
        r#"{"status_code": 201, "data": "x"}"#.into(),
        r#"{"status_code": 201, "data": {"uuid": null, "customerUuid": ""}}"#.into(),
        r#"{"status_code": 201, "data": {"uuid": {"id": 17}, "customerUuid": []}}"#.into(),
    ];
    for body in bodies {
        let (_server, client) = answering(answer(201, body.clone())).await;
        let created = client.orders().send_payment_link(&payment_link()).await.unwrap();
        assert_eq!((created.order, created.customer), (None, None), "{body}");
    }
}

#[tokio::test]
async fn the_raw_data_of_a_created_order_is_kept() {
    let (_server, client) = answering(answer(201, fixture("responses/order-uuid.201.json"))).await;
    let created = client.orders().send_payment_link(&payment_link()).await.unwrap();
    assert!(created.data()["paymentUrl"].as_str().unwrap().starts_with("https://"));
    assert!(!format!("{created:?}").contains("https"), "{created:?}");
}

#[tokio::test]
async fn odd_but_readable_identifiers_are_read() {
    let body = "\u{feff}{\"status_code\": \"201\", \"is_data\": \"no\", \"data\": {\"uuid\": 12, \"orderUuid\": \"ODR2\", \"customerUuid\": \"CSRT1\", \"new\": []}}";
    let (_server, client) = answering(answer(200, body)).await;
    let created = client.orders().send_payment_link(&payment_link()).await.unwrap();
    assert_eq!(created.order, Some(OrderId::from("12")));
    assert_eq!(created.customer, Some(CustomerId::from("CSRT1")));
}

#[tokio::test]
async fn the_status_of_an_order_is_read() {
    let (server, client) = answering(answer(200, fixture("responses/status.200.json"))).await;
    let state = client.orders().status("ODR1649249709").await.unwrap();
    assert_eq!(state.order, Some(OrderId::from("ODR1649249709")));
    assert_eq!((state.status, state.amount, state.refunded), (OrderStatus::Sent, None, None));

    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].method.as_str(), "GET");
    assert_eq!(requests[0].url.path(), "/connect/orders/status/ODR1649249709");
    assert!(requests[0].body.is_empty());
    assert!(!requests[0].headers.contains_key("content-type"));
}

#[tokio::test]
async fn amounts_are_exact_as_number_and_as_text() {
    let (_server, client) = answering(answer(200, fixture("responses/status.200.amounts.json"))).await;
    let state = client.orders().status("ODR347888404").await.unwrap();
    assert_eq!(state.status, OrderStatus::PartialRefunded);
    assert_eq!(state.amount.unwrap().to_string(), "40.1");
    assert_eq!(state.refunded.unwrap().to_string(), "12.50");
    assert_eq!(
        serde_json::to_value(&state).unwrap(),
        json!({"uuid": "ODR347888404", "status": "PARTIAL REFUNDED", "orderAmount": "40.1", "refundedAmount": "12.50"})
    );
}

#[tokio::test]
async fn a_malformed_amount_hides_neither_the_state_nor_itself() {
    for odd in [r#""1 234,50""#, "79228162514264337593543950336", "{}", "[1]", "true"] {
        let body = format!(r#"{{"data": {{"uuid": "ODR1", "status": "PAID", "orderAmount": {odd}}}}}"#);
        let (_server, client) = answering(answer(200, body)).await;
        let state = client.orders().status("ODR1").await.unwrap();
        assert_eq!((&state.status, state.amount), (&OrderStatus::Paid, None), "{odd}");
        assert_eq!(state.data()["orderAmount"], serde_json::from_str::<Value>(odd).unwrap());
    }
}

#[tokio::test]
async fn a_response_about_another_order_is_an_error() {
    let body = r#"{"status_code": 200, "data": {"uuid": "ODR999", "status": "PAID"}}"#;
    let (_server, client) = answering(answer(200, body)).await;
    let error = client.orders().status("ODR1").await.unwrap_err();
    assert!(matches!(&error, frontpay_client::Error::Decode(cause) if cause.is_other_order()), "{error:?}");
    assert!(!format!("{error:?}{error}").contains("999"));
}

#[tokio::test]
async fn a_new_word_of_the_server_is_kept() {
    let (_server, client) = answering(answer(200, r#"{"data": {"status": "ON ITS WAY"}}"#)).await;
    let state = client.orders().status("ODR1").await.unwrap();
    assert_eq!(state.status, OrderStatus::Unknown("ON ITS WAY".into()));
}

#[tokio::test]
async fn an_identifier_is_one_segment_of_the_path() {
    let (server, client) = answering(answer(200, fixture("responses/status.200.json"))).await;
    client.orders().status("a/b?c#d e").await.unwrap_err();
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests[0].url.path(), "/connect/orders/status/a%2Fb%3Fc%23d%20e");
    assert_eq!(requests[0].url.query(), None);
}

#[tokio::test]
async fn an_identifier_that_names_nothing_is_not_sent() {
    let (server, client) = answering(answer(200, fixture("responses/status.200.json"))).await;
    for id in ["", ".", "..", ".\t.", "\n", "ODR\t1", "a/../b"] {
        let error = client.orders().status(id).await.unwrap_err();
        assert!(matches!(error, frontpay_client::Error::NotSent(_)), "{error:?}");
    }
    assert_eq!(crate::support::requests(&server).await, 0);
}

#[tokio::test]
async fn any_path_can_be_read_and_none_leads_elsewhere() {
    let server = MockServer::start().await;
    let list = answer(200, r#"{"data": [{"uuid": "ODR1"}], "metaData": {"total": 1}}"#);
    Mock::given(method("GET")).and(path("/connect/orders/status")).respond_with(list).mount(&server).await;
    let client = client(&server.uri());

    let whole = client.get("/connect/orders/status?type=PAID").await.unwrap();
    assert_eq!(whole["metaData"]["total"], 1);
    for elsewhere in ["https://example.com/", "//example.com/", "@example.com/"] {
        assert!(client.get(elsewhere).await.is_err());
    }
    let requests = server.received_requests().await.unwrap();
    assert_eq!(requests.len(), 4);
    assert_eq!(requests[0].url.query(), Some("type=PAID"));
}

#[tokio::test]
async fn a_path_that_leaves_the_base_is_not_requested() {
    let (server, _) = answering(answer(200, "{}")).await;
    let client = client(&format!("{}/api/v1", server.uri()));
    for path in
        ["../../x", "/../x", "%2e%2e/x", "a/%2E%2e/%2e./x", "..\\x", "a\\b", "..%2fx", "%252e%252e/x", "a\tb", ".\t./x"]
    {
        let error = client.get(path).await.unwrap_err();
        assert!(matches!(error, frontpay_client::Error::NotSent(_)), "{path:?}: {error:?}");
    }
    assert_eq!(crate::support::requests(&server).await, 0);
}

#[tokio::test]
async fn a_request_can_be_moved_into_a_task() {
    let (_server, client) = answering(answer(200, fixture("responses/status.200.json"))).await;
    let request = client.orders().status("ODR1649249709").timeout(Duration::from_secs(5));
    drop(client);
    assert!(tokio::spawn(request.into_future()).await.unwrap().is_ok());
}
