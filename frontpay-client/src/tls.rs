//! TLS by rustls and `ring`, without touching the process-wide default provider.

use std::sync::Arc;

use rustls::crypto::ring;
use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::error::BuildError;

/// Trusts what the machine trusts, so that a company's own proxy works; a machine that trusts nothing (a bare
/// container without CA certificates) gets Mozilla's roots, which are compiled in.
pub(crate) fn config(is_needed: bool) -> Result<ClientConfig, BuildError> {
    let platform = if is_needed { versions()?.with_platform_verifier().ok() } else { None };
    let trusting = match platform {
        Some(trusting) => trusting,
        None => versions()?.with_root_certificates(mozilla()),
    };
    Ok(trusting.with_no_client_auth())
}

fn versions() -> Result<ConfigBuilder<ClientConfig, WantsVerifier>, BuildError> {
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    builder.with_safe_default_protocol_versions().map_err(|source| BuildError::Tls(Box::new(source)))
}

fn mozilla() -> RootCertStore {
    webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_roots_gets_those_of_mozilla() {
        assert!(mozilla().len() > 100);
        assert!(config(false).is_ok());
    }

    #[test]
    fn the_process_wide_provider_is_left_alone() {
        assert!(config(true).is_ok());
        assert!(rustls::crypto::CryptoProvider::get_default().is_none());
    }
}
