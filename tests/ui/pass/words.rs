//! Enums of words in every case that serde knows.

use frontpay_core::{AsValue, Scratch, Validate};
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($($name:ident $case:literal $word:literal;)*) => {$(
        #[derive(Serialize, Deserialize, Validate)]
        #[serde(rename_all = $case)]
        enum $name {
            InvoiceByMail,
        }
    )*

    fn main() {
        $(
            assert_eq!($name::InvoiceByMail.as_value(&Scratch::new()).as_str(), Some($word));
            assert_eq!(serde_json::to_string(&$name::InvoiceByMail).unwrap(), concat!("\"", $word, "\""));
            assert!($name::InvoiceByMail.validate().is_ok());
        )*
        assert_eq!(Renamed::Private.as_value(&Scratch::new()).as_str(), Some("P"));
        assert_eq!(Renamed::r#Type.as_value(&Scratch::new()).as_str(), Some("Type"));
        assert!(Customer { kind: Renamed::Private, other: None, number: Renamed::Private }.validate().is_ok());
        assert!(Customer { kind: Renamed::Type, other: None, number: Renamed::Private }.validate().is_err());
    }};
}

#[derive(Serialize, Deserialize, Validate)]
enum Renamed {
    #[serde(rename = "P")]
    Private,
    r#Type,
}

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, string, in = "P")]
    kind: Renamed,
    #[rule(nullable, regex = "^P$", max = 5)]
    other: Option<Renamed>,
    #[rule(required, not_regex("^[0-9]+$"))]
    number: Renamed,
}

words! {
    Lower "lowercase" "invoicebymail";
    Upper "UPPERCASE" "INVOICEBYMAIL";
    Pascal "PascalCase" "InvoiceByMail";
    Camel "camelCase" "invoiceByMail";
    Snake "snake_case" "invoice_by_mail";
    Screaming "SCREAMING_SNAKE_CASE" "INVOICE_BY_MAIL";
    Kebab "kebab-case" "invoice-by-mail";
    ScreamingKebab "SCREAMING-KEBAB-CASE" "INVOICE-BY-MAIL";
}
