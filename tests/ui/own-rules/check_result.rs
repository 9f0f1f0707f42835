use frontpay_core::{CheckError, Context, Validate};

fn flag(text: &str) -> bool {
    text.is_empty()
}

fn sentence(text: &str) -> Result<(), String> {
    if text.is_empty() { Err("empty".into()) } else { Ok(()) }
}

fn option(text: &str) -> Option<CheckError> {
    text.is_empty().then(|| CheckError::new("empty"))
}

fn value(text: &str, _: &Context<'_>) -> Result<String, CheckError> {
    Ok(text.into())
}

fn nothing(_: &Payment) {}

#[derive(Validate)]
#[rule(context = frontpay_core::Moment, custom = nothing)]
struct Payment {
    #[rule(required, custom = flag)]
    flag: String,
    #[rule(required, custom = sentence)]
    sentence: String,
    #[rule(required, custom = self::option)]
    option: String,
    #[rule(required, custom_with = value)]
    value: String,
}

fn main() {}
