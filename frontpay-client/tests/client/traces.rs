use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer};

use crate::support::{TOKEN, fixture, json, payment_link, quick};

/// Writes down what the spans and events of the client say.
#[derive(Clone, Default)]
struct Notes(Arc<Mutex<Vec<String>>>);

impl Notes {
    fn text(&self) -> String {
        self.0.lock().unwrap().join("\n")
    }

    fn spans(&self) -> usize {
        self.0.lock().unwrap().iter().filter(|note| note.starts_with("span ")).count()
    }

    fn add(&self, note: String) {
        self.0.lock().unwrap().push(note);
    }
}

impl Visit for &Notes {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(format!("{}={value:?}", field.name()));
    }
}

impl Subscriber for Notes {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("frontpay_client")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.add(format!("span {}", span.metadata().name()));
        span.record(&mut &*self);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut &*self);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        self.add("event".into());
        event.record(&mut &*self);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

async fn note(status: u16, name: &str, failures: u64) -> Notes {
    let server = MockServer::start().await;
    if failures > 0 {
        Mock::given(any()).respond_with(json(503, "Kari Nordmann")).up_to_n_times(failures).mount(&server).await;
    }
    Mock::given(any()).respond_with(json(status, fixture(name))).mount(&server).await;
    let client = quick(&server.uri(), 3);
    let notes = Notes::default();
    let _guard = tracing::subscriber::set_default(notes.clone());
    let _ = client.orders().status("ODR1649249709").header("x-secret", "hidden").await;
    notes
}

#[tokio::test]
async fn a_call_is_one_span_with_the_fields_of_the_conventions() {
    let notes = note(200, "responses/status.200.json", 2).await;
    let text = notes.text();
    assert_eq!(notes.spans(), 1, "{text}");
    for field in [
        "span frontpay.request",
        "otel.kind=\"client\"",
        "http.request.method=\"GET\"",
        "url.template=\"connect/orders/status/{orderUuid}\"",
        "server.address=\"127.0.0.1\"",
        "http.response.status_code=200",
        "http.request.resend_count=2",
    ] {
        assert!(text.contains(field), "{field} is not in {text}");
    }
    assert!(!text.contains("error.type="), "{text}");
}

#[tokio::test]
async fn a_failed_call_says_which_kind_of_failure() {
    let text = note(404, "responses/status.404.json", 0).await.text();
    assert!(text.contains("error.type=\"not_found\"") && text.contains("http.response.status_code=404"), "{text}");
}

#[tokio::test]
async fn neither_bodies_nor_identifiers_nor_the_token_are_traced() {
    let mut text = note(200, "responses/status.200.json", 1).await.text();
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(json(201, fixture("responses/payment-link.201.json"))).mount(&server).await;
    let notes = Notes::default();
    let guard = tracing::subscriber::set_default(notes.clone());
    quick(&server.uri(), 0).orders().send_payment_link(&payment_link()).await.unwrap();
    drop(guard);
    text += &notes.text();
    for secret in [TOKEN, "ODR", "Kari", "CSRT", "hidden"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
}
