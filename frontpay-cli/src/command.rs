//! The subcommands, one file each.

mod callback;
mod eval;
mod kind;
mod rules;
mod sandbox;
mod send;
mod server;
mod status;
mod validate;

use tokio::runtime::Runtime;

use crate::args::{Args, Command};
use crate::exit::{Exit, Failure};
use crate::output::without_os_code;

/// Runs the command that was asked for.
pub(crate) fn run(args: &Args) -> Result<Exit, Failure> {
    match &args.command {
        Command::Send(args) => send::run(args),
        Command::Status(args) => Ok(status::run(args)),
        Command::Callback(args) => callback::run(args),
        Command::Validate(args) => validate::run(args),
        Command::Eval(args) => eval::run(args),
        Command::Rules(args) => rules::run(args),
        Command::Sandbox(args) => sandbox::run(args),
    }
}

/// Starts a runtime with one thread, because commands wait most of the time.
fn runtime() -> Result<Runtime, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Failure::cannot_run(format_args!("cannot start the network: {}", without_os_code(&error))))
}
