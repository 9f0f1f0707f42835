use frontpay_client::{Client, Environment, Error, Token};

use crate::raw::{Fate, Raw};
use crate::support::{TOKEN, answering, builder, json, payment_link};

fn everything(error: &Error) -> String {
    let chain = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    let texts: Vec<_> = chain.map(|error| format!("{error} {error:?}")).collect();
    texts.join(" ")
}

#[test]
fn the_token_is_in_no_debug_text() {
    let builder = Client::builder(TOKEN).environment(Environment::Demo);
    let client = builder.clone().build().unwrap();
    let request = client.orders().status("ODR1").header("x-secret", "hidden-header");
    let text = format!("{builder:?} {client:?} {:?} {request:?} {:?}", client.orders(), Token::new(TOKEN));
    assert!(!text.contains(TOKEN) && !text.contains("hidden-header"), "{text}");
    assert!(text.contains("[REDACTED]"));
}

#[test]
fn a_bad_token_is_in_no_error() {
    let error = Client::builder("bad token 4711").build().unwrap_err();
    assert!(!everything(&error.into()).contains("4711"));
}

#[tokio::test]
async fn neither_token_nor_bodies_are_in_any_error() {
    let body = r#"{"message": "orderNotFound", "data": "Kari Nordmann", "errors": {"internal": "Kari Nordmann"}}"#;
    for status in [201, 400, 401, 404, 429, 500] {
        let (_server, client) = answering(json(status, body)).await;
        let error = client.orders().send_payment_link(&payment_link()).await.unwrap_err();
        let text = everything(&error);
        assert!(!text.contains("Kari") && !text.contains(TOKEN), "{status}: {text}");
    }
    let server = Raw::start([Fate::Reset]).await;
    let client = builder(&server.uri()).build().unwrap();
    let error = client.orders().status("secret-order").await.unwrap_err();
    let text = everything(&error);
    assert!(!text.contains("secret-order") && !text.contains(TOKEN), "{text}");
}

#[tokio::test]
async fn the_client_is_shared_between_tasks() {
    fn is_shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    is_shared(&Client::builder(TOKEN).build().unwrap());
}
