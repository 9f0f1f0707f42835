//! `frontpay eval`: Laravel's verdicts on JSON Lines.

mod case;
mod lines;
mod pipeline;

use std::io;

use crate::args::EvalArgs;
use crate::exit::{Exit, Failure};
use case::Evaluator;

pub(super) fn run(args: &EvalArgs) -> Result<Exit, Failure> {
    let (now, validated) = (args.now, args.validated);
    pipeline::run(io::stdin(), &mut io::stdout().lock(), move || Evaluator::new(now, validated))?;
    Ok(Exit::Done)
}
