//! `frontpay sandbox`: the API in the foreground.

use std::io::{self, Write};

use frontpay_sandbox::{Sandbox, StartError};

use super::runtime;
use crate::args::SandboxArgs;
use crate::exit::{Exit, Failure};
use crate::output::chain;

pub(super) fn run(args: &SandboxArgs) -> Result<Exit, Failure> {
    runtime()?.block_on(async {
        let sandbox = start(args).await.map_err(|error| Failure::cannot_run(chain(&error)))?;
        // Ctrl-C is handled before the introduction is printed, because its reader may press it.
        let stopped = tokio::spawn(tokio::signal::ctrl_c());
        tokio::task::yield_now().await;
        introduce(&mut io::stdout().lock(), &sandbox, args)?;
        stopped
            .await
            .map_err(io::Error::from)
            .and_then(|ended| ended)
            .map_err(|error| Failure::cannot_run(chain(&error)))?;
        sandbox.shutdown().await;
        Ok(Exit::Done)
    })
}

async fn start(args: &SandboxArgs) -> Result<Sandbox, StartError> {
    let mut builder = Sandbox::builder().bind(([127, 0, 0, 1], args.port).into());
    if let Some(token) = &args.token {
        builder = builder.token(token);
    }
    if let Some(secret) = &args.secret {
        builder = builder.callback_secret(secret);
    }
    builder.start().await
}

/// Prints how to use it. Secrets from the command line are not repeated.
fn introduce(out: &mut impl Write, sandbox: &Sandbox, args: &SandboxArgs) -> io::Result<()> {
    let url = sandbox.url();
    let url = url.as_str().trim_end_matches('/');
    let token = if args.token.is_some() { "$FRONTPAY_TOKEN" } else { sandbox.token() };
    let given = "as given";
    let secret = if args.secret.is_some() { given } else { sandbox.callback_secret() };
    writeln!(out, "The Front Payment API, on this machine only, until Ctrl-C:")?;
    writeln!(out, "  address          {url}")?;
    writeln!(out, "  token            {}", if args.token.is_some() { given } else { token })?;
    writeln!(out, "  callback secret  {secret} (scheme C)")?;
    writeln!(out, "\nSend it an order:")?;
    writeln!(out, "  curl -sS {url}/connect/orders/payment-link/create -H 'Content-Type: application/json' \\")?;
    writeln!(out, "    -H \"Authorization: Bearer {token}\" -d @examples/payment-link.json")?;
    writeln!(out, "Read its state, and let the customer pay, which sends the callback:")?;
    writeln!(out, "  curl -sS {url}/connect/orders/status/ORDER -H \"Authorization: Bearer {token}\"")?;
    writeln!(out, "  curl -sS -X POST http://{}/sandbox/orders/ORDER/pay", sandbox.address())?;
    out.flush()
}
