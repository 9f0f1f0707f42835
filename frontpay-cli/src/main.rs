//! The `frontpay` command: sends, validates, explains and evaluates payloads.

mod args;
mod command;
mod exit;
mod faults;
mod input;
mod json;
mod output;
mod secret;
mod signals;
mod snippet;
mod source;
mod transcript;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    exit::code(command::run(&args::Args::parse()))
}
