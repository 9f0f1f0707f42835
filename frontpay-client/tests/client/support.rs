use std::path::Path;
use std::time::Duration;

use frontpay_client::{Client, ClientBuilder, Environment, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

pub(crate) const TOKEN: &str = "test-token-3f9a";

pub(crate) fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub(crate) fn payment_link() -> Valid<PaymentLink> {
    Valid::from_json(fixture("payment-link.json")).unwrap()
}

pub(crate) fn builder(base_url: &str) -> ClientBuilder {
    let environment = Environment::custom(base_url).unwrap();
    Client::builder(TOKEN).environment(environment).retries(Retries::none()).timeout(Duration::from_secs(10))
}

pub(crate) fn client(base_url: &str) -> Client {
    builder(base_url).build().unwrap()
}

/// A client whose repetitions follow each other at once.
pub(crate) fn quick(base_url: &str, times: usize) -> Client {
    let retries = Retries::default().times(times).first_pause(Duration::from_millis(1));
    builder(base_url).retries(retries).build().unwrap()
}

pub(crate) fn json(status: u16, body: impl Into<Vec<u8>>) -> ResponseTemplate {
    ResponseTemplate::new(status).set_body_raw(body, "application/json")
}

/// A server that gives one answer to everything.
pub(crate) async fn answering(response: ResponseTemplate) -> (MockServer, Client) {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(response).mount(&server).await;
    let client = client(&server.uri());
    (server, client)
}

pub(crate) async fn requests(server: &MockServer) -> usize {
    server.received_requests().await.unwrap().len()
}
