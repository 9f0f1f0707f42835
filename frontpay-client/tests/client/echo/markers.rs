//! The markers, and the search for them.

use percent_encoding::percent_decode_str;

pub(super) const TOKEN: &str = "tok-Mivarundel-9f8e7d6c5b";
pub(super) const TRACE: &str = "Jolvenquist-17";
pub(super) const PROGRAM: &str = "Bralvekin/2.1";
pub(super) const ORDER: &str = "ODR-Snerlikov-88412097";
pub(super) const PATH: &str = "connect/Trovexin/orders?type=Qlabberon";

/// The texts in the headers of every request.
pub(super) const HEADERS: [&str; 3] = [TOKEN, TRACE, PROGRAM];

pub(super) const PATH_WORDS: [&str; 2] = ["Trovexin", "Qlabberon"];

/// The texts of [`ORDER_JSON`].
pub(super) const PAYLOAD: [&str; 31] = [
    "Vrixolamp 3000",
    "PID-Jumbrecq",
    "918273.64",
    "827364.91",
    "918273",
    "1811937405",
    "1811987654",
    "CSRT-Fliwozan-77",
    "98765012",
    "plimbosk.wyxterly@qestrand.example",
    "Øydis Gramzow-Blixvåg",
    "Øydisvina",
    "Liv",
    "83092761548",
    "739204816",
    "Hvormtrullveien 14 B",
    "0471",
    "Zvolmgrad",
    "Dhrakkelno",
    "Umvoxi",
    "Receipt Gnarfeldt",
    "Ring the bell twice, says Ytterquam",
    "Terms of Ploomzic",
    "Internal-Kwizzerant",
    "dear old Mumfrozzle",
    "https://hook.zarnquell.example/cb?secret=Wrothgimble&sig=7f9a3c81e2",
    "Wrothgimble",
    "7f9a3c81e2",
    "hook.zarnquell.example",
    "Outer-Brindlequax",
    "Customer-Snoovarp",
];

pub(super) const ORDER_JSON: &str = r#"{
    "products": {"Mapkey-Tchoupik": {
        "name": "Vrixolamp 3000", "productId": "PID-Jumbrecq", "quantity": "1", "rate": 918273.64, "discount": "918273",
        "tax": "0", "amount": "827364.91"
    }},
    "orderSummary": {
        "subTotal": "827364.91", "totalTax": "0.00", "totalDiscount": "918273", "grandTotal": "827364.91"
    },
    "orderDate": "1811937405",
    "dueDateForPaymentLink": "1811987654",
    "sendOrderBy": {"sms": true, "email": false, "invoice": false},
    "invoiceAsPaymentOption": false,
    "isCreditCheckAvailable": false,
    "customerDetails": {
        "type": "corporate", "countryCode": "+47", "msisdn": "98765012", "email": "plimbosk.wyxterly@qestrand.example",
        "name": "Øydis Gramzow-Blixvåg", "firstName": "Liv", "preferredLanguage": "en", "personalNumber": "83092761548",
        "address": {"street": "Hvormtrullveien 14 B", "zip": "0471", "city": "Zvolmgrad", "country": "NO"},
        "customerUuid": "CSRT-Fliwozan-77", "organizationId": "739204816"
    },
    "invoiceReferences": {
        "referenceNo": "Dhrakkelno", "customerReference": "Umvoxi", "receiptNo": "Receipt Gnarfeldt",
        "customerNotes": "Ring the bell twice, says Ytterquam", "tnc": "Terms of Ploomzic"
    },
    "internalReferences": {"referenceNo": "Internal-Kwizzerant", "notes": "dear old Mumfrozzle, Øydisvina"},
    "callback": {"callbackUrl": "https://hook.zarnquell.example/cb?secret=Wrothgimble&sig=7f9a3c81e2"},
    "referenceNo": "Outer-Brindlequax",
    "customerReference": "Customer-Snoovarp"
}"#;

/// Base URLs with secrets, none of which a token may be sent to.
pub(super) const ADDRESSES: [&str; 7] = [
    "https://Mivarundel:Wrothgimble@api.example/api/v1",
    "https://api.example/api/v1?key=Wrothgimble",
    "https://api.example/api/v1#Wrothgimble",
    "ftp://Mivarundel:Wrothgimble@api.example/api/v1",
    "https://Mivarundel:Wrothgimble@[::1/api",
    "Wrothgimble",
    "//Mivarundel:Wrothgimble@api.example",
];

pub(super) const BAD_TOKENS: [&str; 3] = ["tok Mivarundel", "tok-Mivarundel\u{1}", "Øydis-Mivarundel"];

/// Texts that cannot be sent as an identifier, a path, a header or its name.
pub(super) const BAD_TEXTS: [&str; 3] =
    ["Snerlikov\n\u{1b}[31m/..", "../Trovexin\u{7f}", "..\\Trovexin/../Qlabberon\r"];

/// The words of the texts above.
pub(super) const SECRETS: [&str; 5] = ["Mivarundel", "Wrothgimble", "Snerlikov", "Trovexin", "Qlabberon"];

/// Words of markers that say nothing.
const COMMON: [&str; 11] =
    ["ring", "bell", "twice", "says", "terms", "internal", "outer", "customer", "receipt", "example", "https"];

/// A search for markers in any case, percent-encoded or escaped, also for parts of long words.
pub(super) struct Search(Vec<String>);

impl Search {
    pub(super) fn of(markers: &[&str]) -> Self {
        let markers: Vec<_> = markers.iter().map(|marker| marker.to_lowercase()).collect();
        let words = markers.iter().flat_map(|marker| marker.split(|symbol: char| !symbol.is_alphanumeric()));
        Self(words.filter(|word| !COMMON.contains(word)).flat_map(parts).collect())
    }

    /// Returns the first word that a text holds.
    pub(super) fn find(&self, text: &str) -> Option<&str> {
        let mut texts = vec![text.to_lowercase()];
        if text.contains('%') {
            texts.push(percent_decode_str(text).decode_utf8_lossy().to_lowercase());
        }
        if text.contains("&#") || text.contains("\\u") {
            texts.push(unescaped(text).to_lowercase());
        }
        self.0.iter().map(String::as_str).find(|word| texts.iter().any(|text| text.contains(word)))
    }
}

/// A short word as a whole, every five characters of a long one, every six digits of a number.
fn parts(word: &str) -> Vec<String> {
    let symbols: Vec<char> = word.chars().collect();
    let part = if symbols.iter().all(char::is_ascii_digit) { 6 } else { 5 };
    match symbols.len() {
        _ if matches!(word, "liv" | "0471") => vec![word.to_owned()],
        length if length < part => vec![],
        _ => symbols.windows(part).map(|part| part.iter().collect()).collect(),
    }
}

/// Undoes numeric escapes of HTML and JSON.
fn unescaped(text: &str) -> String {
    let mut plain = text.to_owned();
    for symbol in (' '..='\u{17f}').filter(|symbol| !symbol.is_control()) {
        let code = symbol as u32;
        let symbol = symbol.to_string();
        plain = plain.replace(&format!("&#{code};"), &symbol).replace(&format!("\\u{code:04x}"), &symbol);
    }
    plain
}
