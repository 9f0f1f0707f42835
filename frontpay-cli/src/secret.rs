//! Secrets from files and from the environment, never from arguments, which other users of a machine can read.

use std::env::VarError;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use frontpay_rules::Escaped;

use crate::exit::Failure;
use crate::output::without_os_code;

/// The maximum length of the file of a secret: 64 KiB.
const MAX_BYTES: u64 = 64 << 10;

/// A kind of secret, and its sources.
#[derive(Debug)]
pub(crate) struct SecretSource {
    noun: &'static str,
    option: &'static str,
    variable: &'static str,
}

/// The bearer token.
pub(crate) const TOKEN: SecretSource =
    SecretSource { noun: "token", option: "--token-file", variable: "FRONTPAY_TOKEN" };

/// The secret that signs callbacks.
pub(crate) const CALLBACK_SECRET: SecretSource =
    SecretSource { noun: "callback secret", option: "--secret-file", variable: "FRONTPAY_CALLBACK_SECRET" };

impl SecretSource {
    /// Reads the secret from a file, or from the variable if no file is named.
    pub(crate) fn read(&self, file: Option<&Path>) -> Result<String, Failure> {
        let Self { noun, option, variable } = self;
        let text = match file {
            Some(file) => self.read_file(file)?,
            None => std::env::var(variable).map_err(|error| match error {
                VarError::NotPresent => Failure::cannot_run(format_args!(
                    "a {noun} is needed: name its file with {option}, or set {variable}"
                )),
                VarError::NotUnicode(_) => Failure::cannot_run(format_args!("{variable} is not UTF-8 text")),
            })?,
        };
        if text.trim().is_empty() {
            let source = file.map_or((*variable).to_owned(), |file| Escaped::new(&file.to_string_lossy()).to_string());
            return Err(Failure::cannot_run(format_args!("a {noun} is needed, and {source} is empty")));
        }
        Ok(text)
    }

    fn read_file(&self, file: &Path) -> Result<String, Failure> {
        let Self { noun, .. } = self;
        let cannot =
            |why: &str| Failure::cannot_run(format_args!("cannot read the {noun} from {}: {why}", file.display()));
        if file.is_dir() {
            return Err(cannot("it is a directory"));
        }
        let mut text = String::new();
        let opened = File::open(file).map_err(|error| cannot(&without_os_code(&error)))?;
        opened.take(MAX_BYTES + 1).read_to_string(&mut text).map_err(|error| cannot(&without_os_code(&error)))?;
        if text.len() as u64 > MAX_BYTES { Err(cannot(&format!("it is too large for a {noun}"))) } else { Ok(text) }
    }
}
