//! Where an order goes, and with which token.

use std::path::Path;

use frontpay_client::{Environment, Token};

use crate::exit::Failure;
use crate::output::{chain, printable, without_number};

/// Longer than any token.
const LONGEST: u64 = 64 << 10;
const VARIABLE: &str = "FRONTPAY_TOKEN";

/// Where an order goes.
#[derive(Debug)]
pub(super) enum Destination {
    /// A server of this command's own.
    Sandbox,
    /// A server elsewhere, which wants a token.
    Real(Environment, Token),
}

impl Destination {
    pub(super) fn choose(environment: &str, token_file: Option<&Path>) -> Result<Self, Failure> {
        if environment == "sandbox" {
            return Ok(Self::Sandbox);
        }
        let environment: Environment = environment.parse().map_err(|_| {
            let environment = printable(environment);
            let known = "sandbox, demo, production and base URLs such as https://host/api/v1";
            Failure::unable(format_args!("there is no environment {environment}; known are {known}"))
        })?;
        Ok(Self::Real(environment, token(token_file)?))
    }

    /// What a person should know before anything is sent.
    pub(super) fn introduction(&self) -> String {
        match self {
            Self::Sandbox => "the sandbox of this command; nothing leaves this machine".to_owned(),
            Self::Real(Environment::Production, _) => "PRODUCTION: a real customer gets this order".to_owned(),
            Self::Real(Environment::Demo, _) => "the demo environment of Front Payment".to_owned(),
            Self::Real(other, _) => other.base_url().to_owned(),
        }
    }
}

fn token(file: Option<&Path>) -> Result<Token, Failure> {
    let text = match file {
        Some(file) => read(file)?,
        None => std::env::var(VARIABLE).map_err(|error| match error {
            std::env::VarError::NotPresent => {
                Failure::unable(format_args!("a token is needed: name its file with --token-file, or set {VARIABLE}"))
            }
            std::env::VarError::NotUnicode(_) => Failure::unable(format_args!("{VARIABLE} holds no text")),
        })?,
    };
    if text.trim().is_empty() {
        let source = file.map_or(VARIABLE.to_owned(), |file| file.display().to_string());
        return Err(Failure::unable(format_args!("a token is needed, and {source} is empty")));
    }
    Ok(Token::new(&text))
}

fn read(file: &Path) -> Result<String, Failure> {
    let cannot = |why: &str| Failure::unable(format_args!("cannot read the token from {}: {why}", file.display()));
    let metadata = std::fs::metadata(file).map_err(|error| cannot(&without_number(&error)))?;
    if metadata.is_dir() {
        return Err(cannot("it is a directory"));
    }
    if metadata.len() > LONGEST {
        return Err(cannot("it is too large for a token"));
    }
    std::fs::read_to_string(file).map_err(|error| cannot(&chain(&error)))
}
