use crate::args::SandboxArgs;
use crate::exit::{Exit, Failure};

pub(super) fn run(_args: &SandboxArgs) -> Result<Exit, Failure> {
    Err(Failure::unable("not yet"))
}
