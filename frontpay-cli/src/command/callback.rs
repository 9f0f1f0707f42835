//! `frontpay callback`: callbacks verified, signed and explained.

use std::path::Path;
use std::time::{Duration, SystemTime};

use frontpay_client::callback::{CustomCoverage, Notification, Scheme, Secret, Verifier, explain, raw_query, sign};
use frontpay_rules::Escaped;
use frontpay_rules::date::Moment;

use crate::args::{
    CallbackArgs, CallbackCommand, CallbackExplainArgs, CallbackSignArgs, CallbackVerifyArgs, ReceivedCallbackArgs,
    SchemeName,
};
use crate::exit::{self, Exit, Failure};
use crate::input::Input;
use crate::output::chain;
use crate::secret::CALLBACK_SECRET;
use crate::transcript::Transcript;

pub(super) fn run(args: &CallbackArgs) -> Result<Exit, Failure> {
    match &args.command {
        CallbackCommand::Verify(args) => verify(args),
        CallbackCommand::Sign(args) => print_signed(args),
        CallbackCommand::Explain(args) => print_explanation(args),
    }
}

fn verify(args: &CallbackVerifyArgs) -> Result<Exit, Failure> {
    let secret = secret(args.received.secret_file.as_deref())?;
    let url = url(&args.received)?;
    let verifier = verifier(args, secret)?;
    let now = args.now.map_or_else(SystemTime::now, time);
    match verifier.verify_at(raw_query(&url), now) {
        Ok(notification) => {
            print(&genuine(&notification));
            Ok(Exit::Done)
        }
        Err(error) => {
            exit::report(&Failure::cannot_run(chain(&error)));
            Ok(Exit::Refused)
        }
    }
}

fn verifier(args: &CallbackVerifyArgs, secret: Secret) -> Result<Verifier, Failure> {
    let coverage = if args.custom_left_out { CustomCoverage::LeftOut } else { CustomCoverage::Joined };
    let builder = Verifier::builder(secret)
        .scheme(args.scheme.into())
        .custom_parameters(args.received.custom.iter().map(String::as_str))
        .custom_coverage(coverage)
        .freshness_window(Duration::from_secs(args.window));
    let builder = if args.any_age { builder.without_freshness_window() } else { builder };
    builder.build().map_err(|error| Failure::cannot_run(chain(&error)))
}

fn genuine(notification: &Notification) -> String {
    let rows = [
        ("order", Some(notification.order().as_str())),
        ("status", Some(notification.status().as_str())),
        ("amount", notification.amount()),
        ("method", notification.payment_method()),
    ];
    let rows = rows.into_iter().filter_map(|(name, value)| Some(format!("  {name:<8}{}\n", Escaped::new(value?))));
    format!("The callback is genuine. Read the order again before you deliver.\n{}", rows.collect::<String>())
}

fn print_signed(args: &CallbackSignArgs) -> Result<Exit, Failure> {
    let secret = secret(args.secret_file.as_deref())?;
    let parameters: Vec<_> = args.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let query = sign(&parameters, &secret, args.scheme.into()).map_err(|error| Failure::cannot_run(chain(&error)))?;
    print(&format!("{query}\n"));
    Ok(Exit::Done)
}

fn print_explanation(args: &CallbackExplainArgs) -> Result<Exit, Failure> {
    let secret = secret(args.received.secret_file.as_deref())?;
    let url = url(&args.received)?;
    let explanation = explain(&url, &secret, args.received.custom.iter().map(String::as_str));
    print(&format!("{explanation}\n"));
    Ok(if explanation.fitting().next().is_some() { Exit::Done } else { Exit::Refused })
}

fn secret(file: Option<&Path>) -> Result<Secret, Failure> {
    Secret::new(&CALLBACK_SECRET.read(file)?).map_err(Failure::cannot_run)
}

fn url(args: &ReceivedCallbackArgs) -> Result<String, Failure> {
    if args.url == "-" { Ok(Input::read("-")?.text) } else { Ok(args.url.clone()) }
}

/// Prints to standard error where standard output fails: the exit code stays the verdict.
fn print(text: &str) {
    Transcript::default().print(text);
}

fn time(moment: Moment) -> SystemTime {
    // Times before 1970 become 1970, because no callback is older.
    let seconds = u64::try_from(moment.unix_seconds()).unwrap_or_default();
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(SystemTime::UNIX_EPOCH)
}

impl From<SchemeName> for Scheme {
    fn from(name: SchemeName) -> Self {
        match name {
            SchemeName::A => Self::A,
            SchemeName::B => Self::B,
            SchemeName::C => Self::C,
        }
    }
}
