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
use frontpay_rules::Escaped;

fn main() -> ExitCode {
    match args::Args::try_parse() {
        Ok(args) => exit::code(command::run(&args)),
        // Its help and its errors end the process; an error repeats the arguments, which may steer a terminal.
        Err(error) if error.use_stderr() => {
            let text = error.render().to_string();
            let lines = text.lines().map(|line| format!("{}\n", Escaped::new(line)));
            exit::print_error(&lines.collect::<String>());
            ExitCode::from(exit::Exit::CannotRun as u8)
        }
        Err(help) => help.exit(),
    }
}
