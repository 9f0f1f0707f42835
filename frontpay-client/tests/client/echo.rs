//! A server that echoes whatever it was sent: nothing of it is in any text that may be logged.
//!
//! Every field of a payload, the token, headers, identifiers and paths hold markers. The server repeats those of a request in
//! every form and in every part of its response. No marker may be in `Debug` or `Display` of an error, of its sources and of a
//! success, in `Serialize`, in what `tracing` records for any target at any level, or in records of the `log` crate. What
//! returns a text as it came (`body()`, `message()`, `data()`, `text()`, `violations()`) is not searched.

mod forms;
mod markers;
mod records;
mod shapes;

use std::error::Error as StdError;
use std::fmt::Debug;

use frontpay_client::{Client, Environment, Error, Retries};
use frontpay_core::Valid;
use frontpay_core::payload::PaymentLink;

use self::markers::Search;
use self::records::Records;
use crate::raw::{Fate, Raw};

const STATUSES: [u16; 28] = [
    200, 201, 202, 204, 301, 302, 303, 304, 400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 417, 418, 419, 422, 429,
    500, 502, 503, 504, 510,
];

/// The texts that a call leaves behind.
#[derive(Default)]
struct Texts(Vec<String>);

impl Texts {
    fn add_debug(&mut self, value: &(impl Debug + ?Sized)) {
        self.0.push(format!("{value:?}"));
        self.0.push(format!("{value:#?}"));
    }

    fn add_error(&mut self, error: &Error) {
        let mut next: Option<&dyn StdError> = Some(error);
        while let Some(error) = next {
            self.0.push(error.to_string());
            self.add_debug(error);
            next = error.source();
        }
        if let Some(response) = error.response() {
            self.0.push(response.to_string());
            self.add_debug(response);
        }
        if let Error::Rejected(rejected) = error {
            for message in rejected.messages() {
                self.0.push(message.to_string());
                self.add_debug(&message);
            }
        }
    }

    /// Returns one line for each text that holds a marker.
    fn leaks(&self, about: &str, search: &Search) -> Vec<String> {
        let leak = |text: &String| search.find(text).map(|word| format!("{about}: {word:?} is in {text}"));
        self.0.iter().filter_map(leak).collect()
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Create,
    Status,
    Get,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Create, Self::Status, Self::Get];

    /// The texts of a request of this kind.
    fn markers(self) -> Vec<&'static str> {
        let own: &[_] = match self {
            Self::Create => &markers::PAYLOAD,
            Self::Status => &[markers::ORDER],
            Self::Get => &markers::PATH_WORDS,
        };
        [&markers::HEADERS[..], own].concat()
    }

    /// Makes a call and collects its texts.
    async fn call(self, client: &Client) -> Texts {
        let mut texts = Texts::default();
        let failed = match self {
            Self::Create => {
                let request = client.orders().send_payment_link(&order()).header("x-trace", markers::TRACE);
                texts.add_debug(&request);
                request.await.map(|mut created| {
                    texts.add_debug(&created);
                    // The identifiers are what it is serialized for.
                    (created.order, created.customer) = (None, None);
                    texts.0.push(serde_json::to_string(&created).unwrap());
                })
            }
            Self::Status => {
                let request = client.orders().status(markers::ORDER).header("x-trace", markers::TRACE);
                texts.add_debug(&request);
                request.await.map(|state| texts.add_debug(&state))
            }
            Self::Get => {
                let request = client.get(markers::PATH).header("x-trace", markers::TRACE);
                texts.add_debug(&request);
                request.await.map(|_| ())
            }
        };
        if let Err(error) = failed {
            texts.add_error(&error);
        }
        texts
    }
}

fn client(server: &Raw) -> Client {
    let environment = Environment::custom(&server.uri()).unwrap();
    let builder = Client::builder(markers::TOKEN).environment(environment).retries(Retries::none());
    builder.user_agent_suffix(markers::PROGRAM).build().unwrap()
}

fn order() -> Valid<PaymentLink> {
    Valid::from_json(markers::ORDER_JSON).unwrap()
}

fn assert_none(leaks: &[String]) {
    let shown: Vec<_> = leaks.iter().map(String::as_str).take(20).collect();
    assert!(leaks.is_empty(), "{} leaks:\n{}", leaks.len(), shown.join("\n"));
}

/// Checks every marker in every form, as the message of a refusal and of a rejection.
#[tokio::test]
async fn no_form_of_a_marker_is_shown() {
    let records = Records::start();
    let mut leaks = Vec::new();
    for kind in Kind::ALL {
        let (markers, search) = (kind.markers(), Search::of(&kind.markers()));
        let forms: Vec<_> = markers.iter().flat_map(|marker| forms::of(marker)).collect();
        let messages = forms.iter().map(|form| Fate::Say(shapes::refusal(form)));
        let server = Raw::start(messages.chain([Fate::Say(shapes::rejection(&forms))])).await;
        let client = client(&server);
        for form in &forms {
            leaks.extend(kind.call(&client).await.leaks(&format!("{kind:?}, {form}"), &search));
        }
        let texts = kind.call(&client).await;
        assert!(texts.0.len() > forms.len() * 3, "every message is shown");
        leaks.extend(texts.leaks(&format!("{kind:?}, a rejection"), &search));
    }
    leaks.extend(records.leaks());
    assert_none(&leaks);
}

/// Checks every part of every response, with every status, for every kind of call.
#[tokio::test]
async fn no_part_of_a_response_shows_a_marker() {
    let records = Records::start();
    let mut leaks = Vec::new();
    for kind in Kind::ALL {
        let search = Search::of(&kind.markers());
        let mut echoes = forms::in_turn(&kind.markers());
        for status in STATUSES {
            let (names, responses): (Vec<_>, Vec<_>) = shapes::all(status, &mut echoes).into_iter().unzip();
            let server = Raw::start(responses.into_iter().map(Fate::Say)).await;
            let client = client(&server);
            for name in names {
                leaks.extend(kind.call(&client).await.leaks(&format!("{kind:?}, {status}, {name}"), &search));
            }
        }
    }
    leaks.extend(records.leaks());
    assert_none(&leaks);
}

/// Connections that break in the middle of an echo, and echoes that are no HTTP.
#[tokio::test]
async fn no_broken_response_shows_a_marker() {
    let records = Records::start();
    let mut leaks = Vec::new();
    for kind in Kind::ALL {
        let search = Search::of(&kind.markers());
        let mut echoes = forms::in_turn(&kind.markers());
        let (names, responses): (Vec<_>, Vec<_>) = shapes::broken(&mut echoes).into_iter().unzip();
        let server = Raw::start(responses.into_iter().map(Fate::Say)).await;
        let client = client(&server);
        for name in names {
            leaks.extend(kind.call(&client).await.leaks(&format!("{kind:?}, {name}"), &search));
        }
    }
    leaks.extend(records.leaks());
    assert_none(&leaks);
}

/// The errors of a client that is not built, and of requests that are not sent.
#[tokio::test]
async fn no_error_of_this_side_shows_a_marker() {
    let records = Records::start();
    let mut texts = Texts::default();
    for address in markers::ADDRESSES {
        match Environment::custom(address) {
            Ok(environment) => {
                texts.add_debug(&environment);
                texts.0.push(environment.to_string());
                let builder = Client::builder(markers::TOKEN).environment(environment);
                texts.add_debug(&builder);
                texts.add_error(&builder.build().unwrap_err().into());
            }
            Err(error) => texts.add_error(&error.into()),
        }
    }
    for token in markers::BAD_TOKENS {
        texts.add_error(&Client::builder(token).build().unwrap_err().into());
    }
    add_requests_that_are_not_sent(&mut texts).await;
    assert_none(&[texts.leaks("this side", &Search::of(&markers::SECRETS)), records.leaks()].concat());
}

async fn add_requests_that_are_not_sent(texts: &mut Texts) {
    let server = Raw::start([]).await;
    let client = client(&server);
    texts.add_debug(&client);
    for bad in markers::BAD_TEXTS {
        let orders = client.orders();
        texts.add_debug(&orders.status(bad));
        texts.add_error(&orders.status(bad).await.unwrap_err());
        texts.add_error(&client.get(bad).await.unwrap_err());
        texts.add_error(&orders.status("ODR1").header("x-trace", bad).await.unwrap_err());
        texts.add_error(&orders.status("ODR1").header(bad, "1").await.unwrap_err());
        let suffix = format!("{bad} 1.0");
        texts.add_error(&Client::builder("the-token").user_agent_suffix(suffix).build().unwrap_err().into());
    }
    // This one is sent, and reset.
    texts.add_error(&client.orders().send_payment_link(&order()).await.unwrap_err());
}

/// The search finds what it is meant to find.
#[test]
fn a_marker_is_found_in_any_form() {
    for kind in Kind::ALL {
        let search = Search::of(&kind.markers());
        for form in kind.markers().iter().flat_map(|marker| forms::of(marker)) {
            assert!(search.find(&form).is_some(), "{form}");
        }
        for text in
            ["400 (a message of 17 characters)", "no connection to 127.0.0.1:43210", "products.….rate [required]"]
        {
            assert_eq!(search.find(text), None);
        }
    }
}
