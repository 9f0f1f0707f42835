//! The `frontpay` command: sends, validates, explains and evaluates payloads.

mod args;
mod command;
mod exit;
mod faults;
mod input;
mod output;
mod snippet;
mod source;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    exit::code(command::run(&args::Args::parse()))
}
