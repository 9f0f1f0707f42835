use std::error::Error as _;

use frontpay_client::{BuildError, Client, ClientBuilder, Environment};

fn builder(base_url: &str) -> ClientBuilder {
    Client::builder("token").environment(Environment::custom(base_url).unwrap())
}

#[test]
fn the_known_environments_have_their_addresses() {
    assert_eq!(Environment::Demo.base_url(), "https://demo-api.frontpayment.no/api/v1");
    assert_eq!(Environment::Production.base_url(), "https://apigo.frontpayment.no/api/v1");
    assert_eq!(Environment::default(), Environment::Demo);
    for environment in [Environment::Demo, Environment::Production, Environment::Staging] {
        assert_eq!(environment.to_string().parse::<Environment>().unwrap(), environment);
        assert!(Client::builder("token").environment(environment).build().is_ok());
    }
}

#[test]
fn text_that_is_no_url_is_refused_with_what_was_expected() {
    for text in ["", "dmeo", "127.0.0.1:8080", "http://"] {
        let error = text.parse::<Environment>().unwrap_err();
        assert!(matches!(error, BuildError::NotAUrl { .. }), "{text}: {error:?}");
        assert!(error.to_string().contains("a URL such as `https://host/api/v1`"));
        assert!(error.source().is_some());
    }
}

#[test]
fn secrets_in_a_url_are_in_no_text() {
    let environment: Environment =
        "https://user:pass-4711@example.com:8443/api/v1?key=pass-4711#pass-4711".parse().unwrap();
    assert_eq!(environment.to_string(), "https://example.com:8443/api/v1");
    let refused = Client::builder("token").environment(environment.clone()).build().unwrap_err();
    let broken = "https://user:pass-4711@[/api".parse::<Environment>().unwrap_err();
    let text = format!("{environment:?} {refused} {refused:?} {broken} {broken:?} {:?}", broken.source());
    assert!(!text.contains("4711"), "{text}");
}

#[test]
fn plain_http_is_for_this_machine_only() {
    for local in [
        "http://localhost:1/api/v1",
        "http://127.0.0.1",
        "http://127.9.9.9:80/",
        "http://[::1]:8080/api",
        "HTTP://LOCALHOST",
    ] {
        assert!(builder(local).build().is_ok(), "{local}");
    }
    for remote in [
        "http://demo-api.frontpayment.no/api/v1",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "http://127.0.0.1.example.com",
    ] {
        let error = builder(remote).build().unwrap_err();
        assert!(error.to_string().contains("would send the token in clear"), "{error}");
        assert!(builder(remote).allow_plain_http().build().is_ok());
    }
}

#[test]
fn other_addresses_a_token_must_not_go_to() {
    let cases = [
        ("ftp://example.com", "has another scheme than `https`"),
        ("file:///tmp", "has another scheme than `https`"),
        ("localhost:8080", "has another scheme than `https`"),
        ("https://kari:secret@example.com", "carries a user name or password"),
        ("https://example.com/api?x=1", "carries a query or fragment"),
        ("https://example.com/api#x", "carries a query or fragment"),
    ];
    for (text, reason) in cases {
        let error = builder(text).allow_plain_http().build().unwrap_err();
        assert!(error.to_string().starts_with(&format!("the base URL {reason}")), "{text}: {error}");
    }
}

#[test]
fn a_token_that_cannot_be_one_is_refused() {
    let cases = [
        ("", "is empty"),
        (" \n", "is empty"),
        ("Bearer abc", "without `Bearer`"),
        ("a\nb", "white space"),
        ("påske", "no token has"),
        ("a\u{7f}b", "no token has"),
    ];
    for (token, reason) in cases {
        let error = Client::builder(token).build().unwrap_err();
        assert!(matches!(error, BuildError::Token(_)) && error.to_string().contains(reason), "{token:?}: {error}");
    }
    assert!(Client::builder("token-from-a-file\r\n").build().is_ok());
}

#[test]
fn a_user_agent_that_cannot_be_one_is_refused() {
    let error = Client::builder("token").user_agent_suffix("a\nb").build().unwrap_err();
    assert!(error.to_string().starts_with("the user_agent_suffix cannot be used"), "{error}");
}
