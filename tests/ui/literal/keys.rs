use frontpay_core::{Validate, payload};
use serde::Deserialize;

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Customer {
    #[rule(required, string)]
    name: String,
    #[rule(nullable, string)]
    organization_id: Option<String>,
    #[rule(required, array)]
    address: Address,
    #[serde(flatten)]
    contact: Contact,
    #[serde(skip)]
    note: String,
}

#[derive(Deserialize, Validate)]
struct Address {
    #[rule(required, string)]
    zip: String,
}

#[derive(Deserialize, Validate)]
struct Contact {
    #[rule(nullable, string)]
    msisdn: Option<String>,
}

fn main() {
    let _ = payload!(Customer {
        "name": "Kari",
        "organisationId": "923609016",
        "organization_id": "923609016",
        "address": {"zip": "4313", "Zip": "4313", "town": "Sandnes"},
        "msidn": "40000000",
        "note": "skipped",
        "contact": {"msisdn": "40000000"},
    });
    let _ = payload!(Customer {});
}
