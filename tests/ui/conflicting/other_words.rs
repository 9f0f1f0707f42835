use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all = "kebab-case")]
enum Channel {
    ByMail,
    BySms,
}

#[derive(Validate)]
struct Customer {
    #[rule(nullable)]
    channel: Option<Channel>,
    #[rule("required_if:channel,mail,null|nullable")]
    mail: Option<String>,
    #[rule(required_if("channel", "by-sms", "BySms"), nullable)]
    msisdn: Option<String>,
}

fn main() {
    let _ = Customer::RULES;
}
