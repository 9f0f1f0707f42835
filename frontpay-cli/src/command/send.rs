use crate::args::SendArgs;
use crate::exit::{Exit, Failure};

pub(super) fn run(_args: &SendArgs) -> Result<Exit, Failure> {
    Err(Failure::unable("not yet"))
}
