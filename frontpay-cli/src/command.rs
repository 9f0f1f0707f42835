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

use crate::args::{Args, Command};
use crate::exit::{Exit, Failure};

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
