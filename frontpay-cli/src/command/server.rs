//! A server of the API, and the token for it.

use std::path::Path;

use frontpay_client::{BuildError, Client, Environment, Error, Token};

use crate::exit::Failure;
use crate::output::{chain, count, whole_seconds};
use crate::secret;

/// A server of the API with the client for it.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) environment: Environment,
    pub(super) client: Client,
}

impl Server {
    /// Finds the server that `--env` names, and the token for it.
    ///
    /// `names` lists for an error message what `--env` may be.
    pub(super) fn find(environment: &str, names: &str, token_file: Option<&Path>) -> Result<Self, Failure> {
        let environment: Environment = environment.parse().map_err(|_| unknown_environment(environment, names))?;
        let token = Token::new(&secret::TOKEN.read(token_file)?);
        let client = Client::builder(token).environment(environment.clone()).build().map_err(|error| match error {
            BuildError::Url(_) => Failure::cannot_run(
                "a base URL starts with https:// (or http:// on this machine) and has no user name, password, query or \
                 fragment: the token is the only credential, and is not sent in clear",
            ),
            error => Failure::cannot_run(chain(&error)),
        })?;
        Ok(Self { environment, client })
    }
}

/// Repeats the text only if it is a word: a mistyped URL may hold a password.
fn unknown_environment(text: &str, names: &str) -> Failure {
    let is_word = text.chars().all(|symbol| symbol.is_ascii_alphanumeric() || matches!(symbol, '-' | '_'));
    let what = if is_word { format!("there is no environment {text}") } else { "--env is not a base URL".to_owned() };
    Failure::cannot_run(format_args!("{what}; it is one of {names} or a base URL such as https://host/api/v1"))
}

/// Prints an error of a call in one sentence, with the time that the server asks to wait.
pub(super) fn sentence(error: &Error) -> String {
    let wait = error.retry_after().and_then(|wait| usize::try_from(whole_seconds(wait)).ok());
    let wait = wait.map_or(String::new(), |wait| format!("; the server asks to wait {}", count(wait, "second")));
    chain(error) + &wait
}
