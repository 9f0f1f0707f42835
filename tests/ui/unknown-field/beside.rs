use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Account {
    #[rule(required, string, confirmed)]
    mail: String,
    #[rule(required, string)]
    mail_confirmation: String,
    #[rule(required, string, confirmed)]
    phone: String,
}

fn main() {
    let _ = Account::RULES;
}
